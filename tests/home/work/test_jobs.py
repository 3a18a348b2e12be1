"""Regular work: one process at a time, a killed one's turn ends, and the row says how it went."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from home.work import jobs
from home.work.jobs import LEASE, Busy, LostTurn, alone, done_alone, is_due
from home.work.rows import Job

pytestmark = pytest.mark.django_db


def row() -> Job:
    return Job.objects.get(pk="work")


def later(delta: timedelta):
    return time_machine.travel(timezone.now() + delta)


def test_whoever_comes_second_finds_the_work_taken(db):
    with alone("work"):
        with pytest.raises(Busy), alone("work"):
            pytest.fail("two are at it")
        assert row().leased_until


def test_another_work_is_free(db):
    with alone("work"), alone("other work"):
        assert Job.objects.exclude(leased_until=None).count() == 2


def test_when_it_is_done_the_next_may_begin_at_once(db):
    with alone("work"):
        pass
    assert row().leased_until is None
    with alone("work"):
        pass


def test_busy_leaves_the_row_of_whoever_is_at_it_as_it_was(db):
    with alone("work") as turn:
        before = Job.objects.values().get()
        with pytest.raises(Busy), alone("work"):
            pass
        assert Job.objects.values().get() == before
        turn.renew()


def test_a_killed_process_holds_the_work_until_its_lease_ends(db):
    killed = alone("work")
    killed.__enter__()
    with later(LEASE - timedelta(seconds=5)), pytest.raises(Busy), alone("work"):
        pass
    with later(LEASE + timedelta(seconds=5)), alone("work"):
        pass
    assert row().succeeded_at


def test_whoever_renews_keeps_the_work_beyond_the_first_lease(db):
    with alone("work") as turn, later(LEASE - timedelta(seconds=5)):
        turn.renew()
        with later(LEASE - timedelta(seconds=5)), pytest.raises(Busy), alone("work"):
            pass


def test_whoever_was_away_too_long_and_was_replaced_stops(db):
    with pytest.raises(LostTurn), alone("work") as slow, later(LEASE + timedelta(seconds=5)), alone("work"):
        slow.renew()


def test_whoever_was_away_too_long_and_was_not_replaced_goes_on(db):
    with alone("work") as slow, later(LEASE + timedelta(seconds=5)):
        slow.renew()
    assert row().succeeded_at


@pytest.mark.parametrize("ends", ["well", "badly"])
def test_the_end_of_whoever_was_replaced_frees_nothing_and_says_nothing(db, ends):
    slow = alone("work")
    slow.__enter__()
    with later(LEASE + timedelta(seconds=5)), alone("work") as turn:
        turn.report = "half"
        turn.renew()
        if ends == "well":
            slow.__exit__(None, None, None)
        else:
            slow.__exit__(ValueError, ValueError("late"), None)
        found = row()
        assert (found.succeeded_at, found.error, found.report) == (None, "", "half")
        with pytest.raises(Busy), alone("work"):
            pass


def test_what_went_well_says_when_and_what(db):
    with alone("work") as turn:
        turn.report = "3 done"
    found = row()
    assert (found.error, found.report) == ("", "3 done")
    assert found.started_at <= found.succeeded_at <= timezone.now()


def break_down(turn: jobs.Turn) -> str:
    turn.report = "2 of 3"
    raise ValueError("broken")


def test_what_went_wrong_says_why_and_how_far_it_was_and_when_it_last_went_well(db):
    with alone("work"):
        pass
    went_well = row().succeeded_at
    with pytest.raises(ValueError, match="broken"):
        done_alone("work", break_down)
    found = row()
    assert (found.error, found.report) == ("ValueError: broken", "2 of 3")
    assert found.succeeded_at == went_well
    assert found.started_at > went_well
    assert found.leased_until is None


def test_an_error_of_any_length_is_kept_as_far_as_it_is_read(db):
    with pytest.raises(ValueError), alone("work"):  # noqa: PT011 - its text is long
        raise ValueError("x" * 5000)
    assert len(row().error) == 2000


def test_an_interruption_frees_the_work_too(db):
    with pytest.raises(KeyboardInterrupt), alone("work"):
        raise KeyboardInterrupt
    assert row().leased_until is None
    assert row().error.startswith("KeyboardInterrupt")


def test_the_next_that_goes_well_clears_the_error(db):
    with pytest.raises(ValueError), alone("work"):  # noqa: PT011 - nothing to match
        raise ValueError
    with alone("work"):
        pass
    assert row().error == ""


def test_how_far_it_is_can_be_read_while_it_runs(db):
    with alone("work") as turn:
        turn.report = "1 of 3"
        turn.renew()
        assert row().report == "1 of 3"


def test_work_is_due_when_it_was_last_begun_so_long_ago(db):
    hour = timedelta(hours=1)
    assert is_due("work", hour)
    with alone("work"):
        assert not is_due("work", hour)
    with later(hour - timedelta(seconds=5)):
        assert not is_due("work", hour)
    with later(hour + timedelta(seconds=5)):
        assert is_due("work", hour)
    assert is_due("other work", hour)


def test_what_went_wrong_is_not_due_at_once(db):
    with pytest.raises(ValueError), alone("work"):  # noqa: PT011 - nothing to match
        raise ValueError
    assert not is_due("work", timedelta(hours=1))


def test_done_alone_reports_and_keeps_the_report(db):
    assert done_alone("work", lambda turn: f"{turn.name} done") == "work done"
    assert row().report == "work done"


def test_done_alone_says_nothing_where_somebody_is_at_it(db):
    with alone("work"):
        assert done_alone("work", lambda turn: pytest.fail("two are at it")) is None


def test_done_alone_raises_what_the_work_raises(db):
    with pytest.raises(ValueError, match="broken"):
        done_alone("work", break_down)
