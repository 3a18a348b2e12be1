"""The call, the projects it selected, and their news."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.base_page import BasePage
from home.blocks import RICH_TEXT_FEATURES, FaqBlock, common_blocks
from home.chrome import chrome_for
from home.clock import time_left_text
from home.money import EuroCentsField, format_euros
from home.structured_data import Node, article
from home.visibility import visible
from projects.blocks import budget_line_blocks, story_blocks, suggested_amount_blocks, support_form_blocks
from projects.programme import ProgrammePage
from projects.structured_data import call_node, promoter_node
from projects.taxonomy import Neighbourhood, Organisation, Theme

PROJECTS_PER_PAGE = 24
# In the project's own page; the others follow in a list of their own.
LATEST_UPDATES = 3

__all__ = [
    "CallPage",
    "Neighbourhood",
    "Organisation",
    "ProgrammePage",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectUpdatePage",
    "Theme",
]


class CallState(models.TextChoices):
    COMING = "coming", _("in arrivo")
    OPEN = "open", _("candidature aperte")
    CLOSED = "closed", _("candidature chiuse")
    RANKING_PUBLISHED = "ranking_published", _("graduatoria pubblicata")


class FundingModel(models.TextChoices):
    KEEP_WHAT_IS_RAISED = "keep_what_is_raised", _("raccogli tutto: ciò che è donato resta al progetto")
    ALL_OR_NOTHING = "all_or_nothing", _("tutto o niente: sotto la soglia le donazioni sono restituite")


def _percent_field(label) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(label, validators=[MinValueValidator(1), MaxValueValidator(100)])


class DocumentLink(TranslatableMixin, Orderable):
    """A file offered by a page, under a title in the page's language."""

    title = models.CharField(_("titolo"), max_length=150)
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name=_("documento"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("title"), FieldPanel("document")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title


# What is the same in every language of a call: dates, addresses and rules.
CALL_FACTS = (
    "opens_at",
    "closes_at",
    "ranking_published_at",
    "application_url",
    "official_url",
    "cost_ceiling_cents",
    "endowment_cents",
    "campaign_days",
    "threshold_percent",
    "city_share_percent",
    "city_ceiling_cents",
    "funding_model",
)


class CallPage(BasePage):
    """The public notice (bando): what it asks, and the rules that its campaigns inherit."""

    kind_label = _("Bando")

    opens_at = models.DateTimeField(_("candidature dal"))
    closes_at = models.DateTimeField(
        _("candidature fino al"),
        help_text=_("Al minuto, ora di Roma: da questo momento non ci si può più candidare."),
    )
    ranking_published_at = models.DateTimeField(_("graduatoria pubblicata il"), null=True, blank=True)
    application_url = models.URLField(_("dove presentare la candidatura"), blank=True)
    official_url = models.URLField(_("pagina ufficiale del bando"), blank=True)

    who_may_apply = RichTextField(_("chi può partecipare"), features=RICH_TEXT_FEATURES)
    support_forms = StreamField(support_form_blocks(), verbose_name=_("forme di sostegno"))
    informal_groups_rule = RichTextField(_("gruppi informali"), features=RICH_TEXT_FEATURES, blank=True)
    body = StreamField(common_blocks(), verbose_name=_("testo del bando"), blank=True)
    faq = StreamField([("faq", FaqBlock())], verbose_name=_("domande frequenti"), blank=True)
    contacts = RichTextField(_("contatti"), features=RICH_TEXT_FEATURES, blank=True)

    cost_ceiling_cents = EuroCentsField(_("costo massimo di un progetto"))
    endowment_cents = EuroCentsField(_("dotazione del bando"), null=True, blank=True)
    campaign_days = models.PositiveSmallIntegerField(
        _("durata di una campagna, in giorni"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    threshold_percent = _percent_field(_("soglia, in percentuale del costo approvato"))
    city_share_percent = _percent_field(_("quota del Comune, in percentuale del costo approvato"))
    city_ceiling_cents = EuroCentsField(_("quota massima del Comune"))
    funding_model = models.CharField(
        _("se la soglia non è raggiunta"),
        max_length=30,
        choices=FundingModel.choices,
        default=FundingModel.KEEP_WHAT_IS_RAISED,
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                FieldPanel("ranking_published_at"),
                FieldPanel("application_url"),
                FieldPanel("official_url"),
            ],
            heading=_("Date e indirizzi"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("who_may_apply"),
                FieldPanel("support_forms"),
                FieldPanel("informal_groups_rule"),
            ],
            heading=_("Partecipare"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("cost_ceiling_cents"), FieldPanel("endowment_cents")]),
                FieldRowPanel([FieldPanel("threshold_percent"), FieldPanel("campaign_days")]),
                FieldRowPanel([FieldPanel("city_share_percent"), FieldPanel("city_ceiling_cents")]),
                FieldPanel("funding_model"),
            ],
            heading=_("Regole delle campagne"),
            help_text=_(
                "Una campagna copia queste regole quando è creata, e se la si salva prima che apra: poi cambiarle non "
                "la tocca più."
            ),
        ),
        FieldPanel("body"),
        FieldPanel("faq"),
        FieldPanel("contacts"),
        InlinePanel("documents", label=_("Documento"), heading=_("Documenti")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("who_may_apply"),
        index.SearchField("body"),
        index.SearchField("faq"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in CALL_FACTS),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("bando")
        verbose_name_plural = _("bandi")

    def get_context(self, request, *args, **kwargs):
        documents = self.documents.select_related("document")
        return {**super().get_context(request, *args, **kwargs), "documents": documents}

    def structured_data(self, head) -> list[Node]:
        return [call_node(self, head), *super().structured_data(head)]

    def clean(self) -> None:
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("La chiusura viene dopo l'apertura.")})
        if self.ranking_published_at and self.closes_at and self.ranking_published_at < self.closes_at:
            raise ValidationError({"ranking_published_at": _("La graduatoria viene dopo la chiusura.")})

    @property
    def state(self) -> CallState:
        """What the call is at this moment, from the clock alone."""
        now = timezone.now()
        if now < self.opens_at:
            return CallState.COMING
        if now < self.closes_at:
            return CallState.OPEN
        if self.ranking_published_at is None or now < self.ranking_published_at:
            return CallState.CLOSED
        return CallState.RANKING_PUBLISHED

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def time_left(self) -> str:
        """Time left to apply, as words; empty unless the call is open."""
        return time_left_text(self.closes_at, timezone.now()) if self.state == CallState.OPEN else ""


