"""Confirms what a letter lists, by whoever has read it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from newsletter.links import CONFIRMATION_LASTS, BadLink, LinkExpired, confirmation_hash
from newsletter.models import ConsentAct, Letter, Source, Subscriber, SubscriberState
from newsletter.subscribing import consents
from newsletter.subscribing.standing import put_in_force, settle

# Who presses twice gets the same answer twice; later, the link is spent.
SAME_ANSWER = timedelta(minutes=15)


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


def confirm(letter: Letter) -> None:
    """Put all of its topics in force, once; whoever had left is back."""
    now = timezone.now()
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().get(pk=letter.subscriber_id)
        locked = Letter.objects.select_for_update().get(pk=letter.pk)
        if locked.used_at is None:
            locked.used_at = now
            locked.save(update_fields=["used_at"])
            _confirm(subscriber, locked, now)


def _confirm(subscriber: Subscriber, letter: Letter, now) -> None:
    asked = consents.latest_ask(subscriber)
    if subscriber.state != SubscriberState.CONFIRMED:
        subscriber.language = letter.language
    for topic in letter.topics:
        put_in_force(subscriber, topic, source=subscriber.source or Source.FORM, now=now)
    settle(subscriber, now)
    consents.note(
        subscriber,
        ConsentAct.CONFIRMED,
        topics=letter.topics,
        text=asked.text if asked else None,
        page=asked.page if asked else "",
        language=letter.language,
        at=now,
    )
