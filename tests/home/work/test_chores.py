"""Regular work is done when its time has come, once among all, and one that fails keeps none from the others."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from home.work import jobs
from home.work.chores import Chore, do_due
from home.work.rows import Job

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


class Planned:
    """Three chores, an hour apart each, that write their names; the second fails."""

    def __init__(self):
        self.done: list[str] = []
        work = {"first": self.write, "second": self.fail, "third": self.write}
        self.chores = [Chore(name, HOUR, each) for name, each in work.items()]

    def write(self, turn: jobs.Turn) -> str:
        self.done.append(turn.name)
        return f"{turn.name} done"

    def fail(self, turn: jobs.Turn) -> str:
        self.done.append(turn.name)
        raise ValueError("broken")

    def do_due(self) -> int:
        return do_due(self.chores)


@pytest.fixture
def planned() -> Planned:
    return Planned()


def later(delta: timedelta):
    return time_machine.travel(timezone.now() + delta)


def test_what_is_due_is_done_once(planned):
    planned.do_due()
    assert planned.do_due() == 0
    assert planned.done == ["first", "second", "third"]


def test_what_is_due_again_is_done_again(planned):
    planned.do_due()
    with later(HOUR + timedelta(seconds=1)):
        planned.do_due()
    assert planned.done == ["first", "second", "third"] * 2


def test_one_that_fails_keeps_none_from_the_others_and_its_row_says_why(planned, caplog):
    assert planned.do_due() == 2
    rows = {job.pk: (job.error, job.report) for job in Job.objects.all()}
    assert rows == {"first": ("", "first done"), "second": ("ValueError: broken", ""), "third": ("", "third done")}
    assert "second did not go well" in caplog.text


def test_what_another_process_is_at_is_left_to_it(planned):
    with jobs.alone("first"):
        Job.objects.update(started_at=timezone.now() - 2 * HOUR)
        assert planned.do_due() == 1
    assert planned.done == ["second", "third"]
