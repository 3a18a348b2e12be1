"""Every regular work is done when its time has come, once among all, and one that fails keeps none from the others."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from donations import chores, jobs
from donations.chores import Chore, do_due, reconcile_since
from donations.models import Campaign, CampaignOutcome, Job, PaymentAttempt, StripeEvent
from donations.services.reconciling import FURTHEST_BACK

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def done(monkeypatch) -> list[str]:
    """Three chores, an hour apart each, that write their names; the second fails."""
    names: list[str] = []

    def write(turn: jobs.Turn) -> str:
        names.append(turn.name)
        return f"{turn.name} done"

    def fail(turn: jobs.Turn) -> str:
        names.append(turn.name)
        raise ValueError("broken")

    planned = (Chore("first", HOUR, write), Chore("second", HOUR, fail), Chore("third", HOUR, write))
    monkeypatch.setattr(chores, "CHORES", planned)
    return names


def later(delta: timedelta):
    return time_machine.travel(timezone.now() + delta)


def test_what_is_due_is_done_once(done):
    do_due()
    assert do_due() == 0
    assert done == ["first", "second", "third"]


def test_what_is_due_again_is_done_again(done):
    do_due()
    with later(HOUR + timedelta(seconds=1)):
        do_due()
    assert done == ["first", "second", "third"] * 2


def test_one_that_fails_keeps_none_from_the_others_and_its_row_says_why(done, caplog):
    assert do_due() == 2
    rows = {job.pk: (job.error, job.report) for job in Job.objects.all()}
    assert rows == {"first": ("", "first done"), "second": ("ValueError: broken", ""), "third": ("", "third done")}
    assert "second did not go well" in caplog.text


def test_what_another_process_is_at_is_left_to_it(done):
    with jobs.alone("first"):
        Job.objects.update(started_at=timezone.now() - 2 * HOUR)
        assert do_due() == 1
    assert done == ["second", "third"]


def test_all_that_is_regular_goes_well_on_a_site_where_nothing_has_happened(campaign, standin):
    assert do_due() == len(chores.CHORES)
    assert not Job.objects.exclude(error="").exists()
    assert set(Job.objects.values_list("pk", flat=True)) == {
        "publish_scheduled",
        "close_campaigns",
        "check_ledger",
        "reconcile_stripe",
        "empty_old_events",
    }


def test_while_stripe_is_silent_the_rest_is_done_and_the_row_says_so(campaign):
    assert do_due() == len(chores.CHORES) - 1
    assert Job.objects.get(pk="reconcile_stripe").error.startswith("GatewayUnavailable")


def test_campaigns_that_are_over_are_judged(campaign, standin):
    with time_machine.travel(campaign.ends_at):
        do_due()
    assert CampaignOutcome.objects.get().campaign == campaign
    assert Job.objects.get(pk="close_campaigns").report == "1 judged, 0 wait for payments to end"


def test_a_ledger_that_does_not_add_up_is_in_the_row(campaign, standin):
    Campaign.objects.update(raised_cents=1)
    do_due()
    error = Job.objects.get(pk="check_ledger").error
    assert error == f"Differs: campaign {campaign.pk} ({campaign}): raised_cents is 1, the ledger says 0"


def test_what_differs_from_stripe_is_in_the_row(donor, standin):
    donor.start()
    PaymentAttempt.objects.all().delete()
    do_due()
    assert "carries our key, but no attempt has it" in Job.objects.get(pk="reconcile_stripe").error


def test_events_that_were_done_long_ago_are_emptied_of_donors_data(campaign, standin):
    for key, days in (("evt_old", 31), ("evt_new", 29)):
        done_at = timezone.now() - timedelta(days=days)
        StripeEvent.objects.create(id=key, type="x", raw="{}", done_at=done_at)
    do_due()
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
