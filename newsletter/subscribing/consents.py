"""Keeps what somebody did about their subscription, and the text that they read, word for word."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils import timezone

from newsletter.models import Consent, ConsentAct, ConsentText, Subscriber


def kept_text(text: str, *, language: str) -> ConsentText | None:
    """The row of that text, made now if need be; none for an empty one."""
    if not text:
        return None
    digest = hashlib.sha256(f"{language}\n{text}".encode()).hexdigest()
    kept, _new = ConsentText.objects.get_or_create(digest=digest, defaults={"language": language, "text": text})
    return kept


def note(
    subscriber: Subscriber,
    act: ConsentAct,
    *,
    topics: Collection[str],
    text: ConsentText | None = None,
    page: str = "",
    language: str = "",
    at: datetime | None = None,
) -> None:
    """One more act; ``page`` is a path, never one that holds a personal link."""
    Consent.objects.create(
        subscriber=subscriber,
        act=act,
        topics=list(topics),
        text=text,
        page=page,
        language=language or subscriber.language,
        at=at or timezone.now(),
    )


def asks_for(
    subscriber: Subscriber, topics: Iterable[str], *, until: datetime | None = None
) -> dict[Consent | None, list[str]]:
    """When, where and with which text each of ``topics`` was last asked for, ``until`` that moment: topics by ask."""
    asked = subscriber.consents.filter(act=ConsentAct.ASKED).select_related("text").order_by("-at", "-pk")
    asks = list(asked.filter(at__lte=until) if until else asked)
    found: dict[Consent | None, list[str]] = {}
    for topic in topics:
        ask = next((each for each in asks if topic in each.topics), None)
        found.setdefault(ask, []).append(topic)
    return found


def note_confirmed(
    subscriber: Subscriber, topics: Iterable[str], *, language: str, at: datetime, until: datetime | None = None
) -> None:
    """One act for each text that was read: what was asked for with other words is proved by those."""
    for ask, keys in asks_for(subscriber, topics, until=until).items():
        text, page = (ask.text, ask.page) if ask else (None, "")
        note(subscriber, ConsentAct.CONFIRMED, topics=keys, text=text, page=page, language=language, at=at)
