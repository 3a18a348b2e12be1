"""Money that is owed goes back once: what is ordered, how an order is carried out, and what waits for a person."""

import contextlib
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from donations import gateway
from donations.ledger import net_cents, true_raised_cents
from donations.models import (
    AttemptState,
    Campaign,
    DonationState,
    EntryKind,
    LedgerEntry,
    PaymentAttempt,
    RefundCause,
    RefundOrder,
    RefundState,
    Result,
)
from donations.services import refunding
from donations.services.closing import close
from donations.services.payments import sync_payment
from donations.services.refund_orders import (
    RefundRefused,
    held_by_missed,
    left_cents,
    order_by_staff,
    order_of_missed,
)
from donations.services.refunding import Pace, has_refunds, run_refunds
from donations.services.returns import sync_returns
from home.work.jobs import LostTurn

pytestmark = pytest.mark.django_db


@pytest.fixture
def miss(campaign):
    """End the campaign now, below its threshold: what it holds is to go back."""

    def end() -> None:
        Campaign.objects.update(funding_model="all_or_nothing", ends_at=timezone.now())
        campaign.refresh_from_db()
        assert close(campaign).outcome.result == Result.RETURNED

    return end


@pytest.fixture
def run():
    """Order and carry out what is due, without a pause; returns how many orders ended."""
    return lambda: run_refunds(pace=Pace(a_second=10_000))


@pytest.fixture
def ask(staff):
    """A staff member's order for a donation as the form shows it; ``changes`` say what is different."""

    def order(attempt, amount_cents: int, **changes) -> RefundOrder:
        values = {"seen_left_cents": left_cents(attempt.donation), "reason": "Doppio pagamento", **changes}
        return order_by_staff(donation=attempt.donation, amount_cents=amount_cents, user=staff, **values)

    return order


@pytest.fixture
def silence(settings):
    """Let Stripe be silent, and speak again."""
    there = settings.STRIPE_API_BASE

    def be(is_silent: bool = True) -> None:
        settings.STRIPE_API_BASE = "http://127.0.0.1:9" if is_silent else there

    return be


def charge_of(attempt) -> str:
    return LedgerEntry.objects.get(donation=attempt.donation, kind=EntryKind.PAYMENT).source_id


def refunds_at(standin) -> list[int]:
    return [refund["amount"] for refund in standin.account.store.find("refund")]


def asked(standin) -> int:
    """How often Stripe was asked to make a refund."""
    return sum(call.method == "POST" and call.path == "/v1/refunds" for call in standin.requests)


def state_of(donation) -> str:
    donation.refresh_from_db()
    return donation.state


def of_its_donation(order) -> int:
    return net_cents(order.attempt.donation)


# What a missed campaign owes


def test_each_payment_of_a_missed_campaign_is_ordered_with_what_it_brought(donor, standin, miss):
    first, second = donor.give("25"), donor.give("40", email="bea@example.org")
    miss()
    assert order_of_missed() == 2
    orders = RefundOrder.objects.order_by("pk")
    assert [(order.attempt_id, order.amount_cents, order.cause) for order in orders] == [
        (first.pk, 25_00, RefundCause.CAMPAIGN_MISSED),
        (second.pk, 40_00, RefundCause.CAMPAIGN_MISSED),
    ]


def test_an_order_holds_the_request_as_it_will_be_sent(donor, standin, miss):
    attempt = donor.give()
    miss()
    order_of_missed()
    order = RefundOrder.objects.get()
    assert order.request_body["payment_intent"] == attempt.intent_id
    assert order.request_body["amount"] == 25_00
    assert order.request_body["metadata"]["order"] == order.idempotency_key


def test_ordering_twice_gives_one_order(donor, standin, miss):
    donor.give()
    miss()
    order_of_missed()
    assert order_of_missed() == 0
    assert RefundOrder.objects.count() == 1


@pytest.mark.parametrize("end", ["open", "kept", "funded"])
def test_nothing_is_ordered_of_a_campaign_that_owes_nothing(donor, standin, campaign, end):
    donor.give()
    if end == "funded":
        Campaign.objects.update(threshold_cents=25_00, funding_model="all_or_nothing")
    if end != "open":
        Campaign.objects.update(ends_at=timezone.now())
        campaign.refresh_from_db()
        assert close(campaign).outcome.result == end
    assert order_of_missed() == 0
    assert not held_by_missed().exists()


