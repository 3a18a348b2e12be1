"""What payers, banks and time do to a Checkout Session: pay, decline, settle, fail, expire.

Every function is one transaction: objects and events together, or nothing. What is not possible raises ``ApiError``.
"""

from . import balance, charges, objects
from .account import Account
from .charges import METHODS, Method
from .errors import ApiError

DECLINED_MESSAGE = "Your card was declined."
DEBIT_FAILED_MESSAGE = "The debit was returned by the payer's bank."


def offered_methods(session: dict) -> list[str]:
    """Names of the ways to pay that the Session allows, of ``charges.METHODS``."""
    return [name for name, method in METHODS.items() if method.kind in session["payment_method_types"]]


def pay(account: Account, session_id: str, *, method: str = "card", email: str | None = None) -> dict:
    """The Session once its payer confirmed: complete and paid, or complete and unpaid while a debit is under way."""
    expire_due(account)
    with account.transaction():
        session = _open_session(account, session_id)
        if method not in offered_methods(session):
            raise ApiError(f"This Checkout Session does not offer the payment method `{method}`.", param="method")
        chosen = METHODS[method]
        email = session["customer_email"] or email
        intent, charge = _attempt(account, session, chosen, email=email)
        if chosen.kind == "sepa_debit":
            intent = {**intent, "status": "processing", "last_payment_error": None}
            account.store.save(intent)
            account.emit("charge.pending", charge)
            account.emit("payment_intent.processing", intent)
            return _complete(account, session, intent, email=email)
        charge, intent = _succeed(account, charge, intent)
        session = _complete(account, session, intent, email=email)
        _book(account, charge)
        return session


def decline(account: Account, session_id: str, *, email: str | None = None) -> dict:
    """The Session, still open, after its payer's card was declined."""
    expire_due(account)
    with account.transaction():
        session = _open_session(account, session_id)
        if "card" not in session["payment_method_types"]:
            raise ApiError("This Checkout Session does not offer cards.", param="method")
        intent, charge = _attempt(account, session, charges.DECLINED_CARD, email=session["customer_email"] or email)
        _fail(account, charge, intent, "card_declined", "generic_decline", DECLINED_MESSAGE)
        return account.store.get("checkout.session", session_id)


def settle(account: Account, session_id: str) -> dict:
    """The Session, paid, once its bank debit arrived."""
    with account.transaction():
        session, intent, charge = _debit_under_way(account, session_id)
        charge, _ = _succeed(account, charge, intent)
        session = {**session, "payment_status": "paid"}
        account.store.save(session)
        account.emit("checkout.session.async_payment_succeeded", session)
        _book(account, charge)
        return session


def fail(account: Account, session_id: str) -> dict:
    """The Session, complete and unpaid for good, once its bank debit failed."""
    with account.transaction():
        session, intent, charge = _debit_under_way(account, session_id)
        _fail(account, charge, intent, "debit_not_authorized", None, DEBIT_FAILED_MESSAGE)
        account.emit("checkout.session.async_payment_failed", session)
        return session


def expire(account: Account, session_id: str) -> dict:
    """The Session, expired; only an open one can be."""
    expire_due(account)
    with account.transaction():
        return _expire(account, _open_session(account, session_id))


def expire_due(account: Account):
    """Expires every open Session whose time has come."""
    condition = "json_extract(body, '$.status') = 'open' AND json_extract(body, '$.expires_at') <= ?"
    if not account.store.find("checkout.session", condition, (account.now(),), limit=1):
        return
    with account.transaction():
        for session in account.store.find("checkout.session", condition, (account.now(),)):
            _expire(account, session)


def paid_charge(account: Account, session_id: str) -> dict:
    """The charge by which a Session was paid; refused if it was not."""
    session = account.store.get("checkout.session", session_id, param="session")
    if session["payment_status"] != "paid":
        raise ApiError("This Checkout Session is not paid.", param="session")
    intent = account.store.get("payment_intent", session["payment_intent"])
    return account.store.get("charge", intent["latest_charge"])


