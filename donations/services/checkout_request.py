"""Writes the request for a Checkout Session of a donation."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from donations.models import CURRENCY, Donation, PaymentAttempt
from projects.models import FundingModel, ProjectPage

# Stripe wants 30 minutes at least; the rest allows for clocks that differ.
SESSION_LIFETIME = timedelta(minutes=35)
# Their refunds wait until the donor tells Stripe an account, who may never do so.
NOT_GIVEN_BACK_BY_US = ["customer_balance", "multibanco"]
# What Stripe takes; a page's title may be longer.
LONGEST_PRODUCT_NAME = 250


def _title_for(donation: Donation) -> str:
    """The project's title in the donor's language, where there is one."""
    pages = ProjectPage.objects.filter(translation_key=donation.campaign.project_key)
    in_language = pages.filter(locale__language_code=donation.language, live=True).values_list("title", flat=True)
    return in_language.first() or donation.campaign.project_title


def _product_name(donation: Donation) -> str:
    name = _("Donazione: %(project)s") % {"project": _title_for(donation)}
    return name if len(name) <= LONGEST_PRODUCT_NAME else f"{name[: LONGEST_PRODUCT_NAME - 1]}…"


def request_body(donation: Donation, key: str, ui_mode: str, return_url: str) -> dict:
    """What Stripe is asked for once and repeated to the letter; ``key`` is the attempt's, to find it again by."""
    campaign = donation.campaign
    ours = {"attempt": key, "donation": str(donation.public_id), "campaign": str(campaign.pk)}
    body = {
        "mode": "payment",
        "ui_mode": ui_mode,
        "submit_type": "donate",
        "locale": donation.language,
        "customer_email": donation.email,
        "client_reference_id": str(donation.public_id),
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": CURRENCY,
                    "unit_amount": donation.amount_cents,
                    "product_data": {"name": _product_name(donation)},
                },
            }
        ],
        "metadata": ours,
        "payment_intent_data": {"metadata": ours},
        "excluded_payment_method_types": list(NOT_GIVEN_BACK_BY_US),
        "expires_at": int((timezone.now() + SESSION_LIFETIME).timestamp()),
    }
    if ui_mode == PaymentAttempt.UiMode.EMBEDDED:
        body["return_url"] = return_url
    else:
        body |= {"success_url": return_url, "cancel_url": return_url}
    if campaign.funding_model == FundingModel.ALL_OR_NOTHING:
        # What settles days later cannot be judged, or given back, on the campaign's last day.
        body["excluded_payment_method_types"] = [*NOT_GIVEN_BACK_BY_US, "sepa_debit"]
    return body