def test_what_was_given_back_in_part_before_is_not_ordered_again(donor, standin, miss):
    attempt = donor.give()
    standin.refund(charge_of(attempt), amount=10_00)
    sync_returns(attempt)
    miss()
    order_of_missed()
    assert RefundOrder.objects.get().amount_cents == 15_00


def test_what_was_given_back_whole_before_is_not_ordered(donor, standin, miss):
    attempt = donor.give()
    standin.refund(charge_of(attempt))
    sync_returns(attempt)
    miss()
    assert order_of_missed() == 0
    assert not has_refunds()


def test_what_staff_have_ordered_is_made_first_and_the_rest_is_ordered_then(donor, standin, miss, ask, run):
    attempt = donor.give()
    ask(attempt, 10_00)
    miss()
    assert order_of_missed() == 0
    run()
    order_of_missed()
    assert RefundOrder.objects.get(cause=RefundCause.CAMPAIGN_MISSED).amount_cents == 15_00


def test_where_staff_have_ordered_the_whole_nothing_more_is_ordered(donor, standin, miss, ask):
    ask(donor.give(), 25_00)
    miss()
    assert order_of_missed() == 0
    assert RefundOrder.objects.get().cause == RefundCause.STAFF


def test_of_several_tries_to_pay_the_one_that_paid_is_ordered_back(donor, standin, miss):
    first = donor.start()
    standin.expire(first.session_id)
    second = donor.pay().attempts.latest("pk")
    assert second.pk != first.pk
    sync_payment(second)
    miss()
    assert order_of_missed() == 1
    assert RefundOrder.objects.get().attempt == second


def test_money_that_comes_after_the_end_is_ordered_too(donor, standin, miss, campaign):
    """Its attempt had been taken for failed, so that nobody waited for it."""
    attempt = donor.start()
    standin.pay(attempt.session_id)
    PaymentAttempt.objects.update(state=AttemptState.FAILED)
    miss()
    assert order_of_missed() == 0
    sync_payment(attempt)
    assert order_of_missed() == 1
    assert RefundOrder.objects.get().amount_cents == 25_00


def test_money_that_a_bank_disputes_is_not_ordered_until_the_dispute_is_won(donor, standin, miss):
    attempt = donor.give()
    dispute = standin.dispute(charge_of(attempt))
    sync_returns(attempt)
    miss()
    assert order_of_missed() == 0
    assert not has_refunds()
    standin.win_dispute(dispute["id"])
    sync_returns(attempt)
    assert order_of_missed() == 1


@pytest.fixture
def paid_twice(donor, standin) -> PaymentAttempt:
    """Two Sessions of one donation were open at once, against all rules, and both were paid: the first attempt."""
    first = donor.give()
    body = {**first.request_body, "metadata": {**first.request_body["metadata"], "attempt": "again"}}
    session = gateway.create_session(body=body, idempotency_key="again")
    second = PaymentAttempt.objects.create(
        donation=first.donation,
        ui_mode=first.ui_mode,
        idempotency_key="again",
        request_body=body,
        session_id=session.id,
        state=AttemptState.OPEN,
    )
    standin.pay(session.id)
    sync_payment(second)
    assert net_cents(first.donation) == 50_00
    return first


def test_a_donation_that_was_paid_twice_goes_back_twice(standin, paid_twice, miss, run):
    first = paid_twice
    miss()
    assert run() == 2
    assert refunds_at(standin) == [25_00, 25_00]
    assert state_of(first.donation) == DonationState.REFUNDED


def test_staff_give_back_both_payments_of_a_donation_that_was_paid_twice(donor, standin, paid_twice, run, ask):
    first = paid_twice
    with pytest.raises(RefundRefused, match=r"al più €.25"):
        ask(first, 50_00, seen_left_cents=25_00)
    orders = [ask(first, 25_00, seen_left_cents=25_00), ask(first, 25_00, seen_left_cents=25_00)]
    assert len({order.attempt_id for order in orders}) == 2
    assert run() == 2
    assert refunds_at(standin) == [25_00, 25_00]
    assert net_cents(first.donation) == 0


# Carrying out


def test_each_order_is_carried_out_exactly_once(donor, standin, miss, run, campaign):
    first, second = donor.give("25"), donor.give("40", email="bea@example.org")
    miss()
    assert run() == 2
    assert run() == 0
    assert refunds_at(standin) == [25_00, 40_00]
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 0
    assert {state_of(attempt.donation) for attempt in (first, second)} == {DonationState.REFUNDED}
    for order in RefundOrder.objects.all():
        assert (order.state, order.error, order.refusal) == (RefundState.SUCCEEDED, "", "")
        assert order.done_at
        assert order.refund_id


