"""Who a mailing goes to, asked in one query; counted before the button and queued after it by the same rule."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from newsletter.models import (
    Delivery,
    DeliveryState,
    Frequency,
    MailingKind,
    Subscriber,
    SubscriberState,
    Subscription,
    Suppression,
)

# Less than the shortest month: an issue of the first Monday of each month always comes.
A_MONTH = timedelta(days=27)


def reachable() -> QuerySet[Subscriber]:
    """Confirmed, with an address, and nothing keeps us from mailing it."""
    held = Suppression.objects.active().filter(email_key=OuterRef("email_key"))
    return Subscriber.objects.filter(~Exists(held), ~Q(email=""), state=SubscriberState.CONFIRMED)


def audience(
    *, kind: MailingKind | str, topics: Collection[str], languages: Collection[str], fallback: str, at: datetime
) -> QuerySet[Subscriber]:
    """Whoever has confirmed one of ``topics`` by the moment ``at`` and reads one of ``languages``.

    With a ``fallback`` language, whoever reads another one too. Of an issue, without those who want one a month and
    have had one lately, or are about to get it.
    """
    chosen = Subscription.objects.filter(subscriber=OuterRef("pk"), topic__in=topics, confirmed_at__lte=at)
    found = reachable().filter(Exists(chosen))
    if not fallback:
        found = found.filter(language__in=languages)
    if kind == MailingKind.ISSUE:
        found = found.exclude(Q(frequency=Frequency.MONTHLY) & Exists(_issues_lately(at)))
    return found


def _issues_lately(at: datetime) -> QuerySet[Delivery]:
    """Of the outer query's subscriber: handed over within the month before ``at``, or waiting since then."""
    handed = Q(state__in=(DeliveryState.SENT, DeliveryState.HANDING, DeliveryState.UNKNOWN), handed_at__gt=at - A_MONTH)
    waits = Q(state=DeliveryState.QUEUED, mailing__started_at__gt=at - A_MONTH)
    return Delivery.objects.filter(handed | waits, subscriber=OuterRef("pk"), mailing__kind=MailingKind.ISSUE)


def language_for(subscriber_language: str, *, languages: Collection[str], fallback: str) -> str:
    """Which of the texts a recipient gets."""
    return subscriber_language if subscriber_language in languages else fallback
