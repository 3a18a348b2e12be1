"""The dashboard's buttons, as a browser without JavaScript presses them."""

import re

import pytest
import requests

from stripe_standin import StandIn

from .conftest import client_for, hosted
from .test_refunds import paid
from .test_webhooks import PAID, paid_session


def look(standin):
    return requests.get(f"{standin.url}/dashboard", timeout=5).text


def press(standin, label, *, page=None):
    """Presses the first button of that label and returns the page that follows."""
    page = look(standin) if page is None else page
    form = re.search(rf'action="([^"]+)"><button class="button"[^>]*>{label}</button>', page)
    assert form, f"no button {label}"
    return requests.post(f"{standin.url}{form.group(1)}", timeout=5)


def labels(page):
    return re.findall(r'<button class="button"[^>]*>([^<]+)</button>', page)


def pressed(page):
    return re.findall(r'aria-pressed="true">([^<]+)</button>', page)


def only(standin, kind):
    """The one object of that kind."""
    (found,) = standin.account.store.find(kind)
    return found


def test_a_paid_session_can_be_refunded_whole(standin):
    paid(standin)
    page = press(standin, "Refund all").text
    assert only(standin, "refund")["amount"] == 2500
    assert {"Refund all", "Refund half"}.isdisjoint(labels(page))


def test_a_paid_session_can_be_refunded_by_halves(standin):
    paid(standin)
    assert "Refund half" in labels(press(standin, "Refund half").text)
    assert "Refund half" not in labels(press(standin, "Refund half").text)
    assert [refund["amount"] for refund in standin.account.store.find("refund")] == [1250, 1250]


def test_half_of_an_odd_amount_is_rounded_up_and_the_rest_can_follow(standin, sessions):
    items = hosted()["line_items"]
    items[0]["price_data"]["unit_amount"] = 2501
    standin.pay(sessions.create(hosted(line_items=items)).id)
    press(standin, "Refund half")
    page = press(standin, "Refund all").text
    assert [refund["amount"] for refund in standin.account.store.find("refund")] == [1251, 1250]
    assert "Refund all" not in labels(page)


def test_only_a_paid_session_can_be_refunded_or_disputed(standin, sessions):
    sessions.create(hosted())
    standin.pay(sessions.create(hosted()).id, method="sepa_debit")
    assert {"Refund all", "Refund half", "Dispute"}.isdisjoint(labels(look(standin)))


def test_a_pending_refund_is_marked_as_arrived_and_sent_back():
    with StandIn(refunds="pending") as standin:
        paid(standin)
        press(standin, "Refund all")
        page = press(standin, "Mark as arrived").text
        assert only(standin, "refund")["status"] == "succeeded"
        assert "Mark as arrived" not in labels(page)
        page = press(standin, "Send back").text
        assert only(standin, "refund")["status"] == "failed"
        assert "Send back" not in labels(page)
        assert "Refund all" in labels(page)


@pytest.mark.parametrize(("label", "status"), [("Won", "won"), ("Lost", "lost")])
def test_a_dispute_is_opened_and_decided(standin, label, status):
    paid(standin)
    page = press(standin, "Dispute").text
    assert only(standin, "dispute")["status"] == "needs_response"
    assert "Dispute" not in labels(page)
    page = press(standin, label).text
    assert only(standin, "dispute")["status"] == status
    assert {"Won", "Lost"}.isdisjoint(labels(page))


def test_what_is_not_possible_is_said(standin):
    paid(standin)
    press(standin, "Dispute")
    answer = press(standin, "Refund all")
    assert answer.status_code == 400
    assert "has been charged back" in answer.text


def test_equal_buttons_are_told_apart_by_ear(standin):
    charges = [paid(standin), paid(standin)]
    for charge in charges:
        standin.refund(charge, amount=100)
    refunds = standin.account.store.find("refund")
    page = look(standin)
    for refund in refunds:
        assert f'aria-label="Send back: {refund["id"]}"' in page


def test_the_newest_fifty_refunds_are_shown(standin):
    charge = paid(standin)
    made = [standin.refund(charge, amount=1)["id"] for _ in range(51)]
    page = look(standin)
    assert made[-1] in page
    assert made[1] in page
    assert made[0] not in page


@pytest.mark.parametrize(("label", "status"), [("Answer 500", 500), ("Answer 429", 429)])
def test_every_request_is_answered_wrongly_until_it_is_normal_again(standin, label, status):
    assert pressed(look(standin)) == ["Normal", "Normal"]
    page = press(standin, label).text
    assert pressed(page) == [label, "Normal"]
    for _ in range(3):
        answer = requests.get(f"{standin.url}/v1/events", headers={"Authorization": "Bearer sk_test_x"}, timeout=5)
        assert answer.status_code == status
    assert pressed(press(standin, "Normal", page=page).text) == ["Normal", "Normal"]
    client_for(standin).v1.events.list()


def test_another_switch_takes_the_place_of_what_was_planted(standin):
    standin.plant("html", times=5)
    page = press(standin, "Answer 429").text
    assert standin.account.faults.names() == ["rate_limited"]
    assert "Faults that wait: rate_limited." in page


def test_a_fault_of_some_requests_presses_no_switch(standin):
    standin.plant("error_500")
    page = look(standin)
    assert pressed(page) == ["Normal"]
    assert "Faults that wait: error_500." in page


def test_everything_is_delivered_twice_or_lost_until_it_is_normal_again(delivering, receiver):
    page = press(delivering, "Deliver everything twice").text
    assert pressed(page) == ["Normal", "Deliver everything twice"]
    paid_session(delivering)
    delivering.wait_for_deliveries()
    assert len(receiver.got) == 2 * len(PAID)
    press(delivering, "Lose everything")
    paid_session(delivering)
    delivering.wait_for_deliveries()
    assert len(receiver.got) == 2 * len(PAID)
    requests.post(f"{delivering.url}/dashboard/mischief/normal", timeout=5)
    paid_session(delivering)
    delivering.wait_for_deliveries()
    assert len(receiver.got) == 3 * len(PAID)


def test_events_are_delivered_out_of_order(standin):
    press(standin, "Deliver out of order")
    assert standin.account.deliveries.plan.shuffled


def test_mischief_of_the_control_interface_presses_no_switch(standin):
    standin.mischief(late=0.5)
    page = look(standin)
    assert pressed(page) == ["Normal"]
    assert "Another mixture, set through the control interface or by a test." in page


def test_what_is_no_button_answers_404(standin):
    for path in ("faults/earthquake", "mischief/earthquake", "refunds/re_nothing/fail"):
        assert requests.post(f"{standin.url}/dashboard/{path}", timeout=5).status_code == 404