def test_a_refund_of_a_bank_debit_is_on_its_way_until_it_has_arrived(donor, standin, miss, run):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    standin.settle(attempt.session_id)
    sync_payment(attempt)
    miss()
    run()
    order = RefundOrder.objects.get()
    assert order.state == RefundState.PENDING
    assert of_its_donation(order) == 0
    standin.succeed_refund(order.refund_id)
    attempt.refresh_from_db()
    sync_returns(attempt)
    order.refresh_from_db()
    assert order.state == RefundState.SUCCEEDED
    assert LedgerEntry.objects.filter(kind=EntryKind.REFUND).count() == 1


def test_a_repeated_request_whose_answer_was_lost_gets_the_same_refund(donor, standin, run, ask):
    """The process that was killed had asked, its row does not show it, and enough is left for a second refund."""
    order = ask(donor.give(), 10_00)
    made = gateway.create_refund(body=order.request_body, idempotency_key=order.idempotency_key)
    assert run() == 1
    order.refresh_from_db()
    assert (order.state, order.refund_id) == (RefundState.SUCCEEDED, made.id)
    assert refunds_at(standin) == [10_00]


def test_a_refund_whose_answer_was_lost_and_of_which_an_event_told_is_done(donor, standin, run, ask):
    attempt = donor.give()
    order = ask(attempt, 10_00)
    gateway.create_refund(body=order.request_body, idempotency_key=order.idempotency_key)
    RefundOrder.objects.update(tries=1, leased_until=timezone.now() - timedelta(minutes=1))
    sync_returns(attempt)
    order.refresh_from_db()
    assert order.state == RefundState.SUCCEEDED
    assert order.done_at
    assert not has_refunds()


def test_a_refund_whose_answer_was_lost_days_ago_is_found_by_our_key_and_not_asked_for_again(donor, standin, run, ask):
    """Stripe has forgotten the idempotency key by then, and enough is left for a second one."""
    order = ask(donor.give(), 10_00)
    made = gateway.create_refund(body=order.request_body, idempotency_key=order.idempotency_key)
    RefundOrder.objects.update(tries=1, leased_until=timezone.now() + timedelta(minutes=2))
    assert run() == 0  # the killed process's lease
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert run() == 1
    order.refresh_from_db()
    assert (order.state, order.refund_id) == (RefundState.SUCCEEDED, made.id)
    assert refunds_at(standin) == [10_00]
    assert asked(standin) == 1


def test_a_try_that_never_reached_stripe_is_made_later(donor, standin, miss, run):
    donor.give()
    miss()
    order_of_missed()
    RefundOrder.objects.update(tries=1, leased_until=timezone.now() - timedelta(minutes=1))
    assert run() == 1
    assert refunds_at(standin) == [25_00]


def test_another_refund_of_the_same_payment_is_not_taken_for_the_lost_one(donor, standin, miss, run):
    attempt = donor.give()
    standin.refund(charge_of(attempt), amount=10_00)
    sync_returns(attempt)
    miss()
    order_of_missed()
    RefundOrder.objects.update(tries=1)
    assert run() == 1
    assert refunds_at(standin) == [10_00, 15_00]
    assert state_of(attempt.donation) == DonationState.REFUNDED


def test_what_somebody_gave_back_by_hand_meanwhile_needs_no_refund(donor, standin, miss, run):
    attempt = donor.give()
    miss()
    order_of_missed()
    standin.refund(charge_of(attempt))
    assert run() == 1
    order = RefundOrder.objects.get()
    assert order.state == RefundState.NOT_NEEDED
    assert "already been refunded" in order.refusal
    assert state_of(attempt.donation) == DonationState.REFUNDED


def test_what_a_bank_has_taken_meanwhile_needs_no_refund(donor, standin, miss, run):
    attempt = donor.give()
    miss()
    order_of_missed()
    standin.dispute(charge_of(attempt))
    assert run() == 1
    order = RefundOrder.objects.get()
    assert order.state == RefundState.NOT_NEEDED
    assert "charged back" in order.refusal
    assert state_of(attempt.donation) == DonationState.DISPUTED


def test_what_stripe_refuses_while_money_is_left_waits_for_a_person_with_the_reason(donor, standin, miss, run, caplog):
    """A bank disputes a part: Stripe refunds nothing of such a charge."""
    attempt = donor.give()
    miss()
    order_of_missed()
    standin.dispute(charge_of(attempt), amount=10_00)
    assert run() == 1
    order = RefundOrder.objects.get()
    assert order.state == RefundState.NEEDS_PERSON
    assert "charged back" in order.refusal
    assert order.done_at
    assert of_its_donation(order) == 15_00
    assert f"refund {order.idempotency_key} needs a person" in caplog.text
    assert run() == 0


