"""Deliveries that one sender has for a while, and what becomes of each; every step is a compare-and-set.

``queued`` → claimed (a holder, a lease) → ``handing``, written before the provider may have it → what it answered. A
sender that dies leaves claimed rows, which are free again when the lease ends, and at most one call's rows in
``handing``, which nobody repeats: they become ``unknown``, for staff to decide.
"""

import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from newsletter.audience import reachable
from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, SkipReason, Subscriber, Subscription
from newsletter.sending.answers import Answer, Outcome

LEASE = timedelta(minutes=2)
RENEW_BEFORE = timedelta(minutes=1)
# So long nobody looks again whether a recipient has left, for so many of the next recipients.
LOOK_LASTS = timedelta(seconds=1)
LOOK_AHEAD = 25
# Longer than the longest call to a provider: of SMTP, a dozen steps that may each take ``EMAIL_TIMEOUT``.
HANDING_LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
# Some hours, with waits that double.
MOST_TRIES = 12
# An answer may come after its row was called unknown and the mailing was closed; no call lasts that long.
LATE_ANSWERS = timedelta(days=1)


class Stretch:
    """The deliveries that this sender has claimed, in the order in which they are handed over."""

    def __init__(self, deliveries: list[Delivery], holder: str):
        self.deliveries, self._holder = deliveries, holder
        self._until = timezone.now() + LEASE
        # The last look at who is still to be mailed: when, of which deliveries, and who.
        self._looked_at, self._looked_for, self._wanted = timezone.now(), frozenset[int](), set[int]()

    def _to_hand_over(self) -> QuerySet[Delivery]:
        keys = [delivery.pk for delivery in self.deliveries]
        return Delivery.objects.filter(pk__in=keys, holder=self._holder, state=DeliveryState.QUEUED)

    def renew(self) -> None:
        """Keep what is still to be handed over, where little of the lease is left."""
        now = timezone.now()
        if self._until - now > RENEW_BEFORE:
            return
        self._to_hand_over().filter(leased_until__gt=now).update(leased_until=now + LEASE)
        self._until = now + LEASE

    def mark_handing(self, deliveries: Sequence[Delivery], mailing: Mailing) -> list[Delivery]:
        """Those of ``deliveries`` that are handed over now: still ours, still wanted, of a mailing that still goes on.

        The others are skipped, where their recipient has left or may not be mailed, or left to whoever has them.
        """
        if not Mailing.objects.filter(pk=mailing.pk, state=MailingState.SENDING).exists():
            return []
        keys_wanted = self._keys_wanted(deliveries, mailing)
        wanted = [delivery for delivery in deliveries if delivery.pk in keys_wanted]
        now = timezone.now()
        keys = [delivery.pk for delivery in wanted]
        mine = Delivery.objects.filter(
            pk__in=keys, holder=self._holder, state=DeliveryState.QUEUED, leased_until__gt=now
        )
        marked = mine.update(state=DeliveryState.HANDING, handed_at=now, leased_until=now + HANDING_LEASE)
        if marked == len(keys):
            return wanted
        still_mine = Delivery.objects.filter(pk__in=keys, holder=self._holder, state=DeliveryState.HANDING)
        handing = set(still_mine.values_list("pk", flat=True))
        return [delivery for delivery in wanted if delivery.pk in handing]

    def _keys_wanted(self, deliveries: Sequence[Delivery], mailing: Mailing) -> set[int]:
        """Of ``deliveries``, and of some that follow, so that one look serves for those of the next moment."""
        if timezone.now() > self._looked_at + LOOK_LASTS or not self._looked_for.issuperset(
            delivery.pk for delivery in deliveries
        ):
            first = self.deliveries.index(deliveries[0])
            ahead = [
                delivery.pk
                for delivery in self.deliveries[first : first + max(LOOK_AHEAD, len(deliveries))]
                if delivery.mailing_id == mailing.pk
            ]
            self._looked_at, self._looked_for = timezone.now(), frozenset(ahead)
            mine = Delivery.objects.filter(pk__in=ahead, holder=self._holder, state=DeliveryState.QUEUED)
            subscribed = Subscription.objects.filter(
                subscriber=OuterRef("pk"), topic__in=mailing.topics, confirmed_at__isnull=False
            )
            wanted = Exists(reachable().filter(Exists(subscribed), pk=OuterRef("subscriber")))
            self._wanted = set(mine.filter(wanted).values_list("pk", flat=True))
            if len(self._wanted) < len(ahead):
                _skip_unwanted(mine.filter(~wanted))
        return self._wanted

    def take_back(self, deliveries: Sequence[Delivery]) -> None:
        """Still ours, and not handed over after all: the provider has said that it has none of them."""
        mine = Delivery.objects.filter(
            pk__in=[each.pk for each in deliveries], holder=self._holder, state=DeliveryState.HANDING
        )
        mine.update(state=DeliveryState.QUEUED, handed_at=None, leased_until=timezone.now() + LEASE)

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
                mine.update(state=DeliveryState.UNKNOWN, message_id=answer.message_id[:255], **ended)

    def give_back(self) -> None:
        """Let others have at once what was not handed over."""
        self._to_hand_over().update(holder="", leased_until=None)


