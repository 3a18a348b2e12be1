"""What readers say of a page: how clear it is, and why."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

LOWEST, HIGHEST = 1, 5
# From this rating on, readers are asked what they liked; below it, what was difficult.
GOOD_FROM = 4
LONGEST_TEXT = 200
KEPT_FOR = timedelta(days=2 * 365)


class Reason(models.TextChoices):
    """In the words that the national model for public sites prescribes."""

    CLEAR = "clear", _("Le indicazioni erano chiare")
    COMPLETE = "complete", _("Le indicazioni erano complete")
    SURE = "sure", _("Capivo sempre che stavo procedendo correttamente")
    SMOOTH = "smooth", _("Non ho avuto problemi tecnici")
    GOOD_OTHER = "good_other", _("Altro")
    UNCLEAR = "unclear", _("A volte le indicazioni non erano chiare")
    INCOMPLETE = "incomplete", _("A volte le indicazioni non erano complete")
    UNSURE = "unsure", _("A volte non capivo se stavo procedendo correttamente")
    TECHNICAL = "technical", _("Ho avuto problemi tecnici")
    BAD_OTHER = "bad_other", _("Altro")


_GOOD = (Reason.CLEAR, Reason.COMPLETE, Reason.SURE, Reason.SMOOTH, Reason.GOOD_OTHER)


def reasons_for(rating: int) -> list[Reason]:
    """What may have been liked, or what may have been difficult."""
    return [reason for reason in Reason if (reason in _GOOD) == (rating >= GOOD_FROM)]


class PageFeedback(models.Model):
    """One reader's rating of one page. Nothing tells who it was."""

    page = models.ForeignKey(Page, verbose_name=_("pagina"), on_delete=models.CASCADE)
    language = models.CharField(_("lingua"), max_length=10)
    rating = models.PositiveSmallIntegerField(
        _("voto"), validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    )
    reason = models.CharField(_("perché"), max_length=20, choices=Reason.choices, blank=True)
    text = models.CharField(_("dettagli"), max_length=LONGEST_TEXT, blank=True)
    created_at = models.DateTimeField(_("quando"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("valutazione di una pagina")
        verbose_name_plural = _("valutazioni delle pagine")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rating__gte=LOWEST, rating__lte=HIGHEST), name="feedback_rating_in_range"
            )
        ]
        indexes = [models.Index(fields=["created_at"], name="feedback_recent")]

    def __str__(self) -> str:
        return f"{self.rating}/{HIGHEST}"


def is_full(now: datetime) -> bool:
    """Whether so many have been kept in the last hour that no reader's would be told from a program's."""
    recent = PageFeedback.objects.filter(created_at__gt=now - timedelta(hours=1))
    return recent.count() >= settings.FEEDBACK_PER_HOUR


def keep(*, page: Page, language: str, rating: int, reason: str, text: str) -> PageFeedback:
    """The new row; those that are older than ``KEPT_FOR`` go at the same time."""
    PageFeedback.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    return PageFeedback.objects.create(page=page, language=language, rating=rating, reason=reason, text=text)
