"""The control interface: payers', banks' and operators' actions as JSON, for tests."""

import dataclasses
import json
import re
from collections.abc import Callable

from . import disputes, faults, payments, refunds
from .account import Account
from .errors import ApiError, MissingObject
from .messages import Request, Response, json_response
from .mischief import Plan

SESSION_ACTIONS = {
    "decline": payments.decline,
    "expire": payments.expire,
    "fail": payments.fail,
    "settle": payments.settle,
}
REFUND_ACTIONS = {"fail": refunds.fail, "succeed": refunds.succeed}
DISPUTE_ACTIONS = {"lose": disputes.lose, "win": disputes.win}

#: A number of JSON; whole numbers are taken where fractions are.
_NUMBER = (int, float)


def answer(account: Account, request: Request) -> Response:
    """Only POST; the paths are listed in the package's docstring."""
    if request.method != "POST":
        return json_response(ApiError("The control interface only takes POST.").body(), status=405)
    try:
        return json_response(_act(account, request.path.removeprefix("/_control/"), request))
    except ApiError as error:
        return json_response(error.body(), status=error.status)


def redeliver(account: Account, event_id: str):
    """Queues an event once more, for now; refused without a webhook URL."""
    account.store.get("event", event_id)
    if not account.settings.webhook_url:
        raise ApiError("This stand-in has no webhook URL to deliver to.")
    with account.transaction():
        account.deliveries.requeue(event_id)


def list_events(account: Account) -> list[dict]:
    """Every event, oldest first: ``{"event": …, "delivery": {state, attempts, outcome} | null}``."""
    deliveries = account.deliveries.by_event()
    return [{"event": event, "delivery": deliveries.get(event["id"])} for event in account.store.find("event")]


def _act(account: Account, path: str, request: Request) -> dict:
    for pattern, action in _ACTIONS:
        if match := re.fullmatch(pattern, path):
            return action(account, request, *match.groups())
    raise MissingObject("control", path)


def _pay(account: Account, request: Request, session_id: str) -> dict:
    return {"session": payments.pay(account, session_id, **_given(request, method=str))}


def _act_on_session(account: Account, request: Request, session_id: str, action: str) -> dict:
    return {"session": SESSION_ACTIONS[action](account, session_id)}


def _refund(account: Account, request: Request, kind: str, identifier: str) -> dict:
    given = _given(request, amount=int)
    return {"refund": refunds.create(account, {**given, "charge": _charge_id(account, kind, identifier)})}


def _dispute(account: Account, request: Request, kind: str, identifier: str) -> dict:
    given = _given(request, amount=int)
    return {"dispute": disputes.open_dispute(account, _charge_id(account, kind, identifier), **given)}


def _inquire(account: Account, request: Request, kind: str, identifier: str) -> dict:
    return {"dispute": disputes.inquire(account, _charge_id(account, kind, identifier))}


def _charge_id(account: Account, kind: str, identifier: str) -> str:
    return payments.paid_charge(account, identifier)["id"] if kind == "sessions" else identifier


def _act_on_refund(account: Account, request: Request, refund_id: str, action: str) -> dict:
    return {"refund": REFUND_ACTIONS[action](account, refund_id)}


def _act_on_dispute(account: Account, request: Request, dispute_id: str, action: str) -> dict:
    return {"dispute": DISPUTE_ACTIONS[action](account, dispute_id)}


def _list_events(account: Account, request: Request) -> dict:
    return {"events": list_events(account)}


def _redeliver(account: Account, request: Request, event_id: str) -> dict:
    redeliver(account, event_id)
    return {"queued": event_id}


def _pause(account: Account, request: Request) -> dict:
    account.deliveries.pause()
    return {"paused": True}


def _resume(account: Account, request: Request) -> dict:
    account.deliveries.resume()
    return {"paused": False}


def _mischief(account: Account, request: Request) -> dict:
    shares = {"duplicates": _NUMBER, "late": _NUMBER, "late_seconds": _NUMBER, "lost": _NUMBER}
    plan = Plan(**_given(request, **shares, shuffled=bool, seed=int))
    account.deliveries.set_plan(plan)
    return {"mischief": dataclasses.asdict(plan)}


def _plant(account: Account, request: Request) -> dict:
    given = _given(request, fault=str, path=str, method=str, times=int, seconds=_NUMBER)
    account.faults.plant(given.pop("fault", ""), **given)
    return {"faults": account.faults.names()}


def _plant_rate(account: Account, request: Request) -> dict:
    given = {"faults": list(faults.ALL)} | _given(request, share=_NUMBER, faults=list, path=str, method=str, seed=int)
    if "share" not in given:
        raise ApiError("Say which share of the requests goes wrong.", param="share")
    given["faults"] = [str(name) for name in given["faults"]]
    account.faults.plant_rate(given.pop("share"), **given)
    return {"faults": account.faults.names()}


def _clear_faults(account: Account, request: Request) -> dict:
    account.faults.clear()
    return {"faults": []}


def _given(request: Request, **kinds: type | tuple[type, ...]) -> dict:
    """The body, of which every value has its kind; null stands for a value that is not given. Refuses all else."""
    given = {name: value for name, value in _body(request).items() if value is not None}
    for name, value in given.items():
        if name not in kinds:
            raise ApiError(f"`{name}` is not known here; known are {', '.join(kinds)}.", param=name)
        # To Python true is a whole number, to JSON it is not.
        if not isinstance(value, kinds[name]) or (isinstance(value, bool) and kinds[name] is not bool):
            raise ApiError(f"`{name}` cannot be {json.dumps(value)}.", param=name)
    return given


def _body(request: Request) -> dict:
    if not request.body:
        return {}
    try:
        body = json.loads(request.body)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise ApiError("The body must be a JSON object.")
    return body


_ACTIONS: tuple[tuple[str, Callable[..., dict]], ...] = (
    (r"sessions/(\w+)/pay", _pay),
    (rf"sessions/(\w+)/({'|'.join(SESSION_ACTIONS)})", _act_on_session),
    (r"(charges|sessions)/(\w+)/refund", _refund),
    (r"(charges|sessions)/(\w+)/dispute", _dispute),
    (r"(charges|sessions)/(\w+)/inquire", _inquire),
    (rf"refunds/(\w+)/({'|'.join(REFUND_ACTIONS)})", _act_on_refund),
    (rf"disputes/(\w+)/({'|'.join(DISPUTE_ACTIONS)})", _act_on_dispute),
    (r"events", _list_events),
    (r"events/(\w+)/redeliver", _redeliver),
    (r"deliveries/pause", _pause),
    (r"deliveries/resume", _resume),
    (r"deliveries/mischief", _mischief),
    (r"faults", _plant),
    (r"faults/rate", _plant_rate),
    (r"faults/clear", _clear_faults),
)
