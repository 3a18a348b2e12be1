"""Refunds: made by the API or by an operator, and what the payer's bank makes of them afterwards.

A refund of a card succeeds at once, one of a bank debit is pending until the bank is heard of; ``Settings`` may
say otherwise. Every function is one transaction. What is not possible raises ``ApiError``.
"""

from . import balance
from .account import Account
from .errors import ApiError, ParameterError
from .objects import new_id

#: Euros that are on their way back, or have arrived.
_UNDER_WAY_OR_DONE = ("pending", "succeeded")


def create(account: Account, given: dict) -> dict:
    """The refund that clean parameters ask for; the whole rest of the charge where they name no amount."""
    with account.transaction():
        charge = _charge(account, given)
        left = charge["amount"] - charge["amount_refunded"]
        if charge["disputed"] and not _may_be_refunded(account, charge):
            raise ApiError(
                f"Charge {charge['id']} has been charged back; cannot issue a refund.", code="charge_disputed"
            )
        if left == 0:
            raise ApiError(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
        amount = given.get("amount", left)
        if amount < 1:
            raise ParameterError("This value must be greater than or equal to 1.", param="amount")
        if amount > left:
            raise ApiError(
                f"Refund amount (€{amount / 100:.2f}) is greater than unrefunded amount on charge (€{left / 100:.2f})",
                param="amount",
            )
        refund = _refund(charge, amount, given, is_instant=_is_instant(account, charge), now=account.now())
        movement = balance.refund(refund, charge, now=account.now())
        account.store.add(movement)
        refund["balance_transaction"] = movement["id"]
        account.store.add(refund)
        charge = _with_refunded(account, charge, charge["amount_refunded"] + amount)
        account.emit("refund.created", refund)
        account.emit("charge.refunded", charge)
        return refund


def succeed(account: Account, refund_id: str) -> dict:
    """The refund, arrived at the payer's bank."""
    with account.transaction():
        refund = account.store.get("refund", refund_id)
        if refund["status"] != "pending":
            raise ApiError(f"Refund {refund_id} is {refund['status']}, not pending.")
        refund = {**refund, "status": "succeeded"}
        account.store.save(refund)
        account.emit("refund.updated", refund, previous={"status": "pending"})
        return refund


def fail(account: Account, refund_id: str) -> dict:
    """The refund, sent back by the payer's bank; also one that had succeeded."""
    with account.transaction():
        refund = account.store.get("refund", refund_id)
        if refund["status"] not in _UNDER_WAY_OR_DONE:
            raise ApiError(f"Refund {refund_id} is {refund['status']} already.")
        charge = account.store.get("charge", refund["charge"])
        movement = balance.refund_failure(refund, charge, now=account.now())
        account.store.add(movement)
        before = refund["status"]
        refund = {
            **refund,
            "status": "failed",
            "failure_reason": "expired_or_canceled_card",
            "failure_balance_transaction": movement["id"],
        }
        account.store.save(refund)
        _with_refunded(account, charge, charge["amount_refunded"] - refund["amount"])
        account.emit("refund.updated", refund, previous={"status": before})
        account.emit("refund.failed", refund)
        return refund


def _charge(account, given) -> dict:
    if ("charge" in given) == ("payment_intent" in given):
        raise ParameterError("One of the following params should be provided: payment_intent or charge.", param="")
    if "charge" in given:
        charge = account.store.get("charge", given["charge"], param="charge")
    else:
        intent = account.store.get("payment_intent", given["payment_intent"], param="payment_intent")
        if intent["status"] != "succeeded":
            raise ApiError(
                f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund.",
                param="payment_intent",
            )
        charge = account.store.get("charge", intent["latest_charge"])
    if charge["status"] != "succeeded":
        raise ApiError(f"Charge {charge['id']} has not succeeded.", param="charge")
    return charge


def _may_be_refunded(account, charge) -> bool:
    disputes = account.store.find("dispute", "json_extract(body, '$.charge') = ?", (charge["id"],))
    return all(dispute["is_charge_refundable"] or dispute["status"] == "won" for dispute in disputes)


def _is_instant(account, charge) -> bool:
    chosen = account.settings.refunds
    return balance.is_by_card(charge) if chosen == "as_stripe" else chosen == "instant"


def _refund(charge: dict, amount: int, given: dict, *, is_instant: bool, now: int) -> dict:
    return {
        "id": new_id("re" if balance.is_by_card(charge) else "pyr"),
        "object": "refund",
        "amount": amount,
        "balance_transaction": None,
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "destination_details": None,
        "failure_balance_transaction": None,
        "failure_reason": None,
        "metadata": given.get("metadata", {}),
        "next_action": None,
        "payment_intent": charge["payment_intent"],
        "payment_method": charge["payment_method"],
        "pending_reason": None if is_instant else "processing",
        "reason": given.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "succeeded" if is_instant else "pending",
        "transfer_reversal": None,
    }


def _with_refunded(account, charge: dict, amount: int) -> dict:
    charge = {**charge, "amount_refunded": amount, "refunded": amount == charge["amount"]}
    account.store.save(charge)
    return charge
