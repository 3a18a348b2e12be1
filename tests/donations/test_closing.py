"""A campaign stops by the clock, is judged once when its last payment has ended, and owes what its model says."""

import contextlib
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from donations import gateway
from donations.figures import CampaignState, figures_of
from donations.gateway import GatewayUnavailable
from donations.models import (
    NOT_ENDED,
    AttemptState,
    Campaign,
    CampaignOutcome,
    Donation,
    Milestone,
    MilestoneKind,
    PaymentAttempt,
    RefundOrder,
    Result,
)
from donations.services import closing as closing_module
from donations.services.acts import ActRefused, Why, extend, suspend
from donations.services.campaigns import create_campaign
from donations.services.closing import LedgerDrift, close, close_due
from donations.services.payments import sync_payment
from donations.services.sessions import TryAgain
from stripe_standin.harness import StandIn
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def over(campaign):
    """Travel to a moment after the campaign's end."""
    return time_machine.travel(campaign.ends_at + timedelta(seconds=1))


def give(donor, euros: str, **values) -> PaymentAttempt:
    donor.public_id = uuid.uuid4()
    attempt = donor.pay(amount=euros, **values).attempts.get()
    sync_payment(attempt)
    return attempt


def test_a_campaign_that_is_open_is_not_judged(campaign):
    assert close_due() == []
    assert close(campaign).outcome is None


def test_whoever_reached_the_threshold_is_funded_with_the_figures_of_that_moment(donor, campaign, over):
    Campaign.objects.update(threshold_cents=40_00)
    give(donor, "25")
    give(donor, "15", email="bea@example.org")
    with over:
        (found,) = close_due()
    outcome = CampaignOutcome.objects.get()
    assert found.outcome == outcome
    assert outcome.result == Result.FUNDED
    assert (outcome.raised_cents, outcome.donors_count, outcome.donations_count) == (40_00, 2, 2)


def test_one_cent_less_is_not_enough(donor, campaign, over):
    Campaign.objects.update(threshold_cents=25_01)
    give(donor, "25")
    with over:
        close_due()
    assert CampaignOutcome.objects.get().result == Result.KEPT


def test_a_missed_all_or_nothing_campaign_is_to_be_given_back(donor, campaign, over):
    Campaign.objects.update(funding_model="all_or_nothing")
    give(donor, "25")
    with over:
        close_due()
    assert CampaignOutcome.objects.get().result == Result.RETURNED


def test_it_is_judged_once_however_often_it_is_looked_at(donor, campaign, over):
    give(donor, "25")
    with over:
        close_due()
        first = CampaignOutcome.objects.get().judged_at
        assert close_due() == []
        assert close(campaign).outcome.judged_at == first
    assert Milestone.objects.filter(kind=MilestoneKind.CLOSED).count() == 1


def test_what_is_open_at_the_end_is_expired_at_stripe(donor, standin, campaign, over):
    attempt = donor.start()
    with over:
        close_due()
    attempt.refresh_from_db()
    assert attempt.state == AttemptState.EXPIRED
    assert gateway.retrieve_session(attempt.session_id).status == "expired"
    assert CampaignOutcome.objects.exists()


def test_what_was_paid_at_the_last_moment_counts_though_no_event_came(donor, standin, campaign, over):
    Campaign.objects.update(threshold_cents=25_00)
    donor.pay()
    with over:
        close_due()
    assert CampaignOutcome.objects.get().result == Result.FUNDED


def test_a_session_whose_answer_was_lost_is_ended_too(donor, standin, campaign, over):
    attempt = donor.start()
    session_id = attempt.session_id
    PaymentAttempt.objects.update(session_id=None, state=AttemptState.CREATED)
    with over:
        close_due()
    assert gateway.retrieve_session(session_id).status == "expired"
    assert CampaignOutcome.objects.exists()


def test_a_bank_debit_under_way_is_waited_for(donor, standin, campaign, over):
    Campaign.objects.update(threshold_cents=25_00)
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    with over:
        (found,) = close_due()
        assert (found.outcome, found.waiting) == (None, 1)
        standin.settle(attempt.session_id)
        close_due()
    assert CampaignOutcome.objects.get().result == Result.FUNDED


def test_a_debit_that_fails_after_the_end_lets_the_campaign_be_judged_without_it(donor, standin, campaign, over):
    Campaign.objects.update(threshold_cents=25_00)
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    with over:
        close_due()
        standin.fail(attempt.session_id)
        close_due()
    assert CampaignOutcome.objects.get().result == Result.KEPT


def test_while_stripe_is_silent_nothing_is_judged(donor, standin, campaign, over, settings):
    donor.start()
    there = settings.STRIPE_API_BASE
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    with over:
        (found,) = close_due()
        assert (found.outcome, found.waiting) == (None, 1)
        settings.STRIPE_API_BASE = there
        close_due()
    assert CampaignOutcome.objects.exists()


def test_money_that_does_not_fit_waits_for_a_person_and_the_campaign_does_not(donor, standin, campaign, over):
    donation = donor.pay()
    type(donation).objects.update(amount_cents=30_00)
    sync_payment(donation.attempts.get())
    with over:
        close_due()
    assert CampaignOutcome.objects.get().raised_cents == 0


def test_a_total_that_is_not_its_ledgers_judges_nothing(donor, campaign, over):
    give(donor, "25")
    Campaign.objects.update(raised_cents=999_00)
    with over, pytest.raises(LedgerDrift):
        close_due()
    assert not CampaignOutcome.objects.exists()


