"""Merges a campaign's quiet days, so that no published figure is one donor's amount."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain, groupby

from donations.models import CampaignDay

# A published figure is the sum of at least so many movements, unless there are fewer in all.
FEWEST = 3


class Movements(StrEnum):
    """What a period counts."""

    DONATED = "donated"
    RETURNED = "returned"  # refunds and disputes, and what of them came back


@dataclass(frozen=True)
class Period:
    """One day, or several that are published as one; ``month`` is the one that it counts in."""

    first: date
    last: date
    month: date
    count: int
    cents: int

    def joined(self, later: "Period") -> "Period":
        """Both as one, counted in the month of the one that holds more."""
        month = self.month if self.count > later.count else later.month
        cents = self.cents + later.cents
        return Period(self.first, later.last, month, self.count + later.count, cents)


def merged(days: Iterable[tuple[date, int, int]]) -> list[Period]:
    """Periods of days (each with a count and cents, in order), none with fewer than ``FEWEST`` movements.

    A period stays within its month, unless the month holds fewer: then it goes with the next, the last one with the
    one before. Whatever is left over at the end is joined to what comes before it, so that all periods together are
    always the whole, and taking one published figure from another shows nobody's amount.
    """
    periods = [Period(day, day, day.replace(day=1), count, cents) for day, count, cents in days if count]
    by_month = (_without_small(list(group)) for _month, group in groupby(periods, key=lambda each: each.month))
    return _without_small(list(chain.from_iterable(by_month)))


def _without_small(periods: list[Period]) -> list[Period]:
    found: list[Period] = []
    for period in periods:
        if found and found[-1].count < FEWEST:
            found[-1] = found[-1].joined(period)
        else:
            found.append(period)
    if len(found) > 1 and found[-1].count < FEWEST:
        *found, before, last = found
        found.append(replace(before.joined(last), month=before.month))
    return found


def published_periods(campaign_ids: Iterable[int] | None = None) -> Iterator[tuple[int, Movements, Period]]:
    """What is published of each campaign's days, of all campaigns or of those named; one query."""
    days = CampaignDay.objects.order_by("campaign_id", "day")
    if campaign_ids is not None:
        days = days.filter(campaign_id__in=campaign_ids)
    names = ("campaign_id", "day", "donations_count", "donated_cents", "returns_count", "returned_cents")
    for campaign_id, group in groupby(days.values_list(*names).iterator(), key=lambda row: row[0]):
        rows = list(group)
        for period in merged((day, count, cents) for _id, day, count, cents, *_returned in rows):
            yield campaign_id, Movements.DONATED, period
        for period in merged((row[1], row[4], row[5]) for row in rows):
            yield campaign_id, Movements.RETURNED, _undated(period, rows[0][1], rows[-1][1])


def _undated(period: Period, first: date, last: date) -> Period:
    """One refund or two: that much is plain from the totals, but not when; as a period of all the campaign's days."""
    return period if period.count >= FEWEST else replace(period, first=first, last=last, month=last.replace(day=1))
