"""The words in which followers of a project are told its news, which staff may change."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import PreviewableMixin, RevisionMixin


class NoticeKind(models.TextChoices):
    THRESHOLD = "threshold", gettext_lazy("soglia raggiunta")
    SEVEN_DAYS_LEFT = "seven_days_left", gettext_lazy("ultimi sette giorni")
    FUNDED = "funded", gettext_lazy("raccolta finita, soglia raggiunta")
    KEPT = "kept", gettext_lazy("raccolta finita, soglia mancata: il raccolto resta al progetto")
    RETURNED = "returned", gettext_lazy("raccolta finita, soglia mancata: le donazioni tornano indietro")
    UPDATE = "update", gettext_lazy("aggiornamento pubblicato")


PLACE = re.compile(r"\{([^{}]*)\}")
# What may stand in braces, by kind: a piece of news knows an update, or figures at its moment.
_ALWAYS = ("progetto", "chi_lo_promuove")
_FIGURES = ("raccolto", "soglia", "manca", "quota_del_comune", "ultimo_giorno")
PLACES = {
    kind: (*_ALWAYS, "aggiornamento", "riassunto") if kind == NoticeKind.UPDATE else (*_ALWAYS, *_FIGURES)
    for kind in NoticeKind
}


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
        return f"{self.get_kind_display()} ({self.get_language_display()})"

    @property
    def places(self) -> tuple[str, ...]:
        """What may stand in braces in it."""
        return PLACES[NoticeKind(self.kind)]

    def clean(self) -> None:
        """Refuse what stands in braces and means nothing here, naming what does."""
        wrong = {}
        known = ", ".join(f"{{{place}}}" for place in self.places)
        for name in ("subject", "preheader", "heading", "text", "button"):
            strange = [place for place in PLACE.findall(getattr(self, name)) if place not in self.places]
            if strange:
                wrong[name] = _("«{%(strange)s}» qui non vuol dire niente. Puoi usare: %(known)s.") % {
                    "strange": strange[0],
                    "known": known,
                }
        if wrong:
            raise ValidationError(wrong)

    @property
    def preview_modes(self):
        return [("mail", _("E-mail")), ("text", _("E-mail di solo testo"))]

    def get_preview_template(self, request, mode_name) -> str:
        return "newsletter/previews/notice_text.html" if mode_name == "text" else "newsletter/previews/notice.html"
