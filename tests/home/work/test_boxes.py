"""Workers share a box: a row is one worker's at a time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from donations.models import StripeEvent
from home.work.boxes import TRIES_OF_THE_HOPELESS, Hopeless, NotDone, work_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return StripeEvent.objects.create(id="evt_1", type="x", raw="{}")


def work(rows, do, **options) -> int:
    return work_off(rows, done_field="done_at", work=do, **options)


def test_a_row_that_two_workers_saw_is_worked_off_by_one(event):
    """The second has read its list before the first took the row; the claim tells them apart."""
    done = []

    def first(row):
        done.append("first")
        assert work(seen, lambda row: done.append("second")) == 0

    seen = _Seen([event])
    assert work(StripeEvent.objects.all(), first) == 1
    assert done == ["first"]


class _Seen:
    """A worker's list as it was read a moment ago; everything else is asked of the database."""

    def __init__(self, rows):
        self.rows = rows

    def filter(self, *conditions, **fields):
        if "pk" in fields:
            return StripeEvent.objects.filter(*conditions, **fields)
        return self.rows


def test_a_row_whose_work_fails_is_kept_with_its_reason_and_waits(event):
    def fail(row):
        raise ValueError("not now")

    assert work(StripeEvent.objects.all(), fail) == 0
    event.refresh_from_db()
    assert (event.done_at, event.tries, event.error) == (None, 1, "ValueError: not now")
    assert event.leased_until > timezone.now() + timedelta(seconds=1)
    assert work(StripeEvent.objects.all(), fail) == 0
    event.refresh_from_db()
    assert event.tries == 1  # it was not due


@pytest.mark.parametrize(("error", "is_given_up"), [(Hopeless, True), (ConnectionError, False)])
def test_what_is_refused_for_good_is_left_to_a_person_after_some_tries_and_an_outage_never(event, error, is_given_up):
    def fail(row):
        raise error("no such thing")

    for tries in range(1, TRIES_OF_THE_HOPELESS + 2):
        StripeEvent.objects.update(leased_until=None)
        work(StripeEvent.objects.all(), fail)
        event.refresh_from_db()
        assert (event.given_up_at is not None) == (is_given_up and tries >= TRIES_OF_THE_HOPELESS)
    assert event.tries == TRIES_OF_THE_HOPELESS + (not is_given_up)
    assert event.done_at is None


def test_what_a_person_has_put_back_into_the_box_is_tried_again(event):
    StripeEvent.objects.update(given_up_at=timezone.now(), tries=TRIES_OF_THE_HOPELESS)
    assert work(StripeEvent.objects.all(), lambda row: None) == 0
    StripeEvent.objects.update(given_up_at=None)
    assert work(StripeEvent.objects.all(), lambda row: None) == 1


def test_a_row_that_was_changed_while_it_was_worked_on_stays_as_it_is(event):
    def leave(row):
        StripeEvent.objects.update(leased_until=None, error="changed by somebody")
        raise NotDone

    assert work(StripeEvent.objects.all(), leave) == 0
    event.refresh_from_db()
    assert (event.done_at, event.leased_until, event.error) == (None, None, "changed by somebody")
