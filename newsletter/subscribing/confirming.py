"""Confirms what a letter lists, by whoever has read it: all of it, or what they choose."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from newsletter.links import CONFIRMATION_LASTS, BadLink, LinkExpired, confirmation_hash
from newsletter.models import Letter, Source, Subscriber, SubscriberState
from newsletter.subscribing import consents
from newsletter.subscribing.standing import put_in_force, settle

# Who comes again within the hour, in which no other letter can be sent, finds the way to the preferences.
SAME_ANSWER = timedelta(hours=1)


class AlreadyUsed(Exception):
    """The link has done its work, some time ago."""


def letter_of(token: str) -> Letter:
    """The letter with that link; raises ``BadLink``, ``LinkExpired`` or ``AlreadyUsed``."""
    letter = Letter.objects.select_related("subscriber").filter(token_hash=confirmation_hash(token)).first()
    if letter is None:
        raise BadLink
    now = timezone.now()
    if letter.used_at is not None and letter.used_at < now - SAME_ANSWER:
        raise AlreadyUsed
    if letter.used_at is None and (letter.sent_at or letter.queued_at) < now - CONFIRMATION_LASTS:
        raise LinkExpired
    return letter


def confirm(letter: Letter, topics: Collection[str]) -> None:
    """Put ``topics`` of it in force, once; whoever had left is back. The others are no longer asked for."""
    now = timezone.now()
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().get(pk=letter.subscriber_id)
        locked = Letter.objects.select_for_update().get(pk=letter.pk)
        if locked.used_at is None:
            locked.used_at = now
            locked.save(update_fields=["used_at"])
            _confirm(subscriber, locked, [topic for topic in locked.topics if topic in topics], now)


def _confirm(subscriber: Subscriber, letter: Letter, topics: list[str], now: datetime) -> None:
    if subscriber.state != SubscriberState.CONFIRMED:
        subscriber.language = letter.language
    refused = [topic for topic in letter.topics if topic not in topics]
    subscriber.subscriptions.filter(topic__in=refused, confirmed_at=None).delete()
    for topic in topics:
        put_in_force(subscriber, topic, source=subscriber.source or Source.FORM, now=now)
    settle(subscriber, now)
    consents.note_confirmed(subscriber, topics, language=letter.language, at=now, until=letter.sent_at)
