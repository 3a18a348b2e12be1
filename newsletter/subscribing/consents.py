"""Keeps what somebody did about their subscription, and the text that they read, word for word."""

import hashlib
from collections.abc import Collection
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


def latest_ask(subscriber: Subscriber) -> Consent | None:
    """When, where and with which text they last asked."""
    asked = subscriber.consents.filter(act=ConsentAct.ASKED).select_related("text")
    return asked.order_by("at", "pk").last()
