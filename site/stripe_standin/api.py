"""Answers /v1: checks key and version, honours the Idempotency-Key, and calls the endpoint."""

import base64
import binascii
import logging

from . import idempotency, payments
from .account import Account, ApiCall
from .endpoints import ENDPOINTS
from .errors import ApiError, AuthenticationError, RefusedBeforeExecution
from .messages import Request, Response, json_response
from .objects import random_text
from .params import decode
from .settings import API_VERSION, is_live_key

log = logging.getLogger("stripe_standin")

TEST_KEY_PREFIXES = ("sk_test_", "rk_test_")


def answer(account: Account, request: Request) -> Response:
    """The answer of the API, always JSON; notes the call in ``account.calls``."""
    request_id = f"req_{random_text(14)}"
    pairs = request.query_pairs() + request.form_pairs()
    key = request.header("Idempotency-Key") if request.method == "POST" else ""
    headers = {"Request-Id": request_id, "Stripe-Version": API_VERSION}
    if key:
        headers["Idempotency-Key"] = key
    replayed = None
    try:
        _authenticate(request)
        _check_version(request)
        handler, arguments = _find(request)
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
            status, body = _execute(account, handler, pairs, arguments, key, request_id)
    except ApiError as error:
        status, body = error.status, error.body()
    account.calls.append(
        ApiCall(request.method, request.path, pairs, key, request_id, status, is_replay=replayed is not None)
    )
    return json_response(body, status=status, headers=headers)


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
        message = "Sorry! There was an error while talking to Stripe. Please try again later."
        status, body = 500, {"error": {"message": message, "type": "api_error"}}
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


def _find(request: Request):
    for endpoint in ENDPOINTS:
        match = endpoint.pattern.fullmatch(request.path)
        if match and endpoint.method == request.method:
            return endpoint.answer, match.groups()
    raise RefusedBeforeExecution(
        f"Unrecognized request URL ({request.method}: {request.path}). The stand-in does not play it.",
        status=404,
    )
