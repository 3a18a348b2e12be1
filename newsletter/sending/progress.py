"""How far a mailing is, counted anew at each look: every recipient is in exactly one state."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, SendingPace

MEASURED_OVER = timedelta(minutes=1)


@dataclass(frozen=True)
class MailingProgress:
    """Numbers of recipients; ``total`` is the sum of the six states, what follows tells of those sent.

    ``a_second`` is measured over the last minute; ``seconds_left`` is ``None`` where nothing moves.
    """

    total: int
    queued: int
    handing: int
    sent: int
    refused: int
    unknown: int
    skipped: int
    delivered: int
    bounced: int
    complained: int
    left: int
    a_second: float
    held_until: datetime | None
    held_because: str

    @property
    def done(self) -> int:
        return self.total - self.queued - self.handing

    @property
    def settled(self) -> int:
        """``done``, without those of whom nobody knows."""
        return self.done - self.unknown

    @property
    def percent(self) -> int:
        return self.done * 100 // self.total if self.total else 0

    @property
    def is_held(self) -> bool:
        return self.held_until is not None

    @property
    def seconds_left(self) -> int | None:
        return round((self.queued + self.handing) / self.a_second) if self.a_second else None


def progress_of(mailing: Mailing) -> MailingProgress:
    now = timezone.now()
    deliveries = Delivery.objects.filter(mailing=mailing)
    states = dict.fromkeys(DeliveryState.values, 0)
    states |= dict(deliveries.order_by().values_list("state").annotate(Count("pk")))
    told = deliveries.filter(state=DeliveryState.SENT).aggregate(
        delivered=Count("delivered_at"),
        bounced=Count("bounced_at"),
        complained=Count("complained_at"),
        left=Count("left_at"),
        lately=Count("pk", filter=Q(sent_at__gt=now - MEASURED_OVER)),
    )
    measured = min(MEASURED_OVER, now - mailing.started_at) if mailing.started_at else MEASURED_OVER
    lately = told.pop("lately")
    is_going = mailing.state == MailingState.SENDING
    rest = SendingPace.objects.filter(held_until__gt=now).first() if is_going else None
    return MailingProgress(
        total=sum(states.values()),
        **states,
        **told,
        a_second=lately / max(1.0, measured.total_seconds()) if is_going else 0.0,
        held_until=rest.held_until if rest else None,
        held_because=rest.held_because if rest else "",
    )
