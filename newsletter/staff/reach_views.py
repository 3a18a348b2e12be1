"""Whom an issue reaches, in numbers: for whoever writes it, before anybody sends it."""

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from newsletter.models import NewsletterIssuePage
from newsletter.sending.reach import Reach, expected_reach_of
from newsletter.subscribing.topic_names import topic_names
from newsletter.writing.versions import source_of

VIEW = "newsletter.view_mailing"
_LANGUAGES = {"it": gettext_lazy("in italiano"), "en": gettext_lazy("in inglese")}


class IssueView(WagtailAdminTemplateMixin):
    """A page of the admin about an issue and its readers; subclasses say by which reach."""

    header_icon = "mail"

    @cached_property
    def issue(self) -> NewsletterIssuePage:
        """Its version in the first language, whose audience counts."""
        page = get_object_or_404(NewsletterIssuePage, pk=self.kwargs["pk"])
        return source_of(page.translation_key) or page

    @cached_property
    def draft(self) -> NewsletterIssuePage:
        """As it was saved last."""
        return self.issue.get_latest_revision_as_object()

    @cached_property
    def reach(self) -> Reach:
        raise NotImplementedError

    @property
    def edit_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=(self.issue.pk,))

    def get_context_data(self, **kwargs):
        reach = self.reach
        return super().get_context_data(
            issue=self.issue,
            edit_url=self.edit_url,
            may_edit=self.issue.permissions_for_user(self.request.user).can_edit(),
            reach=reach,
            topics=[(each.phrase, reach.by_topic[each.key]) for each in topic_names(reach.by_topic)],
            languages=[(_LANGUAGES[code], number) for code, number in reach.by_language.items()],
            **kwargs,
        )

    def get_page_subtitle(self) -> str:
        return self.issue.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailadmin_explore", args=(self.issue.get_parent().pk,)), "label": _("Newsletter")},
            {"url": self.edit_url, "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]


class ReachView(IssueView, TemplateView):
    """Of the last saved version, live or not."""

    template_name = "newsletter/admin/reach.html"
    page_title = gettext_lazy("A chi arriva")

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(VIEW):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def reach(self) -> Reach:
        return expected_reach_of(self.draft)


urlpatterns = [path("newsletter/numero/<key:pk>/destinatari/", ReachView.as_view(), name="newsletter_reach")]
