"""The pace that all senders keep together, and the rest that the provider asked for: one row that they share."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from newsletter.models import SendingPace

FIRST_REST = timedelta(seconds=5)
LONGEST_REST = timedelta(minutes=10)
# Of one sleep: whoever waits longer looks in between whether it is still to go on.
NAP_SECONDS = 1.0


class Resting(Exception):
    """The provider takes nothing now: nobody sends."""


def shared() -> SendingPace:
    row, _new = SendingPace.objects.get_or_create(pk=SendingPace.SINGLETON)
    return row


def wait_for_turn(number: int, *, meanwhile: Callable[[], object]) -> None:
    """Return when ``number`` messages may go, by ``NEWSLETTER_MESSAGES_A_SECOND`` of all senders together.

    ``meanwhile`` is called behind each nap; what it raises ends the wait. Raises ``Resting``.
    """
    row = shared()
    if row.is_resting:
        raise Resting
    a_second = settings.NEWSLETTER_MESSAGES_A_SECOND
    if not a_second:
        return
    left = _reserve(row, timedelta(seconds=number / a_second))
    while left > 0:
        nap = min(left, NAP_SECONDS)
        time.sleep(nap)
        left -= nap
        meanwhile()
        if shared().is_resting:  # another sender was told so during the nap
            raise Resting


def _reserve(row: SendingPace, takes: timedelta) -> float:
    """Seconds until the time that is ours begins; a compare-and-set, so two never get the same."""
    while True:
        now = timezone.now()
        begins = max(now, row.next_at or now)
        mine = SendingPace.objects.filter(pk=row.pk, next_at=row.next_at)
        if mine.update(next_at=begins + takes):
            return (begins - now).total_seconds()
        row = shared()


def rest(because: str, at_least: timedelta = timedelta()) -> None:
    """No sender begins for a while: longer each time that the provider refuses again, and as long as it asked for.

    A longer rest that another sender was told of stays.
    """
    row, now = shared(), timezone.now()
    until = now + max(at_least, min(LONGEST_REST, FIRST_REST * 2 ** min(row.failures, 10)))
    SendingPace.objects.filter(pk=row.pk).update(failures=F("failures") + 1)
    shorter = SendingPace.objects.filter(Q(held_until=None) | Q(held_until__lt=until), pk=row.pk)
    shorter.update(held_until=until, held_because=because[:500])


def note_success() -> None:
    """The provider takes messages again; what was handed over before it asked for rest does not end the rest."""
    is_over = Q(held_until=None) | Q(held_until__lte=timezone.now())
    SendingPace.objects.filter(is_over, failures__gt=0).update(failures=0, held_until=None, held_because="")
