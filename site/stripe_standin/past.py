"""Takes over payments that were made before: for a demonstration whose donations have a past.

As a program: ``python -m stripe_standin.past STATE < payments.json``, where each line is a JSON object with the texts
``session``, ``intent``, ``charge``, ``email``, ``metadata`` (an object), and the whole numbers ``amount`` (cents) and
``created`` (seconds since 1970). No event is told of them; those that are there already are passed over.
"""

import json
import sys
from collections.abc import Iterable

from . import balance, charges, objects
from .account import Account
from .settings import Settings


def take_over(account: Account, payments: Iterable[dict]) -> int:
    """Keep each payment as paid by card in a Session of its own; returns how many are new."""
    with account.transaction():
        known = {session["id"] for session in account.store.find("checkout.session")}
        new = [payment for payment in payments if payment["session"] not in known]
        for payment in new:
            _keep(account, payment)
    return len(new)


def _keep(account: Account, payment: dict) -> None:
    now, metadata = payment["created"], payment["metadata"]
    price = {"currency": "eur", "unit_amount": payment["amount"], "product_data": {"name": "Donazione"}}
    given = {
        "line_items": [{"price_data": price, "quantity": 1}],
        "customer_email": payment["email"],
        "metadata": metadata,
        "payment_intent_data": {"metadata": metadata},
    }
    session, hidden = objects.session(given, now=now, base_url=account.base_url)
    intent = objects.payment_intent(session, given["payment_intent_data"], now=now)
    intent |= {
        "id": payment["intent"],
        "latest_charge": payment["charge"],
        "payment_method": objects.new_id("pm"),
        "status": "succeeded",
        "amount_received": payment["amount"],
    }
    charge = charges.succeeded(charges.charge(intent, charges.METHODS["card"], email=payment["email"], now=now))
    charge["id"] = payment["charge"]
    movement = balance.charge(charge, now=now)
    session |= {
        "id": payment["session"],
        "payment_intent": intent["id"],
        "payment_status": "paid",
        "status": "complete",
        "url": None,
    }
    account.store.add(session, hidden=hidden)
    account.store.add(intent)
    account.store.add({**charge, "balance_transaction": movement["id"]})
    account.store.add(movement)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m stripe_standin.past STATE < payments.json", file=sys.stderr)
        return 2
    account = Account(Settings(state=arguments[0]))
    try:
        count = take_over(account, (json.loads(line) for line in sys.stdin if line.strip()))
    finally:
        account.close()
    print(f"{count} payments taken over")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
