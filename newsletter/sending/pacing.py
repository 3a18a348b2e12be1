"""The pace that all senders keep together, and the rest that the provider asked for: one row that they share."""

import time
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from newsletter.models import SendingPace

FIRST_REST = timedelta(seconds=5)
LONGEST_REST = timedelta(minutes=10)


def wait_for_turn(number: int) -> None:
    """Return when ``number`` messages may go, by ``NEWSLETTER_MESSAGES_A_SECOND`` of all senders together."""
    a_second = settings.NEWSLETTER_MESSAGES_A_SECOND
    if a_second:
        time.sleep(_reserve(timedelta(seconds=number / a_second)))


def _reserve(takes: timedelta) -> float:
    """Seconds until the time that is ours begins; a compare-and-set, so two never get the same."""
    while True:
        row, _new = SendingPace.objects.get_or_create(pk=SendingPace.SINGLETON)
        now = timezone.now()
        begins = max(now, row.next_at or now)
        mine = SendingPace.objects.filter(pk=row.pk, next_at=row.next_at)
        if mine.update(next_at=begins + takes):
            return (begins - now).total_seconds()


def is_resting() -> bool:
    return SendingPace.objects.filter(held_until__gt=timezone.now()).exists()


def rest(because: str, at_least: timedelta = timedelta()) -> None:
    """No sender begins for a while: longer each time that the provider refuses again."""
    row, _new = SendingPace.objects.get_or_create(pk=SendingPace.SINGLETON)
    length = min(LONGEST_REST, max(at_least, FIRST_REST * 2 ** min(row.failures, 10)))
    SendingPace.objects.filter(pk=row.pk).update(
        held_until=timezone.now() + length, held_because=because[:500], failures=F("failures") + 1
    )


def note_success() -> None:
    """The provider takes messages again."""
    SendingPace.objects.filter(failures__gt=0).update(failures=0, held_until=None, held_because="")
