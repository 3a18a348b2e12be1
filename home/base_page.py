"""What every page of the site has."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.pictures import read_pictures
from home.stems import stems_of
from home.structured_data import Node, questions

if TYPE_CHECKING:
    from home.page_head import PageHead


class BasePage(Page):
    """A page with a summary and a picture; subclasses add what they are about."""

    summary = models.TextField(
        _("in breve"),
        max_length=300,
        blank=True,
        help_text=_(
            "Una o due frasi: si leggono negli elenchi, nei motori di ricerca e quando si condivide la pagina."
        ),
    )
    hero_image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("immagine"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_image_alt = models.CharField(
        _("testo alternativo dell'immagine"),
        max_length=250,
        blank=True,
        help_text=_("Che cosa si vede, per chi non vede. Lascia vuoto se l'immagine è solo decorativa."),
    )
    is_demonstration = models.BooleanField(
        _("contenuto dimostrativo"),
        default=False,
        help_text=_("La pagina dice a chi legge che progetti, persone e cifre sono inventati."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("hero_image"), FieldPanel("hero_image_alt")], heading=_("Immagine della pagina")),
    ]
    settings_panels = [*Page.settings_panels, FieldPanel("is_demonstration")]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("word_stems")]
    override_translatable_fields = [
        SynchronizedField("hero_image"),
        SynchronizedField("is_demonstration"),
    ]

    # What a query for a page to be served brings along, so that a template asks for nothing more.
    serve_select_related: tuple[str, ...] = ("locale", "hero_image")

    # What a list of search results calls it; a plain page has no name of its kind.
    kind_label: str | Promise = ""

    # Set by ``home.serving``, which learns it in the query that finds the page.
    is_known_unrestricted = False

    # Which part of a long list is shown; set by pages that are one.
    list_number = 1

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        if not hasattr(request, "served_page"):  # a preview: the frame around it is the page's all the same
            request.served_page = self
        read_pictures(self)
        return super().get_context(request, *args, **kwargs)

    def word_stems(self) -> str:
        """What visitors find the page by: the stem of each word in all that it is searched for."""
        return " ".join(stems_of(" ".join(_searched_texts(self)), self.locale.language_code))

    @property
    def description(self) -> str:
        """One or two sentences for whoever has not opened the page yet."""
        return self.search_description or self.summary

    def structured_data(self, head: "PageHead") -> list[Node]:
        """What the page is about, in terms of schema.org; its place in the site is told besides."""
        return questions(self)

    def get_view_restrictions(self):
        if self.is_known_unrestricted:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()


def _searched_texts(searched: index.Indexed) -> Iterator[str]:
    for field in searched.get_search_fields():
        if isinstance(field, index.SearchField) and field.field_name != "word_stems":
            yield from _texts_in(field.get_value(searched))
        elif isinstance(field, index.RelatedFields):
            related = field.get_value(searched)
            for each in field.fields:
                if related is not None and isinstance(each, index.SearchField):
                    yield from _texts_in(each.get_value(related))


def _texts_in(value) -> Iterator[str]:
    """A text field has one text, a stream a list of them."""
    if isinstance(value, list):
        for each in value:
            yield from _texts_in(each)
    elif value:
        yield str(value)
