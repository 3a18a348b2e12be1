"""Answers /v1: checks key and version, honours the Idempotency-Key, and calls the endpoint."""

import base64
import binascii
import logging

from . import faults, idempotency, payments
from .account import Account, ApiCall
from .endpoints import ENDPOINTS, Endpoint
from .errors import ApiError, AuthenticationError, Breakdown, RefusedBeforeExecution
from .faults import Fault
from .messages import Request, Response, json_response
from .objects import random_text
from .params import decode
from .settings import API_VERSION, is_live_key

log = logging.getLogger("stripe_standin")

TEST_KEY_PREFIXES = ("sk_test_", "rk_test_")


def answer(account: Account, request: Request, fault: Fault = faults.NONE) -> Response:
    """The answer of the API, JSON unless a fault wants otherwise; notes the call in ``account.calls``."""
    request_id = f"req_{random_text(14)}"
    pairs = request.query_pairs() + request.form_pairs()
    key = request.header("Idempotency-Key") if request.method == "POST" else ""
    headers = {"Request-Id": request_id, "Stripe-Version": API_VERSION}
    if key:
        headers["Idempotency-Key"] = key
    replayed = None
    try:
        faults.before_work(fault)
        _authenticate(request)
        _check_version(request)
        endpoint, arguments = _find(request)
        account.rate_limit.let_in(endpoint)
        if key:
            replayed = account.idempotency.claim(
                key=key,
                path=request.path,
                fingerprint=idempotency.fingerprint(pairs),
                request_id=request_id,
                now=account.settings.clock(),
            )
        if replayed:
            status, body = replayed.status, replayed.body
            headers |= {"Idempotent-Replayed": "true", "Original-Request": replayed.request_id}
        else:
            handler = faults.break_down if fault.name == "error_500" else endpoint.answer
            status, body = _execute(account, handler, pairs, arguments, key, request_id)
    except ApiError as error:
        status, body = error.status, error.body()
    response = faults.disguise(fault, json_response(body, status=status, headers=headers))
    account.calls.append(
        ApiCall(
            method=request.method,
            path=request.path,
            params=pairs,
            idempotency_key=key,
            request_id=request_id,
            status=0 if fault.name in faults.UNANSWERED else response.status,
            is_replay=replayed is not None,
            fault=fault.name,
        )
    )
    return response


def _execute(account, handler, pairs, arguments, key, request_id) -> tuple[int, dict]:
    """Status and body of a request that really runs; its work and its stored answer are one transaction."""
    try:
        payments.expire_due(account)
        with (
            account.called_by(request_id=request_id, idempotency_key=key),
            account.transaction(),
        ):
            status, body = 200, handler(account, decode(pairs), *arguments)
            if key:
                account.idempotency.keep(key=key, status=status, body=body)
        return status, body
    except RefusedBeforeExecution:
        if key:
            account.idempotency.release(key=key)
        raise
    except ApiError as error:
        status, body = error.status, error.body()
    except Exception:
        log.exception("request %s broke down", request_id)
        broken = Breakdown()
        status, body = broken.status, broken.body()
    if key:
        account.idempotency.keep(key=key, status=status, body=body)
    return status, body


def _authenticate(request: Request):
    scheme, _, credentials = request.header("Authorization").partition(" ")
    key = credentials.strip()
    if scheme.lower() == "basic":
        try:
            key = base64.b64decode(key, validate=True).decode().partition(":")[0]
        except (binascii.Error, UnicodeDecodeError):
            key = ""
    elif scheme.lower() != "bearer":
        key = ""
    if not key:
        raise AuthenticationError(
            "You did not provide an API key. You need to provide your API key in the Authorization header, using"
            " Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY')."
        )
    if is_live_key(key):
        raise AuthenticationError("The stand-in takes no live keys. Use a test key: sk_test_…")
    if not key.startswith(TEST_KEY_PREFIXES):
        raise AuthenticationError(f"Invalid API Key provided: {key[:8]}****")


def _check_version(request: Request):
    version = request.header("Stripe-Version") or API_VERSION
    if version != API_VERSION:
        raise RefusedBeforeExecution(f"The stand-in plays API version {API_VERSION}, not {version}.")


def _find(request: Request) -> tuple[Endpoint, tuple[str, ...]]:
    for endpoint in ENDPOINTS:
        match = endpoint.pattern.fullmatch(request.path)
        if match and endpoint.method == request.method:
            return endpoint, match.groups()
    raise RefusedBeforeExecution(
        f"Unrecognized request URL ({request.method}: {request.path}). The stand-in does not play it.",
        status=404,
    )
