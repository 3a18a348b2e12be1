"""Who books at once takes turns: totals, donors and states are those of one after the other."""

import contextlib
import threading
import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client

from donations import gateway, ledger
from donations.ledger import true_raised_cents
from donations.models import AttemptState, Donation, DonationState, PaymentAttempt
from donations.services import giving, payments
from donations.services.payments import apply_snapshot, sync_payment

pytestmark = pytest.mark.django_db(transaction=True)

# How long somebody in his turn waits for others who should not come.
PATIENCE_SECONDS = 1


class Thread(threading.Thread):
    """With a database connection of its own, closed at its end; ``error`` is what it ended with."""

    def __init__(self, work: Callable[[], object]):
        super().__init__(daemon=True)
        self.work = work
        self.error: Exception | None = None

    def run(self):
        try:
            self.work()
        except Exception as error:
            self.error = error
        finally:
            connection.close()


def test_eight_gifts_of_one_donor_booked_at_once_are_one_donor_with_eight_donations(
    donor, standin, campaign, monkeypatch
):
    """Whoever has read what the donor gave so far waits for the others: all eight meet there if turns are not taken."""
    attempts = []
    for number in range(1, 9):
        donor.public_id = uuid.uuid4()
        attempts.append(donor.pay(amount=str(10 * number)).attempts.get())
    read, meeting = ledger._net_cents, threading.Barrier(8)

    def read_and_wait(donation):
        found = read(donation)
        with contextlib.suppress(threading.BrokenBarrierError):
            meeting.wait(PATIENCE_SECONDS)
        return found

    monkeypatch.setattr(ledger, "_net_cents", read_and_wait)
    threads = [Thread(lambda attempt=attempt: sync_payment(attempt)) for attempt in attempts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [thread.error for thread in threads] == [None] * 8
    campaign.refresh_from_db()
    assert (campaign.donors_count, campaign.donations_count) == (1, 8)
    assert campaign.raised_cents == true_raised_cents(campaign) == 360_00


def test_an_older_answer_that_is_worked_on_while_the_newer_comes_takes_nothing_back(
    donor, standin, campaign, monkeypatch
):
    """The newer one comes when the older one has read the attempt and before it writes it."""
    attempt = donor.start()
    older = gateway.retrieve_session(attempt.session_id)
    standin.pay(attempt.session_id)
    newer = gateway.retrieve_session(attempt.session_id)
    look, rivals = payments._problem, [Thread(lambda: apply_snapshot(attempt_id=attempt.pk, snapshot=newer))]
    begun = list(rivals)

    def look_late(*arguments):
        if rivals:
            rival = rivals.pop()
            rival.start()
            rival.join(PATIENCE_SECONDS)
        return look(*arguments)

    monkeypatch.setattr(payments, "_problem", look_late)
    apply_snapshot(attempt_id=attempt.pk, snapshot=older)
    for thread in begun:
        thread.join()
        assert thread.error is None
    attempt = PaymentAttempt.objects.get()
    assert (attempt.state, attempt.donation.state) == (AttemptState.PAID, DonationState.PAID)
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 25_00


def test_an_older_answer_that_waited_for_its_turn_takes_nothing_back(donor, standin, monkeypatch):
    """The newer one was worked on between its first look at the attempt and its turn."""
    attempt = donor.start()
    older = gateway.retrieve_session(attempt.session_id)
    standin.pay(attempt.session_id)
    newer = [gateway.retrieve_session(attempt.session_id)]
    take_turn = Donation.objects.select_for_update

    def take_turn_late(**options):
        if newer:
            apply_snapshot(attempt_id=attempt.pk, snapshot=newer.pop())
        return take_turn(**options)

    monkeypatch.setattr(Donation.objects, "select_for_update", take_turn_late)
    apply_snapshot(attempt_id=attempt.pk, snapshot=older)
    attempt.refresh_from_db()
    assert attempt.state == AttemptState.PAID


def test_of_two_wishes_of_one_form_opened_at_once_one_is_payable(donor, standin, monkeypatch):
    """Whoever has seen no other wait for payment waits for the other: both meet there if turns are not taken."""
    write, meeting = giving.request_body, threading.Barrier(2)

    def wait_and_write(*arguments):
        with contextlib.suppress(threading.BrokenBarrierError):
            meeting.wait(PATIENCE_SECONDS)
        return write(*arguments)

    monkeypatch.setattr(giving, "request_body", wait_and_write)
    answers = []
    threads = [
        Thread(lambda amount=amount: answers.append(Client().post(donor.url, donor.fields(amount=amount)).status_code))
        for amount in ("25", "50")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [thread.error for thread in threads] == [None, None]
    assert 303 in answers
    assert len(standin.account.store.find("checkout.session", "json_extract(body, '$.status') = 'open'")) == 1
