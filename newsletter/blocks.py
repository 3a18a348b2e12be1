"""The blocks that an issue is made of: few, and such that every mail program shows them."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from home.pictures import PictureBlock
from newsletter.topics import MUNICIPI
from projects.blocks import EuroBlock

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]
MOST_IN_A_LIST = 10
BY_HAND = _("Scritto da te")
BY_ITSELF = _("Riempito dal sito, con le cifre del momento dell'invio")


class IssueBlock:
    """Mixed into each block: its preview is what the archive will show of it, with invented figures."""

    def get_preview_template(self, value, context=None) -> str:
        return "newsletter/previews/block.html"


class HeadingBlock(IssueBlock, blocks.CharBlock):
    class Meta:
        label = _("Titolo")
        icon = "title"
        group = BY_HAND
        description = _("Comincia una nuova parte del numero.")
        preview_value = "Si chiude un sipario, si apre un'arnia"

    def __init__(self, **options):
        super().__init__(**{"max_length": 120, **options})


class TextBlock(IssueBlock, blocks.RichTextBlock):
    class Meta:
        label = _("Testo")
        icon = "pilcrow"
        group = BY_HAND
        description = _("Paragrafi ed elenchi, con grassetto, corsivo e collegamenti.")
        preview_value = "<p>Due righe su <b>che cosa succede</b>, e un elenco.</p><ul><li>uno</li><li>due</li></ul>"

    def __init__(self, **options):
        super().__init__(**{"features": RICH_TEXT_FEATURES, **options})


def _goal(value) -> list:
    """Where it leads: a page of the site, or an address."""
    return [place for place in (value.get("page"), value.get("url")) if place]


class PictureAndWordsBlock(IssueBlock, blocks.StructBlock):
    image = PictureBlock(label=_("Immagine"))
    alt = blocks.CharBlock(
        label=_("Testo alternativo"),
        required=False,
        max_length=250,
        help_text=_(
            "Che cosa si vede, per chi non vede e per chi legge la posta senza immagini: «Tre ragazze riparano una "
            "bicicletta»."
        ),
    )
    is_decorative = blocks.BooleanBlock(
        label=_("L'immagine è solo decorativa"), required=False, help_text=_("Allora non serve un testo alternativo.")
    )
    caption = blocks.CharBlock(label=_("Didascalia"), required=False, max_length=250)
    page = blocks.PageChooserBlock(label=_("Porta alla pagina"), required=False)
    url = blocks.URLBlock(label=_("Oppure all'indirizzo"), required=False)

    class Meta:
        label = _("Immagine")
        icon = "image"
        group = BY_HAND
        description = _("Un'immagine larga quanto il testo, con didascalia e, se vuoi, un collegamento.")
        preview_value = {"caption": "La didascalia sta qui sotto.", "alt": "", "is_decorative": True}

    def clean(self, value):
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        errors = {}
        if not cleaned["alt"] and not cleaned["is_decorative"]:
            errors["alt"] = ValidationError(_("Scrivi che cosa si vede, oppure spunta «solo decorativa»."))
        if not cleaned["alt"] and _goal(cleaned):
            errors["alt"] = ValidationError(_("L'immagine è un collegamento: scrivi dove porta."))
        if len(_goal(cleaned)) > 1:
            errors["url"] = ValidationError(_("Scegli la pagina oppure l'indirizzo, non tutti e due."))
        if errors:
            raise StructBlockValidationError(errors)
        return cleaned


class ButtonBlock(IssueBlock, blocks.StructBlock):
    label = blocks.CharBlock(
        label=_("Che cosa c'è scritto"),
        max_length=50,
        help_text=_("Che cosa succede a chi lo preme: «Leggi il bando», non «Clicca qui»."),
    )
    page = blocks.PageChooserBlock(label=_("Porta alla pagina"), required=False)
    url = blocks.URLBlock(label=_("Oppure all'indirizzo"), required=False)

    class Meta:
        label = _("Pulsante")
        icon = "link"
        group = BY_HAND
        description = _("Un invito da premere, grande abbastanza per un dito.")
        preview_value = {"label": "Guarda i progetti", "url": "https://www.example.org/"}

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and len(_goal(cleaned)) != 1:
            text = _("Scegli la pagina oppure scrivi l'indirizzo: uno dei due.")
            raise StructBlockValidationError({"page": ValidationError(text)})
        return cleaned


class ProjectBlock(IssueBlock, blocks.StructBlock):
    project = blocks.PageChooserBlock(label=_("Progetto"), page_type="projects.ProjectPage")

    class Meta:
        label = _("Un progetto")
        icon = "pick"
        group = BY_ITSELF
        description = _("La scheda di un progetto, con le cifre del momento dell'invio.")
        preview_value: dict = {"project": None}


def _heading_block(if_empty) -> blocks.CharBlock:
    return blocks.CharBlock(
        label=_("Titolo"),
        required=False,
        max_length=120,
        help_text=format_lazy("{} «{}».", _("Se lo lasci vuoto:"), if_empty),
    )


def _at_most_block(number: int = 6) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        label=_("Al massimo quanti"), default=number, min_value=1, max_value=MOST_IN_A_LIST, help_text=_("Da 1 a 10.")
    )


class LiveBlock(IssueBlock, blocks.StructBlock):
    """Filled by the site: with what is true while it is written, and in the end at the moment of sending."""

    class Meta:
        icon = "rotate"
        group = BY_ITSELF
        preview_value: dict = {"heading": ""}


class ClosingSoonBlock(LiveBlock):
    heading = _heading_block(_("Ultimi giorni per donare"))
    days = blocks.IntegerBlock(
        label=_("Giorni"),
        default=7,
        min_value=1,
        max_value=60,
        help_text=_("Le raccolte che finiscono entro questi giorni dall'invio."),
    )
    at_most = _at_most_block()

    class Meta:
        label = _("Ultimi giorni")
        description = _("Le raccolte che finiscono nei prossimi 7 giorni, o in quanti ne scrivi.")


class NearlyThereBlock(LiveBlock):
    heading = _heading_block(_("Manca poco alla soglia"))
    missing = EuroBlock(
        label=_("Mancano meno di"),
        default=500_00,
        min_cents=1_00,
        help_text=_("In euro: le raccolte aperte a cui, per arrivare alla soglia, manca meno di così."),
    )
    at_most = _at_most_block()

    class Meta:
        label = _("Manca poco")
        description = _("Le raccolte a cui mancano meno di 500 euro alla soglia, o quanti ne scrivi.")


class Since(models.TextChoices):
    LAST_ISSUE = "last_issue", _("dall'ultimo numero inviato")
    DAYS = "days", _("negli ultimi giorni")


class NewProjectsBlock(LiveBlock):
    heading = _heading_block(_("Nuove raccolte"))
    since = blocks.ChoiceBlock(label=_("Aperte"), choices=Since.choices, default=Since.LAST_ISSUE)
    days = blocks.IntegerBlock(
        label=_("Giorni"), default=14, min_value=1, max_value=120, help_text=_("Se hai scelto «negli ultimi giorni».")
    )
    at_most = _at_most_block()

    class Meta:
        label = _("Nuove raccolte")
        description = _("Le raccolte che si sono aperte dall'ultimo numero, o negli ultimi giorni.")


class MunicipioBlock(LiveBlock):
    municipio = blocks.ChoiceBlock(
        label=_("Municipio"), choices=[(str(number), f"Municipio {number}") for number in MUNICIPI]
    )
    heading = _heading_block(_("Nel Municipio …"))
    at_most = _at_most_block()

    class Meta:
        label = _("Un Municipio")
        description = _("Le raccolte aperte in un Municipio.")


class NewsSince(models.TextChoices):
    LATEST = "latest", _("le più recenti")
    LAST_ISSUE = "last_issue", _("uscite dall'ultimo numero inviato")


class NewsBlock(LiveBlock):
    heading = _heading_block(_("Dal programma"))
    which = blocks.ChoiceBlock(label=_("Quali"), choices=NewsSince.choices, default=NewsSince.LATEST)
    at_most = _at_most_block(3)

    class Meta:
        label = _("Notizie")
        description = _("Le ultime notizie del sito, o quelle uscite dall'ultimo numero.")


class TotalsBlock(LiveBlock):
    heading = _heading_block(_("Il programma, finora"))

    class Meta:
        label = _("Il programma in cifre")
        description = _("Quanto è stato donato in tutto, con quante donazioni, e quante raccolte ce l'hanno fatta.")


# Those whose content comes from the site; the others say what their editors wrote.
LIVE = frozenset({"project", "closing_soon", "nearly_there", "new_projects", "municipio", "news", "totals"})


def issue_blocks() -> Sequence[tuple[str, blocks.Block]]:
    """In the order in which editors see them."""
    return [
        ("heading", HeadingBlock()),
        ("text", TextBlock()),
        ("picture", PictureAndWordsBlock()),
        ("button", ButtonBlock()),
        ("project", ProjectBlock()),
        ("closing_soon", ClosingSoonBlock()),
        ("nearly_there", NearlyThereBlock()),
        ("new_projects", NewProjectsBlock()),
        ("municipio", MunicipioBlock()),
        ("news", NewsBlock()),
        ("totals", TotalsBlock()),
    ]
