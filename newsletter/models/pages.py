"""The newsletter as pages: the archive with its sign-up form, and each issue."""

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.base_page import BasePage
from home.blocks import RICH_TEXT_FEATURES
from home.structured_data import Node, article, institution
from home.visibility import visible
from newsletter.blocks import issue_blocks
from newsletter.models.mailings import Mailing, MailingKind
from newsletter.page_forms import CountedInput, IssuePageForm
from newsletter.topics import MUNICIPI, Topic
from projects.models import Theme

ISSUES_PER_PAGE = 12
# What mail programs show of a subject and of the line after it.
BEST_SUBJECT = (20, 60)
BEST_PREHEADER = (40, 100)
# A mail's own styles are in it. Only its preview is shown in a browser.
MAIL_PREVIEW_POLICY = {"style-src": ["'unsafe-inline'"]}


class NewsletterPage(BasePage):
    """Where one subscribes, and reads the issues that were sent."""

    introduction = RichTextField(
        _("introduzione"),
        features=RICH_TEXT_FEATURES,
        blank=True,
        help_text=_("Che cosa riceve chi si iscrive, e ogni quanto: si legge sopra il modulo."),
    )
    postal_address = models.CharField(
        _("indirizzo postale di chi scrive"),
        max_length=200,
        blank=True,
        help_text=_("Si legge in fondo a ogni e-mail, per esempio «Piazza della Scala 2, 20121 Milano»."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("postal_address")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("postal_address")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsletter.NewsletterIssuePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletter")

    def get_context(self, request, *args, **kwargs):
        issues = visible(NewsletterIssuePage.objects.child_of(self)).in_archive()
        related = issues.select_related("hero_image").prefetch_related("hero_image__renditions")
        page = Paginator(related, ISSUES_PER_PAGE).get_page(request.GET.get("pagina"))
        self.list_number = page.number
        return {**super().get_context(request, *args, **kwargs), "issues": page}


class IssueQuerySet(PageQuerySet):
    def in_archive(self) -> "IssueQuerySet":
        """Those that were sent, or that were sent elsewhere before; newest first. One that waits is listed nowhere."""
        begun = Mailing.objects.filter(
            kind=MailingKind.ISSUE, page_key=OuterRef("translation_key"), started_at__isnull=False
        )
        found: IssueQuerySet = self.filter(Q(is_archive_only=True) | Exists(begun)).order_by("-date", "-pk")
        return found


class NewsletterIssuePage(BasePage):
    """One issue: written as a page, sent as a mail, kept in the archive. Its audience is that of its first language."""

    kind_label = _("Newsletter")

    date = models.DateField(_("data"), default=timezone.localdate)
    subject = models.CharField(
        _("oggetto"),
        max_length=150,
        help_text=_("Un telefono ne mostra circa 40 caratteri: prima le parole che contano. Al massimo 60."),
    )
    preheader = models.CharField(
        _("testo di anteprima"),
        max_length=150,
        blank=True,
        help_text=_("Si legge accanto all'oggetto, prima di aprire: da 40 a 100 caratteri, senza ripetere l'oggetto."),
    )
    body = StreamField(issue_blocks(), verbose_name=_("contenuto"))
    to_programme = models.BooleanField(_("a chi riceve la newsletter del programma"), default=True)
    # Numbers of Municipi.
    to_municipi = models.JSONField(_("a chi segue questi Municipi"), default=list, blank=True)
    to_themes = ParentalManyToManyField(Theme, verbose_name=_("a chi segue questi temi"), blank=True)
    also_untranslated = models.BooleanField(
        _("anche a chi legge un'altra lingua"),
        default=True,
        help_text=_("Finché manca la traduzione, chi legge in inglese riceve il testo italiano."),
    )
    is_archive_only = models.BooleanField(
        _("solo per l'archivio"),
        default=False,
        help_text=_("Un numero già inviato con un altro servizio: sta nell'archivio, e da qui non si può inviare."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        MultiFieldPanel(
            [
                FieldPanel("subject", widget=CountedInput(least=BEST_SUBJECT[0], most=BEST_SUBJECT[1])),
                FieldPanel("preheader", widget=CountedInput(least=BEST_PREHEADER[0], most=BEST_PREHEADER[1])),
            ],
            heading=_("Nella casella di chi lo riceve"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("to_programme"),
                FieldPanel("to_municipi"),
                FieldPanel("to_themes", widget=CheckboxSelectMultiple),
                FieldPanel("also_untranslated"),
            ],
            heading=_("Destinatari"),
            help_text=_("Chi ha scelto più di un argomento lo riceve una volta sola."),
        ),
    ]
    settings_panels = [*BasePage.settings_panels, FieldPanel("is_archive_only")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("subject"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("date"),
        SynchronizedField("is_archive_only"),
        *(
            SynchronizedField(name, overridable=False)
            for name in ["to_programme", "to_municipi", "to_themes", "also_untranslated"]
        ),
    ]
    base_form_class = IssuePageForm
    parent_page_types = ["newsletter.NewsletterPage"]
    subpage_types: list[str] = []
    objects = PageManager.from_queryset(IssueQuerySet)()

    class Meta:
        verbose_name = _("numero della newsletter")
        verbose_name_plural = _("numeri della newsletter")

    @property
    def description(self) -> str:
        return super().description or self.preheader

    @property
    def topics(self) -> list[str]:
        """Keys of the topics whose subscribers get it."""
        chosen = [Topic.programme()] if self.to_programme else []
        chosen += [Topic.municipio(number) for number in self.to_municipi if number in MUNICIPI]
        chosen += [Topic.theme(theme.pk) for theme in sorted(self.to_themes.all(), key=lambda theme: theme.pk)]
        return [topic.key for topic in chosen]

    def structured_data(self, head) -> list[Node]:
        return [article(head, author=institution(head)), *super().structured_data(head)]

    @property
    def preview_modes(self):
        return [("mail", _("E-mail")), ("text", _("E-mail di solo testo")), ("archive", _("Pagina dell'archivio"))]

    def get_preview_template(self, request, mode_name) -> str:
        if mode_name == "archive":
            return super().get_preview_template(request, mode_name)
        return f"newsletter/previews/{mode_name}.html"

    def serve_preview(self, request, mode_name):
        known = {mode for mode, _name in self.preview_modes}
        mode = mode_name if mode_name in known else self.default_preview_mode
        response = super().serve_preview(request, mode)
        if mode == "mail":
            response._csp_update = MAIL_PREVIEW_POLICY
        return response
