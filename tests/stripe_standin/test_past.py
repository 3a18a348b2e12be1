"""Payments that were made before are there as if they had been made here, once, and can be refunded."""

import io
import json

import pytest

from stripe_standin import past
from stripe_standin.harness import StandIn

PAYMENT = {
    "session": "cs_demo1",
    "intent": "pi_demo1",
    "charge": "ch_demo1",
    "amount": 25_00,
    "created": 1_780_000_000,
    "email": "ada@example.org",
    "metadata": {"attempt": "demo-1", "donation": "1", "campaign": "1"},
}


@pytest.fixture
def standin():
    with StandIn() as server:
        yield server


def test_a_payment_is_taken_over_once_and_tells_nobody(standin):
    assert past.take_over(standin.account, [PAYMENT]) == 1
    assert past.take_over(standin.account, [PAYMENT]) == 0
    (session,) = standin.account.store.find("checkout.session")
    assert (session["status"], session["payment_status"], session["created"]) == ("complete", "paid", 1_780_000_000)
    (movement,) = standin.account.store.find("balance_transaction")
    assert (movement["amount"], movement["source"]) == (25_00, "ch_demo1")
    assert standin.events == []


def test_it_can_be_refunded_like_any_other(standin):
    past.take_over(standin.account, [PAYMENT])
    assert standin.refund("ch_demo1")["status"] == "succeeded"


def test_the_program_reads_lines_and_keeps_them_in_the_state(tmp_path, monkeypatch, capsys):
    state = str(tmp_path / "state.sqlite3")
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(PAYMENT) + "\n\n"))
    assert past.main([state]) == 0
    assert "1 payments taken over" in capsys.readouterr().out
    with StandIn(state=state) as server:
        assert server.account.store.get("charge", "ch_demo1")["paid"]


def test_without_a_state_it_says_how_it_is_used(capsys):
    assert past.main([]) == 2
    assert "usage" in capsys.readouterr().err
