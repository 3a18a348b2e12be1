"""Where a subscriber stands, from the topics that are in force."""

from datetime import datetime

from newsletter.models import Subscriber, SubscriberState


def topics_in_force(subscriber: Subscriber) -> list[str]:
    """Keys of what they get."""
    return list(subscriber.subscriptions.exclude(confirmed_at=None).order_by("pk").values_list("topic", flat=True))


def topics_waiting(subscriber: Subscriber) -> list[str]:
    """Keys of what was asked for and never confirmed."""
    return list(subscriber.subscriptions.filter(confirmed_at=None).order_by("pk").values_list("topic", flat=True))


def settle(subscriber: Subscriber, now: datetime) -> None:
    """Bring the locked ``subscriber`` in line with its topics, after its owner has said what is to be in force."""
    if subscriber.subscriptions.exclude(confirmed_at=None).exists():
        if subscriber.state != SubscriberState.CONFIRMED:
            subscriber.state, subscriber.confirmed_at, subscriber.left_at = SubscriberState.CONFIRMED, now, None
    elif subscriber.state != SubscriberState.LEFT:
        subscriber.state, subscriber.left_at = SubscriberState.LEFT, now
    subscriber.save(update_fields=["state", "confirmed_at", "left_at", "language", "frequency"])


def put_in_force(subscriber: Subscriber, topic: str, *, source: str, now: datetime) -> None:
    """Its owner wants that topic; one that is in force keeps its date."""
    subscription, _new = subscriber.subscriptions.get_or_create(
        topic=topic, defaults={"source": source, "asked_at": now}
    )
    if subscription.confirmed_at is None:
        subscription.confirmed_at = now
        subscription.save(update_fields=["confirmed_at"])
