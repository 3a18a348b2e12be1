"""Disputes and inquiries, and the balance that says what truly happened."""

import pytest
import stripe

from stripe_standin.errors import ApiError

from .conftest import client_for, hosted
from .test_refunds import paid, types_after


@pytest.fixture
def v1(standin):
    return client_for(standin).v1


def moved(v1):
    """Type, amount and fee of each movement of the balance, oldest first."""
    return [(each.type, each.amount, each.fee) for each in reversed(v1.balance_transactions.list({"limit": 100}).data)]


def test_a_dispute_takes_the_money_at_once_and_waits_for_an_answer(standin, v1):
    charge, before = paid(standin), len(standin.events)
    dispute = v1.disputes.retrieve(standin.dispute(charge)["id"])
    assert dispute.id.startswith("du_")
    assert (dispute.status, dispute.amount, dispute.charge) == ("needs_response", 2500, charge)
    assert dispute.evidence_details.due_by > dispute.created
    assert [(each.amount, each.fee) for each in dispute.balance_transactions] == [(-2500, 2000)]
    assert v1.charges.retrieve(charge).disputed
    assert types_after(standin, before) == ["charge.dispute.created", "charge.dispute.funds_withdrawn"]


def test_a_dispute_can_be_about_a_part(standin):
    assert standin.dispute(paid(standin), amount=700)["amount"] == 700


@pytest.mark.parametrize("amount", [0, -1, 2501])
def test_a_dispute_beyond_the_charge_is_refused(standin, amount):
    charge = paid(standin)
    with pytest.raises(ApiError, match="one cent"):
        standin.dispute(charge, amount=amount)
    assert not standin.account.store.get("charge", charge)["disputed"]


def test_a_dispute_that_is_won_gives_the_money_back_though_not_the_fee(standin, v1):
    dispute, before = standin.dispute(paid(standin))["id"], len(standin.events)
    standin.win_dispute(dispute)
    won = v1.disputes.retrieve(dispute)
    assert won.status == "won"
    assert [(each.amount, each.fee) for each in won.balance_transactions] == [(-2500, 2000), (2500, 0)]
    assert types_after(standin, before) == ["charge.dispute.funds_reinstated", "charge.dispute.closed"]


def test_a_dispute_that_is_lost_moves_no_more_money(standin, v1):
    dispute, before = standin.dispute(paid(standin))["id"], len(standin.events)
    standin.lose_dispute(dispute)
    lost = v1.disputes.retrieve(dispute)
    assert (lost.status, len(lost.balance_transactions)) == ("lost", 1)
    assert types_after(standin, before) == ["charge.dispute.closed"]


def test_a_dispute_is_decided_once(standin):
    dispute = standin.dispute(paid(standin))["id"]
    standin.lose_dispute(dispute)
    for decide in (standin.win_dispute, standin.lose_dispute):
        with pytest.raises(ApiError, match="lost"):
            decide(dispute)


def test_a_dispute_of_a_bank_debit_is_lost_at_once(standin, v1):
    charge = paid(standin, method="sepa_debit")
    before = len(standin.events)
    dispute = standin.dispute(charge)
    assert (dispute["status"], v1.disputes.retrieve(dispute["id"]).status) == ("lost", "lost")
    assert types_after(standin, before) == [
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.closed",
    ]
    assert moved(v1)[-1] == ("adjustment", -2500, 2000)


def test_an_inquiry_moves_no_money_and_leaves_the_charge_refundable(standin, v1):
    charge = paid(standin)
    before, movements = len(standin.events), moved(v1)
    inquiry = standin.inquire(charge)
    assert (inquiry["status"], inquiry["balance_transactions"]) == ("warning_needs_response", [])
    assert moved(v1) == movements
    assert types_after(standin, before) == ["charge.dispute.created"]
    assert v1.refunds.create({"charge": charge}).status == "succeeded"


def test_a_disputed_charge_cannot_be_refunded(standin, v1):
    charge = paid(standin)
    standin.dispute(charge)
    with pytest.raises(stripe.InvalidRequestError) as refusal:
        v1.refunds.create({"charge": charge})
    assert refusal.value.code == "charge_disputed"
    assert v1.refunds.list().data == []


