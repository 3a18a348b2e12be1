"""The dates of a call, as what happens in a calendar."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from home.calendars import Happening
from home.chrome import Chrome
from home.page_head import absolute
from projects.models import CallPage


def call_happenings(call: CallPage, chrome: Chrome) -> list[Happening]:
    """When applications open and close, and the day of the ranking once it is known."""
    dates: dict[str, tuple[str, datetime | date]] = {
        "opening": (_("Si aprono le candidature: %(title)s"), call.opens_at),
        "closing": (_("Si chiudono le candidature: %(title)s"), call.closes_at),
    }
    if call.ranking_published_at:
        dates["ranking"] = (_("Graduatoria: %(title)s"), timezone.localtime(call.ranking_published_at).date())
    changed_at = call.last_published_at or call.opens_at
    return [
        Happening(
            key=f"call-{call.translation_key}-{name}",
            title=title % {"title": call.title},
            starts=starts,
            url=absolute(chrome.url_of(call)),
            description=call.description,
            changed_at=changed_at,
            sequence=_times_published(call),
        )
        for name, (title, starts) in dates.items()
    ]


def _times_published(call: CallPage) -> int:
    """Not their number, but one that rises with each: the minutes between the first and the last."""
    if not call.first_published_at or not call.last_published_at:
        return 0
    return int((call.last_published_at - call.first_published_at).total_seconds() // 60)
