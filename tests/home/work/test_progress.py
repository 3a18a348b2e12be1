"""Long work says how far it is: at once, then now and then, and at the end of each step."""

import io

import pytest

from home.work import progress as module
from home.work.progress import Progress


class Clock:
    """Stands still unless a test moves it."""

    now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def progress(clock, stream) -> Progress:
    return Progress(stream)


def test_the_first_tick_is_told_and_the_others_of_its_second_are_not(progress, clock, stream):
    progress.begin("refunds")
    for _each in range(5):
        progress.tick()
        clock.now += 0.1
    assert stream.getvalue() == "refunds: 1\n"


def test_after_a_second_it_is_told_again(progress, clock, stream):
    progress.begin("refunds")
    progress.tick(3)
    clock.now += 1
    progress.tick(2)
    assert stream.getvalue() == "refunds: 3\nrefunds: 5\n"


def test_how_long_it_may_still_take_follows_from_how_long_it_took(progress, clock, stream):
    progress.begin("refunds", 1000)
    clock.now += 10
    progress.tick(100)
    clock.now += 10
    progress.tick(700)
    assert stream.getvalue() == "refunds: 100 of 1000, 1 min 30 s left\nrefunds: 800 of 1000, 5 s left\n"


def test_the_end_of_a_step_is_told_whenever_it_comes(progress, stream):
    progress.begin("refunds", 3)
    for _each in range(3):
        progress.tick()
    assert stream.getvalue().splitlines()[-1] == "refunds: 3 of 3, 0 s left"


def test_a_new_step_begins_at_nought_and_is_told_at_once(progress, stream):
    progress.begin("events", 2)
    progress.tick()
    progress.begin("Sessions")
    progress.tick()
    assert stream.getvalue() == "events: 1 of 2, 0 s left\nSessions: 1\n"


def test_a_tick_of_nothing_done_yet_tells_that_nothing_is_done(progress, stream):
    progress.begin("refunds", 3)
    progress.tick(0)
    assert stream.getvalue().startswith("refunds: 0 of 3")
