"""/healthz/ tells a working site from one that cannot do its work, or whose events or mails wait too long."""

from datetime import timedelta

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from donations.models import (
    AttemptState,
    CampaignOutcome,
    Donation,
    DonationState,
    DonorMail,
    MailKind,
    PaymentAttempt,
    RefundCause,
    RefundOrder,
    RefundState,
    Result,
    StripeEvent,
)
from home.work.rows import Job
from newsletter.models import (
    Delivery,
    DeliveryState,
    Letter,
    LetterKind,
    Mailing,
    MailingKind,
    MailingState,
    ProviderReport,
    RequestKind,
    SubscriptionRequest,
)
from tests.factories import make_subscriber

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


def test_events_that_had_to_be_fetched_are_an_alarm_for_two_hours():
    now = timezone.now()
    StripeEvent.objects.create(id="evt_1", type="x", raw="{}", was_fetched=True, done_at=now)
    assert list(failing_checks()) == ["webhooks"]
    StripeEvent.objects.update(received_at=now - timedelta(hours=3))
    assert failing_checks() == {}


@pytest.fixture
def refund(mail) -> RefundOrder:
    """One refund, ordered eleven minutes ago."""
    DonorMail.objects.update(sent_at=timezone.now())
    return RefundOrder.objects.create(
        attempt=mail.attempt,
        cause=RefundCause.STAFF,
        amount_cents=25_00,
        request_body={},
        idempotency_key="refund-1",
        created_at=timezone.now() - timedelta(minutes=11),
    )


def test_refunds_of_which_none_is_made_for_ten_minutes_are_an_alarm(refund):
    assert list(failing_checks()) == ["refunds"]
    RefundOrder.objects.create(
        attempt=refund.attempt,
        cause=RefundCause.STAFF,
        amount_cents=1,
        request_body={},
        idempotency_key="refund-2",
        done_at=timezone.now(),
    )
    assert failing_checks() == {}


@pytest.mark.parametrize("state", [RefundState.NEEDS_PERSON, RefundState.RETURNED])
def test_refunds_that_need_a_person_are_counted(refund, state):
    RefundOrder.objects.update(state=state, done_at=timezone.now())
    Donation.objects.update(state=DonationState.PAID)
    response = Client().get("/healthz/")
    assert response.status_code == 200
    assert response.json()["given_up"]["refunds"] == 1
    Donation.objects.update(state=DonationState.REFUNDED)  # by hand, say: nothing is left to be done
    assert Client().get("/healthz/").json()["given_up"]["refunds"] == 0


def test_money_that_is_owed_and_that_nobody_orders_is_an_alarm(refund, campaign):
    """Also where no order was ever made, and where the command that makes them fails."""
    RefundOrder.objects.all().delete()
    PaymentAttempt.objects.update(state=AttemptState.PAID)
    Donation.objects.update(state=DonationState.PAID)
    outcome = CampaignOutcome.objects.create(
        campaign=campaign, result=Result.RETURNED, raised_cents=25_00, donors_count=1, donations_count=1
    )
    assert failing_checks() == {}
    CampaignOutcome.objects.filter(pk=outcome.pk).update(judged_at=timezone.now() - timedelta(minutes=11))
    assert "never ordered" in failing_checks()["refunds"]
    outcome.delete()
    Job.objects.create(name="run_refunds", error="OperationalError: away")
    assert "run_refunds did not go well" in failing_checks()["refunds"]


def test_a_milestone_that_nobody_announces_is_an_alarm(campaign):
    campaign.milestones.create(kind="first_donation", reached_at=timezone.now() - timedelta(minutes=11))
    assert list(failing_checks()) == ["milestones"]


def test_regular_work_that_went_wrong_is_an_alarm_until_it_goes_well():
    Job.objects.create(name="check_ledger", started_at=timezone.now(), error="Differs: one cent")
    assert failing_checks() == {"jobs": "check_ledger did not go well: its row says why"}
    Job.objects.update(error="")
    assert failing_checks() == {}


