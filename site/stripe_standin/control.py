"""The control interface: payers', banks' and operators' actions as JSON, for tests."""

import json
import re

from . import payments
from .account import Account
from .errors import ApiError, MissingObject
from .messages import Request, Response, json_response

SESSION_ACTIONS = {
    "decline": payments.decline,
    "expire": payments.expire,
    "fail": payments.fail,
    "settle": payments.settle,
}


def answer(account: Account, request: Request) -> Response:
    """Only POST; the paths are listed in the package's docstring."""
    if request.method != "POST":
        return json_response(ApiError("The control interface only takes POST.").body(), status=405)
    try:
        return json_response(_act(account, request))
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


def _act(account: Account, request: Request) -> dict:
    path = request.path.removeprefix("/_control/")
    if match := re.fullmatch(r"sessions/(\w+)/pay", path):
        method = _body(request).get("method", "card")
        return {"session": payments.pay(account, match.group(1), method=method)}
    if match := re.fullmatch(r"sessions/(\w+)/(decline|expire|fail|settle)", path):
        return {"session": SESSION_ACTIONS[match.group(2)](account, match.group(1))}
    if match := re.fullmatch(r"events/(\w+)/redeliver", path):
        redeliver(account, match.group(1))
        return {"queued": match.group(1)}
    if path == "events":
        return {"events": list_events(account)}
    if path == "deliveries/pause":
        account.deliveries.pause()
        return {"paused": True}
    if path == "deliveries/resume":
        account.deliveries.resume()
        return {"paused": False}
    raise MissingObject("control", path)


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
