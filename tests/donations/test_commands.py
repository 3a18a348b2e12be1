"""Commands for an operator or cron: each does what is due, says what is left, and may be run again at any time."""

import io
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from donations.management.commands import run_refunds as refunds_command
from donations.management.commands.process_events import SLICE
from donations.models import (
    AttemptState,
    Campaign,
    CampaignOutcome,
    EntryKind,
    LedgerEntry,
    PaymentAttempt,
    RefundOrder,
    RefundState,
    Result,
    StripeEvent,
)
from donations.services import refunding
from donations.services.closing import close
from donations.services.payments import sync_payment
from donations.services.refund_orders import order_by_staff
from donations.services.refunding import Pace
from donations.services.returns import sync_returns
from home.work import jobs
from home.work.rows import Job

pytestmark = pytest.mark.django_db


def run(name: str, **options) -> str:
    out = io.StringIO()
    call_command(name, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """No command waits between two refunds."""
    monkeypatch.setattr(refunds_command, "Pace", lambda: Pace(10_000))


@pytest.fixture
def miss(campaign):
    """End the campaign now, below its threshold: what it holds is to go back."""

    def end() -> None:
        Campaign.objects.update(funding_model="all_or_nothing", ends_at=timezone.now())
        campaign.refresh_from_db()
        assert close(campaign).outcome.result == Result.RETURNED

    return end


def charge_of(donation) -> str:
    return LedgerEntry.objects.get(donation=donation, kind=EntryKind.PAYMENT).source_id


# process_events


def test_every_event_is_worked_off(donor, standin, deliver, campaign):
    donor.pay()
    for event in standin.events:
        deliver(event)
    number = StripeEvent.objects.count()
    expected = f"{number} events done; 0 wait to be tried again, 0 wait for a person\n"
    assert run("process_events") == expected
    campaign.refresh_from_db()
    assert campaign.raised_cents == 25_00
    assert run("process_events") == "0 events done; 0 wait to be tried again, 0 wait for a person\n"


def test_more_events_than_a_slice_are_worked_off_in_one_run(donor, standin, campaign):
    for number in range(45):
        StripeEvent.objects.create(id=f"evt_{number}", type="x", raw='{"id": "evt", "type": "x"}')
    assert run("process_events").startswith("45 events done")


def test_what_cannot_be_worked_off_now_is_said(donor, standin, deliver, settings):
    donor.pay()
    for event in donor.events("checkout.session.completed"):
        deliver(event)
    there, settings.STRIPE_API_BASE = settings.STRIPE_API_BASE, "http://127.0.0.1:9"
    assert run("process_events") == "0 events done; 1 wait to be tried again, 0 wait for a person\n"
    settings.STRIPE_API_BASE = there
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert run("process_events") == "1 events done; 0 wait to be tried again, 0 wait for a person\n"


def test_what_waits_for_a_person_is_said(db):
    StripeEvent.objects.create(id="evt_1", type="x", raw="{}", given_up_at=timezone.now())
    assert run("process_events") == "0 events done; 0 wait to be tried again, 1 wait for a person\n"


def test_events_that_fail_keep_none_behind_them_from_being_worked_off(donor, standin, deliver, campaign):
    minute = timedelta(minutes=1)
    for number in range(SLICE):
        StripeEvent.objects.create(id=f"evt_{number}", type="x", raw="no JSON", received_at=timezone.now() - minute)
    donor.pay()
    for event in donor.events("checkout.session.completed"):
        deliver(event)
    assert run("process_events").startswith("1 events done")


# close_campaigns


def test_what_is_over_is_judged_once(campaign, standin):
    assert run("close_campaigns") == "0 judged, 0 wait for payments to end\n"
    with time_machine.travel(campaign.ends_at):
        assert run("close_campaigns") == "1 judged, 0 wait for payments to end\n"
        judged_at = CampaignOutcome.objects.get().judged_at
        assert run("close_campaigns") == "0 judged, 0 wait for payments to end\n"
    assert CampaignOutcome.objects.get().judged_at == judged_at


def test_what_waits_for_a_bank_is_said(donor, standin, campaign):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    with time_machine.travel(campaign.ends_at):
        assert run("close_campaigns") == "0 judged, 1 wait for payments to end\n"
        standin.settle(attempt.session_id)
        assert run("close_campaigns") == "1 judged, 0 wait for payments to end\n"


def test_closing_ends_where_another_process_is_at_it(campaign):
    with time_machine.travel(campaign.ends_at), jobs.alone("close_campaigns"):
        assert run("close_campaigns") == "another process is at it\n"
    assert not CampaignOutcome.objects.exists()


def test_a_total_that_is_not_its_ledgers_lets_the_command_fail_and_say_why(campaign, standin):
    Campaign.objects.update(raised_cents=1)
    with time_machine.travel(campaign.ends_at), pytest.raises(CommandError, match=r"LedgerDrift.*run check_ledger"):
        run("close_campaigns")
    assert "LedgerDrift" in Job.objects.get(pk="close_campaigns").error


# run_refunds


def test_all_that_is_owed_goes_back_in_one_run_and_once(donor, standin, miss, campaign):
    for number in range(refunding.REFUNDS_A_SECOND + 2):
        donor.give(email=f"donor{number}@example.org")
    miss()
    assert run("run_refunds") == "12 refunds came to an end; 0 wait to be tried again\n"
    assert run("run_refunds") == "0 refunds came to an end; 0 wait to be tried again\n"
    assert len(standin.account.store.find("refund")) == 12
    campaign.refresh_from_db()
    assert campaign.raised_cents == 0


def test_where_nothing_is_owed_nothing_is_done_and_no_turn_taken(donor, standin):
    donor.give()
    assert run("run_refunds") == "0 refunds came to an end; 0 wait to be tried again\n"
    assert not Job.objects.exists()


def test_refunds_that_wait_for_stripe_are_said_and_made_by_the_next_run(donor, standin, miss, settings):
    donor.give()
    miss()
    there, settings.STRIPE_API_BASE = settings.STRIPE_API_BASE, "http://127.0.0.1:9"
    assert run("run_refunds") == "0 refunds came to an end; 1 wait to be tried again\n"
    settings.STRIPE_API_BASE = there
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert run("run_refunds") == "1 refunds came to an end; 0 wait to be tried again\n"


def test_what_needs_a_person_is_listed_with_its_reason_each_time(donor, standin, miss):
    refused, returned = donor.give("25"), donor.give("40", email="bea@example.org")
    miss()
    refunding.order_of_missed()
    standin.dispute(charge_of(refused.donation), amount=10_00)
    first, second = run("run_refunds").splitlines()
    orders = {order.attempt_id: order for order in RefundOrder.objects.all()}
    assert first == "2 refunds came to an end; 0 wait to be tried again"
    key = orders[refused.pk].idempotency_key
    assert second.startswith(f"needs a person: {key}, 2500 cents, needs_person ")
    assert "charged back" in second
    standin.fail_refund(orders[returned.pk].refund_id)
    sync_returns(returned)
    for _again in range(2):
        listed = [line for line in run("run_refunds").splitlines() if line.startswith("needs a person")]
        assert len(listed) == 2
        assert f"{orders[returned.pk].idempotency_key}, 4000 cents, returned" in listed[1]


def test_no_name_and_no_address_is_in_what_the_command_says(donor, standin, miss):
    attempt = donor.give()
    miss()
    refunding.order_of_missed()
    standin.dispute(charge_of(attempt.donation), amount=10_00)
    text = run("run_refunds")
    assert "needs a person" in text
    assert "Ada" not in text
    assert "@" not in text


def test_a_second_run_at_once_says_that_it_is_busy_and_makes_none(donor, standin, miss):
    donor.give()
    miss()
    with jobs.alone("run_refunds"):
        assert run("run_refunds") == "another process makes the refunds\n"
    assert not standin.account.store.find("refund")
    assert run("run_refunds").startswith("1 refunds came to an end")


def test_an_interrupted_run_goes_on_where_it_was(donor, standin, miss, monkeypatch):
    for number in range(3):
        donor.give(email=f"donor{number}@example.org")
    miss()
    carry_out, done = refunding._carry_out, []

    def interrupt(order):
        if done:
            raise KeyboardInterrupt
        carry_out(order)
        done.append(order)

    with monkeypatch.context() as patch:
        patch.setattr(refunding, "_carry_out", interrupt)
        with pytest.raises(KeyboardInterrupt):
            run("run_refunds")
    assert len(standin.account.store.find("refund")) == 1
    run("run_refunds")  # the one that it had in its hands is leased still
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        run("run_refunds")
    assert [refund["amount"] for refund in standin.account.store.find("refund")] == [25_00] * 3
    assert set(RefundOrder.objects.values_list("state", flat=True)) == {RefundState.SUCCEEDED}


def test_a_run_ends_though_the_whole_that_staff_ordered_has_to_wait(donor, standin, miss, staff, monkeypatch):
    """Stripe was silent when it was tried, and the order is put back for an hour."""
    waiting = donor.give("25").donation
    donor.give("40", email="bea@example.org")
    order_by_staff(donation=waiting, amount_cents=25_00, seen_left_cents=25_00, reason="Errore", user=staff)
    RefundOrder.objects.update(tries=9, leased_until=timezone.now() + timedelta(hours=1))
    miss()
    looks = []

    def look() -> bool:
        looks.append(1)
        assert len(looks) < 5, "it goes on and on"
        return refunding.has_refunds()

    monkeypatch.setattr(refunds_command, "has_refunds", look)
    assert run("run_refunds") == "1 refunds came to an end; 1 wait to be tried again\n"


def test_a_payment_that_comes_after_the_refunds_goes_back_with_the_next_run(donor, standin, miss):
    donor.give()
    late = donor.start(public_id=uuid.uuid4(), email="bea@example.org")
    standin.pay(late.session_id)
    PaymentAttempt.objects.filter(pk=late.pk).update(state=AttemptState.FAILED)
    miss()
    assert run("run_refunds").startswith("1 refunds")
    late.refresh_from_db()
    sync_payment(late)
    assert run("run_refunds").startswith("1 refunds")


# The others


@pytest.mark.parametrize(
    "name", ["process_events", "close_campaigns", "run_refunds", "reconcile_stripe", "check_ledger"]
)
def test_a_command_that_is_run_twice_says_the_same_and_changes_nothing(donor, standin, campaign, name):
    donor.give()
    run(name)
    before = (
        list(LedgerEntry.objects.values()),
        list(PaymentAttempt.objects.values()),
        list(Campaign.objects.values()),
    )
    second = run(name)
    assert run(name) == second
    assert before == (
        list(LedgerEntry.objects.values()),
        list(PaymentAttempt.objects.values()),
        list(Campaign.objects.values()),
    )


def test_a_check_by_hand_is_what_the_alarm_goes_by(campaign):
    """Whoever has mended a total and looks again need not wait for the next hour."""
    Campaign.objects.update(raised_cents=1)
    with pytest.raises(SystemExit):
        run("check_ledger")
    assert "Differs" in Job.objects.get(pk="check_ledger").error
    Campaign.objects.update(raised_cents=0)
    assert "every total equals its rows" in run("check_ledger")
    assert Job.objects.get(pk="check_ledger").error == ""
