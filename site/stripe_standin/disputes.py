"""Disputes: a payer asks the bank for the money back; it is taken at once, and given back if the dispute is won.

Every function is one transaction. What is not possible raises ``ApiError``.
"""

from . import balance
from .account import Account
from .errors import ApiError
from .objects import new_id

#: A week, as a bank may give.
_ANSWER_WITHIN = 7 * 24 * 3600


def open_dispute(account: Account, charge_id: str, *, amount: int | None = None) -> dict:
    """A dispute about a charge, whose money is taken from the balance at once; a bank debit's is lost at once too."""
    with account.transaction():
        dispute, charge = _begin(account, charge_id, amount, status="needs_response")
        movement = balance.dispute(dispute, now=account.now())
        account.store.add(movement)
        dispute["balance_transactions"] = [movement]
        if not balance.is_by_card(charge):
            dispute["status"] = "lost"
        account.store.add(dispute)
        account.emit("charge.dispute.created", dispute)
        account.emit("charge.dispute.funds_withdrawn", dispute)
        if dispute["status"] == "lost":
            account.emit("charge.dispute.closed", dispute)
        return dispute


def inquire(account: Account, charge_id: str) -> dict:
    """A bank's inquiry: a dispute that moves no money, and may stay one."""
    with account.transaction():
        dispute, _charge = _begin(account, charge_id, None, status="warning_needs_response")
        dispute["is_charge_refundable"] = True
        account.store.add(dispute)
        account.emit("charge.dispute.created", dispute)
        return dispute


def win(account: Account, dispute_id: str) -> dict:
    with account.transaction():
        dispute = _undecided(account, dispute_id)
        movement = balance.dispute_reversal(dispute, now=account.now())
        account.store.add(movement)
        dispute = {
            **dispute,
            "status": "won",
            "balance_transactions": [*dispute["balance_transactions"], movement],
        }
        account.store.save(dispute)
        account.emit("charge.dispute.funds_reinstated", dispute)
        account.emit("charge.dispute.closed", dispute)
        return dispute


def lose(account: Account, dispute_id: str) -> dict:
    with account.transaction():
        dispute = {**_undecided(account, dispute_id), "status": "lost"}
        account.store.save(dispute)
        account.emit("charge.dispute.closed", dispute)
        return dispute


def _undecided(account, dispute_id) -> dict:
    dispute = account.store.get("dispute", dispute_id)
    if dispute["status"] != "needs_response":
        raise ApiError(f"Dispute {dispute_id} is {dispute['status']}.")
    return dispute


def _begin(account, charge_id, amount, *, status) -> tuple[dict, dict]:
    charge = account.store.get("charge", charge_id, param="charge")
    if charge["status"] != "succeeded" or charge["disputed"]:
        raise ApiError(f"Charge {charge_id} cannot be disputed: it has not succeeded, or it is disputed already.")
    if amount is not None and not 1 <= amount <= charge["amount"]:
        raise ApiError(f"A dispute takes at least one cent, and at most the {charge['amount']} of the charge.")
    charge = {**charge, "disputed": True}
    account.store.save(charge)
    now = account.now()
    return {
        "id": new_id("du"),
        "object": "dispute",
        "amount": charge["amount"] if amount is None else amount,
        "balance_transactions": [],
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {},
        "evidence_details": {
            "due_by": now + _ANSWER_WITHIN,
            "enhanced_eligibility": {},
            "has_evidence": False,
            "past_due": False,
            "submission_count": 0,
        },
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "payment_intent": charge["payment_intent"],
        "payment_method_details": {"type": charge["payment_method_details"]["type"]},
        "reason": "fraudulent",
        "status": status,
    }, charge
