"""Personal links in mails: each for one purpose, for one subscriber, and of no use to whoever guesses.

Nothing of them is kept: a link carries the subscriber's public id and a signature (HMAC-SHA256) under its purpose. Only
the token of a confirmation is random, works once and is kept, as its hash.
"""

import hashlib
import secrets
import uuid
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner
from django.urls import reverse
from django.utils import translation

# What a leave link leaves: all topics that issues go to, everything, or one topic by its key.
NEWSLETTER_SCOPE = "newsletter"
EVERYTHING_SCOPE = "everything"
PREFERENCES_LAST = timedelta(days=90)
CONFIRMATION_LASTS = timedelta(days=30)
_LEAVE, _PREFERENCES = "newsletter.leave", "newsletter.preferences"
_DATA = "data"


class LinkExpired(Exception):
    """The link was ours, and is too old."""


class BadLink(Exception):
    """The link is not one that we made."""


def leave_token(public_id: uuid.UUID, scope: str, delivery_id: int | None = None) -> str:
    """Never expires: a mail may be read years later."""
    return Signer(salt=_LEAVE).sign(f"{public_id.hex}~{scope}~{delivery_id or ''}")


def read_leave_token(token: str) -> tuple[uuid.UUID, str, int | None]:
    """Whose it is, what it leaves, and with which mail; raises ``BadLink``."""
    try:
        public_id, scope, delivery = Signer(salt=_LEAVE).unsign(token).split("~")
        return uuid.UUID(public_id), scope, int(delivery) if delivery else None
    except (BadSignature, ValueError) as error:
        raise BadLink from error


def preferences_token(public_id: uuid.UUID, *, with_data: bool = False) -> str:
    """To choose what is sent; ``with_data`` also to see the address, take the data along and be erased.

    The latter goes to its owner alone who asked for it: a newsletter is forwarded to friends.
    """
    return TimestampSigner(salt=_PREFERENCES).sign(f"{public_id.hex}~{_DATA if with_data else ''}")


def read_preferences_token(token: str) -> tuple[uuid.UUID, bool]:
    """Whose it is, and whether with their data; raises ``BadLink``, or ``LinkExpired`` after ``PREFERENCES_LAST``."""
    try:
        signed = TimestampSigner(salt=_PREFERENCES).unsign(token, max_age=PREFERENCES_LAST)
        public_id, good_for = signed.split("~")
        return uuid.UUID(public_id), good_for == _DATA
    except SignatureExpired as error:
        raise LinkExpired from error
    except (BadSignature, ValueError) as error:
        raise BadLink from error


def new_confirmation_token() -> tuple[str, str]:
    """A random token of 256 bits for a mail, and its hash for the row."""
    token = secrets.token_urlsafe(32)
    return token, confirmation_hash(token)


def confirmation_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def leave_url(public_id: uuid.UUID, scope: str, language: str, delivery_id: int | None = None) -> str:
    """Absolute. GET shows a page with a button; POST leaves, with a cookie or without (RFC 8058)."""
    return _absolute("newsletter:leave", leave_token(public_id, scope, delivery_id), language)


def preferences_url(public_id: uuid.UUID, language: str, *, with_data: bool = False) -> str:
    return _absolute("newsletter:preferences", preferences_token(public_id, with_data=with_data), language)


def confirmation_url(token: str, language: str) -> str:
    return _absolute("newsletter:confirm", token, language)


def _absolute(name: str, token: str, language: str) -> str:
    before, behind = _around_token(name, language)
    return f"{settings.SITE_URL}{before}{token}{behind}"


@cache
def _around_token(name: str, language: str) -> tuple[str, str]:
    """Asked for once: a mailing has two links for each recipient. Tokens hold nothing that a path must escape."""
    with translation.override(language):
        before, _token, behind = reverse(name, args=("TOKEN",)).partition("TOKEN")
    return before, behind
