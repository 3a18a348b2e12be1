"""What the first page of the admin tells of mailings, while there is something to tell."""

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from newsletter.models import MailingState
from newsletter.staff.mailing_lists import mailings_to_look_at, state_text

VIEW = "newsletter.view_mailing"
MOST = 5
_WAITING_FOR_A_PERSON = (MailingState.HELD, MailingState.PAUSED)


class MailingsPanel(Component):
    """Those that are under way, and those that wait for a person."""

    name = "newsletter_mailings"
    template_name = "newsletter/admin/home_panel.html"
    order = 150

    def get_context_data(self, parent_context):
        mailings = list(mailings_to_look_at()[:MOST])
        return {"mailings": [_told(mailing) for mailing in mailings], "all_url": reverse("mailing_admin:index")}

    def render_html(self, parent_context=None):
        user = parent_context["request"].user
        return super().render_html(parent_context) if user.has_perm(VIEW) else ""


def _told(mailing: Any) -> dict:
    """Of one of ``listed_mailings``."""
    # Of those that are over only such are listed as wait for a person.
    needs_a_person = mailing.state in (*_WAITING_FOR_A_PERSON, MailingState.DONE) or mailing.is_late
    return {
        "title": mailing.subject or mailing.working_title,
        "url": reverse("newsletter_mailing", args=(mailing.pk,)),
        "state": state_text(mailing),
        "needs_a_person": needs_a_person,
        "send_at": mailing.send_at if mailing.state == MailingState.SCHEDULED and not mailing.is_late else None,
        "sent": mailing.sent,
    }
