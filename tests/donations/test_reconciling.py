"""What was missed is fetched from Stripe and booked, and what still differs is said, with the cent and the object."""

import io
import json
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from donations import chores, gateway
from donations.gateway import GatewayUnavailable
from donations.ledger import true_raised_cents
from donations.models import (
    AttemptState,
    Campaign,
    Donation,
    DonationState,
    EntryKind,
    LedgerEntry,
    PaymentAttempt,
    RefundOrder,
    RefundState,
    StripeEvent,
)
from donations.services.payments import sync_payment
from donations.services.reconciling import FURTHEST_BACK, Reconciliation, reconcile
from donations.services.refund_orders import order_by_staff
from donations.services.refunding import Pace, run_refunds
from donations.snapshots import BalanceMovement
from donations.triggers import install_ledger_triggers, remove_ledger_triggers
from donations.worker import process_events
from home.work import jobs
from home.work.progress import Progress
from home.work.rows import Job

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def run(since=None) -> Reconciliation:
    since = since or timezone.now() - FURTHEST_BACK
    return reconcile(since=since, progress=Progress(io.StringIO()))


def later(delta: timedelta):
    return time_machine.travel(timezone.now() + delta)


def charge_of(donation) -> str:
    return LedgerEntry.objects.get(donation=donation, kind=EntryKind.PAYMENT).source_id


def rows() -> list[tuple[str, int]]:
    return list(LedgerEntry.objects.values_list("kind", "amount_cents"))


@pytest.fixture
def no_events(standin):
    """Stripe has forgotten its events, as it does after 30 days."""
    return lambda: standin.account.store.execute("DELETE FROM object WHERE kind = 'event'")


@pytest.fixture
def tamper():
    """Do to ledger rows what the database refuses."""

    def do(work) -> None:
        remove_ledger_triggers()
        work()
        install_ledger_triggers()

    return do


@pytest.fixture
def others_charge(standin):
    """A charge of € 10 of another product of the same account."""
    body = {
        "mode": "payment",
        "success_url": "http://example.org/",
        "line_items": [
            {"quantity": 1, "price_data": {"currency": "eur", "unit_amount": 1000, "product_data": {"name": "Libro"}}}
        ],
    }
    session = gateway.create_session(body=body, idempotency_key="other")
    standin.pay(session.id)
    return standin.account.store.find("charge")[-1]["id"]


# All is well


def test_where_all_is_well_there_is_nothing_to_say(donor, standin):
    donor.give()
    assert run().differences == []
    with later(2 * HOUR):
        assert run().differences == []


def test_money_that_went_both_ways_differs_in_nothing(donor, standin, no_events):
    attempt = donor.give()
    charge = charge_of(attempt.donation)
    standin.fail_refund(standin.refund(charge, amount=10_00)["id"])
    standin.win_dispute(standin.dispute(charge)["id"])
    no_events()
    assert run().differences == []
    assert sorted(rows()) == [
        ("dispute", -25_00),
        ("dispute_won", 25_00),
        ("payment", 25_00),
        ("refund", -10_00),
        ("refund_returned", 10_00),
    ]
    with later(2 * HOUR):
        assert run().differences == []


def test_it_counts_what_it_looked_at(donor, standin, deliver):
    donor.give()
    donor.start(public_id=str(uuid.uuid4()), email="bea@example.org")
    ours = [event for event in standin.events if event["type"] in gateway.EVENT_TYPES]
    deliver(ours[0])
    found = run()
    assert (found.events, found.events_missed) == (len(ours), len(ours) - 1)
    assert (found.payments, found.sessions, found.movements) == (1, 2, 1)
    assert str(found) == (
        f"{len(ours)} events ({len(ours) - 1} missed), 1 payments not final, 2 Sessions, 1 balance movements, "
        "0 differences"
    )


def test_while_stripe_is_silent_it_says_so(campaign):
    with pytest.raises(GatewayUnavailable):
        run()


# Events


def test_an_event_that_never_arrived_is_fetched_once_and_worked_off(donor, standin, campaign):
    donor.pay()
    (completed,) = donor.events("checkout.session.completed")
    with later(timedelta(minutes=11)):
        found = run()
    assert found.events_missed == found.events > 0
    event = StripeEvent.objects.get(pk=completed["id"])
    assert (event.was_fetched, event.done_at, event.type) == (True, None, "checkout.session.completed")
    assert json.loads(event.raw)["data"]["object"]["id"] == completed["data"]["object"]["id"]
    assert run().events_missed == 0
    process_events()
    assert not StripeEvent.objects.filter(done_at=None).exists()
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 25_00


def test_an_event_that_may_still_be_on_its_way_is_taken_and_is_no_alarm(donor, standin):
    donor.pay()
    assert run().events_missed > 0
    assert not StripeEvent.objects.filter(was_fetched=True).exists()