def test_a_total_that_is_not_its_ledgers_keeps_no_other_campaign_from_being_judged(campaign, homes, call):
    other = create_campaign(project=make_project(homes["it"], call=call), opens_at=timezone.now())
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=999_00, ends_at=other.ends_at - timedelta(days=1))
    with time_machine.travel(other.ends_at), contextlib.suppress(LedgerDrift):
        close_due()
    assert CampaignOutcome.objects.get().campaign == other


def test_giving_that_looked_before_the_end_and_stores_after_it_is_refused(donor, standin, campaign, monkeypatch):
    """Between its look at the clock and its row, the campaign ended and was judged."""
    from donations import views
    from donations.services import giving

    for module in (giving, views):
        monkeypatch.setattr(module, "refusal", lambda _campaign: "")
    with time_machine.travel(campaign.ends_at):
        close(campaign)
        response = donor.submit()
    assert response.status_code == 409
    assert "appena fermata" in response.content.decode()
    assert not PaymentAttempt.objects.exists()
    assert not standin.requests


def test_a_suspended_campaigns_open_sessions_are_ended(donor, standin, campaign):
    attempt = donor.start()
    Campaign.objects.update(suspended_at=timezone.now())
    close_due()
    attempt.refresh_from_db()
    assert attempt.state == AttemptState.EXPIRED
    assert not CampaignOutcome.objects.exists()


@pytest.mark.parametrize(("seconds", "is_taken"), [(-1, True), (0, False), (1, False)])
def test_the_last_second_is_in_and_the_end_is_out(donor, standin, campaign, seconds, is_taken):
    with time_machine.travel(campaign.ends_at + timedelta(seconds=seconds), tick=False):
        standin.account.settings.__dict__["clock"] = lambda: timezone.now().timestamp()
        assert (donor.submit().status_code == 303) is is_taken


@pytest.mark.parametrize(
    ("opens", "ends"),
    [
        ("2026-02-20T10:00:00+01:00", "2026-04-22T00:00:00+02:00"),  # the clocks go forward on 29 March
        ("2026-09-01T10:00:00+02:00", "2026-11-01T00:00:00+01:00"),  # and back on 25 October
    ],
)
def test_a_campaign_of_sixty_days_ends_at_midnight_in_rome_whatever_the_clocks_did(project, opens, ends):
    from datetime import datetime

    opens_at, ends_at = datetime.fromisoformat(opens), datetime.fromisoformat(ends)
    with time_machine.travel(opens_at - timedelta(days=1), tick=False):
        campaign = create_campaign(project=project, opens_at=opens_at)
    assert campaign.ends_at == ends_at
    for moment, is_open in (
        (opens_at - timedelta(seconds=1), False),
        (opens_at, True),
        (ends_at - timedelta(seconds=1), True),
        (ends_at, False),
    ):
        with time_machine.travel(moment, tick=False):
            page = Client().get(f"/it/dona/{campaign.pk}/").content.decode()
            assert ("Continua e paga" in page) is is_open
            close_due()
            assert CampaignOutcome.objects.exists() is (moment >= ends_at)


def test_no_order_is_made_while_judging(donor, campaign, over):
    """Thousands of refunds are not to be written while everybody waits for the campaign's row."""
    Campaign.objects.update(funding_model="all_or_nothing")
    give(donor, "25")
    with over:
        close_due()
    assert not RefundOrder.objects.exists()


def test_a_paid_session_that_cannot_be_asked_for_is_not_called_failed(donor, standin, campaign, over, settings):
    """The key is of another account for an hour: the campaign waits, and is judged by what is true."""
    Campaign.objects.update(threshold_cents=25_00)
    donor.pay()
    there = settings.STRIPE_API_BASE
    with over, StandIn() as other:
        settings.STRIPE_API_BASE = other.url
        (closing,) = close_due()
        assert (closing.outcome, closing.waiting) == (None, 1)
        assert PaymentAttempt.objects.get().state == AttemptState.OPEN
        settings.STRIPE_API_BASE = there
        close_due()
    assert CampaignOutcome.objects.get().result == Result.FUNDED


@pytest.mark.parametrize("state", NOT_ENDED)
def test_money_that_does_not_fit_keeps_no_campaign_from_being_judged(donor, standin, campaign, over, state):
    donor.start()
    PaymentAttempt.objects.update(state=state, problem="charge ch_1 is 30 eur", session_id=None)
    with over:
        (closing,) = close_due()
    assert closing.outcome is not None
    assert Donation.objects.get().needs_a_person()


def test_what_was_judged_by_a_clock_that_ran_ahead_takes_nothing_more_and_is_not_extended(
    donor, standin, campaign, over, staff, project
):
    with over:
        close_due()
    campaign.refresh_from_db()
    assert donor.submit().status_code == 409
    for act in (
        lambda: extend(
            campaign=campaign,
            ends_at=campaign.ends_at + timedelta(days=3),
            seen_ends_at=campaign.ends_at,
            why=Why("prova"),
            user=staff,
        ),
        lambda: suspend(campaign=campaign, why=Why("prova"), user=staff),
    ):
        with pytest.raises(ActRefused, match="già finita"):
            act()
    assert figures_of(campaign, project.organisation).state == CampaignState.MISSED
    assert not PaymentAttempt.objects.exists()


def test_while_stripe_is_silent_not_every_open_session_is_waited_for(donor, standin, campaign, over, monkeypatch):
    for _donor in range(closing_module.IN_VAIN_AT_MOST + 3):
        donor.public_id = uuid.uuid4()
        donor.start(email=f"{donor.public_id}@example.org")
    tried = []

    def silent(donation):
        tried.append(donation)
        raise TryAgain from GatewayUnavailable()

    monkeypatch.setattr(closing_module, "end_unfinished", silent)
    with over:
        close_due()
    assert len(tried) == closing_module.IN_VAIN_AT_MOST
