"""The only module that speaks to Stripe; what leaves it are our own errors and the frozen records of ``snapshots``."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TypeVar

import stripe
from django.conf import settings

from donations.snapshots import (
    BalanceMovement,
    ChargeSnapshot,
    CheckoutSnapshot,
    DisputeSnapshot,
    EventHint,
    RefundSnapshot,
)

CONNECT_SECONDS, READ_SECONDS = 3, 10
EXPANDED = ["payment_intent", "payment_intent.latest_charge"]
PAGE = 100
# What the webhook's endpoint is to be subscribed to.
EVENT_TYPES = (
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
    "payment_intent.payment_failed",
    "charge.updated",
    "charge.refunded",
    "refund.created",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.updated",
    "charge.dispute.closed",
    "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated",
)
# Stripe's reporting categories of movements that have a donor's money in them.
BALANCE_CATEGORIES = ("charge", "refund", "refund_failure", "dispute", "dispute_reversal")

Answer = TypeVar("Answer")


class GatewayUnavailable(Exception):
    """Stripe did not answer, or not now (time-out, 5xx, 429, 409): the same request may be repeated."""


class KeptBreakdown(GatewayUnavailable):
    """Stripe broke down and keeps that answer under the idempotency key: for a day, a repeat gets nothing else."""


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


@lru_cache(maxsize=8)
def _client(api_base: str, secret_key: str) -> stripe.StripeClient:
    return stripe.StripeClient(
        secret_key,
        base_addresses={"api": api_base},
        max_network_retries=2,
        http_client=stripe.RequestsClient(timeout=(CONNECT_SECONDS, READ_SECONDS)),
    )


def _stripe():
    return _client(settings.STRIPE_API_BASE, settings.STRIPE_SECRET_KEY).v1


def _sessions():
    return _stripe().checkout.sessions


def _call(function: Callable[..., Answer], *args, **options) -> Answer:
    """Ask Stripe, always outside of a transaction: nobody is to wait for a row while Stripe takes its time."""
    try:
        return function(*args, **options)
    except stripe.IdempotencyError as error:
        raise GatewayUnavailable(str(error)) from error
    except stripe.InvalidRequestError as error:
        raise GatewayRefused(str(error), error.param or "") from error
    except stripe.StripeError as error:
        if (error.http_status or 0) >= 500 and "Idempotent-Replayed" in (error.headers or {}):
            raise KeptBreakdown(str(error)) from error
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
    expand = [f"data.{path}" for path in EXPANDED]
    found = _call(_sessions().list, params={"payment_intent": intent_id, "limit": 1, "expand": expand}).data
    return _snapshot(found[0]) if found else None


def find_session_of_attempt(attempt_key: str, *, since: datetime) -> CheckoutSnapshot | None:
    """The Session that carries our key, looked for among all made in the two days after ``since``.

    Stripe forgets an idempotency key after a day and has no search for Sessions, so this may read many pages.
    """
    window = {"gte": int(since.timestamp()), "lte": int((since + timedelta(days=2)).timestamp())}
    expand = [f"data.{path}" for path in EXPANDED]
    sessions = map(_snapshot, _pages(_sessions().list, created=window, expand=expand))
    return next((session for session in sessions if session.attempt_key == attempt_key), None)


def list_sessions(*, since: datetime) -> Iterator[CheckoutSnapshot]:
    """Every Session made since then, newest first."""
    expand = [f"data.{path}" for path in EXPANDED]
    yield from map(_snapshot, _pages(_sessions().list, since=since, expand=expand))


def create_refund(*, body: dict, idempotency_key: str) -> RefundSnapshot:
    """Give money back, or get the refund that an earlier call with this body and key made."""
    return _refund(_call(_stripe().refunds.create, params=body, options={"idempotency_key": idempotency_key}))


def refunds_of(intent_id: str) -> list[RefundSnapshot]:
    """All refunds of a payment, made by us or by hand; a charge does not list them."""
    return [_refund(each) for each in _pages(_stripe().refunds.list, payment_intent=intent_id)]


def disputes_of(intent_id: str) -> list[DisputeSnapshot]:
    return [_dispute(each) for each in _pages(_stripe().disputes.list, payment_intent=intent_id)]


def list_events(*, since: datetime) -> Iterator[tuple[EventHint, str, datetime]]:
    """Events of the types that we work on since then, newest first: hint, JSON and moment; Stripe keeps 30 days."""
    for event in _pages(_stripe().events.list, since=since, types=list(EVENT_TYPES)):
        data = event.to_dict()
        yield hint_of(data), json.dumps(data), _moment(data["created"])


def list_balance_movements(*, since: datetime) -> Iterator[BalanceMovement]:
    """Movements of the balance since then, newest first; without payouts and what else has no donor's money in it."""
    return _movements(since=since)


def balance_movements_of(source_id: str) -> list[BalanceMovement]:
    """Movements of the balance that one charge, refund or dispute made, whenever that was."""
    return list(_movements(source=source_id))


def _movements(**params) -> Iterator[BalanceMovement]:
    for movement in _pages(_stripe().balance_transactions.list, expand=["data.source"], **params):
        data = movement.to_dict()
        if data["reporting_category"] in BALANCE_CATEGORIES:
            source = data["source"] or {}
            yield BalanceMovement(
                id=data["id"],
                category=data["reporting_category"],
                source_id=source.get("id") or "",
                intent_id=source.get("payment_intent"),
                amount_cents=data["amount"],
                currency=data["currency"],
                created_at=_moment(data["created"]),
            )


def _pages(lister, *, since: datetime | None = None, **params) -> Iterator:
    """Every object of a list, asked for page by page."""
    created = {"created": {"gte": int(since.timestamp())}} if since else {}
    after: dict = {}
    while True:
        page = _call(lister, params={"limit": PAGE, **created, **params, **after})
        yield from page.data
        if not page.has_more:
            return
        after = {"starting_after": page.data[-1].id}


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
        is_refunded=bool(data["refunded"]),
        created_at=_moment(data["created"]),
    )


def _refund(refund: stripe.Refund) -> RefundSnapshot:
    data = refund.to_dict()
    return RefundSnapshot(
        id=data["id"],
        amount_cents=data["amount"],
        currency=data["currency"],
        status=data.get("status") or "",
        created_at=_moment(data["created"]),
        order_key=(data.get("metadata") or {}).get("order"),
    )


def _dispute(dispute: stripe.Dispute) -> DisputeSnapshot:
    """An inquiry has no movements: it takes nothing."""
    amounts = [movement.amount for movement in dispute.balance_transactions or []]
    return DisputeSnapshot(
        id=dispute.id,
        taken_cents=-sum(amount for amount in amounts if amount < 0),
        returned_cents=sum(amount for amount in amounts if amount > 0),
        created_at=_moment(dispute.created),
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)


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
    object_type, object_id = (thing[name] if _is_name(thing.get(name)) else "" for name in ("object", "id"))
    intent = object_id if object_type == "payment_intent" else thing.get("payment_intent")
    return EventHint(
        id=event["id"],
        type=event["type"],
        object_type=object_type,
        object_id=object_id,
        intent_id=intent if _is_name(intent) else None,
    )
