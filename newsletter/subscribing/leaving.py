"""Ends what a leave link names, at once and as often as it is asked; and takes it back where it was a mistake."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from newsletter.links import EVERYTHING_SCOPE, NEWSLETTER_SCOPE
from newsletter.models import ConsentAct, Delivery, Source, Subscriber, SubscriberState
from newsletter.subscribing import consents
from newsletter.subscribing.standing import put_in_force, settle, topics_in_force
from newsletter.topics import newsletter_keys

# To come back takes no new confirmation for so long: somebody who has just pressed the wrong button.
COME_BACK_WITHIN = timedelta(days=1)


@dataclass(frozen=True)
class LeavingState:
    """What a leave link's page shows: keys of topics that it would end, that would remain, that were just ended."""

    ending: list[str]
    remaining: list[str]
    ended: list[str]


def state_of(public_id: uuid.UUID, scope: str) -> LeavingState:
    """Empty for a subscriber who is gone: nothing is sent to them."""
    subscriber = Subscriber.objects.filter(public_id=public_id).first()
    if subscriber is None:
        return LeavingState([], [], [])
    keys = topics_in_force(subscriber) if subscriber.state == SubscriberState.CONFIRMED else []
    ending = within(scope, keys)
    return LeavingState(ending, [key for key in keys if key not in ending], _just_ended(subscriber, scope))


def within(scope: str, keys: list[str]) -> list[str]:
    """Those of ``keys`` that a link with this scope ends."""
    match scope:
        case _ if scope == EVERYTHING_SCOPE:
            return keys
        case _ if scope == NEWSLETTER_SCOPE:
            return newsletter_keys(keys)
        case topic:
            return [key for key in keys if key == topic]


def leave(*, public_id: uuid.UUID, scope: str, delivery_id: int | None = None) -> None:
    """End what is in force within ``scope``, and what waits for a click; what has ended already is no trouble.

    ``delivery_id`` names the mail that the link was in: it is counted as one that somebody left with.
    """
    now = timezone.now()
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().filter(public_id=public_id).first()
        if subscriber is None:
            return
        every = list(subscriber.subscriptions.order_by("pk").values_list("topic", flat=True))
        ended = within(scope, topics_in_force(subscriber))
        subscriber.subscriptions.filter(topic__in=within(scope, every)).delete()
        settle(subscriber, now)
        if not ended:
            return
        consents.note(subscriber, ConsentAct.LEFT, topics=ended, at=now)
        if delivery_id is not None:
            Delivery.objects.filter(pk=delivery_id, subscriber=subscriber, left_at=None).update(left_at=now)


def come_back(*, public_id: uuid.UUID, scope: str, delivery_id: int | None = None) -> list[str]:
    """Put what was ended within ``scope`` in force again, if that was lately; its keys, none where it is too late."""
    now = timezone.now()
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().filter(public_id=public_id).first()
        topics = _just_ended(subscriber, scope) if subscriber else []
        if subscriber is None or not topics:
            return []
        # As if they had not left: an issue that is being sent to those of its beginning goes to them too.
        since = _in_force_since(subscriber, topics, now)
        for topic in topics:
            put_in_force(subscriber, topic, source=Source.PREFERENCES, now=since[topic])
        settle(subscriber, min(since.values()))
        consents.note(subscriber, ConsentAct.CHANGED, topics=topics_in_force(subscriber), at=now)
        if delivery_id is not None:
            Delivery.objects.filter(pk=delivery_id, subscriber=subscriber).update(left_at=None)
        return topics


def _in_force_since(subscriber: Subscriber, topics: list[str], now: datetime) -> dict[str, datetime]:
    """When each was last said to be wanted, by what is kept of it; ``now`` where nothing is."""
    wanted = subscriber.consents.filter(act__in=(ConsentAct.CONFIRMED, ConsentAct.CHANGED, ConsentAct.IMPORTED))
    said = {topic: consent.at for consent in wanted.order_by("at", "pk") for topic in consent.topics}
    return {topic: said.get(topic, now) for topic in topics}


def _just_ended(subscriber: Subscriber, scope: str) -> list[str]:
    """What their last acts ended within ``scope``, one leaving after the other, all within ``COME_BACK_WITHIN``."""
    ended: list[str] = []
    if subscriber.email:
        for consent in subscriber.consents.filter(at__gt=timezone.now() - COME_BACK_WITHIN).order_by("-at", "-pk"):
            if consent.act != ConsentAct.LEFT:
                break
            ended = [*consent.topics, *ended]
    return within(scope, ended)
