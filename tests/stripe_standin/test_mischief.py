"""Events that arrive twice, late, out of order or never, when a test wants it so."""

import sqlite3

import pytest

from stripe_standin import StandIn
from stripe_standin.errors import ApiError
from stripe_standin.mischief import Mischief, Plan
from tests.browser.waiting import wait_until

from .conftest import SECRET, client_for, hosted
from .test_webhooks import PAID, paid_session


def states(standin):
    """State of the delivery of each event, in order of creation."""
    deliveries = standin.account.deliveries.by_event()
    return [deliveries[event["id"]]["state"] for event in standin.events]


def test_duplicated_events_arrive_twice_and_are_the_same_events(delivering, receiver):
    delivering.mischief(duplicates=1)
    paid_session(delivering)
    delivering.wait_for_deliveries()
    assert receiver.types == [kind for kind in PAID for _ in range(2)]
    assert len({event.id for event in receiver.events}) == len(PAID)
    assert states(delivering) == ["delivered"] * len(PAID)


def test_a_duplicate_is_not_used_up_by_a_delivery_that_failed(delivering, receiver):
    delivering.mischief(duplicates=1)
    receiver.statuses = [500, 200, 500]
    delivering.expire(client_for(delivering).v1.checkout.sessions.create(hosted()).id)
    delivering.wait_for_deliveries()
    assert len(receiver.got) == 4


def test_late_events_wait_their_seconds(clock, delivering, receiver):
    delivering.mischief(late=1, late_seconds=1000)
    paid_session(delivering)
    with pytest.raises(TimeoutError, match="5 events"):
        delivering.wait_for_deliveries(seconds=0.4)
    assert receiver.got == []
    clock.ahead = 1001
    delivering.wait_for_deliveries()
    assert receiver.types == PAID


def test_a_late_event_does_not_hold_back_the_others(delivering, receiver):
    fates = Mischief(Plan(late=0.5, late_seconds=1000))
    prompt = [kind for kind in PAID if not fates.fate().seconds]
    assert 0 < len(prompt) < len(PAID)
    delivering.mischief(late=0.5, late_seconds=1000)
    paid_session(delivering)
    wait_until(lambda: len(receiver.got) >= len(prompt), "what is not late arrived")
    assert receiver.types == prompt


def test_shuffled_events_arrive_all_and_in_another_order(delivering, receiver):
    delivering.mischief(shuffled=True, seed=1)
    paid_session(delivering)
    delivering.wait_for_deliveries()
    assert sorted(receiver.types) == sorted(PAID)
    assert receiver.types != PAID


def test_lost_events_are_never_delivered_yet_listed_and_can_be_sent_again(delivering, receiver):
    delivering.mischief(lost=1)
    paid_session(delivering)
    delivering.wait_for_deliveries()
    assert receiver.got == []
    assert states(delivering) == ["lost"] * len(PAID)
    listed = client_for(delivering).v1.events.list({"delivery_success": False}).data
    assert [event.type for event in listed] == PAID[::-1]
    delivering.redeliver(listed[1].id)
    delivering.wait_for_deliveries()
    assert receiver.types == ["checkout.session.completed"]


def test_without_arguments_the_mischief_ends(delivering, receiver):
    delivering.mischief(lost=1)
    delivering.mischief()
    paid_session(delivering)
    delivering.wait_for_deliveries()
    assert receiver.types == PAID


def test_the_same_seed_gives_the_same_fates_and_one_share_does_not_move_another():
    def lost(**plan):
        mischief = Mischief(Plan(lost=0.5, **plan))
        return [mischief.fate().is_lost for _ in range(100)]

    assert lost(seed=1) == lost(seed=1, duplicates=0.5, late=0.5)
    assert lost(seed=1) != lost(seed=2)
    assert 30 < sum(lost(seed=1)) < 70


@pytest.mark.parametrize("plan", [{"lost": 2}, {"duplicates": -1}, {"late": float("nan")}, {"late_seconds": -1}])
def test_a_plan_that_makes_no_sense_is_refused(standin, plan):
    with pytest.raises(ApiError):
        standin.mischief(**plan)


def test_a_state_of_before_there_was_mischief_keeps_its_deliveries(tmp_path, receiver):
    state = str(tmp_path / "state.sqlite3")
    with StandIn(state=state, webhook_url=receiver.url, webhook_secret=SECRET) as first:
        first.pause_deliveries()
        paid_session(first)
    connection = sqlite3.connect(state)
    connection.executescript(
        """
        CREATE TABLE older (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            event_id TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given_up')),
            attempts INTEGER NOT NULL DEFAULT 0,
            queued_at REAL NOT NULL,
            due_at REAL NOT NULL,
            outcome TEXT NOT NULL DEFAULT ''
        );
        INSERT INTO older SELECT seq, event_id, state, attempts, queued_at, due_at, outcome FROM delivery;
        DROP TABLE delivery;
        ALTER TABLE older RENAME TO delivery;
        CREATE INDEX delivery_due ON delivery (state, due_at);
        """
    )
    connection.close()
    with StandIn(state=state, webhook_url=receiver.url, webhook_secret=SECRET) as second:
        second.wait_for_deliveries()
        second.mischief(lost=1)
        paid_session(second)
        assert states(second) == ["delivered"] * len(PAID) + ["lost"] * len(PAID)
    assert receiver.types == PAID
