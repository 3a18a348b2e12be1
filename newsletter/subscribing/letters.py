"""Decides which letters are owed: one an hour at most for an address, and nothing that was asked for is forgotten."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from newsletter.models import Letter, LetterKind, Subscriber, SubscriberState

HOUR = timedelta(hours=1)
# How many an address gets at most within so long, whoever asks with it. One that is due waits.
MOST = ((1, HOUR), (3, timedelta(days=1)), (10, timedelta(days=30)))
# Which one is sent where several wishes meet in one letter: each says all that the ones below it say.
_WEIGHT = {LetterKind.KNOWN: 0, LetterKind.LINK: 1, LetterKind.CONFIRM: 2}


def letters_that_may_go(now: datetime | None = None) -> QuerySet[Letter]:
    """Not while an address has had as many as ``MOST`` says, or another one is being sent to it before."""
    now = now or timezone.now()
    others = Letter.objects.filter(subscriber=OuterRef("subscriber")).exclude(pk=OuterRef("pk"))
    before = others.filter(pk__lt=OuterRef("pk"), sent_at=None, given_up_at=None)
    full = [Exists(others.filter(sent_at__gt=now - window)[most - 1 : most]) for most, window in MOST]
    return Letter.objects.filter(~Exists(before), *(~each for each in full))


def queue_letter(subscriber: Subscriber, *, kind: LetterKind, language: str, topics: Collection[str] = ()) -> None:
    """Owe the locked ``subscriber`` a letter, unless one that waits, or was sent within the hour, says it already.

    A letter that was sent confirms what its reader read in it, and nothing else: what is asked for later is told by
    another one, when the hour is over.
    """
    if _join_waiting(subscriber, kind, language, topics):
        return
    last = _last_letter(subscriber)
    if last is None or not _says(last, subscriber, kind, topics):
        Letter.objects.create(subscriber=subscriber, kind=kind, language=language, topics=list(topics))


def _join_waiting(subscriber: Subscriber, kind: LetterKind, language: str, topics: Collection[str]) -> bool:
    """Whether a letter that no sender has taken up yet says it along."""
    untouched = Letter.objects.filter(subscriber=subscriber, sent_at=None, given_up_at=None, tries=0)
    letter = untouched.first()
    if letter is None:
        return False
    heavier = max(LetterKind(letter.kind), kind, key=lambda each: _WEIGHT[each])
    joined = [*letter.topics, *(topic for topic in topics if topic not in letter.topics)]
    # Compared and set: a sender that takes it up at this moment counts the try first.
    return untouched.filter(pk=letter.pk).update(kind=heavier, topics=joined, language=language) == 1


def _last_letter(subscriber: Subscriber) -> Letter | None:
    """The one that was sent within the hour, or that a sender has in hand."""
    is_recent = Q(sent_at=None, tries__gt=0) | Q(sent_at__gt=timezone.now() - HOUR)
    return Letter.objects.filter(is_recent, subscriber=subscriber, given_up_at=None).order_by("pk").last()


def _says(letter: Letter, subscriber: Subscriber, kind: LetterKind, topics: Collection[str]) -> bool:
    """Whether its reader finds in it what is wished now: the click that confirms, or the link to the preferences."""
    if kind == LetterKind.CONFIRM:
        is_open = letter.kind == LetterKind.CONFIRM and letter.used_at is None
        return is_open and set(topics) <= set(letter.topics)
    # A confirmation holds that link too, where its reader had confirmed something before.
    since = subscriber.confirmed_at if subscriber.state == SubscriberState.CONFIRMED else None
    return letter.kind != LetterKind.CONFIRM or (since is not None and since < letter.queued_at)
