"""The words in which followers of a project are told its news, which staff may change."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import PreviewableMixin, RevisionMixin

from newsletter.models.pages import MAIL_PREVIEW_POLICY


class NoticeKind(models.TextChoices):
    THRESHOLD = "threshold", gettext_lazy("soglia raggiunta")
    SEVEN_DAYS_LEFT = "seven_days_left", gettext_lazy("ultimi sette giorni")
    FUNDED = "funded", gettext_lazy("raccolta finita, soglia raggiunta")
    KEPT = "kept", gettext_lazy("raccolta finita, soglia mancata: il raccolto resta al progetto")
    RETURNED = "returned", gettext_lazy("raccolta finita, soglia mancata: le donazioni tornano indietro")
    UPDATE = "update", gettext_lazy("aggiornamento pubblicato")


PLACE = re.compile(r"\{([^{}]*)\}")
_PROJECT = ("progetto", "chi_lo_promuove")
_FIGURES = ("raccolto", "soglia", "quota_del_comune", "ultimo_giorno")
# What may stand in braces, by kind: what a piece of news knows when it is told.
PLACES = {
    NoticeKind.THRESHOLD: (*_PROJECT, *_FIGURES),
    NoticeKind.SEVEN_DAYS_LEFT: (*_PROJECT, *_FIGURES, "manca"),
    NoticeKind.FUNDED: (*_PROJECT, *_FIGURES),
    NoticeKind.KEPT: (*_PROJECT, *_FIGURES, "manca"),
    NoticeKind.RETURNED: (*_PROJECT, *_FIGURES, "manca"),
    NoticeKind.UPDATE: (*_PROJECT, "aggiornamento", "riassunto"),
}
# There may be nothing to put there: a reached threshold misses nothing, an update need not have a summary. A paragraph
# with such a place is left out then, so a text that has to be there cannot hold one.
MAY_LACK = ("manca", "quota_del_comune", "riassunto")
_HAVE_TO_BE_THERE = ("subject", "heading", "button")
TEXTS = (*_HAVE_TO_BE_THERE, "preheader", "text")


def in_braces(place: str) -> str:
    return f"{{{place}}}"


class NoticeText(PreviewableMixin, RevisionMixin, models.Model):
    """The text of one kind of news in one language; ``{progetto}`` and the like stand for what it is about."""

    kind = models.CharField(gettext_lazy("notizia"), max_length=16, choices=NoticeKind.choices, editable=False)
    language = models.CharField(gettext_lazy("lingua"), max_length=10, choices=settings.LANGUAGES, editable=False)
    subject = models.CharField(
        gettext_lazy("oggetto"), max_length=120, help_text=gettext_lazy("Al telefono se ne leggono circa 40 caratteri.")
    )
    preheader = models.CharField(
        gettext_lazy("testo di anteprima"),
        max_length=150,
        blank=True,
        help_text=gettext_lazy("Si legge accanto all'oggetto, prima di aprire il messaggio."),
    )
    heading = models.CharField(gettext_lazy("titolo"), max_length=120)
    text = models.TextField(
        gettext_lazy("testo"),
        max_length=2000,
        help_text=gettext_lazy("Una riga vuota comincia un altro paragrafo."),
    )
    button = models.CharField(gettext_lazy("scritta sul pulsante"), max_length=40)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("testo di una notizia")
        verbose_name_plural = gettext_lazy("testi delle notizie")
        ordering = ["kind", "-language"]
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="one_notice_text_per_language")]

    def __str__(self) -> str:
        return f"{capfirst(self.get_kind_display())} ({self.get_language_display()})"

    @property
    def places(self) -> tuple[str, ...]:
        """What may stand in braces in it."""
        return PLACES[NoticeKind(self.kind)]

    def clean(self) -> None:
        """Refuse what stands in braces and means nothing here, naming what does."""
        wrong = {name: sentence for name in TEXTS if (sentence := self._mistake_in(name))}
        if wrong:
            raise ValidationError(wrong)

    def _mistake_in(self, name: str) -> str:
        text = getattr(self, name)
        allowed = [place for place in self.places if name not in _HAVE_TO_BE_THERE or place not in MAY_LACK]
        strange = [place for place in PLACE.findall(text) if place not in allowed]
        if strange:
            return _("«%(strange)s» qui non si può usare. Puoi usare: %(allowed)s.") % {
                "strange": in_braces(strange[0]),
                "allowed": ", ".join(map(in_braces, allowed)),
            }
        if set("{}") & set(PLACE.sub("", text)):
            return _("C'è una graffa senza la sua compagna: un dato si scrive così, {progetto}.")
        return ""

    @property
    def preview_modes(self):
        return [("mail", _("E-mail")), ("text", _("E-mail di solo testo"))]

    def get_preview_template(self, request, mode_name) -> str:
        return "newsletter/previews/notice_text.html" if mode_name == "text" else "newsletter/previews/notice.html"

    def serve_preview(self, request, mode_name):
        response = super().serve_preview(request, mode_name)
        response._csp_update = MAIL_PREVIEW_POLICY
        return response
