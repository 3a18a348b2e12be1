"""What editors do with an issue besides writing it: look at what was found, and get it in their own mail."""

import logging
from smtplib import SMTPException

from anymail.exceptions import AnymailError
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from newsletter.models import NewsletterIssuePage
from newsletter.writing.checks import MOST_BYTES, problems_of, size_of
from newsletter.writing.envelopes import draft_envelopes
from newsletter.writing.issues import preview_mail
from newsletter.writing.on_its_way import mailing_of, standing_text
from newsletter.writing.trial import send_test

logger = logging.getLogger(__name__)


def draft_of(pk: int) -> NewsletterIssuePage:
    """The issue as it was saved last, whether or not that is published."""
    return get_object_or_404(NewsletterIssuePage, pk=pk).get_latest_revision_as_object()


class CheckView(WagtailAdminTemplateMixin, TemplateView):
    """What was found in the last saved version, how heavy its mail is, and ways to look at it."""

    template_name = "newsletter/admin/check.html"
    page_title = gettext_lazy("Controlla prima di inviare")
    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not self.issue.permissions_for_user(request.user).can_edit():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def issue(self) -> NewsletterIssuePage:
        return draft_of(self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.issue.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailadmin_explore", args=(self.issue.get_parent().pk,)), "label": _("Newsletter")},
            {"url": edit_url(self.issue), "label": self.issue.get_admin_display_title()},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs):
        problems = problems_of(self.issue)
        size = size_of(preview_mail(self.issue))
        mailing = mailing_of(self.issue)
        return super().get_context_data(
            issue=self.issue,
            edit_url=edit_url(self.issue),
            mailing=mailing,
            standing=standing_text(mailing) if mailing else "",
            has_begun=mailing is not None and mailing.started_at is not None,
            errors=[problem for problem in problems if problem.is_error],
            warnings=[problem for problem in problems if not problem.is_error],
            kilobytes=round(size / 1000),
            most_kilobytes=MOST_BYTES // 1000,
            envelopes=draft_envelopes(self.issue),
            own_address=getattr(self.request.user, "email", ""),
            **kwargs,
        )


def edit_url(issue: NewsletterIssuePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=(issue.pk,))


@require_POST
def test_mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends the last saved version to whoever asks for it, at their own address."""
    issue = draft_of(pk)
    if not issue.permissions_for_user(request.user).can_edit():
        return permission_denied(request)
    address = getattr(request.user, "email", "")
    if not address:
        messages.error(request, _("Il tuo profilo non ha un indirizzo e-mail: aggiungilo in «Il mio profilo»."))
        return redirect("newsletter_check", pk)
    try:
        send_test(page=issue, to=address)
    except (SMTPException, AnymailError, OSError) as error:
        # The provider's text may name the address.
        logger.warning("a trial of issue %s was not sent: %s", pk, type(error).__name__)
        text = _("L'e-mail di prova non è partita: il servizio di posta non l'ha presa (%(error)s). Riprova più tardi.")
        messages.error(request, text % {"error": type(error).__name__})
    else:
        messages.success(request, _("Abbiamo inviato una prova a %(address)s.") % {"address": address})
    return redirect("newsletter_check", pk)


urlpatterns = [
    path("newsletter/numero/<key:pk>/controlla/", CheckView.as_view(), name="newsletter_check"),
    path("newsletter/numero/<key:pk>/prova/", test_mail, name="newsletter_test_mail"),
]