@pytest.mark.parametrize("how", ["dispute won", "refund by hand came back"])
def test_what_comes_back_after_an_order_that_was_not_needed_is_owed_again(donor, standin, miss, run, how):
    attempt = donor.give()
    miss()
    order_of_missed()
    gone = (standin.dispute if how == "dispute won" else standin.refund)(charge_of(attempt))
    run()
    assert RefundOrder.objects.get().state == RefundState.NOT_NEEDED
    (standin.win_dispute if how == "dispute won" else standin.fail_refund)(gone["id"])
    sync_returns(attempt)
    assert state_of(attempt.donation) == DonationState.PAID
    run()
    assert state_of(attempt.donation) == DonationState.REFUNDED


def test_while_stripe_is_silent_an_order_is_put_back_and_made_later(donor, standin, miss, run, silence):
    donor.give()
    miss()
    silence()
    assert run() == 0
    order = RefundOrder.objects.get()
    assert (order.state, order.tries, order.done_at) == (RefundState.QUEUED, 1, None)
    assert "GatewayUnavailable" in order.error
    silence(False)
    assert run() == 0  # not yet
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert run() == 1
    order.refresh_from_db()
    assert (order.state, order.error) == (RefundState.SUCCEEDED, "")
    assert refunds_at(standin) == [25_00]


def test_a_refund_that_comes_back_waits_for_a_person_and_its_money_is_in_the_ledger_again(
    donor, standin, miss, run, campaign
):
    attempt = donor.give()
    miss()
    run()
    order = RefundOrder.objects.get()
    standin.fail_refund(order.refund_id)
    sync_returns(attempt)
    order.refresh_from_db()
    campaign.refresh_from_db()
    assert order.state == RefundState.RETURNED
    assert campaign.raised_cents == true_raised_cents(campaign) == 25_00
    assert run() == 0  # not made again without a person
    assert refunds_at(standin) == [25_00]


def test_staff_order_again_what_came_back(donor, standin, miss, run, ask):
    attempt = donor.give()
    miss()
    run()
    standin.fail_refund(RefundOrder.objects.get().refund_id)
    sync_returns(attempt)
    ask(attempt, 25_00)
    assert run() == 1
    assert state_of(attempt.donation) == DonationState.REFUNDED


def test_a_run_makes_no_more_than_its_limit_and_the_next_goes_on(donor, standin, miss):
    for number in range(3):
        donor.give(email=f"donor{number}@example.org")
    miss()
    numbers = [run_refunds(pace=Pace(10_000), limit=2) for _again in range(3)]
    assert numbers == [2, 1, 0]
    assert refunds_at(standin) == [25_00] * 3


def test_a_run_whose_turn_is_lost_ends_and_leaves_its_orders_as_they_were(donor, standin, miss):
    def lose():
        raise LostTurn("run_refunds")

    donor.give()
    miss()
    with pytest.raises(LostTurn):
        run_refunds(pace=Pace(10_000), before_each=lose)
    assert RefundOrder.objects.get().error == ""
    assert refunds_at(standin) == []


def test_a_turn_that_is_lost_makes_no_refund(donor, standin, miss):
    def lose():
        raise LostTurn("run_refunds")

    donor.give()
    miss()
    with contextlib.suppress(LostTurn):
        run_refunds(pace=Pace(10_000), before_each=lose)
    assert refunds_at(standin) == []


def test_there_is_something_to_do_until_all_is_ordered_and_carried_out(donor, standin, miss, run, silence):
    donor.give()
    assert not has_refunds()
    miss()
    assert has_refunds()
    silence()
    run()
    assert not has_refunds()  # it waits
    silence(False)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert has_refunds()
        run()
        assert not has_refunds()


def test_there_is_nothing_to_do_where_staff_have_ordered_the_whole_and_that_waits(
    donor, standin, miss, run, ask, silence
):
    attempt = donor.give()
    ask(attempt, 25_00)
    miss()
    silence()
    run()
    assert not has_refunds()


# The pace


class Clock:
    """Stands still but for whoever sleeps."""

    def __init__(self):
        self.now = 1000.0
        self.slept = []

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(refunding, "time", clock)
    return clock


