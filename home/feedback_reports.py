"""What readers said of pages, for editors: an average for each page, and every answer with its words."""

from datetime import datetime

import django_filters
from django.contrib.auth.models import Permission
from django.db.models import Avg, Count, Max, Q
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page
from wagtail.permission_policies import ModelPermissionPolicy

from home.feedback import GOOD_FROM, HIGHEST, LOWEST, PageFeedback, Reason
from home.spreadsheets import harmless

VIEW = "home.view_pagefeedback"
_LANGUAGES = [("it", _("Italiano")), ("en", _("Inglese"))]


class FeedbackReportView(ReportView):
    header_icon = "pick"
    permission_policy = ModelPermissionPolicy(PageFeedback)
    any_permission_required = ["view"]
    custom_value_preprocess = {
        str: {"csv": harmless, "xlsx": harmless},
        datetime: {"csv": timezone.localtime, "xlsx": timezone.make_naive},  # both in Rome's time
    }


class PagesFilterSet(WagtailFilterSet):
    locale = django_filters.ModelChoiceFilter(label=_("Lingua"), queryset=Locale.objects.all(), empty_label=_("Tutte"))

    class Meta:
        model = Page
        fields = ["locale"]


class ByPageView(FeedbackReportView):
    """Pages that were rated, those that readers find hardest first."""

    page_title = _("Chiarezza delle pagine")
    model = Page
    filterset_class = PagesFilterSet
    index_url_name = "feedback_by_page"
    index_results_url_name = "feedback_by_page_results"
    default_ordering = "average"
    list_export = ["title", "locale.language_code", "average", "ratings", "low_ratings", "latest_rating"]
    export_headings = {
        "title": _("Pagina"),
        "locale.language_code": _("Lingua"),
        "average": _("Voto medio"),
        "ratings": _("Valutazioni"),
        "low_ratings": _("Voti da 1 a 3"),
        "latest_rating": _("Ultima valutazione"),
    }
    export_filename = "chiarezza-delle-pagine"

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "title", label=_("Pagina"), get_url=lambda page: f"{reverse('feedback_answers')}?page={page.pk}"
            ),
            Column("locale", label=_("Lingua"), accessor="locale.language_code"),
            Column("average", label=_("Voto medio"), accessor=_average, sort_key="average"),
            Column("ratings", label=_("Valutazioni"), sort_key="ratings"),
            Column("low_ratings", label=_("Voti da 1 a 3"), sort_key="low_ratings"),
            DateColumn("latest_rating", label=_("Ultima valutazione"), sort_key="latest_rating"),
        ]

    def get_base_queryset(self):
        return (
            Page.objects.filter(pk__in=PageFeedback.objects.values("page"))
            .select_related("locale")
            .annotate(
                average=Avg("pagefeedback__rating"),
                ratings=Count("pagefeedback"),
                low_ratings=Count("pagefeedback", filter=Q(pagefeedback__rating__lt=GOOD_FROM)),
                latest_rating=Max("pagefeedback__created_at"),
            )
        )


def _average(page) -> str:
    return f"{page.average:.1f}".replace(".", ",")


class AnswersFilterSet(WagtailFilterSet):
    rating = django_filters.MultipleChoiceFilter(
        label=_("Voto"), choices=[(number, str(number)) for number in range(LOWEST, HIGHEST + 1)]
    )
    reason = django_filters.MultipleChoiceFilter(label=_("Perché"), choices=Reason.choices)
    language = django_filters.ChoiceFilter(label=_("Lingua"), choices=_LANGUAGES, empty_label=_("Tutte"))
    created_at = django_filters.DateFromToRangeFilter(label=_("Quando"), widget=DateRangePickerWidget)
    has_text = django_filters.BooleanFilter(label=_("Con parole"), field_name="text", method="by_text")
    page = django_filters.ModelChoiceFilter(
        label=_("Pagina"), queryset=lambda _request: Page.objects.filter(pk__in=PageFeedback.objects.values("page"))
    )

    class Meta:
        model = PageFeedback
        fields = ["page", "rating", "reason", "language", "created_at"]

    def by_text(self, answers, _name: str, has_text: bool):
        return answers.exclude(text="") if has_text else answers.filter(text="")


class AnswersView(FeedbackReportView):
    """Every answer, newest first."""

    page_title = _("Valutazioni delle pagine")
    model = PageFeedback
    filterset_class = AnswersFilterSet
    index_url_name = "feedback_answers"
    index_results_url_name = "feedback_answers_results"
    default_ordering = "-created_at"
    list_export = ["created_at", "page.title", "language", "rating", "get_reason_display", "text"]
    export_headings = {
        "page.title": _("Pagina"),
        "get_reason_display": _("Perché"),
    }
    export_filename = "valutazioni-delle-pagine"

    @cached_property
    def columns(self):
        return [
            DateColumn("created_at", label=_("Quando"), sort_key="created_at"),
            Column("page", label=_("Pagina"), accessor="page.title"),
            Column("language", label=_("Lingua")),
            Column("rating", label=_("Voto"), sort_key="rating"),
            Column("reason", label=_("Perché"), accessor="get_reason_display"),
            Column("text", label=_("Dettagli")),
        ]

    def get_base_queryset(self):
        return PageFeedback.objects.select_related("page")


class FeedbackMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(VIEW)


def menu_item() -> MenuItem:
    return FeedbackMenuItem(
        ByPageView.page_title, reverse("feedback_by_page"), name="page-feedback", icon_name="pick", order=100
    )


def view_permission():
    """So that a group's page in the admin offers it."""
    return Permission.objects.filter(content_type__app_label="home", codename="view_pagefeedback")


urlpatterns = [
    path("reports/feedback/", ByPageView.as_view(), name="feedback_by_page"),
    path("reports/feedback/results/", ByPageView.as_view(results_only=True), name="feedback_by_page_results"),
    path("reports/feedback/answers/", AnswersView.as_view(), name="feedback_answers"),
    path("reports/feedback/answers/results/", AnswersView.as_view(results_only=True), name="feedback_answers_results"),
]
