"""Refunds: asked for by the site or made by hand, and what becomes of them."""

import pytest
import stripe

from stripe_standin import StandIn
from stripe_standin.errors import ApiError
from stripe_standin.settings import RefusedSettings, Settings

from .conftest import client_for, hosted


@pytest.fixture
def v1(standin):
    return client_for(standin).v1


def paid(standin, *, method="card"):
    """The charge of a Session over 25 euros, just paid."""
    session = client_for(standin).v1.checkout.sessions.create(hosted())
    standin.pay(session.id, method=method)
    if method == "sepa_debit":
        standin.settle(session.id)
    return standin.account.store.find("charge", order="seq DESC", limit=1)[0]["id"]


def types_after(standin, number):
    return [event["type"] for event in standin.events[number:]]


def test_a_refund_of_a_card_succeeds_at_once(standin, v1):
    charge, before = paid(standin), len(standin.events)
    refund = v1.refunds.create({"charge": charge, "reason": "requested_by_customer", "metadata": {"why": "asked"}})
    assert refund.id.startswith("re_")
    assert (refund.status, refund.amount, refund.charge, refund.currency) == ("succeeded", 2500, charge, "eur")
    assert (refund.reason, refund.metadata.to_dict()) == ("requested_by_customer", {"why": "asked"})
    refunded = v1.charges.retrieve(charge)
    assert (refunded.refunded, refunded.amount_refunded) == (True, 2500)
    assert types_after(standin, before) == ["refund.created", "charge.refunded"]


def test_a_refund_of_a_bank_debit_is_pending_until_it_arrives(standin, v1):
    charge = paid(standin, method="sepa_debit")
    refund = v1.refunds.create({"charge": charge})
    assert refund.id.startswith("pyr_")
    assert (refund.status, refund.pending_reason) == ("pending", "processing")
    assert v1.charges.retrieve(charge).refunded
    before = len(standin.events)
    standin.succeed_refund(refund.id)
    assert v1.refunds.retrieve(refund.id).status == "succeeded"
    assert types_after(standin, before) == ["refund.updated"]
    assert standin.events[-1]["data"]["previous_attributes"] == {"status": "pending"}


@pytest.mark.parametrize(("told", "status"), [("instant", "succeeded"), ("pending", "pending")])
@pytest.mark.parametrize("method", ["card", "sepa_debit"])
def test_all_refunds_are_as_the_settings_say(told, status, method):
    with StandIn(refunds=told) as standin:
        assert standin.refund(paid(standin, method=method))["status"] == status


def test_a_way_to_refund_that_is_unknown_is_refused():
    with pytest.raises(RefusedSettings, match="as_stripe"):
        Settings(refunds="soon")


def test_an_intent_stands_for_its_charge(standin, v1):
    charge = paid(standin)
    intent = v1.charges.retrieve(charge).payment_intent
    refund = v1.refunds.create({"payment_intent": intent, "expand": ["charge"]})
    assert (refund.charge.id, refund.payment_intent) == (charge, intent)


def test_more_than_was_paid_is_refused(standin, v1):
    charge = paid(standin)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded") as refusal:
        v1.refunds.create({"charge": charge, "amount": 2501})
    assert refusal.value.param == "amount"
    assert v1.charges.retrieve(charge).amount_refunded == 0


def test_what_is_refunded_cannot_be_refunded_again(standin, v1):
    charge = paid(standin)
    v1.refunds.create({"charge": charge})
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        v1.refunds.create({"charge": charge})
    assert refusal.value.code == "charge_already_refunded"
    assert len(v1.refunds.list().data) == 1


def test_two_parts_make_a_whole_and_a_third_is_too_much(standin, v1):
    charge = paid(standin)
    v1.refunds.create({"charge": charge, "amount": 1000})
    assert (v1.charges.retrieve(charge).amount_refunded, v1.charges.retrieve(charge).refunded) == (1000, False)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded"):
        v1.refunds.create({"charge": charge, "amount": 1501})
    assert v1.refunds.create({"charge": charge}).amount == 1500
    assert v1.charges.retrieve(charge).refunded


