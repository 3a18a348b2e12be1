"""Prints the demonstration's payments as a payment service would know them."""

import json

from django.core.management.base import BaseCommand

from demo.loading.campaigns import KEY_PREFIX
from donations.models import EntryKind, LedgerEntry


class Command(BaseCommand):
    help = "Prints one JSON object for each invented payment, so that the stand-in for Stripe can have it too."

    def handle(self, *args, **options):
        paid = LedgerEntry.objects.filter(
            kind=EntryKind.PAYMENT, donation__attempts__idempotency_key__startswith=KEY_PREFIX
        )
        names = ("source_id", "amount_cents", "occurred_at", "donation__email", "donation__public_id", "campaign_id")
        attempt = ("donation__attempts__session_id", "donation__attempts__intent_id")
        key = "donation__attempts__idempotency_key"
        for row in paid.values(*names, *attempt, key).order_by("pk").iterator():
            payment = {
                "session": row[attempt[0]],
                "intent": row[attempt[1]],
                "charge": row["source_id"],
                "amount": row["amount_cents"],
                "created": int(row["occurred_at"].timestamp()),
                "email": row["donation__email"],
                "metadata": {
                    "attempt": row[key],
                    "donation": str(row["donation__public_id"]),
                    "campaign": str(row["campaign_id"]),
                },
            }
            self.stdout.write(json.dumps(payment))
