"""What Stripe (API 2026-10-28.endive) takes for a new Checkout Session in payment mode."""

from .errors import ParameterError
from .names import EXCLUDABLE_METHODS, LOCALES
from .params import boolean, choice, integer, list_of, matching, metadata, missing, struct, text, url

UI_MODES = ("hosted_page", "embedded_page", "elements", "form")

#: The smallest amount that Stripe charges in euros, in cents.
SMALLEST_AMOUNT = 50

EARLIEST_EXPIRY = 30 * 60
LATEST_EXPIRY = 24 * 3600

#: What the stand-in's pages can take money with, as Stripe names it; a wallet pays by card.
PLAYED_METHODS = ("card", "sepa_debit")

_enabled = struct({"enabled": boolean}, required=("enabled",))
_message = struct({"message": text(longest=1200)}, required=("message",))

_price = struct(
    {
        "currency": matching(
            "eur",
            "Invalid currency: {value}. Stripe currently supports these currencies: eur",
            longest=3,
        ),
        "unit_amount": integer(),
        "product_data": struct(
            {"name": text(longest=250), "description": text(longest=500), "metadata": metadata},
            required=("name",),
            not_played=("images", "tax_code", "tax_details", "unit_label"),
        ),
        "tax_behavior": choice("exclusive", "inclusive", "unspecified"),
    },
    required=("currency", "unit_amount", "product_data"),
    not_played=("product", "recurring", "unit_amount_decimal"),
)

_line_item = struct(
    {"price_data": _price, "quantity": integer(least=1, most=999_999), "metadata": metadata},
    required=("price_data", "quantity"),
    not_played=("adjustable_quantity", "price", "tax_rates"),
)

_payment_intent = struct(
    {
        "description": text(longest=1000),
        "metadata": metadata,
        "receipt_email": matching(
            r"[^@\s]+@[^@\s]+\.[^@\s]+", "Invalid email address: {value}", longest=800, code="email_invalid"
        ),
        "statement_descriptor_suffix": matching(
            r"(?=.*[A-Za-z])[^<>\\'\"*]{1,22}",
            "The statement descriptor suffix must have at least one letter, at most 22 characters, and none of"
            " < > \\ ' \" *",
            longest=22,
        ),
    },
    not_played=(
        *("application_fee_amount", "capture_method", "on_behalf_of", "setup_future_usage", "shipping"),
        *("statement_descriptor", "transfer_data", "transfer_group"),
    ),
)

_session = struct(
    {
        "adaptive_pricing": _enabled,
        "allowed_payment_method_types": list_of(choice(*EXCLUDABLE_METHODS, "link"), most=100),
        "billing_address_collection": choice("auto", "required"),
        "branding_settings": struct(
            {"display_name": text(longest=100)},
            not_played=("background_color", "border_style", "button_color", "font_family", "icon", "logo"),
        ),
        "cancel_url": url,
        "client_reference_id": text(longest=200),
        "custom_text": struct(
            {"submit": _message, "after_submit": _message},
            not_played=("shipping_address", "terms_of_service_acceptance"),
        ),
        "customer_creation": choice("if_required"),
        "customer_email": matching(
            r"[^@\s]+@[^@\s]+\.[^@\s]+", "Invalid email address: {value}", longest=800, code="email_invalid"
        ),
        "excluded_payment_method_types": list_of(choice(*EXCLUDABLE_METHODS), most=100),
        "expand": list_of(text(longest=200), most=20),
        "expires_at": integer(most=10**11),
        "integration_identifier": text(longest=200),
        "line_items": list_of(_line_item, most=100),
        "locale": choice(*LOCALES),
        "metadata": metadata,
        "mode": choice("payment", "setup", "subscription"),
        "origin_context": choice("mobile_app", "web"),
        "payment_intent_data": _payment_intent,
        "redirect_on_completion": choice("always", "if_required", "never"),
        "return_url": url,
        "submit_type": choice("auto", "book", "donate", "pay", "subscribe"),
        "success_url": url,
        "ui_mode": choice(*UI_MODES),
        "wallet_options": struct({"link": struct({"display": choice("auto", "never")})}),
    },
    required=("mode",),
    not_played=(
        *("after_expiration", "allow_promotion_codes", "automatic_tax", "consent_collection", "currency"),
        *(
            "custom_fields",
            "customer",
            "customer_account",
            "customer_update",
            "discounts",
            "invoice_creation",
        ),
        *("managed_payments", "name_collection", "optional_items", "payment_method_collection"),
        *("payment_method_configuration", "payment_method_data", "payment_method_options", "permissions"),
        *("phone_number_collection", "saved_payment_method_options", "setup_intent_data"),
        *("shipping_address_collection", "shipping_options", "subscription_data", "tax_id_collection"),
    ),
)


def clean(raw: dict, *, now: int) -> dict:
    """The parameters with their types; raises ``ParameterError`` at the first that Stripe would refuse."""
    given = _session(raw, "")
    if given["mode"] != "payment":
        raise ParameterError("The stand-in only plays the mode `payment`.", param="mode")
    _check_line_items(given)
    _check_addresses(given)
    _check_expiry(given, now)
    if not payment_method_types(given):
        raise ParameterError(
            "No valid payment method types for this Checkout Session.", param="excluded_payment_method_types"
        )
    return given


def amount(given: dict) -> int:
    """Cents in all."""
    return sum(item["price_data"]["unit_amount"] * item["quantity"] for item in given["line_items"])


def payment_method_types(given: dict) -> list[str]:
    allowed = given.get("allowed_payment_method_types", PLAYED_METHODS)
    excluded = given.get("excluded_payment_method_types", ())
    return [method for method in PLAYED_METHODS if method in allowed and method not in excluded]


def _check_line_items(given):
    if not given.get("line_items"):
        raise missing("line_items")
    total = amount(given)
    if total < SMALLEST_AMOUNT:
        raise ParameterError(
            "The Checkout Session's total amount due must add up to at least €0.50 eur",
            param="line_items",
            code="amount_too_small",
        )
    if total > 99_999_999:
        raise ParameterError(
            "The Checkout Session's total amount due must be no more than €999,999.99 eur",
            param="line_items",
            code="amount_too_large",
        )


def _check_addresses(given):
    ui_mode = given.get("ui_mode", "hosted_page")
    if ui_mode == "hosted_page":
        _forbid(given, "return_url", "redirect_on_completion", because="`ui_mode` is `hosted_page`")
        required = "success_url"
    else:
        _forbid(given, "success_url", "cancel_url", because=f"`ui_mode` is `{ui_mode}`")
        required = "return_url"
    if ui_mode == "elements":
        names = ("submit_type", "branding_settings", "custom_text", "origin_context")
        _forbid(given, *names, because="`ui_mode` is `elements`")
    if given.get("redirect_on_completion") == "never":
        _forbid(given, "return_url", because="`redirect_on_completion` is `never`")
    elif required not in given:
        raise missing(required)


def _forbid(given, *names, because):
    for name in names:
        if name in given:
            raise ParameterError(f"You cannot set `{name}` when {because}.", param=name)


def _check_expiry(given, now):
    ahead = given.get("expires_at", now + LATEST_EXPIRY) - now
    if ahead < EARLIEST_EXPIRY:
        raise ParameterError(
            "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
            param="expires_at",
        )
    if ahead > LATEST_EXPIRY:
        raise ParameterError(
            "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
            param="expires_at",
        )
