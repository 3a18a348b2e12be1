"""The switch that turns giving off everywhere."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.language import in_language_read, language_of


class GivingPauseQuerySet(models.QuerySet["GivingPause"]):
    def running(self) -> "GivingPauseQuerySet":
        return self.filter(is_running=True)


class GivingPause(models.Model):
    """A time in which nobody can give to any campaign, with who began and ended it, and why; one runs at most."""

    reason = models.CharField(_("motivo"), max_length=300)
    reason_en = models.CharField(_("motivo in inglese"), max_length=300, blank=True)
    # NULL once it is over: the database lets one row alone hold True.
    is_running = models.BooleanField(default=True, null=True, unique=True, editable=False)
    began_at = models.DateTimeField(_("dal"), default=timezone.now)
    began_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("di"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    began_by_name = models.CharField(_("spenta da"), max_length=200)
    ended_at = models.DateTimeField(_("al"), null=True)
    ended_by_name = models.CharField(_("riaccesa da"), max_length=200, blank=True)

    objects = GivingPauseQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sospensione di tutte le donazioni")
        verbose_name_plural = _("sospensioni di tutte le donazioni")
        ordering = ["-began_at"]
        permissions = [("switch_giving", _("Può spegnere e riaccendere le donazioni"))]

    def __str__(self) -> str:
        return self.reason

    @property
    def public_reason(self) -> str:
        """In the reader's language, where it was written in it."""
        return in_language_read(self.reason, self.reason_en)

    @property
    def public_reason_language(self) -> str:
        return language_of(self.reason_en)
