"""What comes in the places of a notice's text, in words for staff."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsletter.models import NoticeText
from newsletter.models.notices import MAY_LACK, in_braces

_MEANINGS = {
    "progetto": _("il titolo del progetto"),
    "chi_lo_promuove": _("l'organizzazione che lo promuove"),
    "raccolto": _("quanto è stato raccolto"),
    "soglia": _("la soglia"),
    "manca": _("quanto manca alla soglia; niente, se è raggiunta"),
    "quota_del_comune": _("quanto aggiunge il Comune"),
    "ultimo_giorno": _("l'ultimo giorno della raccolta"),
    "aggiornamento": _("il titolo dell'aggiornamento"),
    "riassunto": _("il suo «in breve», se c'è"),
}


@dataclass(frozen=True)
class Meaning:
    written: str
    text: str | Promise
    may_lack: bool


def meanings_of(text: NoticeText) -> list[Meaning]:
    return [Meaning(in_braces(place), _MEANINGS[place], place in MAY_LACK) for place in text.places]
