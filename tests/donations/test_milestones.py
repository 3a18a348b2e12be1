"""A campaign comes to each point once, by its money or by the clock, and each is announced once."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from donations import chores, milestones
from donations.ledger import Movement, post
from donations.models import Campaign, EntryKind, LedgerEntry, Milestone, MilestoneKind
from donations.services.campaigns import create_campaign
from donations.services.closing import close
from donations.services.refunding import Pace
from donations.signals import milestone_reached
from donations.worker import work_off_all
from home.work.chores import do_due
from home.work.rows import Job
from tests.factories import make_project

pytestmark = pytest.mark.django_db

NOW = timezone.now


@pytest.fixture
def listener():
    """Connect receivers of the signal for the length of a test."""
    connected = []

    def connect(receiver) -> None:
        milestone_reached.connect(receiver, weak=False)
        connected.append(receiver)

    yield connect
    for receiver in connected:
        milestone_reached.disconnect(receiver)


@pytest.fixture
def told(listener) -> list[tuple[int, str]]:
    """Campaign and kind of each announcement."""
    heard: list[tuple[int, str]] = []
    listener(lambda sender, campaign, kind, **_more: heard.append((campaign.pk, kind)))
    return heard


def kinds() -> list[str]:
    return list(Milestone.objects.values_list("kind", flat=True))


def left_at(campaign, left: timedelta) -> list[str]:
    """What is noted of a campaign that has so much time left."""
    milestones.note_time_left(campaign.ends_at - left)
    return kinds()


# By its money


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        (["20"], ["first_donation"]),
        (["20", "20"], ["first_donation"]),
        (["49,99"], ["first_donation"]),
        (["50"], ["first_donation", "half_way"]),
        (["50", "49,99"], ["first_donation", "half_way"]),
        (["50", "50"], ["first_donation", "half_way", "threshold"]),
        (["100", "149,99"], ["first_donation", "half_way", "threshold"]),
        (["100", "150"], ["first_donation", "half_way", "threshold", "whole_budget"]),
        (["300"], ["first_donation", "half_way", "threshold", "whole_budget"]),
    ],
)
def test_each_point_is_noted_once_when_the_money_reaches_it(donor, standin, campaign, amounts, expected):
    Campaign.objects.update(threshold_cents=100_00, city_share_cents=0, budget_cents=250_00)
    for amount in amounts:
        donor.give(amount)
    assert kinds() == expected


def test_half_of_an_odd_threshold_is_rounded_up(donor, standin, campaign):
    Campaign.objects.update(threshold_cents=50_01)
    donor.give("25")
    assert kinds() == ["first_donation"]
    donor.give("10")
    assert kinds() == ["first_donation", "half_way"]


def test_money_that_goes_back_and_comes_again_passes_no_point_twice(donor, standin, campaign):
    Campaign.objects.update(threshold_cents=25_00)
    attempt = donor.give()
    before = kinds()
    with transaction.atomic():
        post(donation=attempt.donation, movements=[Movement(EntryKind.REFUND, -25_00, "re_1", NOW())])
    donor.give()
    assert kinds() == before
    assert LedgerEntry.objects.count() == 3


def test_a_refund_reaches_nothing(donor, standin, campaign):
    attempt = donor.give()
    Milestone.objects.all().delete()
    with transaction.atomic():
        post(donation=attempt.donation, movements=[Movement(EntryKind.REFUND, -25_00, "re_1", NOW())])
    assert kinds() == []


def test_a_point_is_noted_with_the_money_or_not_at_all(donor, standin, campaign):
    attempt = donor.start()
    with transaction.atomic():
        post(donation=attempt.donation, movements=[Movement(EntryKind.PAYMENT, 1, "ch_1", NOW())])
        assert kinds() == ["first_donation"]
        transaction.set_rollback(True)
    assert kinds() == []


# By the clock


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (timedelta(days=7, seconds=1), []),
        (timedelta(days=7), ["seven_days_left"]),
        (timedelta(days=1, seconds=1), ["seven_days_left"]),
        (timedelta(days=1), ["one_day_left"]),
        (timedelta(seconds=1), ["one_day_left"]),
        (timedelta(0), []),
        (timedelta(seconds=-1), []),
    ],
)
def test_its_last_days_are_noted_when_they_begin_and_not_when_they_are_no_longer_true(campaign, left, expected):
    assert left_at(campaign, left) == expected


def test_its_last_days_are_noted_once_each(campaign):
    for left in (timedelta(days=7), timedelta(days=6), timedelta(days=1), timedelta(hours=1)):
        left_at(campaign, left)
    assert kinds() == ["seven_days_left", "one_day_left"]


def test_of_a_suspended_campaign_no_last_day_is_noted(campaign):
    Campaign.objects.update(suspended_at=NOW())
    assert left_at(campaign, timedelta(days=7)) == []
    Campaign.objects.update(suspended_at=None)
    assert left_at(campaign, timedelta(days=5)) == ["seven_days_left"]


def test_of_a_campaign_that_has_not_opened_no_last_day_is_noted(campaign):
    Campaign.objects.update(opens_at=campaign.ends_at - timedelta(days=3))
    assert left_at(campaign, timedelta(days=5)) == []


@pytest.mark.parametrize(
    ("length", "left", "expected"),
    [
        (timedelta(days=7), timedelta(days=6), []),  # it began with seven days
        (timedelta(days=7, seconds=1), timedelta(days=6), ["seven_days_left"]),
        (timedelta(days=7), timedelta(hours=20), ["one_day_left"]),
        (timedelta(days=1), timedelta(hours=20), []),
    ],
)
def test_a_campaign_that_is_too_short_for_it_has_no_such_day(campaign, length, left, expected):
    Campaign.objects.update(opens_at=campaign.ends_at - length)
    assert left_at(campaign, left) == expected


def test_an_extended_campaign_has_its_last_day_when_it_comes(campaign):
    left_at(campaign, timedelta(days=7))
    Campaign.objects.update(ends_at=campaign.ends_at + timedelta(days=30))
    campaign.refresh_from_db()
    assert left_at(campaign, timedelta(days=20)) == ["seven_days_left"]
    assert left_at(campaign, timedelta(hours=3)) == ["seven_days_left", "one_day_left"]


def test_each_campaign_has_its_own_last_days(campaign, project, homes, call):
    other = create_campaign(project=make_project(homes["it"], call=call), opens_at=NOW() - timedelta(days=1))
    Campaign.objects.filter(pk=other.pk).update(ends_at=campaign.ends_at + timedelta(days=5))
    assert milestones.note_time_left(campaign.ends_at - timedelta(hours=20)) == 2
    assert set(Milestone.objects.values_list("campaign", "kind")) == {
        (campaign.pk, "one_day_left"),
        (other.pk, "seven_days_left"),
    }


def test_its_end_is_noted_once_when_it_is_judged(campaign):
    for _each in range(2):
        with time_machine.travel(campaign.ends_at):
            close(campaign)
    assert kinds() == ["closed"]


def test_the_regular_work_notes_the_last_days(campaign):
    with time_machine.travel(campaign.ends_at - timedelta(days=7)):
        do_due(chores.CHORES)
    assert "seven_days_left" in kinds()
    assert Job.objects.get(pk="close_campaigns").error == ""


# Announcing


def test_each_point_is_announced_once(donor, standin, campaign, told):
    Campaign.objects.update(threshold_cents=25_00)
    donor.give()
    assert told == []  # not by whoever books the money
    assert milestones.announce() == 3
    assert milestones.announce() == 0
    assert told == [(campaign.pk, kind) for kind in ("first_donation", "half_way", "threshold")]
    assert isinstance(told[0][1], MilestoneKind)


def test_a_point_that_somebody_else_has_announced_meanwhile_is_not_announced_again(campaign, told):
    """Its lease had ended while this worker had the row in its hands."""
    milestones.note(campaign, MilestoneKind.FIRST_DONATION)
    row = Milestone.objects.select_related("campaign").get()
    milestones.announce()
    milestones._announce(row)
    assert len(told) == 1


def test_a_receiver_that_fails_is_asked_again_later_and_what_it_wrote_is_undone(campaign, listener):
    calls = []

    def fail_once(sender, campaign, kind, **_more):
        Job.objects.create(pk=f"written {len(calls)}")
        calls.append(kind)
        if len(calls) == 1:
            raise ValueError("not now")

    listener(fail_once)
    milestones.note(campaign, MilestoneKind.THRESHOLD)
    assert milestones.announce() == 0
    row = Milestone.objects.get()
    assert (row.announced_at, row.error) == (None, "ValueError: not now")
    assert not Job.objects.exists()
    assert milestones.announce() == 0  # it waits
    assert len(calls) == 1
    with time_machine.travel(NOW() + timedelta(minutes=1)):
        assert milestones.announce() == 1
    row.refresh_from_db()
    assert row.announced_at
    assert row.error == ""
    assert list(Job.objects.values_list("pk", flat=True)) == ["written 1"]


def test_a_receiver_that_fails_keeps_nobody_from_hearing_of_the_next_point(campaign, listener):
    heard = []

    def fail_at_first(sender, campaign, kind, **_more):
        if kind == MilestoneKind.FIRST_DONATION:
            raise ValueError
        heard.append(kind)

    listener(fail_at_first)
    milestones.note(campaign, MilestoneKind.FIRST_DONATION, MilestoneKind.HALF_WAY)
    assert milestones.announce() == 1
    assert heard == [MilestoneKind.HALF_WAY]


def test_what_a_receiver_wrote_is_kept_once_though_the_worker_died_before_its_row_was_done(campaign, listener):
    """The mark is written with it; the killed worker's lease ends, and the next one has nothing to do."""

    written = []

    def write(sender, campaign, kind, **_more):
        written.append(Job.objects.create(pk=f"written {len(written)}"))

    listener(write)
    milestones.note(campaign, MilestoneKind.THRESHOLD)
    milestones._announce(Milestone.objects.select_related("campaign").get())
    Milestone.objects.update(tries=1, leased_until=NOW() - timedelta(seconds=1))
    assert milestones.announce() == 0
    assert len(written) == Job.objects.count() == 1


def test_a_worker_announces_what_a_gift_has_reached(donor, standin, campaign, told):
    donor.give()
    assert work_off_all(Pace()) == 2  # one point, and the donor's mail
    assert told == [(campaign.pk, "first_donation")]


def test_a_point_that_was_passed_before_anybody_noted_such_things_is_not_told_late(donor, campaign):
    """As on the day on which milestones came to a site whose campaigns were under way."""
    donor.give("25")
    Milestone.objects.all().delete()
    donor.give("30", email="bea@example.org")
    assert not Milestone.objects.exists()
