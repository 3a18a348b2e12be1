"""How the newsletter grows: who confirmed and who left, by month, source and topic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F
from django.db.models.functions import TruncMonth
from django.utils import timezone

from newsletter.models import Source, Subscriber, SubscriberState, Subscription
from newsletter.subscribing.topic_names import topic_names


@dataclass(frozen=True)
class GrowthMonth:
    """``asked`` are those who have not been forgotten since; ``total`` is how many were subscribed at its end."""

    first: date
    asked: int
    confirmed: int
    left: int
    total: int


@dataclass(frozen=True)
class Share:
    label: str
    number: int


@dataclass(frozen=True)
class Growth:
    """Numbers of subscribers; topics count each subscriber once for each of theirs."""

    months: list[GrowthMonth]
    confirmed: int
    pending: int
    left: int
    sources: list[Share]
    topics: list[Share]


def growth() -> Growth:
    """From the first confirmation to this month; whoever came back is counted from their last confirmation."""
    states = dict(Subscriber.objects.order_by().values_list("state").annotate(Count("pk")))
    confirmed = Subscriber.objects.filter(state=SubscriberState.CONFIRMED)
    return Growth(
        months=_months(),
        confirmed=states.get(SubscriberState.CONFIRMED, 0),
        pending=states.get(SubscriberState.PENDING, 0),
        left=states.get(SubscriberState.LEFT, 0),
        sources=[
            Share(str(Source(source).label), number)
            for source, number in confirmed.order_by().values_list("source").annotate(n=Count("pk")).order_by("-n")
        ],
        topics=_topics(),
    )


def _topics() -> list[Share]:
    in_force = Subscription.objects.filter(confirmed_at__isnull=False, subscriber__state=SubscriberState.CONFIRMED)
    numbers = dict(in_force.order_by().values_list("topic").annotate(Count("pk")))
    shares = [Share(each.phrase, numbers[each.key]) for each in topic_names(numbers)]
    return sorted(shares, key=lambda share: (-share.number, share.label))


def _months() -> list[GrowthMonth]:
    """Every month, those without any change too; leaving counts for whoever had confirmed."""
    ever = Subscriber.objects.filter(confirmed_at__isnull=False)
    asked = _by_month(Subscriber.objects.annotate(month=TruncMonth("created_at")))
    joined = _by_month(ever.annotate(month=TruncMonth("confirmed_at")))
    gone = ever.filter(state=SubscriberState.LEFT, left_at__gte=F("confirmed_at"))
    left = _by_month(gone.annotate(month=TruncMonth("left_at")))
    if not joined:
        return []
    months, total = [], 0
    for first in _every_month(min([*asked, *joined]), timezone.localdate()):
        confirmed, gone_now = joined.get(first, 0), left.get(first, 0)
        total += confirmed - gone_now
        months.append(GrowthMonth(first, asked.get(first, 0), confirmed, gone_now, total))
    return months


def _by_month(subscribers) -> dict[date, int]:
    rows = subscribers.order_by().values_list("month").annotate(Count("pk"))
    return {timezone.localtime(month).date(): number for month, number in rows}


def _every_month(first: date, last: date) -> Sequence[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]
