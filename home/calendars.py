"""Writes dates as a calendar (iCalendar, RFC 5545) that phones and calendar programs read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.http import HttpResponse
from django.utils import translation

from home.text import printable


@dataclass(frozen=True)
class Happening:
    """Something at a moment, or on a whole day where ``starts`` is a date.

    ``key`` names it for ever; ``changed_at`` and ``sequence`` rise when it changes, so that calendars take the change.
    """

    key: str
    title: str
    starts: datetime | date
    url: str
    description: str
    changed_at: datetime
    sequence: int


def calendar_response(*, title: str, file_name: str, happenings: Iterable[Happening]) -> HttpResponse:
    """The calendar; alike at each request as long as nothing has changed."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Crowdfunding civico//IT")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", printable(title))
    calendar.add("x-published-ttl", "PT6H")
    for happening in happenings:
        calendar.add_component(_event(happening))
    disposition = f'inline; filename="{file_name}.ics"'
    headers = {"Content-Type": "text/calendar; charset=utf-8", "Content-Disposition": disposition}
    return HttpResponse(calendar.to_ical(), headers=headers)


def _event(happening: Happening) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{happening.key}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", happening.changed_at.astimezone(UTC))
    event.add("last-modified", happening.changed_at.astimezone(UTC))
    event.add("sequence", happening.sequence)
    event.add("summary", printable(happening.title), parameters={"language": translation.get_language() or "it"})
    event.add("dtstart", _start(happening.starts))
    event.add("description", printable(happening.description))
    event.add("url", happening.url)
    event.add("transp", "TRANSPARENT")  # nobody is busy for it
    return event


def _start(starts: datetime | date) -> datetime | date:
    """Moments in UTC, which needs no time zone told beside them."""
    return starts.astimezone(UTC) if isinstance(starts, datetime) else starts
