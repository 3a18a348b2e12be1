"""The control interface: what operators, banks and mischief do, as JSON."""

import pytest
import requests

from stripe_standin import StandIn

from .conftest import client_for, hosted


@pytest.fixture
def control(standin):
    """Calls ``/_control/…`` and returns status and JSON."""

    def call(path, /, **body):
        answer = requests.post(f"{standin.url}/_control/{path}", json=body or None, timeout=5)
        return answer.status_code, answer.json()

    return call


@pytest.fixture
def session(standin, sessions):
    """A Session paid by card."""
    created = sessions.create(hosted())
    standin.pay(created.id)
    return created


@pytest.fixture
def charge(standin, session):
    return standin.account.store.find("charge")[0]["id"]


def test_a_charge_is_refunded_in_part_and_then_whole(control, charge):
    status, answer = control(f"charges/{charge}/refund", amount=1000)
    assert (status, answer["refund"]["amount"], answer["refund"]["charge"]) == (200, 1000, charge)
    assert control(f"charges/{charge}/refund")[1]["refund"]["amount"] == 1500
    status, answer = control(f"charges/{charge}/refund")
    assert (status, answer["error"]["code"]) == (400, "charge_already_refunded")


def test_a_session_stands_for_its_charge(control, session, charge):
    assert control(f"sessions/{session.id}/refund", amount=500)[1]["refund"]["charge"] == charge
    assert control(f"sessions/{session.id}/dispute", amount=700)[1]["dispute"]["amount"] == 700


def test_a_session_stands_for_its_charge_in_an_inquiry(control, session, charge):
    dispute = control(f"sessions/{session.id}/inquire")[1]["dispute"]
    assert (dispute["charge"], dispute["status"]) == (charge, "warning_needs_response")


def test_an_unpaid_session_has_nothing_to_refund_or_dispute(control, sessions):
    session = sessions.create(hosted()).id
    for action in ("refund", "dispute", "inquire"):
        status, answer = control(f"sessions/{session}/{action}")
        assert (status, answer["error"]["message"]) == (400, "This Checkout Session is not paid.")
    assert control("sessions/cs_test_nothing/refund")[0] == 404


def test_a_refund_succeeds_or_fails():
    with StandIn(refunds="pending") as standin:
        session = client_for(standin).v1.checkout.sessions.create(hosted()).id
        standin.pay(session)
        charge = standin.account.store.find("charge")[0]["id"]
        for action, status in (("succeed", "succeeded"), ("fail", "failed")):
            refund = standin.refund(charge, amount=100)["id"]
            answer = requests.post(f"{standin.url}/_control/refunds/{refund}/{action}", timeout=5)
            assert answer.json()["refund"]["status"] == status


@pytest.mark.parametrize(("action", "status"), [("win", "won"), ("lose", "lost")])
def test_a_dispute_is_won_or_lost(control, charge, action, status):
    dispute = control(f"charges/{charge}/dispute")[1]["dispute"]
    assert (dispute["amount"], dispute["status"]) == (2500, "needs_response")
    assert control(f"disputes/{dispute['id']}/{action}")[1]["dispute"]["status"] == status
    assert control(f"disputes/{dispute['id']}/{action}")[0] == 400


def test_an_inquiry_is_opened(control, charge):
    assert control(f"charges/{charge}/inquire")[1]["dispute"]["balance_transactions"] == []


@pytest.mark.parametrize("amount", [0, -5, 2501])
def test_an_amount_beyond_the_charge_is_refused(standin, control, charge, amount):
    assert control(f"charges/{charge}/refund", amount=amount)[0] == 400
    assert control(f"charges/{charge}/dispute", amount=amount)[0] == 400
    assert standin.account.store.find("refund") == standin.account.store.find("dispute") == []


def test_faults_are_planted(standin, control):
    assert control("faults", fault="error_503", path="events", method="GET", times=2, seconds=0) == (
        200,
        {"faults": ["error_503"]},
    )
    faults = standin.account.faults
    drawn = [faults.draw("POST", "/v1/events"), *(faults.draw("GET", "/v1/events") for _ in range(3))]
    assert [fault.name for fault in drawn] == ["", "error_503", "error_503", ""]


def test_faults_are_planted_by_share_and_cleared(standin, control):
    assert control("faults/rate", share=1, faults=["html"], path="events", seed=3) == (200, {"faults": ["html"]})
    assert standin.account.faults.draw("GET", "/v1/events").name == "html"
    assert standin.account.faults.draw("GET", "/v1/charges").name == ""
    assert control("faults/clear") == (200, {"faults": []})
    assert standin.account.faults.draw("GET", "/v1/events").name == ""


def test_a_share_without_named_faults_means_all_of_them(control):
    assert len(control("faults/rate", share=0.5)[1]["faults"]) == 11


def test_deliveries_are_made_mischievous(standin, control):
    wanted = {"duplicates": 0.5, "late": 1, "late_seconds": 3, "shuffled": True, "lost": 0.25, "seed": 7}
    assert control("deliveries/mischief", **wanted) == (200, {"mischief": wanted})
    assert standin.account.deliveries.plan.shuffled
    assert control("deliveries/mischief")[1]["mischief"]["lost"] == 0


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("faults", {}),
        ("faults", {"fault": "earthquake"}),
        ("faults", {"fault": "slow", "times": "2"}),
        ("faults", {"fault": "slow", "times": True}),
        ("faults", {"fault": "slow", "time": 2}),
        ("faults/rate", {}),
        ("faults/rate", {"share": 2}),
        ("faults/rate", {"share": 1, "faults": [None]}),
        ("deliveries/mischief", {"lost": "all"}),
        ("deliveries/mischief", {"lost": 2}),
        ("deliveries/mischief", {"shuffled": 1}),
        ("sessions/{session}/pay", {"colour": "red"}),
        ("sessions/{session}/refund", {"amount": "all"}),
        ("sessions/{session}/dispute", {"sum": 3}),
    ],
)
def test_a_body_that_makes_no_sense_is_refused(control, session, path, body):
    status, answer = control(path.format(session=session.id), **body)
    assert (status, answer["error"]["type"]) == (400, "invalid_request_error")


def test_what_is_not_there_answers_404(control):
    for path in ("charges/ch_nothing/refund", "refunds/re_nothing/fail", "disputes/du_nothing/win", "earthquake"):
        assert control(path)[0] == 404
