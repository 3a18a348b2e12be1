"""The regular work of campaigns and money goes well, and where it does not, its row says why."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from donations.chores import CHORES, reconcile_since
from donations.models import Campaign, CampaignOutcome, PaymentAttempt, StripeEvent
from donations.services.reconciling import FURTHEST_BACK
from home.work import jobs
from home.work.chores import do_due
from home.work.rows import Job

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def later(delta: timedelta):
    return time_machine.travel(timezone.now() + delta)


def test_all_that_is_regular_goes_well_on_a_site_where_nothing_has_happened(campaign, standin):
    assert do_due(CHORES) == len(CHORES)
    assert not Job.objects.exclude(error="").exists()
    assert set(Job.objects.values_list("pk", flat=True)) == {
        "close_campaigns",
        "check_ledger",
        "reconcile_stripe",
        "empty_old_events",
    }


def test_while_stripe_is_silent_the_rest_is_done_and_the_row_says_so(campaign):
    assert do_due(CHORES) == len(CHORES) - 1
    assert Job.objects.get(pk="reconcile_stripe").error.startswith("GatewayUnavailable")


def test_campaigns_that_are_over_are_judged(campaign, standin):
    with time_machine.travel(campaign.ends_at):
        do_due(CHORES)
    assert CampaignOutcome.objects.get().campaign == campaign
    assert Job.objects.get(pk="close_campaigns").report == "1 judged, 0 wait for payments to end"


def test_a_ledger_that_does_not_add_up_is_in_the_row(campaign, standin):
    Campaign.objects.update(raised_cents=1)
    do_due(CHORES)
    error = Job.objects.get(pk="check_ledger").error
    assert error == f"Differs: campaign {campaign.pk} ({campaign}): raised_cents is 1, the ledger says 0"


def test_what_differs_from_stripe_is_in_the_row(donor, standin):
    donor.start()
    PaymentAttempt.objects.all().delete()
    do_due(CHORES)
    assert "carries our key, but no attempt has it" in Job.objects.get(pk="reconcile_stripe").error


def test_events_that_were_done_long_ago_are_emptied_of_donors_data(campaign, standin):
    for key, days in (("evt_old", 31), ("evt_new", 29)):
        done_at = timezone.now() - timedelta(days=days)
        StripeEvent.objects.create(id=key, type="x", raw="{}", done_at=done_at)
    do_due(CHORES)
    assert dict(StripeEvent.objects.values_list("pk", "raw")) == {"evt_old": "", "evt_new": "{}"}


def test_the_first_reconciliation_goes_as_far_back_as_stripe_can_tell(db):
    with time_machine.travel(timezone.now(), tick=False):
        assert reconcile_since() == timezone.now() - FURTHEST_BACK


def test_the_next_goes_a_little_behind_the_last_that_went_well(db):
    with jobs.alone("reconcile_stripe"):
        pass
    went_well = Job.objects.get().succeeded_at
    with later(HOUR):
        assert reconcile_since() == went_well - timedelta(hours=2)


def test_one_that_failed_does_not_count(db):
    with pytest.raises(ValueError), jobs.alone("reconcile_stripe"):  # noqa: PT011 - nothing to match
        raise ValueError
    with time_machine.travel(timezone.now(), tick=False):
        assert reconcile_since() == timezone.now() - FURTHEST_BACK


def test_none_goes_further_back_than_stripe_can_tell(db):
    with jobs.alone("reconcile_stripe"):
        pass
    with time_machine.travel(timezone.now() + timedelta(days=90), tick=False):
        assert reconcile_since() == timezone.now() - FURTHEST_BACK