def test_ten_begin_in_a_second_evenly_and_the_first_at_once(clock):
    pace = Pace(10)
    for _each in range(11):
        pace.wait()
    assert clock.slept == [0.0, *[0.1] * 10]


def test_what_took_long_itself_is_not_waited_for_and_gives_no_credit(clock):
    pace = Pace(10)
    pace.wait()
    clock.now += 5
    for _each in range(3):
        pace.wait()
    assert clock.slept == [0.0, 0.0, 0.1, 0.1]


def test_every_refund_waits_for_its_turn(donor, standin, miss, clock):
    for number in range(3):
        donor.give(email=f"donor{number}@example.org")
    miss()
    run_refunds(pace=Pace(4))
    assert clock.slept == [0.0, 0.25, 0.25]


# A person's order


def test_staff_give_the_whole_back_and_who_and_why_are_kept(donor, standin, run, ask, staff):
    attempt = donor.give()
    order = ask(attempt, 25_00)
    assert (order.cause, order.amount_cents, order.state) == (RefundCause.STAFF, 25_00, RefundState.QUEUED)
    assert (order.ordered_by, order.ordered_by_name, order.reason) == (staff, "Rosa Verdi", "Doppio pagamento")
    assert run() == 1
    assert state_of(attempt.donation) == DonationState.REFUNDED


def test_whoever_has_no_name_is_named_by_their_account(donor, standin, ask, staff):
    staff.first_name = staff.last_name = ""
    assert ask(donor.give(), 25_00).ordered_by_name == "rosa"


def test_the_name_stays_when_the_account_goes(donor, standin, ask, staff):
    order = ask(donor.give(), 25_00)
    staff.delete()
    order.refresh_from_db()
    assert (order.ordered_by, order.ordered_by_name) == (None, "Rosa Verdi")


def test_staff_give_a_part_back_and_the_rest_later(donor, standin, run, ask, campaign):
    attempt = donor.give()
    ask(attempt, 10_00)
    assert run() == 1
    campaign.refresh_from_db()
    assert campaign.raised_cents == 15_00
    assert state_of(attempt.donation) == DonationState.PAID
    ask(attempt, 15_00)
    assert run() == 1
    assert refunds_at(standin) == [10_00, 15_00]
    assert state_of(attempt.donation) == DonationState.REFUNDED


def test_whoever_presses_second_reads_what_is_left_now(donor, standin, ask):
    attempt = donor.give()
    ask(attempt, 10_00, seen_left_cents=25_00)
    with pytest.raises(RefundRefused, match="si possono ancora rimborsare €\u00a015"):
        ask(attempt, 10_00, seen_left_cents=25_00)
    assert RefundOrder.objects.count() == 1


def test_the_whole_pressed_twice_is_one_order(donor, standin, ask):
    attempt = donor.give()
    ask(attempt, 25_00, seen_left_cents=25_00)
    with pytest.raises(RefundRefused, match="Non c'è più nulla da rimborsare"):
        ask(attempt, 25_00, seen_left_cents=25_00)
    assert RefundOrder.objects.count() == 1


@pytest.mark.parametrize("cents", [25_01, 0, -1])
def test_more_than_is_left_or_nothing_is_refused(donor, standin, ask, cents):
    attempt = donor.give()
    with pytest.raises(RefundRefused, match="al più €\u00a025"):
        ask(attempt, cents)
    assert not RefundOrder.objects.exists()


def test_what_was_not_paid_cannot_be_given_back(donor, standin, ask):
    with pytest.raises(RefundRefused, match="nulla da rimborsare"):
        ask(donor.start(), 25_00)


def test_what_a_bank_has_taken_cannot_be_given_back(donor, standin, ask):
    attempt = donor.give()
    standin.dispute(charge_of(attempt))
    sync_returns(attempt)
    with pytest.raises(RefundRefused, match="nulla da rimborsare"):
        ask(attempt, 25_00)


def test_what_is_ordered_is_no_longer_left_and_is_not_counted_twice_once_it_is_booked(donor, standin, run, ask):
    attempt = donor.give()
    assert left_cents(attempt.donation) == 25_00
    ask(attempt, 10_00)
    assert left_cents(attempt.donation) == 15_00
    run()
    assert left_cents(attempt.donation) == 15_00


def test_what_stripe_refused_for_good_is_left_again(donor, standin, run, ask):
    attempt = donor.give()
    ask(attempt, 25_00)
    standin.dispute(charge_of(attempt), amount=10_00)
    run()
    assert RefundOrder.objects.get().state == RefundState.NEEDS_PERSON
    assert left_cents(attempt.donation) == 15_00
