"""Stretches of time in words, where the calendar and the clock disagree."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from home.clock import time_left_text, time_since_text

ROME = ZoneInfo("Europe/Rome")


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (datetime(2027, 5, 10, 0, 0, tzinfo=ROME), datetime(2027, 5, 12, 0, 0, tzinfo=ROME)),
        # The clocks go back on 31 October: from half past midnight on the 30th these are 48 hours and a half.
        (datetime(2027, 10, 30, 0, 30, tzinfo=ROME), datetime(2027, 11, 1, 0, 0, tzinfo=ROME)),
    ],
)
def test_two_whole_days_are_never_called_one(now, until):
    assert time_left_text(until.astimezone(UTC), now.astimezone(UTC)) == "2 giorni"


@pytest.mark.parametrize(
    ("days", "words"), [(1, "ieri"), (30, "30 giorni fa"), (31, "9 aprile 2027"), (145, "16 dicembre 2026")]
)
def test_what_is_older_than_a_month_has_a_date(days, words):
    now = datetime(2027, 5, 10, 12, 0, tzinfo=ROME)
    assert time_since_text(now - timedelta(days=days), now) == words
