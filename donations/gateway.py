"""The only module that speaks to Stripe; what leaves it are our own frozen records and errors."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TypeVar

import stripe
from django.conf import settings

CONNECT_SECONDS, READ_SECONDS = 3, 10
EXPANDED = ["payment_intent", "payment_intent.latest_charge"]


Answer = TypeVar("Answer")


class GatewayUnavailable(Exception):
    """Stripe did not answer, or not now (time-out, 5xx, 429, 409): the same request may be repeated."""


class GatewayRefused(Exception):
    """Stripe understood the request and will not do it; repeating it changes nothing.

    ``parameter`` is the one that it complains of, in Stripe's spelling, where it names one.
    """

    def __init__(self, text: str, parameter: str = ""):
        super().__init__(text)
        self.parameter = parameter


class BadSignature(Exception):
    """The webhook's body was not signed by Stripe with one of our secrets within the last minutes."""


class MalformedEvent(Exception):
    """Rightly signed, but not an event that can be kept: no JSON object, no id, or the other mode."""


@dataclass(frozen=True)
class ChargeSnapshot:
    id: str
    amount_cents: int
    currency: str
    has_succeeded: bool
    created_at: datetime


@dataclass(frozen=True)
class CheckoutSnapshot:
    """What Stripe says is true of a Checkout Session at this moment."""

    id: str
    status: str  # open, complete or expired
    payment_status: str  # paid or unpaid
    intent_id: str | None
    intent_status: str | None
    charge: ChargeSnapshot | None
    url: str | None
    client_secret: str | None
    attempt_key: str | None  # from our metadata; None for another product's Session


@dataclass(frozen=True)
class EventHint:
    """An event reduced to what it points at."""

    id: str
    type: str
    object_type: str
    object_id: str
    intent_id: str | None


@lru_cache(maxsize=8)
def _client(api_base: str, secret_key: str) -> stripe.StripeClient:
    return stripe.StripeClient(
        secret_key,
        base_addresses={"api": api_base},
        max_network_retries=2,
        http_client=stripe.RequestsClient(timeout=(CONNECT_SECONDS, READ_SECONDS)),
    )


def _sessions():
    return _client(settings.STRIPE_API_BASE, settings.STRIPE_SECRET_KEY).v1.checkout.sessions


def _call(function: Callable[..., Answer], *args, **options) -> Answer:
    try:
        return function(*args, **options)
    except stripe.IdempotencyError as error:
        raise GatewayUnavailable(str(error)) from error
    except stripe.InvalidRequestError as error:
        raise GatewayRefused(str(error), error.param or "") from error
    except stripe.StripeError as error:
        # Wrong keys are here too: that is ours to mend, and a donor can only be told to try later.
        raise GatewayUnavailable(str(error)) from error


def create_session(*, body: dict, idempotency_key: str) -> CheckoutSnapshot:
    """Open a Checkout Session, or get the one that an earlier call with this body and key opened."""
    return _snapshot(_call(_sessions().create, params=body, options={"idempotency_key": idempotency_key}))


def retrieve_session(session_id: str) -> CheckoutSnapshot:
    return _snapshot(_call(_sessions().retrieve, session_id, params={"expand": EXPANDED}))


def expire_session(session_id: str) -> CheckoutSnapshot:
    """End an open Session; one that is no longer open is refused with ``GatewayRefused``."""
    return _snapshot(_call(_sessions().expire, session_id))


def find_session_of_intent(intent_id: str) -> CheckoutSnapshot | None:
    """The Session that a PaymentIntent belongs to, if any does."""
    found = _call(_sessions().list, params={"payment_intent": intent_id, "limit": 1}).data
    return retrieve_session(found[0].id) if found else None


def _snapshot(session: stripe.checkout.Session) -> CheckoutSnapshot:
    data = session.to_dict()
    intent = data.get("payment_intent")
    # Right after creation the intent is null, and without `expand` it is an id.
    intent_data = intent if isinstance(intent, dict) else {}
    charge = intent_data.get("latest_charge")
    return CheckoutSnapshot(
        id=data["id"],
        status=data.get("status") or "",
        payment_status=data.get("payment_status") or "",
        intent_id=intent_data.get("id") or (intent if isinstance(intent, str) else None),
        intent_status=intent_data.get("status"),
        charge=_charge(charge) if isinstance(charge, dict) else None,
        url=data.get("url"),
        client_secret=data.get("client_secret"),
        attempt_key=(data.get("metadata") or {}).get("attempt"),
    )


def _charge(data: dict) -> ChargeSnapshot:
    return ChargeSnapshot(
        id=data["id"],
        amount_cents=data["amount"],
        currency=data["currency"],
        has_succeeded=data["status"] == "succeeded" and bool(data["paid"]) and bool(data["captured"]),
        created_at=datetime.fromtimestamp(data["created"], tz=UTC),
    )


def verify_webhook(payload: bytes, signature: str) -> EventHint:
    """The event of a webhook's body; raises ``BadSignature`` or ``MalformedEvent``.

    Any of the configured secrets will do, so that one can be rotated without a gap.
    """
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadSignature("not UTF-8") from error
    if not any(_is_signed_with(secret, text, signature) for secret in settings.STRIPE_WEBHOOK_SECRETS):
        raise BadSignature("no secret of ours made this signature, or it is too old")
    return _read_event(text)


def _is_signed_with(secret: str, text: str, signature: str) -> bool:
    tolerance = settings.STRIPE_WEBHOOK_TOLERANCE_SECONDS
    try:
        stripe.WebhookSignature.verify_header(text, signature, secret, tolerance)
        signed_at = int(dict(part.split("=", 1) for part in signature.split(",") if "=" in part)["t"])
    except (stripe.SignatureVerificationError, ValueError, IndexError, KeyError, TypeError):
        return False  # TypeError: a header that is not ASCII cannot be compared
    return signed_at <= time.time() + tolerance  # the SDK lets the future pass


def _read_event(text: str) -> EventHint:
    try:
        event = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedEvent("not JSON") from error
    hint = hint_of(event)
    is_live_key = "_live_" in settings.STRIPE_SECRET_KEY
    if bool(event.get("livemode")) != is_live_key:
        raise MalformedEvent("an event of the other mode: test and live are mixed up")
    return hint


def _is_name(value: object) -> bool:
    """Whether a column of ours holds it on either database."""
    return isinstance(value, str) and 0 < len(value) <= 255 and value.isprintable()


def hint_of(event: object) -> EventHint:
    """What an event (parsed JSON) points at; raises ``MalformedEvent`` where it is no event."""
    if not isinstance(event, dict) or not _is_name(event.get("id")) or not _is_name(event.get("type")):
        raise MalformedEvent("not an event with id and type")
    data = event.get("data")
    thing = data.get("object") if isinstance(data, dict) else None
    thing = thing if isinstance(thing, dict) else {}
    object_type, object_id = str(thing.get("object") or ""), str(thing.get("id") or "")
    intent = object_id if object_type == "payment_intent" else thing.get("payment_intent")
    return EventHint(
        id=event["id"],
        type=event["type"],
        object_type=object_type,
        object_id=object_id,
        intent_id=intent if isinstance(intent, str) else None,
    )
