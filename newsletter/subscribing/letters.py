"""Decides which letters are owed: one an hour at most for an address, and nothing that was asked for is forgotten."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from newsletter.models import Letter, LetterKind, Subscriber

HOUR = timedelta(hours=1)
# Which one is sent where several wishes meet in one letter: each says all that the ones below it say.
_WEIGHT = {LetterKind.KNOWN: 0, LetterKind.LINK: 1, LetterKind.CONFIRM: 2}


def letters_that_may_go(now: datetime | None = None) -> QuerySet[Letter]:
    """Not while another one of that address was sent within the hour, or is being sent before it."""
    now = now or timezone.now()
    others = Letter.objects.filter(subscriber=OuterRef("subscriber")).exclude(pk=OuterRef("pk"))
    lately = others.filter(sent_at__gt=now - HOUR)
    before = others.filter(pk__lt=OuterRef("pk"), sent_at=None, given_up_at=None)
    return Letter.objects.filter(~Exists(lately), ~Exists(before))


def queue_letter(subscriber: Subscriber, *, kind: LetterKind, language: str, topics: Collection[str] = ()) -> None:
    """Owe the locked ``subscriber`` a letter, unless one that waits, or was sent within the hour, says it already.

    What is asked for within the hour joins the confirmation that is still to be clicked, and where the mail does not
    tell of it, another letter follows when the hour is over. A wish for what the last letter holds is answered by it.
    """
    if _join_waiting(subscriber, kind, language, topics):
        return
    last = _last_letter(subscriber)
    if last is not None:
        is_told = kind != LetterKind.CONFIRM or _covers(last, topics)
        if kind == LetterKind.CONFIRM:
            _extend(last, topics)
        if is_told:
            return
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


def _covers(letter: Letter, topics: Collection[str]) -> bool:
    is_open = letter.kind == LetterKind.CONFIRM and letter.used_at is None
    return is_open and set(topics) <= set(letter.topics)


def _extend(letter: Letter, topics: Collection[str]) -> None:
    if letter.kind == LetterKind.CONFIRM and letter.used_at is None:
        letter.topics += [topic for topic in topics if topic not in letter.topics]
        letter.save(update_fields=["topics"])