def is_debit_under_way(account: Account, session: dict) -> bool:
    if session["status"] != "complete" or session["payment_status"] == "paid":
        return False
    return account.store.get("payment_intent", session["payment_intent"])["status"] == "processing"


def _open_session(account, session_id) -> dict:
    session = account.store.get("checkout.session", session_id, param="session")
    if session["status"] != "open":
        raise ApiError(
            'Only Checkout Sessions with a status in ["open"] can be paid or expired.'
            f" This Checkout Session has a status of {session['status']}.",
            param="session",
        )
    return session


def _debit_under_way(account, session_id) -> tuple[dict, dict, dict]:
    session = account.store.get("checkout.session", session_id, param="session")
    if session["payment_intent"]:
        intent = account.store.get("payment_intent", session["payment_intent"])
        if intent["status"] == "processing":
            return session, intent, account.store.get("charge", intent["latest_charge"])
    raise ApiError("No bank debit of this Checkout Session is under way.", param="session")


def _attempt(account, session, method: Method, *, email) -> tuple[dict, dict]:
    """The Session's intent, made at the first attempt, with a new charge by that method."""
    now = account.now()
    if session["payment_intent"]:
        intent = account.store.get("payment_intent", session["payment_intent"])
    else:
        data = account.store.hidden(session["id"])["payment_intent_data"]
        intent = objects.payment_intent(session, data, now=now)
        account.store.add(intent)
        account.store.save({**session, "payment_intent": intent["id"]})
        account.emit("payment_intent.created", intent)
    intent = {**intent, "payment_method": objects.new_id("pm")}
    charge = charges.charge(intent, method, email=email, now=now)
    intent["latest_charge"] = charge["id"]
    account.store.add(charge)
    account.store.save(intent)
    return intent, charge


def _succeed(account, charge, intent) -> tuple[dict, dict]:
    charge = charges.succeeded(charge)
    intent = {
        **intent,
        "status": "succeeded",
        "amount_received": intent["amount"],
        "last_payment_error": None,
    }
    account.store.save(charge)
    account.store.save(intent)
    account.emit("charge.succeeded", charge)
    account.emit("payment_intent.succeeded", intent)
    return charge, intent


def _fail(account, charge, intent, code, decline_code, message):
    charge = charges.failed(charge, code=code, reason=decline_code, message=message)
    intent = {
        **intent,
        "status": "requires_payment_method",
        "payment_method": None,
        "last_payment_error": charges.payment_error(charge, decline_code=decline_code),
    }
    account.store.save(charge)
    account.store.save(intent)
    account.emit("charge.failed", charge)
    account.emit("payment_intent.payment_failed", intent)


def _complete(account, session, intent, *, email) -> dict:
    session = {
        **session,
        "client_secret": None,
        "collected_information": {
            "business_name": None,
            "individual_name": None,
            "shipping_details": None,
        },
        "customer_details": objects.customer_details(email) if email else None,
        "payment_intent": intent["id"],
        "payment_status": "paid" if intent["status"] == "succeeded" else "unpaid",
        "status": "complete",
        "url": None,
    }
    account.store.save(session)
    account.emit("checkout.session.completed", session)
    return session


def _book(account, charge):
    """Stripe books a charge a moment after it succeeded, and says so by ``charge.updated``."""
    transaction = balance.charge(charge, now=account.now())
    account.store.add(transaction)
    booked = {**charge, "balance_transaction": transaction["id"]}
    account.store.save(booked)
    account.emit("charge.updated", booked, previous={"balance_transaction": None})


def _expire(account, session) -> dict:
    session = {**session, "status": "expired", "url": None, "client_secret": None}
    account.store.save(session)
    if session["payment_intent"]:
        intent = account.store.get("payment_intent", session["payment_intent"])
        intent = {
            **intent,
            "status": "canceled",
            "canceled_at": account.now(),
            "cancellation_reason": "expired",
        }
        account.store.save(intent)
        account.emit("payment_intent.canceled", intent)
    account.emit("checkout.session.expired", session)
    return session
