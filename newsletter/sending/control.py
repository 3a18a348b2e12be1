"""What staff decide about a mailing; each is a compare-and-set, and a line in the log."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, SkipReason

# Rows that one statement names.
AT_ONCE = 500
_STOPPABLE = (
    MailingState.SCHEDULED,
    MailingState.HELD,
    MailingState.QUEUEING,
    MailingState.SENDING,
    MailingState.PAUSED,
)


def pause(mailing: Mailing, user) -> bool:
    """Whether it was under way: no more than the call to the provider that is being made comes to its end."""
    return _move(mailing, (MailingState.QUEUEING, MailingState.SENDING), MailingState.PAUSED, "newsletter.pause", user)


def resume(mailing: Mailing, user) -> bool:
    """Whether it was paused; it goes on where it was, be it with making its recipients' rows."""
    mailing.refresh_from_db()
    onwards = MailingState.SENDING if mailing.queued_at else MailingState.QUEUEING
    return _move(mailing, (MailingState.PAUSED,), onwards, "newsletter.resume", user)


def retry(mailing: Mailing, user) -> bool:
    """Try again to begin what could not begin."""
    return _move(mailing, (MailingState.HELD,), MailingState.SCHEDULED, "newsletter.retry", user)


def stop(mailing: Mailing, user) -> bool:
    """For good: whoever has not been mailed will not be."""
    with transaction.atomic():
        if not _move(mailing, _STOPPABLE, MailingState.STOPPED, "newsletter.stop", user):
            return False
        Mailing.objects.filter(pk=mailing.pk).update(finished_at=timezone.now())
        waiting = Delivery.objects.filter(mailing=mailing, state=DeliveryState.QUEUED)
        waiting.update(state=DeliveryState.SKIPPED, skip_reason=SkipReason.STOPPED, leased_until=None)
    return True


def send_again(deliveries: Iterable[Delivery], user) -> int:
    """Queue once more those that were refused, or of which nobody knows whether they went out; returns how many.

    None of a mailing that was stopped.
    """
    again = {"state": DeliveryState.QUEUED, "holder": "", "leased_until": None, "handed_at": None, "tries": 0}
    # What was told of the message before is not said of the next one.
    again |= {"sent_at": None, "message_id": "", "delivered_at": None, "bounced_at": None, "complained_at": None}
    count = 0
    for mailing, keys in _by_mailing(deliveries):
        with transaction.atomic():
            locked = Mailing.objects.select_for_update().get(pk=mailing.pk)
            if locked.state == MailingState.STOPPED:
                continue
            settled = _settle(keys, (DeliveryState.UNKNOWN, DeliveryState.REFUSED), again)
            if settled and locked.state == MailingState.DONE:
                Mailing.objects.filter(pk=mailing.pk).update(state=MailingState.SENDING, finished_at=None)
            _log_count(mailing, "newsletter.send_again", user, settled)
        count += settled
    return count


def settle_as_sent(deliveries: Iterable[Delivery], user) -> int:
    """Of which nobody knows whether they went out: leave it at that; returns how many."""
    count = 0
    for mailing, keys in _by_mailing(deliveries):
        with transaction.atomic():
            settled = _settle(keys, (DeliveryState.UNKNOWN,), {"state": DeliveryState.SENT})
            _log_count(mailing, "newsletter.settle_as_sent", user, settled)
        count += settled
    return count


@transaction.atomic
def _move(mailing: Mailing, before: tuple[MailingState, ...], after: MailingState, action: str, user) -> bool:
    if not Mailing.objects.filter(pk=mailing.pk, state__in=before).update(state=after, trouble=""):
        return False
    mailing.refresh_from_db()
    log(mailing, action, user=user)
    return True


def _by_mailing(deliveries: Iterable[Delivery]) -> Iterator[tuple[Mailing, list[int]]]:
    keys: dict[int, list[int]] = {}
    for delivery in deliveries:
        keys.setdefault(delivery.mailing_id, []).append(delivery.pk)
    for mailing in Mailing.objects.filter(pk__in=keys):
        yield mailing, keys[mailing.pk]


def _settle(keys: Sequence[int], before: tuple[DeliveryState, ...], values: dict[str, Any]) -> int:
    """Only those that are still as they were when somebody decided about them."""
    settled = 0
    for first in range(0, len(keys), AT_ONCE):
        waiting = Delivery.objects.filter(pk__in=keys[first : first + AT_ONCE], state__in=before)
        settled += waiting.update(**values)
    return settled


def _log_count(mailing: Mailing, action: str, user, count: int) -> None:
    if count:
        log(mailing, action, user=user, data={"count": count})
