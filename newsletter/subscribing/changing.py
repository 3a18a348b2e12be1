"""Changes what a subscriber gets: in force at once, for the link of the page proves whose mailbox it is."""

import uuid
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from newsletter.links import BadLink
from newsletter.models import ConsentAct, Source, Subscriber
from newsletter.subscribing import consents
from newsletter.subscribing.leaving import leave
from newsletter.subscribing.standing import put_in_force, settle, topics_in_force, topics_waiting
from newsletter.topics import Topic


def subscriber_of(public_id: uuid.UUID) -> Subscriber:
    """Raises ``BadLink`` where nobody is kept under it any more."""
    subscriber = Subscriber.objects.filter(public_id=public_id).exclude(email="").first()
    if subscriber is None:
        raise BadLink
    return subscriber


def change_preferences(
    *, subscriber: Subscriber, topics: Collection[str], language: str, frequency: str, text: str
) -> None:
    """``topics`` are all newsletter topics that are to be in force from now on; followed projects stay as they are.

    Where nothing at all remains, the subscriber has left.
    """
    now = timezone.now()
    with transaction.atomic():
        locked = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        before = topics_in_force(locked)
        ended = [key for key in before if Topic.parse(key).is_newsletter and key not in topics]
        locked.subscriptions.filter(topic__in=ended).delete()
        for key in topics:
            put_in_force(locked, key, source=Source.PREFERENCES, now=now)
        locked.language, locked.frequency = language, frequency
        settle(locked, now)
        after = topics_in_force(locked)
        if ended and not after:
            consents.note(locked, ConsentAct.LEFT, topics=ended, at=now)
        else:
            shown = consents.kept_text(text, language=language)
            consents.note(locked, ConsentAct.CHANGED, topics=after, text=shown, at=now)


def confirm_asked(*, subscriber: Subscriber, topics: Collection[str]) -> None:
    """Put in force those of ``topics`` that were asked for with their address and still wait for a click."""
    now = timezone.now()
    with transaction.atomic():
        locked = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        waiting = [key for key in topics_waiting(locked) if key in topics]
        if not waiting:
            return
        for key in waiting:
            put_in_force(locked, key, source=Source.PREFERENCES, now=now)
        settle(locked, now)
        consents.note_confirmed(locked, waiting, language=locked.language, at=now)


def refuse_asked(*, subscriber: Subscriber, topics: Collection[str]) -> None:
    """Somebody else asked for it, or they think otherwise: it waits no longer."""
    subscriber.subscriptions.filter(topic__in=topics, confirmed_at=None).delete()


def stop_following(*, subscriber: Subscriber, topic: Topic) -> None:
    """One project less."""
    leave(public_id=subscriber.public_id, scope=topic.key)