def test_regular_work_that_nobody_begins_any_more_is_an_alarm():
    Job.objects.create(name="close_campaigns", started_at=timezone.now() - timedelta(minutes=14))
    assert list(failing_checks()) == ["jobs"]
    Job.objects.update(started_at=timezone.now() - timedelta(minutes=12))
    assert failing_checks() == {}


def test_a_wish_to_subscribe_that_waits_for_ten_minutes_is_an_alarm():
    wish = SubscriptionRequest.objects.create(
        kind=RequestKind.LINK, email="a@example.org", asked_at=timezone.now() - timedelta(minutes=11)
    )
    assert list(failing_checks()) == ["subscriptions"]
    SubscriptionRequest.objects.filter(pk=wish.pk).update(done_at=timezone.now())
    assert failing_checks() == {}


def test_a_letter_that_waits_for_ten_minutes_is_an_alarm_but_not_while_it_waits_for_its_hour():
    now = timezone.now()
    waiting = Letter(subscriber=make_subscriber(), kind=LetterKind.CONFIRM, queued_at=now - timedelta(minutes=50))
    before = Letter.objects.create(
        subscriber=waiting.subscriber, kind=LetterKind.CONFIRM, tries=1, sent_at=now - timedelta(minutes=59)
    )
    waiting.save()
    for minutes, failing in ((59, []), (65, []), (71, ["subscriptions"])):
        Letter.objects.filter(pk=before.pk).update(sent_at=now - timedelta(minutes=minutes))
        assert list(failing_checks()) == failing
    Letter.objects.filter(pk=waiting.pk).update(given_up_at=now)
    assert Client().get("/healthz/").json()["given_up"]["letters"] == 1


@pytest.fixture
def mailing() -> Mailing:
    """It began eleven minutes ago, and one delivery of it waits."""
    began = timezone.now() - timedelta(minutes=11)
    mailing = Mailing.objects.create(
        occasion="issue:1", kind=MailingKind.ISSUE, state=MailingState.SENDING, send_at=began, started_at=began
    )
    Delivery.objects.create(mailing=mailing, subscriber=make_subscriber(), language="it")
    return mailing


def test_a_mailing_of_which_nothing_is_handed_over_for_ten_minutes_is_an_alarm(mailing):
    assert "ten minutes" in failing_checks()["mailings"]
    earlier = Delivery.objects.create(
        mailing=mailing, subscriber=make_subscriber(), state=DeliveryState.SENT, handed_at=timezone.now()
    )
    assert failing_checks() == {}
    Delivery.objects.filter(pk=earlier.pk).update(handed_at=timezone.now() - timedelta(minutes=11))
    assert list(failing_checks()) == ["mailings"]


def test_a_paused_mailing_is_no_alarm(mailing):
    Mailing.objects.update(state=MailingState.PAUSED)
    assert failing_checks() == {}


def test_a_recipient_who_is_tried_again_later_is_no_alarm(mailing):
    Delivery.objects.update(leased_until=timezone.now() + timedelta(hours=1))
    assert failing_checks() == {}


@pytest.mark.parametrize("state", [MailingState.SCHEDULED, MailingState.QUEUEING])
def test_a_mailing_that_does_not_begin_is_an_alarm(mailing, state):
    Mailing.objects.update(state=state)
    assert "should have begun" in failing_checks()["mailings"]
    Mailing.objects.update(send_at=timezone.now(), started_at=timezone.now())
    assert failing_checks() == {}


def test_a_report_of_the_provider_that_waits_is_an_alarm():
    ProviderReport.objects.create(
        kind="delivered", occurred_at=timezone.now(), received_at=timezone.now() - timedelta(minutes=11)
    )
    assert list(failing_checks()) == ["mailings"]


def test_mailings_and_deliveries_that_wait_for_a_person_are_counted(mailing):
    Mailing.objects.create(occasion="issue:2", kind=MailingKind.ISSUE, state=MailingState.HELD, trouble="non va")
    Mailing.objects.create(occasion="issue:3", kind=MailingKind.ISSUE, state=MailingState.PAUSED)
    Delivery.objects.update(state=DeliveryState.UNKNOWN)
    told = Client().get("/healthz/").json()
    assert (told["given_up"]["mailings"], told["given_up"]["deliveries"]) == (1, 1)
    assert told["status"] == "ok"
