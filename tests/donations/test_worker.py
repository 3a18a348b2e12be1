"""`manage.py worker` works off what waits, publishes pages at their time, and ends between two rounds."""

import contextlib
import os
import signal
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from config import work
from config.management.commands import worker
from donations.models import DonorMail, StripeEvent
from home.work.chores import do_due

pytestmark = pytest.mark.django_db


def schedule(project) -> None:
    """Take the page down; it is to be live again since a minute."""
    project.unpublish()
    project.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    project.refresh_from_db()
    assert not project.live


@pytest.fixture
def delivered(donor, deliver, standin):
    """A gift was paid, and Stripe's events of it wait."""
    donor.pay()
    for event in standin.events:
        deliver(event)
    assert StripeEvent.objects.filter(done_at=None).exists()


@pytest.fixture
def rounds(monkeypatch):
    """The running worker's rounds: what ``rounds[n]`` holds happens in round n, counted from nought."""
    planned, begun = {}, []
    whole = worker.work_off_all

    def work(pace):
        number = len(begun)
        begun.append(number)
        if number > max(planned):
            pytest.fail("it goes on")
        planned.get(number, lambda: None)()
        return whole(pace)

    def not_heard(number, _frame):
        pytest.fail(f"it does not hear signal {number}")

    monkeypatch.setattr(worker, "work_off_all", work)
    monkeypatch.setattr(
        worker, "_beside", lambda _stop, _pause: contextlib.nullcontext()
    )  # it has a connection of its own
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # the test's own transaction is in it
    before = {number: signal.signal(number, not_heard) for number in (signal.SIGINT, signal.SIGTERM)}
    yield planned
    for number, handler in before.items():
        signal.signal(number, handler)


def end(number: signal.Signals = signal.SIGTERM):
    return lambda: os.kill(os.getpid(), number)


def test_events_and_mails_are_worked_off_at_one_go(delivered, campaign):
    call_command("worker", once=True)
    campaign.refresh_from_db()
    assert campaign.raised_cents == 25_00
    assert not StripeEvent.objects.filter(done_at=None).exists()
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]


def test_the_mail_of_a_gift_goes_out_in_the_round_that_books_it(delivered, rounds):
    rounds[0] = end()
    call_command("worker", pause=0.01)
    assert len(mail.outbox) == 1


def test_a_page_whose_time_has_come_is_published(project):
    schedule(project)
    call_command("worker", once=True)
    project.refresh_from_db()
    assert project.live


def test_a_page_that_is_scheduled_while_the_worker_runs_is_published_too(project):
    do_due(work.CHORES)
    schedule(project)
    with time_machine.travel(timezone.now() + timedelta(minutes=1, seconds=1)):
        do_due(work.CHORES)
    project.refresh_from_db()
    assert project.live


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_lets_the_round_be_finished_and_begins_no_other(delivered, campaign, rounds, number):
    rounds[0] = end(number)
    call_command("worker", pause=0.01)
    campaign.refresh_from_db()
    assert campaign.raised_cents == 25_00
    assert not DonorMail.objects.filter(sent_at=None).exists()


def test_a_round_that_cannot_be_worked_off_is_a_line_in_the_log_and_not_the_end(delivered, campaign, rounds, caplog):
    def be_away():
        raise OperationalError("the connection is closed")

    rounds.update({0: be_away, 1: end()})
    call_command("worker", pause=0.01)
    assert "the worker could not look" in caplog.text
    campaign.refresh_from_db()
    assert campaign.raised_cents == 25_00
