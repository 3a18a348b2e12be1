"""The page of the whole programme's figures; the figures themselves come from a tag of the donations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from home.base_page import BasePage
from home.blocks import RICH_TEXT_FEATURES, common_blocks


class ProgrammePage(BasePage):
    """The editor's words around the programme's figures and its open data."""

    introduction = RichTextField(
        _("introduzione"), features=RICH_TEXT_FEATURES, blank=True, help_text=_("Si legge prima delle cifre.")
    )
    data_note = RichTextField(
        _("nota sui dati aperti"),
        features=RICH_TEXT_FEATURES,
        blank=True,
        help_text=_("Accanto ai file da scaricare: chi li cura, a chi scrivere. La licenza c'è già."),
    )
    body = StreamField(
        common_blocks(), verbose_name=_("altri contenuti"), blank=True, help_text=_("Si legge dopo le cifre.")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("data_note"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    show_in_menus_default = True

    class Meta:
        verbose_name = _("pagina dei numeri del programma")
        verbose_name_plural = _("pagine dei numeri del programma")
