"""Deliveries that one sender has for a while, and what becomes of each; every step is a compare-and-set.

``queued`` → claimed (a holder, a lease) → ``handing``, written before the provider may have it → what it answered. A
sender that dies leaves claimed rows, which are free again when the lease ends, and at most one call's rows in
``handing``, which nobody repeats: they become ``unknown``, for staff to decide.
"""

import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from newsletter.audience import reachable
from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, SkipReason, Subscriber, Subscription
from newsletter.sending.answers import Answer, Outcome

# Longer than the longest call to a provider.
LEASE = timedelta(minutes=2)
RENEW_BEFORE = timedelta(minutes=1)
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
# Some hours, with waits that double.
MOST_TRIES = 12


class Stretch:
    """The deliveries that this sender has claimed, in the order in which they are handed over."""

    def __init__(self, deliveries: list[Delivery], holder: str):
        self.deliveries, self._holder = deliveries, holder
        self._until = timezone.now() + LEASE

    def renew(self) -> None:
        """Keep what is still to be handed over, where little of the lease is left."""
        now = timezone.now()
        if self._until - now > RENEW_BEFORE:
            return
        mine = Delivery.objects.filter(holder=self._holder, state=DeliveryState.QUEUED, leased_until__gt=now)
        mine.update(leased_until=now + LEASE)
        self._until = now + LEASE

    def mark_handing(self, deliveries: Sequence[Delivery], topics: Iterable[str]) -> list[Delivery]:
        """Those of ``deliveries`` that are handed over now: still ours, still wanted, of a mailing that still goes on.

        The others are skipped, where their recipient has left or may not be mailed, or left to whoever has them.
        """
        now = timezone.now()
        keys = [delivery.pk for delivery in deliveries]
        mine = Delivery.objects.filter(
            pk__in=keys, holder=self._holder, state=DeliveryState.QUEUED, leased_until__gt=now
        )
        subscribed = Subscription.objects.filter(
            subscriber=OuterRef("pk"), topic__in=list(topics), confirmed_at__isnull=False
        )
        wanted = reachable().filter(Exists(subscribed), pk=OuterRef("subscriber"))
        going = Mailing.objects.filter(pk=OuterRef("mailing"), state=MailingState.SENDING)
        mine.filter(Exists(wanted), Exists(going)).update(
            state=DeliveryState.HANDING, handed_at=now, leased_until=now + LEASE
        )
        handing = set(
            Delivery.objects.filter(pk__in=keys, holder=self._holder, state=DeliveryState.HANDING).values_list(
                "pk", flat=True
            )
        )
        if len(handing) < len(keys):
            _skip_unwanted(mine.filter(Exists(going), ~Exists(wanted)))
        return [delivery for delivery in deliveries if delivery.pk in handing]

    def settle(self, delivery: Delivery, answer: Answer) -> None:
        """Write down the answer; also where the row was called unknown meanwhile, for the answer has come after all."""
        mine = Delivery.objects.filter(
            pk=delivery.pk, holder=self._holder, state__in=(DeliveryState.HANDING, DeliveryState.UNKNOWN)
        )
        now, ended = timezone.now(), {"leased_until": None, "error": answer.reason}
        match answer.outcome:
            case Outcome.ACCEPTED:
                mine.update(state=DeliveryState.SENT, sent_at=now, message_id=answer.message_id[:255], **ended)
            case Outcome.REFUSED:
                mine.update(state=DeliveryState.REFUSED, message_id=answer.message_id[:255], **ended)
            case Outcome.LATER if delivery.tries + 1 >= MOST_TRIES:
                mine.update(state=DeliveryState.REFUSED, tries=F("tries") + 1, **ended)
            case Outcome.LATER:
                wait = min(LONGEST_WAIT, FIRST_WAIT * 2**delivery.tries)
                back = {"state": DeliveryState.QUEUED, "holder": "", "handed_at": None, "error": answer.reason}
                mine.update(tries=F("tries") + 1, leased_until=now + wait, **back)
            case Outcome.BUSY:
                back = {"state": DeliveryState.QUEUED, "holder": "", "handed_at": None}
                mine.update(**back, **ended)
            case _lost:
                mine.update(state=DeliveryState.UNKNOWN, **ended)

    def give_back(self) -> None:
        """Let others have at once what was not handed over."""
        mine = Delivery.objects.filter(holder=self._holder, state=DeliveryState.QUEUED)
        mine.update(holder="", leased_until=None)


def claim(most: int) -> Stretch | None:
    """Up to ``most`` deliveries that are due, an equal share of each mailing; ``None`` where there are none."""
    sending = list(
        Mailing.objects.filter(state=MailingState.SENDING).order_by("started_at").values_list("pk", flat=True)
    )
    now = timezone.now()
    due = Delivery.objects.filter(Q(leased_until=None) | Q(leased_until__lte=now), state=DeliveryState.QUEUED)
    keys: list[int] = []
    for left, mailing in zip(range(len(sending), 0, -1), sending, strict=True):
        share = max(1, (most - len(keys)) // left)
        keys += due.filter(mailing=mailing).order_by("pk").values_list("pk", flat=True)[:share]
    if not keys:
        return None
    holder = uuid.uuid4().hex
    due.filter(pk__in=keys).update(holder=holder, leased_until=now + LEASE)
    claimed = Delivery.objects.filter(holder=holder, state=DeliveryState.QUEUED)
    deliveries = list(claimed.select_related("subscriber", "mailing").order_by("mailing", "language", "pk"))
    return Stretch(deliveries, holder) if deliveries else None


def call_unknown() -> int:
    """What was being handed over by a sender that has not been heard of since; returns how many."""
    now = timezone.now()
    left = Delivery.objects.filter(state=DeliveryState.HANDING, leased_until__lte=now)
    return left.update(state=DeliveryState.UNKNOWN, leased_until=None, error="the sender ended before the answer")


def finish_mailings() -> int:
    """Close the mailings that nobody waits for any more; returns how many."""
    open_states = (DeliveryState.QUEUED, DeliveryState.HANDING)
    waiting = Delivery.objects.filter(mailing=OuterRef("pk"), state__in=open_states)
    over = Mailing.objects.filter(~Exists(waiting), state=MailingState.SENDING)
    return over.update(state=MailingState.DONE, finished_at=timezone.now())


def _skip_unwanted(rows) -> None:
    may_be_mailed = reachable().filter(pk=OuterRef("subscriber"))
    has_address = Subscriber.objects.filter(pk=OuterRef("subscriber"), state="confirmed").exclude(email="")
    held = rows.filter(Exists(has_address), ~Exists(may_be_mailed))
    held.update(state=DeliveryState.SKIPPED, skip_reason=SkipReason.SUPPRESSED, leased_until=None)
    rows.update(state=DeliveryState.SKIPPED, skip_reason=SkipReason.LEFT, leased_until=None)
