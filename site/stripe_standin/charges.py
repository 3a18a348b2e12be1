"""The shapes of charges and of their failures."""

from dataclasses import dataclass

from .objects import new_id


@dataclass(frozen=True)
class Method:
    """One way to pay that the pages offer: Stripe's type of it, and what a charge says about it."""

    name: str
    kind: str
    charge_prefix: str
    details: dict


def _card(last4: str, wallet: str | None = None) -> dict:
    return {
        "amount_authorized": None,
        "authorization_code": None,
        "brand": "visa",
        "checks": {"address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass"},
        "country": "IT",
        "exp_month": 12,
        "exp_year": 2034,
        "fingerprint": f"standin{last4}",
        "funding": "credit",
        "installments": None,
        "last4": last4,
        "mandate": None,
        "network": "visa",
        "network_transaction_id": None,
        "three_d_secure": None,
        "wallet": {"type": wallet, "dynamic_last4": None, wallet: {}} if wallet else None,
    }


_SEPA = {
    "bank_code": "05428",
    "branch_code": "11101",
    "country": "IT",
    "expected_debit_date": None,
    "fingerprint": "standin3000",
    "last4": "3000",
    "mandate": None,
}

METHODS = {
    "card": Method("card", "card", "ch", _card("4242")),
    "wallet": Method("wallet", "card", "ch", _card("4242", wallet="google_pay")),
    "sepa_debit": Method("sepa_debit", "sepa_debit", "py", _SEPA),
}
DECLINED_CARD = Method("declined_card", "card", "ch", _card("0002"))


def charge(intent: dict, method: Method, *, email: str | None, now: int) -> dict:
    """A charge that waits for its outcome."""
    suffix = intent["statement_descriptor_suffix"]
    return {
        "id": new_id(method.charge_prefix),
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": 0,
        "amount_refunded": 0,
        "application": None,
        "application_fee": None,
        "application_fee_amount": None,
        "balance_transaction": None,
        "billing_details": {"address": None, "email": email, "name": None, "phone": None, "tax_id": None},
        "calculated_statement_descriptor": f"STANDIN* {suffix.upper()}" if suffix else "STANDIN",
        "captured": False,
        "created": now,
        "currency": intent["currency"],
        "customer": None,
        "description": intent["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "fraud_details": {},
        "livemode": False,
        "metadata": dict(intent["metadata"]),
        "on_behalf_of": None,
        "outcome": None,
        "paid": False,
        "payment_intent": intent["id"],
        "payment_method": intent["payment_method"],
        "payment_method_details": {"type": method.kind, method.kind: method.details},
        "radar_options": {},
        "receipt_email": intent["receipt_email"],
        "receipt_number": None,
        "receipt_url": None,
        "refunded": False,
        "review": None,
        "shipping": None,
        "source": None,
        "source_transfer": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": suffix,
        "status": "pending",
        "transfer_data": None,
        "transfer_group": None,
    }


def succeeded(pending: dict) -> dict:
    return {
        **pending,
        "amount_captured": pending["amount"],
        "captured": True,
        "paid": True,
        "status": "succeeded",
        "outcome": _outcome("approved_by_network", None, "Payment complete.", "authorized"),
    }


def failed(pending: dict, *, code: str, reason: str, message: str) -> dict:
    return {
        **pending,
        "captured": False,
        "paid": False,
        "status": "failed",
        "failure_code": code,
        "failure_message": message,
        "outcome": _outcome(
            "declined_by_network", reason, "The bank did not return any further details.", "issuer_declined"
        ),
    }


def payment_error(failed_charge: dict, *, decline_code: str | None) -> dict:
    """What an intent remembers of its last failure."""
    code = failed_charge["failure_code"]
    return {
        "charge": failed_charge["id"],
        "code": code,
        "decline_code": decline_code,
        "doc_url": f"https://stripe.com/docs/error-codes/{code.replace('_', '-')}",
        "message": failed_charge["failure_message"],
        "payment_method": {
            "id": failed_charge["payment_method"],
            "object": "payment_method",
            "type": failed_charge["payment_method_details"]["type"],
        },
        "type": "card_error" if code == "card_declined" else "invalid_request_error",
    }


def _outcome(network_status, reason, seller_message, kind) -> dict:
    return {
        "advice_code": None,
        "network_advice_code": None,
        "network_decline_code": None,
        "network_status": network_status,
        "reason": reason,
        "risk_level": "normal",
        "seller_message": seller_message,
        "type": kind,
    }