def test_a_charge_can_be_refunded_once_its_dispute_is_won(standin, v1):
    charge = paid(standin)
    standin.win_dispute(standin.dispute(charge)["id"])
    assert v1.refunds.create({"charge": charge}).status == "succeeded"


def test_a_charge_is_disputed_once_and_only_if_it_was_paid(standin, sessions):
    charge = paid(standin)
    standin.dispute(charge)
    for again in (standin.dispute, standin.inquire):
        with pytest.raises(ApiError, match="disputed already"):
            again(charge)
    standin.decline(sessions.create(hosted()).id)
    failed = standin.account.store.find("charge", order="seq DESC", limit=1)[0]["id"]
    with pytest.raises(ApiError, match="has not succeeded"):
        standin.dispute(failed)
    with pytest.raises(ApiError, match="No such charge"):
        standin.dispute("ch_nothing")


def test_disputes_are_listed_newest_first_by_pages_and_by_charge(standin, v1):
    charges = [paid(standin) for _ in range(3)]
    made = [standin.dispute(charge)["id"] for charge in charges]
    first = v1.disputes.list({"limit": 2})
    assert ([dispute.id for dispute in first.data], first.has_more) == ([made[2], made[1]], True)
    assert [dispute.id for dispute in v1.disputes.list({"starting_after": made[1]}).data] == [made[0]]
    assert [dispute.id for dispute in v1.disputes.list({"charge": charges[0]}).data] == [made[0]]
    intent = v1.charges.retrieve(charges[1]).payment_intent
    assert [dispute.id for dispute in v1.disputes.list({"payment_intent": intent}).data] == [made[1]]


def test_the_balance_adds_up_to_what_truly_happened(standin, v1):
    card, debit = paid(standin), paid(standin, method="sepa_debit")
    sent_back = standin.refund(debit, amount=1000)["id"]
    standin.fail_refund(sent_back)
    standin.refund(debit, amount=600)
    standin.win_dispute(standin.dispute(card, amount=2000)["id"])
    standin.refund(card, amount=100)
    assert moved(v1) == [
        ("charge", 2500, 63),
        ("payment", 2500, 35),
        ("payment_refund", -1000, 0),
        ("payment_failure_refund", 1000, 0),
        ("payment_refund", -600, 0),
        ("adjustment", -2000, 2000),
        ("adjustment", 2000, 0),
        ("refund", -100, 0),
    ]
    movements = v1.balance_transactions.list({"limit": 100}).data
    assert all(each.net == each.amount - each.fee for each in movements)
    assert sum(each.net for each in movements) == 2500 + 2500 - 600 - 100 - 63 - 35 - 2000
    kept = sum(v1.charges.retrieve(each).amount - v1.charges.retrieve(each).amount_refunded for each in (card, debit))
    assert sum(each.amount for each in movements) == kept


def test_nothing_moves_for_what_was_not_paid(standin, sessions, v1):
    standin.decline(sessions.create(hosted()).id)
    debit = sessions.create(hosted()).id
    standin.pay(debit, method="sepa_debit")
    assert moved(v1) == []
    standin.fail(debit)
    assert moved(v1) == []


def test_movements_are_listed_by_source_and_type_and_by_pages(standin, v1):
    charge = paid(standin)
    refunds = [standin.refund(charge, amount=100)["id"] for _ in range(2)]
    assert [each.type for each in v1.balance_transactions.list({"source": charge}).data] == ["charge"]
    listed = v1.balance_transactions.list({"type": "refund"}).data
    assert [each.source for each in listed] == refunds[::-1]
    page = v1.balance_transactions.list({"limit": 1, "starting_after": listed[0].id})
    assert ([each.source for each in page.data], page.has_more) == ([refunds[0]], True)
    assert v1.balance_transactions.retrieve(listed[0].id).reporting_category == "refund"


def test_every_field_of_a_dispute_and_of_a_movement_is_one_that_the_sdk_declares(standin, v1):
    dispute = v1.disputes.retrieve(standin.dispute(paid(standin))["id"])
    movement = v1.balance_transactions.list().data[0]
    assert set(dispute.to_dict()) <= set(stripe.Dispute.__annotations__) | {"object"}
    assert set(movement.to_dict()) <= set(stripe.BalanceTransaction.__annotations__) | {"object"}
