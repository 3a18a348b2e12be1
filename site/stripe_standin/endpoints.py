"""The endpoints of /v1: what each takes, and what it answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from . import objects, payments, refunds, session_params
from .account import Account
from .errors import ParameterError
from .expansion import expand, paths
from .params import Check, boolean, choice, integer, list_of, metadata, struct, text

_identifier = text(longest=300)
_moment = integer(most=10**11)
_interval = struct({"gt": _moment, "gte": _moment, "lt": _moment, "lte": _moment})
_COMPARISONS = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}


def _created(value, name):
    return {"exact": _moment(value, name)} if isinstance(value, str) else _interval(value, name)


_only_expand = struct({"expand": paths})
_intent_params = struct({"expand": paths}, not_played=("client_secret",))
_paging = {
    "created": _created,
    "ending_before": _identifier,
    "expand": paths,
    "limit": integer(least=1, most=100),
    "starting_after": _identifier,
}
_session_list = struct(
    {**_paging, "payment_intent": _identifier, "status": choice("complete", "expired", "open")},
    not_played=("customer", "customer_account", "customer_details", "payment_link", "subscription"),
)
_event_list = struct(
    {
        **_paging,
        "delivery_success": boolean,
        "type": text(longest=100),
        "types": list_of(text(longest=100), most=20),
    }
)
_refund_params = struct(
    {
        "amount": integer(least=1),
        "charge": _identifier,
        "expand": paths,
        "metadata": metadata,
        "payment_intent": _identifier,
        "reason": choice("duplicate", "fraudulent", "requested_by_customer"),
    },
    not_played=(
        *("currency", "customer", "instructions_email", "origin", "refund_application_fee", "reverse_transfer"),
    ),
)
_list_of_charge = struct({**_paging, "charge": _identifier, "payment_intent": _identifier})
_balance_list = struct({**_paging, "source": _identifier, "type": text(longest=100)}, not_played=("currency", "payout"))


def create_session(account: Account, raw: dict) -> dict:
    given = session_params.clean(raw, now=account.now())
    session, hidden = objects.session(given, now=account.now(), base_url=account.base_url)
    account.store.add(session, hidden=hidden)
    return expand(account.store, session, given.get("expand", []))


def list_sessions(account: Account, raw: dict) -> dict:
    given = _session_list(raw, "")
    return _page(account, "checkout.session", "/v1/checkout/sessions", given, _equal(given, "payment_intent", "status"))


def create_refund(account: Account, raw: dict) -> dict:
    given = _refund_params(raw, "")
    return expand(account.store, refunds.create(account, given), given.get("expand", []))


def list_refunds(account: Account, raw: dict) -> dict:
    given = _list_of_charge(raw, "")
    return _page(account, "refund", "/v1/refunds", given, _equal(given, "charge", "payment_intent"))


def list_disputes(account: Account, raw: dict) -> dict:
    given = _list_of_charge(raw, "")
    return _page(account, "dispute", "/v1/disputes", given, _equal(given, "charge", "payment_intent"))


def list_balance_transactions(account: Account, raw: dict) -> dict:
    given = _balance_list(raw, "")
    wheres = _equal(given, "source", "type")
    return _page(account, "balance_transaction", "/v1/balance_transactions", given, wheres)


def list_events(account: Account, raw: dict) -> dict:
    given = _event_list(raw, "")
    if "type" in given and "types" in given:
        raise ParameterError("You may only specify one of these parameters: type, types.", param="type")
    wheres = []
    types = given.get("types") or ([given["type"]] if "type" in given else [])
    if types:
        # "charge.*" stands for every type that begins so.
        matches = " OR ".join("json_extract(body, '$.type') GLOB ?" for _ in types)
        wheres.append((f"({matches})", [kind.replace("[", "[[]").replace("?", "[?]") for kind in types]))
    if "delivery_success" in given:
        sign = "=" if given["delivery_success"] else ">"
        wheres.append((f"json_extract(body, '$.pending_webhooks') {sign} 0", []))
    return _page(account, "event", "/v1/events", given, wheres)


def expire_session(account: Account, raw: dict, session_id: str) -> dict:
    given = _only_expand(raw, "")
    return expand(account.store, payments.expire(account, session_id), given.get("expand", []))


def _retrieve(kind: str, *, param: str, check: Check = _only_expand):
    def retrieve(account: Account, raw: dict, identifier: str) -> dict:
        given = check(raw, "")
        return expand(account.store, account.store.get(kind, identifier, param=param), given.get("expand", []))

    return retrieve


def _equal(given, *names) -> list[tuple[str, list]]:
    return [(f"json_extract(body, '$.{name}') = ?", [given[name]]) for name in names if name in given]


def _page(account, kind, address, given, wheres) -> dict:
    """One page of a list, newest first, as Stripe cuts it."""
    for comparison, moment in given.get("created", {}).items():
        operator = _COMPARISONS.get(comparison, "=")
        wheres.append((f"json_extract(body, '$.created') {operator} ?", [moment]))
    limit = given.get("limit", 10)
    order = "seq DESC"
    if "starting_after" in given:
        wheres.append(("seq < ?", [account.store.position(kind, given["starting_after"], param="starting_after")]))
    if "ending_before" in given:
        wheres.append(("seq > ?", [account.store.position(kind, given["ending_before"], param="ending_before")]))
        order = "seq ASC"
    condition = " AND ".join(where for where, _ in wheres) or "1"
    values = [value for _, some in wheres for value in some]
    found = account.store.find(kind, condition, values, order=order, limit=limit + 1)
    data = found[:limit]
    if "ending_before" in given:
        data.reverse()
    page = {"object": "list", "data": data, "has_more": len(found) > limit, "url": address}
    return expand(account.store, page, given.get("expand", []))


@dataclass(frozen=True)
class Endpoint:
    method: str
    pattern: re.Pattern
    answer: Callable[..., dict]


def _endpoint(method: str, path: str, answer: Callable[..., dict]) -> Endpoint:
    return Endpoint(method, re.compile(path.replace("{id}", r"([A-Za-z0-9_]+)")), answer)


ENDPOINTS = (
    _endpoint("POST", "/v1/checkout/sessions", create_session),
    _endpoint("GET", "/v1/checkout/sessions", list_sessions),
    _endpoint("GET", "/v1/checkout/sessions/{id}", _retrieve("checkout.session", param="session")),
    _endpoint("POST", "/v1/checkout/sessions/{id}/expire", expire_session),
    _endpoint("GET", "/v1/payment_intents/{id}", _retrieve("payment_intent", param="intent", check=_intent_params)),
    _endpoint("GET", "/v1/charges/{id}", _retrieve("charge", param="id")),
    _endpoint("GET", "/v1/balance_transactions/{id}", _retrieve("balance_transaction", param="id")),
    _endpoint("GET", "/v1/balance_transactions", list_balance_transactions),
    _endpoint("POST", "/v1/refunds", create_refund),
    _endpoint("GET", "/v1/refunds", list_refunds),
    _endpoint("GET", "/v1/refunds/{id}", _retrieve("refund", param="id")),
    _endpoint("GET", "/v1/disputes", list_disputes),
    _endpoint("GET", "/v1/disputes/{id}", _retrieve("dispute", param="id")),
    _endpoint("GET", "/v1/events", list_events),
    _endpoint("GET", "/v1/events/{id}", _retrieve("event", param="id")),
)
