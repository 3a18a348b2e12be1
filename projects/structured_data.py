"""Tells machines of calls and of who promotes a project, in the terms of schema.org."""

from typing import TYPE_CHECKING

from django.utils import timezone

from home.structured_data import Node, institution
from projects.taxonomy import Organisation

if TYPE_CHECKING:  # which know the page models, and these know this module
    from home.page_head import PageHead
    from projects.models import CallPage


def call_node(call: "CallPage", head: "PageHead") -> Node:
    """The time in which one can apply, as an event that takes place where one applies."""
    where = call.application_url or call.official_url or head.canonical_url
    return {
        "@type": "Event",
        "@id": f"{head.canonical_url}#call",
        "name": call.title,
        "description": head.description,
        "url": head.canonical_url,
        "image": [head.picture.url],
        "inLanguage": head.chrome.language,
        "startDate": timezone.localtime(call.opens_at).isoformat(timespec="seconds"),
        "endDate": timezone.localtime(call.closes_at).isoformat(timespec="seconds"),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": where},
        "organizer": institution(head),
    }


def promoter_node(organisation: Organisation) -> Node:
    node = {"@type": "Organization", "name": organisation.name}
    return {**node, "url": organisation.website} if organisation.website else node
