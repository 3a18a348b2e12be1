"""The blocks that any page's body is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.pictures import PictureBlock

RICH_TEXT_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    class Meta:
        label = _("Testo")
        icon = "pilcrow"
        description = _("Paragrafi, titoletti, elenchi e collegamenti.")
        template = "home/blocks/text_block.html"
        preview_value = "<p>Un paragrafo con un <b>grassetto</b> e un elenco.</p><ul><li>uno</li><li>due</li></ul>"

    def __init__(self, **options):
        options.setdefault("features", RICH_TEXT_FEATURES)
        super().__init__(**options)


class ImageBlock(blocks.StructBlock):
    image = PictureBlock(label=_("Immagine"))
    alt = blocks.CharBlock(
        label=_("Testo alternativo"),
        required=False,
        max_length=250,
        help_text=_(
            "Che cosa si vede, per chi non vede: «Tre ragazze riparano una bicicletta». "
            "Lascia vuoto se l'immagine è solo decorativa."
        ),
    )
    caption = blocks.CharBlock(label=_("Didascalia"), required=False, max_length=250)

    class Meta:
        label = _("Immagine")
        icon = "image"
        description = _("Un'immagine a tutta larghezza con didascalia.")
        template = "home/blocks/image_block.html"


class GalleryBlock(blocks.StructBlock):
    images = blocks.ListBlock(ImageBlock(), label=_("Immagini"), min_num=2, max_num=12)
    caption = blocks.CharBlock(label=_("Didascalia"), required=False, max_length=250)

    class Meta:
        label = _("Galleria")
        icon = "image"
        description = _("Da due a dodici immagini in griglia.")
        template = "home/blocks/gallery_block.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Citazione"), rows=3)
    author = blocks.CharBlock(label=_("Chi parla"), max_length=120)
    role = blocks.CharBlock(label=_("Ruolo"), required=False, max_length=120)

    class Meta:
        label = _("Citazione")
        icon = "openquote"
        description = _("Le parole di qualcuno, con nome e ruolo.")
        template = "home/blocks/quote_block.html"
        preview_value = {"text": "Qui ci conosciamo per nome.", "author": "Una vicina", "role": "Greco"}


class VideoBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titolo"), max_length=120)
    url = blocks.URLBlock(
        label=_("Indirizzo del video"),
        help_text=_("Il video si apre nel suo sito: qui non carichiamo nulla da terzi."),
    )
    image = PictureBlock(label=_("Immagine di anteprima"), required=False)

    class Meta:
        label = _("Video")
        icon = "media"
        description = _("Un collegamento a un video, con la sua anteprima.")
        template = "home/blocks/video_block.html"
        preview_value = {"title": "Il quartiere in tre minuti", "url": "https://www.example.org/video"}


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Domanda"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Risposta"), features=RICH_TEXT_FEATURES)

    class Meta:
        label = _("Domanda e risposta")
        icon = "help"


class FaqBlock(blocks.ListBlock):
    class Meta:
        label = _("Domande frequenti")
        icon = "help"
        description = _("Domande con la risposta che si apre.")
        template = "home/blocks/faq_block.html"
        preview_value = [{"question": "Chi può donare?", "answer": "<p>Chiunque.</p>"}]

    def __init__(self, **options):
        super().__init__(QuestionBlock(), **options)


class ProjectCampaignBlock(blocks.StructBlock):
    """A project's donation block in any page; the template asks the donations app for its figures."""

    project = blocks.PageChooserBlock(label=_("Progetto"), page_type="projects.ProjectPage")

    def get_context(self, value, parent_context=None):
        """The project in the reader's language where it is translated; none where not anybody may see it."""
        project = value["project"] and value["project"].localized
        if project and (not project.live or project.get_view_restrictions().exists()):
            project = None
        return {**super().get_context(value, parent_context), "value": {"project": project}}

    class Meta:
        label = _("Campagna di un progetto")
        icon = "pick"
        description = _("Il riquadro per donare a un progetto, con le cifre sempre aggiornate.")
        template = "home/blocks/project_campaign_block.html"


class NewsletterBlock(blocks.StructBlock):
    """The sign-up form of the newsletter in any page; the template asks the newsletter app for it."""

    title = blocks.CharBlock(label=_("Titolo"), max_length=80, default=_("Ricevi la newsletter"))
    text = blocks.TextBlock(
        label=_("Invito"),
        required=False,
        rows=2,
        max_length=300,
        help_text=_("Per esempio: «Due volte al mese, i progetti nuovi e le raccolte che stanno per chiudere»."),
    )

    class Meta:
        label = _("Iscrizione alla newsletter")
        icon = "mail"
        description = _("Il modulo per iscriversi: indirizzo, newsletter, Municipi e temi.")
        template = "newsletter/blocks/newsletter_block.html"
        preview_value = {"title": "Ricevi la newsletter", "text": "Due volte al mese, i progetti nuovi."}


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Titolo"), max_length=60)
    text = blocks.TextBlock(label=_("Testo"), rows=3, max_length=300)

    class Meta:
        label = _("Passo")
        icon = "order"


def common_blocks() -> list[tuple[str, blocks.Block]]:
    """Fresh instances of the blocks that every body offers, in the order in which editors see them."""
    return [
        ("text", TextBlock()),
        ("image", ImageBlock()),
        ("gallery", GalleryBlock()),
        ("quote", QuoteBlock()),
        ("video", VideoBlock()),
        ("faq", FaqBlock()),
        ("project_campaign", ProjectCampaignBlock()),
        ("newsletter", NewsletterBlock()),
    ]
