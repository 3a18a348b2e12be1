"""Takes wishes: a row each, whoever the address belongs to."""

from collections.abc import Collection

from newsletter.addresses import key_of, normalised
from newsletter.models import RequestKind, Source, SubscriptionRequest
from newsletter.subscribing.consents import kept_text
from newsletter.subscribing.limits import refuse_too_many
from newsletter.topics import Topic

PAGE_LENGTH = 300


def ask(
    *,
    email: str,
    topics: Collection[str],
    language: str,
    source: Source | str,
    page: str,
    text: str,
    visitor_key: str = "",
) -> None:
    """Somebody wants mail about ``topics`` (keys); ``text`` is what they agreed to, ``page`` the path where.

    It adds one row and does nothing else, so neither the answer nor its time tells what is known of the address. Raises
    ``TooMany``, ``ValidationError`` for what is no address, ``ValueError`` for what is no topic, or where none is.
    """
    keys = list(dict.fromkeys(Topic.parse(key).key for key in topics))
    if not keys:
        raise ValueError("nothing was asked for")
    address = normalised(email)
    if source != Source.DONATION:
        refuse_too_many(visitor_key=visitor_key)
    SubscriptionRequest.objects.create(
        kind=RequestKind.SUBSCRIBE,
        email=address,
        email_key=key_of(address),
        language=language,
        topics=keys,
        source=source,
        text=kept_text(text, language=language),
        page=page[:PAGE_LENGTH],
        visitor_key=visitor_key,
    )


def ask_for_link(*, email: str, language: str, page: str, visitor_key: str = "") -> None:
    """Somebody wants the link to their preferences by mail; raises as ``ask`` does."""
    address = normalised(email)
    refuse_too_many(visitor_key=visitor_key)
    SubscriptionRequest.objects.create(
        kind=RequestKind.LINK,
        email=address,
        email_key=key_of(address),
        language=language,
        source=Source.PREFERENCES,
        page=page[:PAGE_LENGTH],
        visitor_key=visitor_key,
    )