def claim(most: int) -> Stretch | None:
    """Up to ``most`` deliveries that are due, an equal share of each mailing; ``None`` where there are none.

    Where the database can, senders side by side pass over the rows that another is about to claim.
    """
    sending = Mailing.objects.filter(state=MailingState.SENDING).order_by("started_at")
    mailings = list(sending.values_list("pk", flat=True))
    if not mailings:
        return None
    holder = uuid.uuid4().hex
    with transaction.atomic():
        keys = _due_keys(mailings, most)
        Delivery.objects.filter(pk__in=keys).update(holder=holder, leased_until=timezone.now() + LEASE)
    claimed = Delivery.objects.filter(pk__in=keys, holder=holder, state=DeliveryState.QUEUED)
    deliveries = list(claimed.select_related("subscriber", "mailing").order_by("mailing", "language", "pk"))
    return Stretch(deliveries, holder) if deliveries else None


def _due_keys(mailings: Sequence[int], most: int) -> list[int]:
    is_free = Q(leased_until=None) | Q(leased_until__lte=timezone.now())
    due = Delivery.objects.filter(is_free, state=DeliveryState.QUEUED).select_for_update(skip_locked=True)
    keys: list[int] = []
    for left, mailing in zip(range(len(mailings), 0, -1), mailings, strict=True):
        share = max(1, (most - len(keys)) // left)
        keys += due.filter(mailing=mailing).order_by("pk").values_list("pk", flat=True)[:share]
    return keys


def call_unknown() -> int:
    """What was being handed over by a sender that has not been heard of since; returns how many.

    Of whom the provider has told something meanwhile it had the message: they are sent, whoever died.
    """
    now = timezone.now()
    going = Q(state__in=(MailingState.SENDING, MailingState.PAUSED)) | Q(finished_at__gt=now - LATE_ANSWERS)
    mailings = list(Mailing.objects.filter(going).values_list("pk", flat=True))
    if not mailings:
        return 0
    unanswered = Delivery.objects.filter(mailing__in=mailings)
    left = Q(state=DeliveryState.HANDING, leased_until__lte=now)
    told = Q(delivered_at__isnull=False) | Q(bounced_at__isnull=False) | Q(complained_at__isnull=False)
    # Among the unknown too: an answer may be lost behind the report, and a report come while its row is called so.
    unanswered.filter(left | Q(state=DeliveryState.UNKNOWN), told).update(
        state=DeliveryState.SENT, sent_at=Coalesce("sent_at", "handed_at"), leased_until=None, error=""
    )
    return unanswered.filter(left, ~told).update(
        state=DeliveryState.UNKNOWN, leased_until=None, error="the sender ended before the answer"
    )


def finish_mailings() -> int:
    """Close the mailings that nobody waits for any more; returns how many.

    What came back late, of a mailing that was closed or stopped meanwhile, is sent after all, or not any more.
    """
    now = timezone.now()
    lately = {"finished_at__gt": now - LATE_ANSWERS}
    waiting = Delivery.objects.filter(mailing=OuterRef("pk"), state__in=(DeliveryState.QUEUED, DeliveryState.HANDING))
    Mailing.objects.filter(Exists(waiting), state=MailingState.DONE, **lately).update(
        state=MailingState.SENDING, finished_at=None
    )
    stopped = Mailing.objects.filter(state=MailingState.STOPPED, **lately)
    for mailing in stopped.values_list("pk", flat=True):
        left = Delivery.objects.filter(mailing=mailing, state=DeliveryState.QUEUED)
        left.update(state=DeliveryState.SKIPPED, skip_reason=SkipReason.STOPPED, leased_until=None)
    over = Mailing.objects.filter(~Exists(waiting), state=MailingState.SENDING)
    return over.update(state=MailingState.DONE, finished_at=now)


def _skip_unwanted(rows) -> None:
    may_be_mailed = reachable().filter(pk=OuterRef("subscriber"))
    has_address = Subscriber.objects.filter(pk=OuterRef("subscriber"), state="confirmed").exclude(email="")
    held = rows.filter(Exists(has_address), ~Exists(may_be_mailed))
    held.update(state=DeliveryState.SKIPPED, skip_reason=SkipReason.SUPPRESSED, leased_until=None)
    rows.update(state=DeliveryState.SKIPPED, skip_reason=SkipReason.LEFT, leased_until=None)
