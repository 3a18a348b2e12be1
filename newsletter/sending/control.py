"""What staff decide about a mailing; each is a compare-and-set, and a line in the log."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, SkipReason

_STOPPABLE = (
    MailingState.SCHEDULED,
    MailingState.HELD,
    MailingState.QUEUEING,
    MailingState.SENDING,
    MailingState.PAUSED,
)


def pause(mailing: Mailing, user) -> bool:
    """Whether it was under way: a stretch that is being handed over comes to its end, message by message."""
    return _move(mailing, (MailingState.SENDING,), MailingState.PAUSED, "newsletter.pause", user)


def resume(mailing: Mailing, user) -> bool:
    return _move(mailing, (MailingState.PAUSED,), MailingState.SENDING, "newsletter.resume", user)


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
    """Of which nobody knows whether they went out: queue them once more; returns how many."""
    back = {"state": DeliveryState.QUEUED, "holder": "", "leased_until": None, "handed_at": None}
    return _settle(deliveries, back, "newsletter.send_again", user)


def settle_as_sent(deliveries: Iterable[Delivery], user) -> int:
    """Of which nobody knows whether they went out: leave it at that; returns how many."""
    return _settle(deliveries, {"state": DeliveryState.SENT}, "newsletter.settle_as_sent", user)


@transaction.atomic
def _move(mailing: Mailing, before: tuple[MailingState, ...], after: MailingState, action: str, user) -> bool:
    if not Mailing.objects.filter(pk=mailing.pk, state__in=before).update(state=after, trouble=""):
        return False
    mailing.refresh_from_db()
    log(mailing, action, user=user)
    return True


@transaction.atomic
def _settle(deliveries: Iterable[Delivery], values: dict, action: str, user) -> int:
    wanted = list(deliveries)
    unknown = Delivery.objects.filter(pk__in=[each.pk for each in wanted], state=DeliveryState.UNKNOWN)
    count = unknown.update(**values)
    if count:
        mailing = wanted[0].mailing
        if values["state"] == DeliveryState.QUEUED:
            over = Mailing.objects.filter(pk=mailing.pk, state=MailingState.DONE)
            over.update(state=MailingState.SENDING, finished_at=None)
        log(mailing, action, user=user, data={"count": count})
    return count