def test_an_event_that_arrived_is_not_fetched(donor, standin, deliver):
    donor.pay()
    for event in standin.events:
        deliver(event)
    assert run().events_missed == 0
    assert not StripeEvent.objects.filter(was_fetched=True).exists()


def test_only_events_that_are_worked_on_are_fetched(donor, standin):
    donor.pay()
    run()
    assert set(StripeEvent.objects.values_list("type", flat=True)) <= set(gateway.EVENT_TYPES)


def test_more_events_than_a_page_holds_are_all_fetched(donor, standin):
    donor.pay()
    (completed,) = donor.events("checkout.session.completed")
    for number in range(205):
        standin.account.store.add({**completed, "id": f"evt_more{number}"})
    run()
    assert StripeEvent.objects.filter(pk__startswith="evt_more").count() == 205


@pytest.mark.parametrize(("days", "is_fetched"), [(29, True), (31, False)])
def test_it_looks_back_thirty_days_at_most(donor, standin, days, is_fetched):
    donor.pay()
    with later(timedelta(days=days)):
        run(since=chores.reconcile_since())
    assert StripeEvent.objects.exists() is is_fetched


# Sessions and attempts


@pytest.mark.parametrize("state", [AttemptState.CREATED, AttemptState.OPEN, AttemptState.EXPIRED])
def test_a_paid_session_is_booked_though_nobody_told_of_it(donor, standin, campaign, no_events, state):
    donation = donor.pay()
    session = donation.attempts.get().session_id
    known = None if state == AttemptState.CREATED else session
    PaymentAttempt.objects.update(state=state, session_id=known)
    no_events()
    standin.account.store.execute("DELETE FROM object WHERE kind = 'balance_transaction'")  # it comes later
    found = run()
    attempt = PaymentAttempt.objects.get()
    assert (attempt.state, attempt.session_id) == (AttemptState.PAID, session)
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 25_00
    assert found.differences == []


def test_a_session_that_ended_unpaid_is_noted(donor, standin, no_events):
    attempt = donor.start()
    standin.expire(attempt.session_id)
    no_events()
    run()
    attempt.refresh_from_db()
    assert attempt.state == AttemptState.EXPIRED


def test_a_bank_debit_that_settled_long_after_its_session_is_booked(donor, standin, no_events):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    sync_payment(attempt)
    with later(timedelta(days=40)):
        standin.settle(attempt.session_id)
        no_events()
        found = run()
    attempt.refresh_from_db()
    assert attempt.state == AttemptState.PAID
    assert found.payments == 1
    assert found.differences == []


def test_a_session_with_our_key_that_no_attempt_has_is_a_difference(donor, standin):
    attempt = donor.start()
    PaymentAttempt.objects.all().delete()
    assert run().differences == [
        f"Session {attempt.session_id} (open, unpaid) carries our key, but no attempt has it",
    ]


def test_money_of_ours_that_no_attempt_has_stays_a_difference_when_its_session_is_out_of_sight(
    donor, standin, no_events, monkeypatch, tamper
):
    """A backup was put back: a bank decides days after the Session, and the alarm is not to end by itself."""
    attempt = donor.start()
    standin.pay(attempt.session_id)
    PaymentAttempt.objects.all().delete()
    monkeypatch.setattr(gateway, "list_sessions", lambda *, since: iter([]))
    no_events()
    assert run().differences == [
        f"Session {attempt.session_id} (complete, paid) carries our key, but no attempt has it",
    ]


@pytest.mark.parametrize("fails", [False, True])
def test_a_debit_that_the_balance_shows_before_it_has_come_is_no_difference(donor, standin, monkeypatch, fails):
    """Stripe's balance has it as pending while the bank decides, and takes it out again where that fails."""
    attempt = donor.pay(method="sepa_debit").attempts.get()
    sync_payment(attempt)
    if fails:
        standin.fail(attempt.session_id)
        sync_payment(attempt)
    attempt.refresh_from_db()
    pending = BalanceMovement("txn_1", "charge", "py_1", attempt.intent_id, 25_00, "eur", timezone.now())
    monkeypatch.setattr(gateway, "list_balance_movements", lambda *, since: iter([pending]))
    assert run().differences == []
    assert rows() == []


def test_an_attempt_whose_session_stripe_does_not_know_is_a_difference(donor, standin):
    attempt = donor.start()
    PaymentAttempt.objects.update(session_id="cs_test_of_another_account")
    (difference,) = [text for text in run().differences if text.startswith("attempt")]
    assert attempt.idempotency_key in difference
    assert "No such" in difference


