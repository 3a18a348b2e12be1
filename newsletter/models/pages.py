"""The newsletter as pages: the archive with its sign-up form, and each issue."""

from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from home.base_page import BasePage
from home.visibility import visible
from newsletter.topics import MUNICIPI, Topic
from projects.models import Theme

ISSUES_PER_PAGE = 12


class NewsletterPage(BasePage):
    """Where one subscribes, and reads the issues that were sent."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsletter.NewsletterIssuePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletter")

    def get_context(self, request, *args, **kwargs):
        issues = visible(NewsletterIssuePage.objects.child_of(self)).order_by("-date", "-pk")
        page = Paginator(issues, ISSUES_PER_PAGE).get_page(request.GET.get("pagina"))
        self.list_number = page.number
        return {**super().get_context(request, *args, **kwargs), "issues": page}


class NewsletterIssuePage(BasePage):
    """One issue: written as a page, sent as a mail, kept in the archive. Its audience is that of its first language."""

    kind_label = _("Newsletter")

    date = models.DateField(_("data"), default=timezone.localdate)
    subject = models.CharField(_("oggetto"), max_length=150)
    preheader = models.CharField(_("testo di anteprima"), max_length=150, blank=True)
    body = StreamField([("text", blocks.TextBlock())], verbose_name=_("contenuto"))
    to_programme = models.BooleanField(_("a chi riceve la newsletter del programma"), default=True)
    # Numbers of Municipi.
    to_municipi = models.JSONField(_("a chi segue questi Municipi"), default=list, blank=True)
    to_themes = models.ManyToManyField(Theme, verbose_name=_("a chi segue questi temi"), blank=True)
    also_untranslated = models.BooleanField(
        _("anche a chi legge un'altra lingua"),
        default=True,
        help_text=_("Finché manca la traduzione, chi legge in inglese riceve il testo italiano."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("subject"),
        FieldPanel("preheader"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("to_programme"), FieldPanel("to_themes"), FieldPanel("also_untranslated")],
            heading=_("Destinatari"),
        ),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("date"),
        SynchronizedField("to_programme", overridable=False),
        SynchronizedField("to_municipi", overridable=False),
        SynchronizedField("also_untranslated", overridable=False),
    ]
    parent_page_types = ["newsletter.NewsletterPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("numero della newsletter")
        verbose_name_plural = _("numeri della newsletter")

    @property
    def topics(self) -> list[str]:
        """Keys of the topics whose subscribers get it."""
        chosen = [Topic.programme()] if self.to_programme else []
        chosen += [Topic.municipio(number) for number in self.to_municipi if number in MUNICIPI]
        chosen += [Topic.theme(pk) for pk in self.to_themes.order_by("pk").values_list("pk", flat=True)]
        return [topic.key for topic in chosen]
