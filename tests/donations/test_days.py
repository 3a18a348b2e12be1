"""The kept days: each movement on its own day in Rome, moved with the ledger, filled from what was there before."""

from datetime import UTC, date, datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from donations import days, ledger
from donations.days import DayTotals
from donations.ledger import Movement
from donations.models import CampaignDay, EntryKind
from donations.services.acts import grant_city_share
from donations.services.closing import close

pytestmark = pytest.mark.django_db


@pytest.fixture
def donation(donor):
    return donor.start().donation


def post(donation, *movements: tuple[EntryKind, int, str, datetime]) -> None:
    with transaction.atomic():
        ledger.post(donation=donation, movements=[Movement(*each) for each in movements])


def of(donation) -> dict[date, DayTotals]:
    return {day: totals for (_campaign_id, day), totals in days.kept_days(donation.campaign).items()}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 1, 31, 22, 59, 59, tzinfo=UTC), date(2027, 1, 31)),
        (datetime(2027, 1, 31, 23, 0, tzinfo=UTC), date(2027, 2, 1)),  # midnight in Rome, in winter
        (datetime(2027, 6, 30, 21, 59, 59, tzinfo=UTC), date(2027, 6, 30)),
        (datetime(2027, 6, 30, 22, 0, tzinfo=UTC), date(2027, 7, 1)),  # in summer
        (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), date(2027, 3, 28)),  # the day of 23 hours
        (datetime(2027, 3, 28, 22, 0, tzinfo=UTC), date(2027, 3, 29)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),  # the day of 25 hours
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Rome", "America/Los_Angeles"])
def test_a_movement_belongs_to_the_day_in_rome_by_code_and_by_database(donation, moment, day, zone):
    with timezone.override(zone):
        post(donation, (EntryKind.PAYMENT, 25_00, "ch_1", moment))
        assert list(of(donation)) == [day]
        assert days.true_days() == days.kept_days()


def test_what_goes_back_does_so_on_its_own_day_and_leaves_the_day_of_the_gift(donation):
    given, left, returned = (datetime(2027, 5, day, 12, tzinfo=UTC) for day in (3, 10, 12))
    post(donation, (EntryKind.PAYMENT, 25_00, "ch_1", given))
    post(donation, (EntryKind.REFUND, -10_00, "re_1", left))
    post(donation, (EntryKind.REFUND_RETURNED, 10_00, "re_1", returned), (EntryKind.DISPUTE, -25_00, "dp_1", returned))
    assert of(donation) == {
        date(2027, 5, 3): DayTotals(donated_cents=25_00, donations_count=1),
        date(2027, 5, 10): DayTotals(returned_cents=-10_00, returns_count=1),
        date(2027, 5, 12): DayTotals(returned_cents=-15_00, returns_count=2),
    }
    donation.campaign.refresh_from_db()
    assert sum(each.donated_cents + each.returned_cents for each in of(donation).values()) == 0
    assert donation.campaign.raised_cents == 0


def test_a_movement_that_is_there_already_moves_no_day(donation):
    movement = (EntryKind.PAYMENT, 25_00, "ch_1", datetime(2027, 5, 3, tzinfo=UTC))
    post(donation, movement)
    post(donation, movement, movement)
    assert of(donation) == {date(2027, 5, 3): DayTotals(donated_cents=25_00, donations_count=1)}


def test_when_the_transaction_is_undone_the_day_is_too(donation):
    def post_and_fail():
        with transaction.atomic():
            ledger.post(donation=donation, movements=[Movement(EntryKind.PAYMENT, 25_00, "ch_1", timezone.now())])
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        post_and_fail()
    assert not CampaignDay.objects.exists()


def test_the_citys_share_is_on_no_day(donor, standin, campaign, staff):
    donor.give("25")
    type(campaign).objects.update(threshold_cents=25_00, ends_at=timezone.now())
    campaign.refresh_from_db()
    close(campaign)
    grant_city_share(campaign=campaign, act="Determina n. 12/2027", user=staff)
    assert sum(CampaignDay.objects.values_list("donated_cents", flat=True)) == 25_00
    assert days.kept_days() == days.true_days()


def test_a_gift_costs_one_query_more_and_the_first_of_a_day_two(donation, django_assert_num_queries):
    campaign = donation.campaign
    post(donation, (EntryKind.PAYMENT, 25_00, "ch_1", datetime(2027, 5, 3, tzinfo=UTC)))
    entry = donation.entries.get()
    with transaction.atomic(), django_assert_num_queries(1):
        days.add(campaign, [entry])
    entry.occurred_at = datetime(2027, 5, 4, tzinfo=UTC)
    with transaction.atomic(), django_assert_num_queries(2):
        days.add(campaign, [entry])


def test_the_migration_fills_the_days_of_what_was_there(donor, standin, campaign):
    first = donor.give("25")
    donor.give("40", email="bea@example.org")
    post(first.donation, (EntryKind.REFUND, -5_00, "re_1", datetime(2027, 5, 3, 23, 30, tzinfo=UTC)))
    before = days.kept_days()
    CampaignDay.objects.all().delete()
    migration = import_module("donations.migrations.0005_campaign_days")
    migration.fill(apps, SimpleNamespace(connection=connection))
    assert days.kept_days() == before == days.true_days()
    assert len(before) == 2