def test_a_request_that_was_never_answered_and_is_too_old_comes_to_its_end(donor, standin, no_events):
    attempt = donor.start()
    standin.account.store.execute("DELETE FROM object WHERE kind = 'checkout.session'")
    standin.account.store.execute("DELETE FROM idempotency")
    PaymentAttempt.objects.update(session_id=None, state=AttemptState.CREATED)
    no_events()
    assert run().payments == 0  # it may be on its way
    with later(HOUR):
        PaymentAttempt.objects.update(created_at=timezone.now() - HOUR)
        assert run().payments == 1
    attempt.refresh_from_db()
    assert attempt.state == AttemptState.FAILED


def test_money_that_does_not_fit_its_donation_is_said_as_often_as_it_is_looked(donor, standin):
    donation = donor.pay()
    Donation.objects.update(amount_cents=30_00)
    for _again in range(2):
        differences = run().differences
        assert any(donation.attempts.get().idempotency_key in text and "2500 eur" in text for text in differences)
        assert any("is not in the ledger" in text for text in differences)
    assert rows() == []


def test_money_that_did_not_fit_and_was_given_back_by_hand_is_no_difference(donor, standin):
    donation = donor.pay()
    Donation.objects.update(amount_cents=30_00)
    sync_payment(donation.attempts.get())
    standin.refund(standin.account.store.find("charge")[-1]["id"])
    assert run().differences == []


def test_what_another_product_takes_and_gives_back_is_no_difference(standin, others_charge, campaign):
    standin.refund(others_charge, amount=4_00)
    standin.dispute(others_charge)
    found = run()
    assert found.differences == []
    assert found.sessions == 0
    assert rows() == []
    process_events()
    assert not StripeEvent.objects.filter(done_at=None).exists()


# What went back


@pytest.mark.parametrize(("how", "state"), [("refund", DonationState.REFUNDED), ("dispute", DonationState.DISPUTED)])
def test_what_went_back_by_hand_is_booked_though_no_event_came(donor, standin, campaign, no_events, how, state):
    attempt = donor.give()
    getattr(standin, how)(charge_of(attempt.donation))
    no_events()
    found = run()
    assert rows() == [("payment", 25_00), (how, -25_00)]
    campaign.refresh_from_db()
    attempt.donation.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 0
    assert attempt.donation.state == state
    assert found.differences == []


def test_a_refund_on_its_way_that_has_arrived_is_noted_however_old_it_is(donor, standin, staff, no_events):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    standin.settle(attempt.session_id)
    sync_payment(attempt)
    order_by_staff(donation=attempt.donation, amount_cents=25_00, seen_left_cents=25_00, reason="Doppio", user=staff)
    run_refunds(pace=Pace(10_000))
    order = RefundOrder.objects.get()
    assert order.state == RefundState.PENDING
    standin.succeed_refund(order.refund_id)
    no_events()
    with later(timedelta(days=40)):
        found = run()
    order.refresh_from_db()
    assert order.state == RefundState.SUCCEEDED
    assert found.payments == 1
    assert found.differences == []


# Balance against ledger


def test_a_row_of_another_amount_is_said_with_both(donor, standin, tamper):
    charge = charge_of(donor.give().donation)
    tamper(lambda: LedgerEntry.objects.update(amount_cents=25_01))
    assert run().differences == [f"charge {charge} is 2500 eur in Stripe's balance and 2501 eur in the ledger"]


def test_a_movement_of_another_currency_is_said(donor, standin):
    charge = charge_of(donor.give().donation)
    (movement,) = standin.account.store.find("balance_transaction")
    standin.account.store.save({**movement, "currency": "usd"})
    assert run().differences == [f"charge {charge} is 2500 usd in Stripe's balance and 2500 eur in the ledger"]


def test_a_row_that_is_missing_though_its_attempt_is_paid_is_said(donor, standin, tamper):
    """Nothing but a hand at the database can do this: a person has to look."""
    charge = charge_of(donor.give().donation)
    tamper(LedgerEntry.objects.all().delete)
    assert run().differences == [f"charge {charge} of 2500 cents is not in the ledger"]


@pytest.mark.parametrize("kind", [EntryKind.PAYMENT, EntryKind.DISPUTE])
def test_a_row_that_is_not_in_the_balance_is_said_once_it_is_old_enough(donor, standin, kind):
    attempt = donor.give()
    LedgerEntry.objects.create(
        campaign=attempt.donation.campaign,
        donation=attempt.donation,
        kind=kind,
        amount_cents=-1 if kind == EntryKind.DISPUTE else 1,
        source_id="invented",
        occurred_at=timezone.now(),
    )
    since = timezone.now() - timedelta(days=1)
    with later(HOUR - timedelta(minutes=1)):
        assert run(since).differences == []  # it may not have come to both sides yet
    entry = LedgerEntry.objects.get(source_id="invented")
    with later(HOUR + timedelta(minutes=1)):
        assert run(since).differences == [f"entry {entry.pk} ({kind} invented) is not in Stripe's balance"]