@pytest.mark.parametrize("method", ["card", "sepa_debit"])
def test_a_refund_that_comes_back_gives_its_amount_back_to_the_charge(standin, v1, method):
    charge = paid(standin, method=method)
    v1.refunds.create({"charge": charge, "amount": 1000})
    refund = v1.refunds.create({"charge": charge})
    before = len(standin.events)
    standin.fail_refund(refund.id)
    failed = v1.refunds.retrieve(refund.id, {"expand": ["failure_balance_transaction"]})
    assert (failed.status, failed.failure_reason) == ("failed", "expired_or_canceled_card")
    assert failed.failure_balance_transaction.amount == 1500
    left = v1.charges.retrieve(charge)
    assert (left.amount_refunded, left.refunded) == (1000, False)
    assert types_after(standin, before) == ["refund.updated", "refund.failed"]
    assert v1.refunds.create({"charge": charge}).amount == 1500


def test_a_refund_is_decided_once(standin):
    refund = standin.refund(paid(standin, method="sepa_debit"))["id"]
    standin.fail_refund(refund)
    for decide in (standin.succeed_refund, standin.fail_refund):
        with pytest.raises(ApiError, match="failed"):
            decide(refund)


def test_the_same_request_with_the_same_key_refunds_once(standin, v1):
    charge = paid(standin)
    asked = ({"charge": charge, "amount": 1000}, {"idempotency_key": "refund-1"})
    first, again = v1.refunds.create(*asked), v1.refunds.create(*asked)
    assert again.id == first.id
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert v1.charges.retrieve(charge).amount_refunded == 1000


def test_a_refused_refund_is_remembered_by_its_key(standin, v1):
    charge = paid(standin)
    asked = ({"charge": charge, "amount": 2501}, {"idempotency_key": "refund-1"})
    for is_replay in (False, True):
        with pytest.raises(stripe.InvalidRequestError) as refusal:
            v1.refunds.create(*asked)
        assert ("Idempotent-Replayed" in refusal.value.headers) == is_replay


def test_an_unpaid_charge_cannot_be_refunded(standin, sessions, v1):
    session = sessions.create(hosted())
    standin.decline(session.id)
    charge = standin.account.store.find("charge")[0]
    with pytest.raises(stripe.InvalidRequestError, match="has not succeeded"):
        v1.refunds.create({"charge": charge["id"]})
    with pytest.raises(stripe.InvalidRequestError, match="does not have a successful charge"):
        v1.refunds.create({"payment_intent": charge["payment_intent"]})


@pytest.mark.parametrize(
    "changes",
    [
        {"payment_intent": "pi_x"},
        {"amount": 0},
        {"amount": -1},
        {"reason": "regret"},
        {"colour": "red"},
        {"origin": "x"},
    ],
)
def test_a_refund_that_makes_no_sense_is_refused(standin, v1, changes):
    charge = paid(standin)
    with pytest.raises(stripe.InvalidRequestError):
        v1.refunds.create({"charge": charge, **changes})
    assert v1.refunds.list().data == []


def test_a_refund_of_nothing_named_or_known_is_refused(v1):
    with pytest.raises(stripe.InvalidRequestError, match="payment_intent or charge"):
        v1.refunds.create({})
    with pytest.raises(stripe.InvalidRequestError, match="No such charge"):
        v1.refunds.create({"charge": "ch_nothing"})


def test_no_refund_by_hand_is_below_a_cent(standin):
    with pytest.raises(ApiError, match="greater than or equal to 1"):
        standin.refund(paid(standin), amount=-100)


def test_refunds_are_listed_newest_first_by_pages_and_by_charge(standin, v1):
    charge, other = paid(standin), paid(standin)
    made = [standin.refund(charge, amount=100)["id"] for _ in range(3)]
    standin.refund(other)
    first = v1.refunds.list({"charge": charge, "limit": 2})
    assert ([refund.id for refund in first.data], first.has_more) == ([made[2], made[1]], True)
    second = v1.refunds.list({"charge": charge, "limit": 2, "starting_after": made[1]})
    assert ([refund.id for refund in second.data], second.has_more) == ([made[0]], False)
    intent = v1.charges.retrieve(other).payment_intent
    assert [refund.charge for refund in v1.refunds.list({"payment_intent": intent}).data] == [other]
    assert len(v1.refunds.list().data) == 4


def test_every_field_of_a_refund_is_one_that_the_sdk_declares(standin, v1):
    refund = v1.refunds.create({"charge": paid(standin)})
    assert set(refund.to_dict()) <= set(stripe.Refund.__annotations__) | {"object"}
