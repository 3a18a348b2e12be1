"""Signed events, delivered in order and again until they are answered 2xx."""

import time

import pytest
import stripe

from stripe_standin import StandIn
from stripe_standin.errors import ApiError
from tests.browser.waiting import wait_until

from .conftest import SECRET, client_for, hosted

PAID = [
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
    "checkout.session.completed",
    "charge.updated",
]


def paid_session(standin):
    session = client_for(standin).v1.checkout.sessions.create(hosted())
    standin.pay(session.id)
    return session


def test_events_arrive_signed_and_in_order(delivering, receiver):
    session = paid_session(delivering)
    delivering.wait_for_deliveries()
    assert receiver.types == PAID
    completed = receiver.events[3]
    assert completed.data.object["id"] == session.id
    assert (completed.api_version, completed.livemode) == ("2026-10-28.endive", False)
    assert client_for(delivering).v1.events.retrieve(completed.id).pending_webhooks == 0


def test_a_tampered_delivery_does_not_verify(delivering, receiver):
    paid_session(delivering)
    delivering.wait_for_deliveries()
    body, header = receiver.got[0]
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(body.replace(b"2500", b"9900"), header, SECRET)


def test_an_event_that_was_answered_500_comes_again(delivering, receiver):
    receiver.statuses = [500, 302]
    delivering.expire(client_for(delivering).v1.checkout.sessions.create(hosted()).id)
    delivering.wait_for_deliveries()
    assert receiver.types == ["checkout.session.expired"] * 3
    assert len({event.id for event in receiver.events}) == 1


def test_one_failing_event_does_not_hold_back_the_others(clock, receiver):
    receiver.statuses = [500]
    an_hour = 3600
    with StandIn(webhook_url=receiver.url, webhook_secret=SECRET, retry_delays=(an_hour,), clock=clock) as standin:
        paid_session(standin)
        wait_until(lambda: len(receiver.got) == len(PAID), "every event was tried once")
        assert receiver.types == PAID
        clock.ahead = an_hour
        standin.wait_for_deliveries()
        assert receiver.types == [*PAID, PAID[0]]


def test_undelivered_events_survive_a_restart(tmp_path, receiver):
    state = str(tmp_path / "state.sqlite3")
    unreachable = "http://127.0.0.1:9/"
    with StandIn(state=state, webhook_url=unreachable, webhook_secret=SECRET, retry_delays=(0.1,)) as first:
        paid_session(first)
        time.sleep(0.15)
        assert first.account.deliveries.waiting() == 5
    with StandIn(state=state, webhook_url=receiver.url, webhook_secret=SECRET) as second:
        second.wait_for_deliveries()
    assert receiver.types == PAID


def test_after_three_days_an_event_is_given_up(clock, delivering, receiver):
    receiver.statuses = [500] * 20
    delivering.pause_deliveries()
    delivering.expire(client_for(delivering).v1.checkout.sessions.create(hosted()).id)
    clock.ahead = 3 * 24 * 3600
    delivering.resume_deliveries()
    delivering.wait_for_deliveries()
    assert len(receiver.got) == 1
    assert delivering.account.deliveries.by_event()[delivering.events[0]["id"]]["state"] == "given_up"


def test_deliveries_can_be_paused_and_an_event_sent_again(delivering, receiver):
    delivering.pause_deliveries()
    paid_session(delivering)
    time.sleep(0.05)
    assert receiver.got == []
    delivering.resume_deliveries()
    delivering.wait_for_deliveries()
    delivering.redeliver(delivering.events[3]["id"])
    delivering.wait_for_deliveries()
    assert receiver.types == [*PAID, "checkout.session.completed"]


def test_only_the_wanted_types_are_delivered(receiver):
    wanted = frozenset({"checkout.session.completed"})
    with StandIn(webhook_url=receiver.url, webhook_secret=SECRET, webhook_events=wanted) as standin:
        paid_session(standin)
        standin.wait_for_deliveries()
        assert len(standin.events) == 5
    assert receiver.types == ["checkout.session.completed"]


def test_without_a_webhook_url_events_are_kept_and_can_be_signed_by_a_test(standin):
    paid_session(standin)
    body, header = standin.sign(standin.events[3])
    assert stripe.Webhook.construct_event(body, header, "whsec_standin").type == "checkout.session.completed"
    with pytest.raises(ApiError, match="no webhook URL"):
        standin.redeliver(standin.events[3]["id"])