def test_a_row_from_before_the_time_that_is_looked_at_is_not_said(donor, standin):
    donor.give()
    with later(5 * HOUR):
        assert run(since=timezone.now() - HOUR).differences == []


def test_the_citys_share_is_not_looked_for_in_stripes_balance(donor, standin, campaign):
    LedgerEntry.objects.create(
        campaign=campaign,
        kind=EntryKind.CITY_SHARE,
        amount_cents=30_000_00,
        source_id="campaign-1",
        act="Determina",
        occurred_at=timezone.now(),
    )
    with later(2 * HOUR):
        assert run().differences == []


@pytest.mark.parametrize("what", ["bank debit", "dispute won"])
def test_what_was_booked_hours_after_it_moved_is_no_difference(donor, standin, what):
    """Nobody was there for a night: it moved at nought, was booked at six and is looked at again at half past seven."""
    if what == "bank debit":
        attempt = donor.start()
        standin.pay(attempt.session_id, method="sepa_debit")
        sync_payment(attempt)
        standin.settle(attempt.session_id)
    else:
        attempt = donor.give()
        standin.win_dispute(standin.dispute(charge_of(attempt.donation))["id"])
    with later(6 * HOUR), jobs.alone("reconcile_stripe"):
        assert run(since=chores.reconcile_since()).differences == []
    assert len(rows()) == (1 if what == "bank debit" else 3)
    with later(timedelta(hours=7, minutes=30)):
        assert run(since=chores.reconcile_since()).differences == []


# The command


def command(**options) -> str:
    out = io.StringIO()
    call_command("reconcile_stripe", stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def test_the_command_says_what_it_looked_at_and_keeps_it(donor, standin):
    donor.give()
    text = command()
    assert "1 Sessions, 1 balance movements, 0 differences" in text
    job = Job.objects.get(pk="reconcile_stripe")
    assert job.report == text.strip()
    assert (job.error, job.succeeded_at is None) == ("", False)


def test_the_command_may_be_run_again(donor, standin):
    donor.pay()
    command()
    before = rows()
    assert "(0 missed)" in command()
    assert rows() == before == [("payment", 25_00)]


def test_where_something_differs_the_command_says_it_and_fails(donor, standin):
    attempt = donor.start()
    PaymentAttempt.objects.all().delete()
    out = io.StringIO()
    with pytest.raises(CommandError, match="Differs") as refusal:
        call_command("reconcile_stripe", stdout=out, stderr=io.StringIO())
    assert refusal.value.returncode == 1
    assert attempt.session_id in out.getvalue()
    job = Job.objects.get(pk="reconcile_stripe")
    assert job.succeeded_at is None
    assert attempt.session_id in job.error
    assert "1 differences" in job.report


def test_while_stripe_is_silent_the_command_fails(campaign):
    with pytest.raises(CommandError, match="GatewayUnavailable"):
        command()
    assert Job.objects.get(pk="reconcile_stripe").succeeded_at is None


def test_a_second_command_at_once_finds_it_busy(standin, db):
    with jobs.alone("reconcile_stripe"):
        assert command() == "another process is at it\n"
    assert not standin.requests


@pytest.mark.parametrize("days", [0, 31])
def test_the_command_takes_as_many_days_as_stripe_can_tell(db, days):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("reconcile_stripe", f"--days={days}")


@pytest.mark.parametrize(("days", "is_fetched"), [(1, False), (3, True)])
def test_the_command_looks_back_as_many_days_as_it_is_told(donor, standin, days, is_fetched):
    donor.pay()
    with later(timedelta(days=2)):
        command(days=days)
    assert StripeEvent.objects.exists() is is_fetched


def test_a_short_look_by_hand_does_not_shorten_the_next(donor, standin, campaign, no_events):
    attempt = donor.give()
    command()
    standin.refund(charge_of(attempt.donation))
    no_events()
    with later(timedelta(days=5)):
        command(days=1)
        command()
    campaign.refresh_from_db()
    assert campaign.raised_cents == 0


@pytest.mark.parametrize("step", ["list_sessions", "list_balance_movements"])
def test_an_interrupted_command_loses_nothing_and_the_next_goes_on(donor, standin, campaign, monkeypatch, step):
    """What was fetched before the interruption is kept, the turn is free, and the rest comes with the next run."""
    donor.pay()

    def interrupt(**_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(gateway, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            command()
    fetched = StripeEvent.objects.count()
    assert fetched
    assert Job.objects.get(pk="reconcile_stripe").leased_until is None
    command()
    assert StripeEvent.objects.count() == fetched
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(Campaign.objects.get()) == 25_00