class CallDocument(DocumentLink):
    page = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="documents")


class ProjectQuerySet(PageQuerySet):
    def for_cards(self) -> "ProjectQuerySet":
        """Live, public projects with what their cards show, in three queries whatever their number."""
        related = ("locale", "hero_image", "organisation", "neighbourhood", "theme")
        pages: ProjectQuerySet = visible(self)
        return pages.select_related(*related).prefetch_related("hero_image__renditions")


class ProjectIndexPage(BasePage):
    """The list of projects; which of them are shown depends on their campaigns, so its template asks for that."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["projects.ProjectPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("elenco dei progetti")
        verbose_name_plural = _("elenchi dei progetti")

    def serve(self, request, *args, **kwargs):
        """A form without JavaScript sends its empty fields too: the address to be shared is without them."""
        parameters = [(name, value) for name, values in request.GET.lists() for value in values]
        filled = [(name, value) for name, value in parameters if value]
        if filled != parameters:
            return redirect(f"{request.path}?{urlencode(filled)}" if filled else request.path)
        # The other language's list is narrowed down alike; words and the part that is shown are not the same there.
        kept = urlencode([pair for pair in filled if pair[0] not in ("q", "pagina")])
        if kept:
            chrome = chrome_for(request)
            versions = {
                each.locale.language_code: chrome.url_of(each) for each in getattr(self, "live_translations", [])
            }
            request.alternate_urls = {code: f"{url}?{kept}" for code, url in versions.items() if url}
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        # Part of a list that is narrowed down is no part of the whole one.
        if set(request.GET) == {"pagina"}:
            count = visible(ProjectPage.objects.child_of(self)).count()
            self.list_number = Paginator(range(count), PROJECTS_PER_PAGE).get_page(request.GET["pagina"]).number
        return super().get_context(request, *args, **kwargs)


class ProjectPageForm(WagtailAdminPageForm):
    """Refuses to publish a budget whose lines do not add up; a draft may be incomplete."""

    def clean(self) -> dict:
        cleaned = super().clean()
        total, lines = cleaned.get("approved_budget_cents"), cleaned.get("budget_lines")
        if self.is_deferred_validation or not lines or total is None:
            return cleaned
        sum_of_lines = sum(line.value["amount"] or 0 for line in lines)
        if sum_of_lines != total:
            amounts = {"lines": format_euros(sum_of_lines), "total": format_euros(total)}
            self.add_error(
                "approved_budget_cents",
                _("Le voci di costo fanno %(lines)s, il costo approvato è %(total)s: correggi uno dei due.") % amounts,
            )
        return cleaned


class ProjectPage(BasePage):
    """A selected project, with its promoter, its story and its approved budget."""

    kind_label = _("Progetto")

    call = models.ForeignKey(CallPage, verbose_name=_("bando"), null=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("chi lo promuove"), on_delete=models.PROTECT, related_name="+"
    )
    neighbourhood = models.ForeignKey(
        Neighbourhood, verbose_name=_("quartiere"), on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(
        _("indirizzo o luogo"),
        max_length=200,
        blank=True,
        help_text=_(
            "Dove si fa il progetto, per esempio «via Comune Antico, Milano»: chi legge può cercarlo in OpenStreetMap."
        ),
    )
    theme = models.ForeignKey(Theme, verbose_name=_("tema"), on_delete=models.PROTECT, related_name="+")
    ranking_position = models.PositiveSmallIntegerField(_("posto in graduatoria"), null=True, blank=True)
    promoter_text = models.TextField(
        _("chi è chi lo promuove"), max_length=600, blank=True, help_text=_("Due o tre frasi su chi riceve i soldi.")
    )
    story = StreamField(story_blocks(), verbose_name=_("racconto"))
    use_of_funds = RichTextField(_("a che cosa servono i soldi"), features=RICH_TEXT_FEATURES)
    approved_budget_cents = EuroCentsField(_("costo approvato"), min_cents=1_00)
    budget_lines = StreamField(
        budget_line_blocks(),
        verbose_name=_("voci di costo"),
        blank=True,
        help_text=_("Insieme fanno il costo approvato, al centesimo."),
    )
    suggested_amounts = StreamField(
        suggested_amount_blocks(),
        verbose_name=_("donazioni suggerite"),
        blank=True,
        max_num=4,
        help_text=_("Fino a quattro importi, con quello che ciascuno rende possibile: si leggono dal più piccolo."),
    )
    faq = StreamField(
        [("faq", FaqBlock())],
        verbose_name=_("domande frequenti"),
        blank=True,
        max_num=1,
        help_text=_("Quello che chiede chi sta per donare: quando si comincia, chi può venire, che cosa resta dopo."),
    )

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("call"),
                FieldPanel("organisation"),
                FieldPanel("promoter_text"),
                FieldRowPanel([FieldPanel("neighbourhood"), FieldPanel("theme")]),
                FieldPanel("place"),
                FieldPanel("ranking_position"),
            ],
            heading=_("Chi, dove, che cosa"),
        ),
        FieldPanel("story"),
        MultiFieldPanel(
            [
                FieldPanel("approved_budget_cents"),
                FieldPanel("budget_lines"),
                FieldPanel("use_of_funds"),
            ],
            heading=_("Bilancio"),
        ),
        FieldPanel("suggested_amounts"),
        FieldPanel("faq"),
        InlinePanel("documents", label=_("Documento"), heading=_("Documenti")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("story"),
        index.SearchField("use_of_funds"),
        index.SearchField("faq"),
        index.SearchField("place"),
        index.RelatedFields("organisation", [index.SearchField("name")]),
        index.RelatedFields("neighbourhood", [index.SearchField("name"), index.SearchField("municipio_name")]),
        index.RelatedFields("theme", [index.SearchField("name"), index.SearchField("name_en")]),
        index.FilterField("theme"),
        index.FilterField("neighbourhood"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ["organisation", "neighbourhood", "theme", "ranking_position", "approved_budget_cents"]
        ),
    ]
    base_form_class = ProjectPageForm
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types = ["projects.ProjectUpdatePage"]
    objects = PageManager.from_queryset(ProjectQuerySet)()
    serve_select_related = (*BasePage.serve_select_related, "call__locale", "organisation", "neighbourhood", "theme")

    class Meta:
        verbose_name = _("progetto")
        verbose_name_plural = _("progetti")

    def call_in_own_language(self) -> CallPage | None:
        """The call as a page in this page's language; in another one where it is not translated."""
        if self.call is None or self.call.locale_id == self.locale_id:
            return self.call
        translations = visible(CallPage.objects.filter(translation_key=self.call.translation_key))
        return translations.filter(locale_id=self.locale_id).first() or self.call

    def updates(self) -> PageQuerySet:
        """What the project's promoters told since, newest first, as far as anybody may read it."""
        return visible(ProjectUpdatePage.objects.child_of(self)).order_by("-date", "-pk")

    def get_context(self, request, *args, **kwargs):
        updates = list(self.updates()[: LATEST_UPDATES + 1])  # one more tells that there are more
        return {
            **super().get_context(request, *args, **kwargs),
            "call": self.call_in_own_language(),
            "updates": updates[:LATEST_UPDATES],
            "has_more_updates": len(updates) > LATEST_UPDATES,
            "documents": self.documents.select_related("document"),
        }


class ProjectDocument(DocumentLink):
    page = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="documents")


class ProjectUpdatePage(BasePage):
    """News from a project, told by those who carry it out."""

    kind_label = _("Aggiornamento")

    date = models.DateField(_("data"), default=timezone.localdate)
    body = StreamField(common_blocks(), verbose_name=_("testo"))

    content_panels = [*BasePage.content_panels, FieldPanel("date"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("date")]
    parent_page_types = ["projects.ProjectPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("aggiornamento di un progetto")
        verbose_name_plural = _("aggiornamenti dei progetti")

    @cached_property
    def project(self) -> ProjectPage:
        return ProjectPage.objects.parent_of(self).select_related("locale", "organisation").get()

    def structured_data(self, head) -> list[Node]:
        author = promoter_node(self.project.organisation)
        return [article(head, author=author), *super().structured_data(head)]
