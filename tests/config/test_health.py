"""/healthz/ tells a working site from one that cannot do its work, or whose events or mails wait too long."""

from datetime import timedelta

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from donations.models import Donation, DonorMail, MailKind, PaymentAttempt, StripeEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(campaign) -> DonorMail:
    """One mail to a donor, queued eleven minutes ago."""
    donation = Donation.objects.create(
        campaign=campaign,
        amount_cents=25_00,
        name="Ada Prova",
        email="ada@example.org",
        language="it",
        privacy_accepted_at=timezone.now(),
    )
    attempt = PaymentAttempt.objects.create(
        donation=donation, ui_mode=PaymentAttempt.UiMode.HOSTED, request_body={}, idempotency_key="donation-1"
    )
    queued_at = timezone.now() - timedelta(minutes=11)
    return DonorMail.objects.create(attempt=attempt, kind=MailKind.CONFIRMED, queued_at=queued_at)


def failing_checks() -> dict[str, str]:
    """The checks that are not ``ok``; none of them goes with 200, one or more with 503."""
    response = Client().get("/healthz/")
    failing = {name: text for name, text in response.json()["checks"].items() if text != "ok"}
    expected = (503, "failing") if failing else (200, "ok")
    assert (response.status_code, response.json()["status"]) == expected
    return failing


def test_a_working_site_answers_200():
    response = Client().get("/healthz/")
    assert (response.status_code, response.json()["status"]) == (200, "ok")


def test_an_event_that_waits_for_ten_minutes_is_an_alarm():
    StripeEvent.objects.create(id="evt_1", type="x", raw="{}", received_at=timezone.now() - timedelta(minutes=11))
    response = Client().get("/healthz/")
    assert response.status_code == 503
    assert "worker" in response.json()["checks"]["events"]
    StripeEvent.objects.update(done_at=timezone.now())
    assert Client().get("/healthz/").status_code == 200


def test_a_mail_that_waits_for_ten_minutes_is_an_alarm(mail):
    failing = failing_checks()
    assert list(failing) == ["mails"]
    assert "worker" in failing["mails"]
    DonorMail.objects.update(sent_at=timezone.now())
    assert failing_checks() == {}


def test_a_mail_that_was_queued_a_moment_ago_is_no_alarm(mail):
    DonorMail.objects.update(queued_at=timezone.now() - timedelta(minutes=9))
    assert failing_checks() == {}


def test_a_migration_that_is_not_applied_is_an_alarm():
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("donations")
    MigrationRecorder(connection).record_unapplied(*newest)
    assert failing_checks() == {"migrations": "some are not applied: run migrate"}


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_does_not_answer_is_the_alarm(error):
    def be_away(*_query):
        raise error("the connection is closed")

    with connection.execute_wrapper(be_away):
        assert failing_checks() == {"database": "does not answer"}
