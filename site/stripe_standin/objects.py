"""The shapes of Stripe's Sessions, intents and events, as the API answers them (charges: ``charges``)."""

import secrets
import string

from .session_params import LATEST_EXPIRY, amount, payment_method_types
from .settings import API_VERSION

_ALPHABET = string.ascii_letters + string.digits

#: Session parameters that the Session shows as they were given, and null otherwise.
_ECHOED = (
    *("cancel_url", "client_reference_id", "customer_email", "excluded_payment_method_types"),
    *("allowed_payment_method_types", "integration_identifier", "locale", "origin_context", "return_url"),
    *("submit_type", "success_url", "billing_address_collection", "wallet_options"),
)

#: What a Session in payment mode says of features that the stand-in does not play.
_UNUSED: dict[str, object] = {
    "after_expiration": None,
    "allow_promotion_codes": None,
    "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
    "collected_information": None,
    "consent": None,
    "consent_collection": None,
    "currency_conversion": None,
    "custom_fields": [],
    "customer": None,
    "customer_account": None,
    "customer_creation": "if_required",
    "discounts": [],
    "invoice": None,
    "invoice_creation": None,
    "livemode": False,
    "managed_payments": None,
    "name_collection": None,
    "optional_items": None,
    "payment_link": None,
    "payment_method_collection": "if_required",
    "payment_method_configuration_details": None,
    "payment_method_options": {},
    "permissions": None,
    "phone_number_collection": {"enabled": False},
    "presentment_details": None,
    "recovered_from": None,
    "saved_payment_method_options": None,
    "setup_intent": None,
    "shipping_address_collection": None,
    "shipping_cost": None,
    "shipping_options": [],
    "subscription": None,
    "tax_id_collection": None,
}


def random_text(length: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(length))


def new_id(prefix: str) -> str:
    """An id that looks like Stripe's: ``pi_3…``, ``cs_test_…``."""
    return f"{prefix}_3{random_text(23)}" if prefix != "cs" else f"cs_test_a1{random_text(56)}"


def session(given: dict, *, now: int, base_url: str) -> tuple[dict, dict]:
    """A Session just made from clean parameters, and what Stripe knows of it but does not show."""
    identifier = new_id("cs")
    ui_mode = given.get("ui_mode", "hosted_page")
    total = amount(given)
    hosted = ui_mode == "hosted_page"
    secret = f"{identifier}_secret_{random_text(48)}"
    email = given.get("customer_email")
    shown = {
        "id": identifier,
        "object": "checkout.session",
        **_UNUSED,
        **{name: given.get(name) for name in _ECHOED},
        "adaptive_pricing": given.get("adaptive_pricing", {"enabled": True}),
        "amount_subtotal": total,
        "amount_total": total,
        "branding_settings": {"display_name": given.get("branding_settings", {}).get("display_name", "")},
        "client_secret": None if hosted else secret,
        "created": now,
        "currency": "eur",
        "custom_text": {
            "after_submit": None,
            "shipping_address": None,
            "submit": None,
            "terms_of_service_acceptance": None,
            **given.get("custom_text", {}),
        },
        "customer_details": customer_details(email) if email else None,
        "expires_at": given.get("expires_at", now + LATEST_EXPIRY),
        "metadata": given.get("metadata", {}),
        "mode": "payment",
        "payment_intent": None,
        "payment_method_types": payment_method_types(given),
        "payment_status": "unpaid",
        "redirect_on_completion": None if hosted else given.get("redirect_on_completion", "always"),
        "status": "open",
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": ui_mode,
        "url": f"{base_url}/c/pay/{identifier}" if hosted else None,
    }
    hidden = {
        "client_secret": secret,
        "line_items": line_items(identifier, given["line_items"]),
        "payment_intent_data": given.get("payment_intent_data", {}),
    }
    return shown, hidden


def line_items(session_id: str, items: list[dict]) -> dict:
    data = []
    for item in items:
        price, total = item["price_data"], item["price_data"]["unit_amount"] * item["quantity"]
        data.append(
            {
                "id": new_id("li"),
                "object": "item",
                "amount_discount": 0,
                "amount_subtotal": total,
                "amount_tax": 0,
                "amount_total": total,
                "currency": price["currency"],
                "description": price["product_data"]["name"],
                "metadata": item.get("metadata", {}),
                "quantity": item["quantity"],
            }
        )
    return {
        "object": "list",
        "data": data,
        "has_more": False,
        "url": f"/v1/checkout/sessions/{session_id}/line_items",
    }


def customer_details(email: str) -> dict:
    return {
        "address": None,
        "business_name": None,
        "email": email,
        "individual_name": None,
        "name": None,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
    }


def payment_intent(checkout_session: dict, data: dict, *, now: int) -> dict:
    """An intent that waits for a method; ``data`` is the Session's payment_intent_data."""
    identifier = new_id("pi")
    return {
        "id": identifier,
        "object": "payment_intent",
        "allowed_payment_method_types": checkout_session["allowed_payment_method_types"],
        "amount": checkout_session["amount_total"],
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "application_fee_amount": None,
        "automatic_payment_methods": None,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic_async",
        "client_secret": f"{identifier}_secret_{random_text(25)}",
        "confirmation_method": "automatic",
        "created": now,
        "currency": checkout_session["currency"],
        "customer": None,
        "customer_account": None,
        "description": data.get("description"),
        "excluded_payment_method_types": checkout_session["excluded_payment_method_types"],
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": data.get("metadata", {}),
        "next_action": None,
        "on_behalf_of": None,
        "payment_method": None,
        "payment_method_configuration_details": None,
        "payment_method_options": {},
        "payment_method_types": checkout_session["payment_method_types"],
        "processing": None,
        "receipt_email": data.get("receipt_email"),
        "review": None,
        "setup_future_usage": None,
        "shipping": None,
        "source": None,
        "statement_descriptor": None,
        "statement_descriptor_suffix": data.get("statement_descriptor_suffix"),
        "status": "requires_payment_method",
        "transfer_data": None,
        "transfer_group": None,
    }


def event(kind: str, snapshot: dict, *, now: int, request: dict | None, previous: dict | None) -> dict:
    """An event holding a snapshot; ``previous`` are the values that an update replaced."""
    data = {"object": snapshot}
    if previous is not None:
        data["previous_attributes"] = previous
    return {
        "id": f"evt_1{random_text(23)}",
        "object": "event",
        "api_version": API_VERSION,
        "created": now,
        "data": data,
        "livemode": False,
        "pending_webhooks": 0,
        "request": request or {"id": None, "idempotency_key": None},
        "type": kind,
    }
