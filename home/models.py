"""The site's own pages: home, plain pages and news."""

from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

from home.base_page import BasePage
from home.bilingual import BilingualName
from home.blocks import StepBlock, common_blocks
from home.feedback import PageFeedback
from home.structured_data import Node, article, institution, website
from home.visibility import visible
from home.work.rows import Job

NEWS_PER_PAGE = 12

__all__ = [
    "FooterRole",
    "HomePage",
    "Job",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "NewsTag",
    "PageFeedback",
    "SiteVersion",
    "StandardPage",
]


class HomePage(BasePage):
    """The front door of one language; also keeps the texts that every page repeats, so that they translate."""

    lead = models.CharField(
        _("che cos'è, in una frase"),
        max_length=240,
        help_text=_("La prima frase che si legge: chi fa che cosa, per chi."),
    )
    steps = StreamField(
        [("step", StepBlock())],
        verbose_name=_("come funziona"),
        min_num=3,
        max_num=3,
        help_text=_("Tre passi, dal progetto scelto al quartiere che cambia."),
    )
    body = StreamField(common_blocks(), verbose_name=_("altri contenuti"), blank=True)

    programme_name = models.CharField(_("nome del programma"), max_length=60)
    institution_name = models.CharField(_("ente"), max_length=80)
    institution_url = models.URLField(_("sito dell'ente"), blank=True)
    contact_email = models.EmailField(_("e-mail per i cittadini"), blank=True)
    fund_notice = models.CharField(
        _("finanziamento europeo"),
        max_length=300,
        blank=True,
        help_text=_("Si legge accanto all'emblema dell'Unione europea, in fondo a ogni pagina."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("steps"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("programme_name"),
                FieldPanel("institution_name"),
                FieldPanel("institution_url"),
                FieldPanel("contact_email"),
                FieldPanel("fund_notice"),
            ],
            heading=_("In ogni pagina del sito"),
        ),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("institution_url"),
        SynchronizedField("contact_email"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 2  # one a language, side by side below the root

    class Meta:
        verbose_name = _("pagina iniziale")
        verbose_name_plural = _("pagine iniziali")

    @property
    def description(self) -> str:
        return super().description or self.lead

    def structured_data(self, head) -> list[Node]:
        return [institution(head), website(head), *super().structured_data(head)]


class FooterRole(models.TextChoices):
    """The pages that an Italian public site links from its footer, by the name that checkers look for."""

    NONE = "", _("nessuno")
    PRIVACY = "privacy-policy-link", _("informativa privacy")
    ACCESSIBILITY = "accessibility-link", _("dichiarazione di accessibilità")
    LEGAL = "legal-notes", _("note legali")
    FAQ = "faq", _("domande frequenti")
    REPORT = "report-inefficiency", _("segnalazione disservizio")


class StandardPage(BasePage):
    """A page of text."""

    body = StreamField(common_blocks(), verbose_name=_("testo"))
    footer_role = models.CharField(
        _("posto nel piè di pagina"),
        max_length=30,
        choices=FooterRole.choices,
        default=FooterRole.NONE,
        blank=True,
        help_text=_("Le pagine con un posto sono collegate in fondo a ogni pagina."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    settings_panels = [*BasePage.settings_panels, FieldPanel("footer_role")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("footer_role"),
    ]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("pagina di testo")
        verbose_name_plural = _("pagine di testo")


@register_snippet
class NewsCategory(BilingualName):
    class Meta(BilingualName.Meta):
        verbose_name = _("categoria delle notizie")
        verbose_name_plural = _("categorie delle notizie")


class NewsTag(TaggedItemBase):
    content_object = ParentalKey("home.NewsPage", on_delete=models.CASCADE, related_name="tagged_items")


class NewsIndexPage(BasePage):
    """The list of news, newest first."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("elenco delle notizie")
        verbose_name_plural = _("elenchi delle notizie")

    def get_context(self, request, *args, **kwargs):
        news = (
            visible(NewsPage.objects.child_of(self))
            .select_related("hero_image")
            .prefetch_related("categories", "hero_image__renditions")
            .order_by("-date", "-pk")
        )
        page = Paginator(news, NEWS_PER_PAGE).get_page(request.GET.get("pagina"))
        self.list_number = page.number
        return {**super().get_context(request, *args, **kwargs), "news": page}


class NewsPage(BasePage):
    """One piece of news, with the date, categories and tags of a public notice."""

    kind_label = _("Notizia")

    date = models.DateField(_("data"), default=timezone.localdate)
    categories = ParentalManyToManyField(NewsCategory, verbose_name=_("categorie"), blank=True)
    tags = ClusterTaggableManager(verbose_name=_("etichette"), through=NewsTag, blank=True)
    body = StreamField(common_blocks(), verbose_name=_("testo"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("categories"), FieldPanel("tags")], heading=_("Categorie ed etichette")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("date"),
        SynchronizedField("categories", overridable=False),
    ]
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("notizia")
        verbose_name_plural = _("notizie")

    def structured_data(self, head) -> list[Node]:
        return [article(head, author=institution(head)), *super().structured_data(head)]


class SiteVersion(models.Model):
    """One row that counts up whenever something that pages show has changed; pages are cached under it."""

    SINGLETON = 1

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="site_version_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)
