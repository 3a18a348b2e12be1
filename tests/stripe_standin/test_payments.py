"""What becomes of a Session when its payer pays, is declined, or pays by bank debit."""

import pytest
import stripe

from stripe_standin.errors import ApiError

from .conftest import client_for, embedded, hosted

EXPAND = {"expand": ["payment_intent.latest_charge.balance_transaction"]}


def types(standin):
    return [event["type"] for event in standin.events]


@pytest.mark.parametrize("method", ["card", "wallet"])
def test_a_payment_completes_the_session_at_once(standin, sessions, method):
    session = sessions.create(hosted())
    standin.pay(session.id, method=method)
    paid = sessions.retrieve(session.id, EXPAND)
    assert (paid.status, paid.payment_status, paid.url) == ("complete", "paid", None)
    assert paid.customer_details.email == "ada@example.org"
    intent = paid.payment_intent
    charge = intent.latest_charge
    assert (intent.status, intent.amount, intent.amount_received) == ("succeeded", 2500, 2500)
    assert intent.metadata.to_dict() == {"attempt": "a-1"}
    assert (charge.status, charge.amount, charge.currency, charge.paid) == ("succeeded", 2500, "eur", True)
    assert charge.id.startswith("ch_")
    assert charge.payment_method_details.type == "card"
    assert (charge.payment_method_details.card.wallet is not None) == (method == "wallet")
    assert charge.balance_transaction.net == 2500 - charge.balance_transaction.fee
    assert types(standin) == [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
        "charge.updated",
    ]


def test_after_a_decline_the_session_is_open_and_can_be_paid(standin, sessions):
    session = sessions.create(hosted())
    standin.decline(session.id)
    declined = sessions.retrieve(session.id, EXPAND)
    assert (declined.status, declined.payment_status) == ("open", "unpaid")
    assert declined.payment_intent.status == "requires_payment_method"
    assert declined.payment_intent.last_payment_error.code == "card_declined"
    assert declined.payment_intent.latest_charge.status == "failed"
    assert types(standin) == ["payment_intent.created", "charge.failed", "payment_intent.payment_failed"]
    standin.pay(session.id)
    paid = sessions.retrieve(session.id, EXPAND)
    assert paid.payment_intent.id == declined.payment_intent.id
    assert paid.payment_intent.last_payment_error is None
    assert (paid.payment_status, paid.payment_intent.latest_charge.status) == ("paid", "succeeded")


def test_a_bank_debit_completes_unpaid_and_is_paid_once_settled(standin, sessions):
    session = sessions.create(embedded())
    standin.pay(session.id, method="sepa_debit")
    waiting = sessions.retrieve(session.id, EXPAND)
    assert (waiting.status, waiting.payment_status, waiting.client_secret) == ("complete", "unpaid", None)
    assert (waiting.payment_intent.status, waiting.payment_intent.latest_charge.status) == (
        "processing",
        "pending",
    )
    standin.settle(session.id)
    paid = sessions.retrieve(session.id, EXPAND)
    assert (paid.payment_status, paid.payment_intent.status) == ("paid", "succeeded")
    assert paid.payment_intent.latest_charge.payment_method_details.type == "sepa_debit"
    assert types(standin)[-2:] == ["checkout.session.async_payment_succeeded", "charge.updated"]


def test_a_bank_debit_that_fails_leaves_the_session_complete_and_unpaid(standin, sessions):
    session = sessions.create(hosted())
    standin.pay(session.id, method="sepa_debit")
    standin.fail(session.id)
    failed = sessions.retrieve(session.id, EXPAND)
    assert (failed.status, failed.payment_status) == ("complete", "unpaid")
    assert failed.payment_intent.latest_charge.status == "failed"
    assert types(standin)[-1] == "checkout.session.async_payment_failed"
    with pytest.raises(ApiError, match="under way"):
        standin.settle(session.id)


def test_events_hold_the_object_as_it_was_then(standin, sessions):
    session = sessions.create(hosted())
    standin.decline(session.id)
    standin.pay(session.id)
    by_type = {event["type"]: event["data"]["object"] for event in standin.events}
    assert by_type["charge.failed"]["status"] == "failed"
    assert by_type["charge.succeeded"]["balance_transaction"] is None
    assert by_type["charge.updated"]["balance_transaction"].startswith("txn_")
    assert by_type["checkout.session.completed"]["payment_status"] == "paid"


def test_what_is_complete_or_expired_cannot_be_paid(standin, sessions):
    paid, expired = sessions.create(hosted()), sessions.create(hosted())
    standin.pay(paid.id)
    standin.expire(expired.id)
    for session in (paid, expired):
        with pytest.raises(ApiError, match="status of"):
            standin.pay(session.id)


def test_a_method_that_the_session_excludes_is_refused(standin, sessions):
    session = sessions.create(hosted(excluded_payment_method_types=["sepa_debit"]))
    with pytest.raises(ApiError, match="does not offer"):
        standin.pay(session.id, method="sepa_debit")


def test_the_intent_of_a_declined_session_is_cancelled_when_it_expires(standin, sessions):
    session = sessions.create(hosted())
    standin.decline(session.id)
    sessions.expire(session.id)
    intent = sessions.retrieve(session.id, EXPAND).payment_intent
    assert intent.status == "canceled"
    assert client_for(standin).v1.charges.retrieve(intent.latest_charge.id).status == "failed"
    assert isinstance(intent, stripe.PaymentIntent)


def test_a_session_whose_time_is_over_cannot_be_paid_and_expires(clock, standin, sessions):
    session = sessions.create(hosted())
    clock.ahead = 24 * 3600 + 1
    with pytest.raises(ApiError, match="status of expired"):
        standin.pay(session.id)
    assert types(standin) == ["checkout.session.expired"]
