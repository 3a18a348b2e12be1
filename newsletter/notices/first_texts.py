"""The words that a new site tells news in, until staff write their own."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from newsletter.models import NoticeKind, NoticeText


def ensure_notice_texts() -> None:
    """A row for each kind and language that has none; what is there stays as it is."""
    for language, _name in settings.LANGUAGES:
        for kind in NoticeKind:
            NoticeText.objects.get_or_create(kind=kind, language=language, defaults=first_text(kind, language))


def text_of(kind: NoticeKind, language: str) -> NoticeText:
    """What staff wrote, or the first text where no row is there."""
    found = NoticeText.objects.filter(kind=kind, language=language).first()
    return found or NoticeText(kind=kind, language=language, **first_text(kind, language))


def first_text(kind: NoticeKind, language: str) -> dict[str, str]:
    with translation.override(language):
        return _texts()[kind]


def _texts() -> dict[NoticeKind, dict[str, str]]:
    return {
        NoticeKind.THRESHOLD: {
            "subject": _("Ce l'abbiamo fatta: «{progetto}» è alla soglia"),
            "preheader": _("Le donazioni sono arrivate a {raccolto}: il Comune aggiunge {quota_del_comune}."),
            "heading": _("«{progetto}» ha raggiunto la soglia"),
            "text": _(
                "Le donazioni sono arrivate a {raccolto}: la soglia era di {soglia}.\n\nIl Comune aggiunge la sua "
                "quota, {quota_del_comune}.\n\nLa raccolta resta aperta fino al {ultimo_giorno}: ogni altra donazione "
                "va tutta al progetto."
            ),
            "button": _("Guarda il progetto"),
        },
        NoticeKind.SEVEN_DAYS_LEFT: {
            "subject": _("Ultima settimana per «{progetto}»"),
            "preheader": _("La raccolta è a {raccolto} e finisce il {ultimo_giorno}."),
            "heading": _("Ultima settimana per «{progetto}»"),
            "text": _(
                "La raccolta finisce il {ultimo_giorno}. Finora sono arrivati {raccolto}; la soglia è di {soglia}."
                "\n\nPer arrivarci mancano {manca}: con la soglia raggiunta il Comune aggiunge {quota_del_comune}."
                "\n\nSe conosci qualcuno a cui il progetto può piacere, questo è il momento di parlargliene."
            ),
            "button": _("Vai al progetto"),
        },
        NoticeKind.FUNDED: {
            "subject": _("«{progetto}» si fa"),
            "preheader": _("La raccolta è finita con {raccolto}: la soglia è raggiunta."),
            "heading": _("La raccolta è finita, e il progetto si fa"),
            "text": _(
                "«{progetto}» ha raccolto {raccolto}: la soglia era di {soglia}.\n\nIl Comune aggiunge la sua quota, "
                "{quota_del_comune}.\n\nAdesso tocca a {chi_lo_promuove}. Ti scriviamo quando ci sono novità."
            ),
            "button": _("Guarda com'è andata"),
        },
        NoticeKind.KEPT: {
            "subject": _("La raccolta per «{progetto}» è finita"),
            "preheader": _("È arrivata a {raccolto}, sotto la soglia: le donazioni restano al progetto."),
            "heading": _("La raccolta è finita sotto la soglia"),
            "text": _(
                "«{progetto}» ha raccolto {raccolto}: la soglia era di {soglia}, e il Comune non aggiunge la sua "
                "quota.\n\nLe donazioni restano al progetto. Grazie per averlo seguito."
            ),
            "button": _("Guarda com'è andata"),
        },
        NoticeKind.RETURNED: {
            "subject": _("La raccolta per «{progetto}» è finita"),
            "preheader": _("Non è arrivata alla soglia: le donazioni tornano a chi le ha fatte."),
            "heading": _("La raccolta è finita sotto la soglia"),
            "text": _(
                "«{progetto}» ha raccolto {raccolto}: la soglia era di {soglia}.\n\nTutte le donazioni tornano a chi "
                "le ha fatte: chi ha donato non deve fare niente. Grazie per averlo seguito."
            ),
            "button": _("Guarda com'è andata"),
        },
        NoticeKind.UPDATE: {
            "subject": "{progetto}: {aggiornamento}",
            "preheader": "{riassunto}",
            "heading": "{aggiornamento}",
            "text": _("C'è un aggiornamento su «{progetto}», scritto da {chi_lo_promuove}.\n\n{riassunto}"),
            "button": _("Leggi tutto"),
        },
    }
