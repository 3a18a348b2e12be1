"""The movements of the account's balance: one for each time that money comes or goes, with Stripe's fee."""

from .objects import new_id

#: Seconds until money that arrived may be paid out.
_AVAILABLE_AFTER = 7 * 24 * 3600

#: Cents that Stripe takes for a card dispute.
DISPUTE_FEE = 20_00


def charge(paid_charge: dict, *, now: int) -> dict:
    """The money of a charge less Stripe's fee: 1.5 % and 25 cents for a card, 35 cents for a bank debit."""
    amount = paid_charge["amount"]
    fee = (amount * 15 + 500) // 1000 + 25 if is_by_card(paid_charge) else 35
    return _transaction(
        amount,
        kind="charge" if is_by_card(paid_charge) else "payment",
        category="charge",
        source=paid_charge["id"],
        now=now,
        fee=fee,
    )


def refund(refund: dict, refunded_charge: dict, *, now: int) -> dict:
    """What a refund takes; Stripe keeps its fee of the charge."""
    kind = "refund" if is_by_card(refunded_charge) else "payment_refund"
    return _transaction(-refund["amount"], kind=kind, category="refund", source=refund["id"], now=now)


def refund_failure(refund: dict, refunded_charge: dict, *, now: int) -> dict:
    """What comes back of a refund that did not reach the payer."""
    kind = "refund_failure" if is_by_card(refunded_charge) else "payment_failure_refund"
    return _transaction(refund["amount"], kind=kind, category="refund_failure", source=refund["id"], now=now)


def dispute(dispute: dict, *, now: int) -> dict:
    return _transaction(
        -dispute["amount"], kind="adjustment", category="dispute", source=dispute["id"], now=now, fee=DISPUTE_FEE
    )


def dispute_reversal(dispute: dict, *, now: int) -> dict:
    return _transaction(
        dispute["amount"], kind="adjustment", category="dispute_reversal", source=dispute["id"], now=now
    )


def is_by_card(paid_charge: dict) -> bool:
    return paid_charge["payment_method_details"]["type"] == "card"


def _transaction(amount: int, *, kind: str, category: str, source: str, now: int, fee: int = 0) -> dict:
    return {
        "id": new_id("txn"),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": now + _AVAILABLE_AFTER,
        "balance_type": "payments",
        "created": now,
        "currency": "eur",
        "description": None,
        "exchange_rate": None,
        "fee": fee,
        "fee_details": [
            {
                "amount": fee,
                "application": None,
                "currency": "eur",
                "description": "Stripe processing fees",
                "type": "stripe_fee",
            }
        ]
        if fee
        else [],
        "net": amount - fee,
        "reporting_category": category,
        "source": source,
        "status": "pending",
        "type": kind,
    }
