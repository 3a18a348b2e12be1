"""A donor at the campaign's donation step, and what a test asks of Stripe."""

import uuid

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from donations.models import Donation, PaymentAttempt
from donations.services.payments import sync_payment
from home.form_guard import stamp


class Donor:
    """Fills in the donation step and pays at the stand-in, as a browser without JavaScript would."""

    def __init__(self, campaign, standin):
        self.client = Client()
        self.campaign = campaign
        self.standin = standin
        self.public_id = uuid.uuid4()

    @property
    def url(self) -> str:
        return f"/it/dona/{self.campaign.pk}/"

    def fields(self, **changes) -> dict:
        return {
            "public_id": str(self.public_id),
            "amount": "25",
            "name": "Ada Prova",
            "email": "ada@example.org",
            "message": "",
            "privacy": "on",
            "shown": stamp(),
            **changes,
        }

    def submit(self, *, embedded: bool = False, **changes):
        headers = {"X-Donation-Step": "1"} if embedded else {}
        return self.client.post(self.url, self.fields(**changes), headers=headers)

    def start(self, **changes) -> PaymentAttempt:
        """Submit and return the attempt that the donor now has open."""
        response = self.submit(**changes)
        assert response.status_code in (200, 303), response.content.decode()
        return PaymentAttempt.objects.latest("pk")

    def pay(self, *, method: str = "card", **changes) -> Donation:
        attempt = self.start(**changes)
        self.standin.pay(attempt.session_id, method=method)
        return attempt.donation

    def give(self, amount: str = "25", **changes) -> PaymentAttempt:
        """One more donation, paid and booked."""
        self.public_id = uuid.uuid4()
        attempt = self.pay(amount=amount, **changes).attempts.get()
        sync_payment(attempt)
        attempt.refresh_from_db()
        return attempt

    def events(self, kind: str = "") -> list[dict]:
        return [event for event in self.standin.events if event["type"].startswith(kind)]


@pytest.fixture
def donor(campaign, standin) -> Donor:
    return Donor(campaign, standin)


@pytest.fixture
def staff():
    """Somebody of the city's staff, with a name."""
    return get_user_model().objects.create_user("rosa", first_name="Rosa", last_name="Verdi")


@pytest.fixture
def deliver(standin):
    """Post an event of the stand-in's to the site's webhook, signed with a secret of the site's."""
    import json

    import stripe
    from django.conf import settings

    def post(event: dict, *, secret: str | None = None, timestamp: int | None = None, **headers):
        body = json.dumps(event)
        signature = stripe.WebhookSignature.generate_signature_header(
            body, secret or settings.STRIPE_WEBHOOK_SECRETS[0], timestamp
        )
        return Client().post(
            "/stripe/webhook/",
            body,
            content_type="application/json",
            headers={"Stripe-Signature": signature, **headers},
        )

    return post
