"""Quiet days are published together: nothing that is published, and no difference of it, is one donor's amount."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donations.models import CampaignDay
from donations.periods import FEWEST, Movements, merged, published_periods

BEGIN = date(2027, 9, 10)


def days(*counts: int, begin: date = BEGIN) -> list[tuple[date, int, int]]:
    """A day for each count, every movement of one euro."""
    return [(begin + timedelta(days=number), count, count * 100) for number, count in enumerate(counts)]


def shown(periods) -> list[tuple[str, str, int]]:
    return [(f"{each.first:%d/%m}", f"{each.last:%d/%m}", each.count) for each in periods]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((3, 4), [("10/09", "10/09", 3), ("11/09", "11/09", 4)]),
        ((1, 1, 1, 5), [("10/09", "12/09", 3), ("13/09", "13/09", 5)]),
        ((1, 0, 0, 40), [("10/09", "13/09", 41)]),
        ((5, 4, 2), [("10/09", "10/09", 5), ("11/09", "12/09", 6)]),  # the last is joined to what comes before
        ((2,), [("10/09", "10/09", 2)]),  # fewer in all
        ((0, 0), []),
    ],
)
def test_days_with_fewer_than_three_are_one_with_their_neighbours(counts, expected):
    assert shown(merged(days(*counts))) == expected


@pytest.mark.parametrize(
    ("counts", "begin", "expected"),
    [
        # 29 and 30 September, 1 October: each month has enough
        ((3, 2, 9), date(2027, 9, 29), [("29/09", "30/09", 5, 9), ("01/10", "01/10", 9, 10)]),
        # two in September are counted with October's first, where there are more
        ((0, 2, 9), date(2027, 9, 29), [("30/09", "01/10", 11, 10)]),
        # two in October, at the end, are counted with September's last
        ((3, 9, 2), date(2027, 9, 29), [("29/09", "29/09", 3, 9), ("30/09", "01/10", 11, 9)]),
    ],
)
def test_a_period_leaves_its_month_only_where_the_month_has_fewer_than_three(counts, begin, expected):
    found = merged(days(*counts, begin=begin))
    assert [(*line, each.month.month) for line, each in zip(shown(found), found, strict=True)] == expected


@given(st.lists(st.integers(0, 6), max_size=130), st.integers(0, 60))
def test_whatever_the_days_the_whole_is_kept_and_no_period_is_small(counts, shift):
    given_days = days(*counts, begin=BEGIN + timedelta(days=shift))
    periods = merged(given_days)
    assert sum(each.count for each in periods) == sum(counts)
    assert sum(each.cents for each in periods) == sum(counts) * 100
    assert all(before.last < after.first for before, after in pairwise(periods))
    if sum(counts) >= FEWEST:
        assert all(each.count >= FEWEST for each in periods)
        by_month = defaultdict(int)
        for each in periods:
            by_month[each.month] += each.count
        assert all(count >= FEWEST for count in by_month.values())
    else:
        assert len(periods) <= 1


@given(st.lists(st.integers(0, 6), max_size=130))
def test_months_are_right_but_for_those_with_hardly_any(counts):
    true = defaultdict(int)
    for day, count, _cents in days(*counts):
        true[day.replace(day=1)] += count
    found = defaultdict(int)
    for each in merged(days(*counts)):
        found[each.month] += each.count
    small = sum(count for count in true.values() if count < FEWEST)
    assert all(abs(found[month] - true[month]) <= small for month in true.keys() | found.keys())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("refunds", "told"), [(1, ("10/09", "09/10")), (2, ("10/09", "09/10")), (3, ("20/09", "20/09"))]
)
def test_one_refund_or_two_are_told_without_their_day(campaign, refunds, told):
    for number, (donations, returns) in {0: (5, 0), 10: (5, refunds), 29: (5, 0)}.items():
        CampaignDay.objects.create(
            campaign=campaign,
            day=BEGIN + timedelta(days=number),
            donations_count=donations,
            donated_cents=donations * 100,
            returns_count=returns,
            returned_cents=returns * -100,
        )
    (returned,) = (period for _id, kind, period in published_periods() if kind == Movements.RETURNED)
    assert (f"{returned.first:%d/%m}", f"{returned.last:%d/%m}") == told
    assert (returned.count, returned.cents) == (refunds, refunds * -100)
