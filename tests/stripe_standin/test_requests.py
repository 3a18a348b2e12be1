"""Keys, idempotency and the limits of a request."""

import base64
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
import stripe

from stripe_standin import StandIn, idempotency
from stripe_standin.settings import RefusedSettings, Settings

from .conftest import client_for, hosted


def test_the_same_request_with_the_same_key_gets_the_same_session(standin, sessions):
    first = sessions.create(hosted(), {"idempotency_key": "donation-1"})
    again = sessions.create(hosted(), {"idempotency_key": "donation-1"})
    assert again.id == first.id
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.last_response.headers
    assert [call.is_replay for call in standin.requests] == [False, True]
    assert len(sessions.list().data) == 1


def test_another_body_with_the_same_key_is_refused(sessions):
    sessions.create(hosted(), {"idempotency_key": "donation-1"})
    with pytest.raises(stripe.IdempotencyError) as refusal:
        sessions.create(hosted(client_reference_id="other"), {"idempotency_key": "donation-1"})
    assert refusal.value.http_status == 400


def test_another_path_with_the_same_key_is_refused(sessions):
    session = sessions.create(hosted(), {"idempotency_key": "donation-1"})
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        sessions.expire(session.id, None, {"idempotency_key": "donation-1"})


def test_a_key_in_flight_answers_409(standin, sessions):
    captured = sessions.create(hosted(), {"idempotency_key": "donation-1"}) and standin.requests[0]
    standin.account.idempotency.claim(
        key="donation-2",
        path="/v1/checkout/sessions",
        fingerprint=idempotency.fingerprint(captured.params),
        request_id="req_first",
        now=standin.account.now(),
    )
    with pytest.raises(stripe.APIError) as refusal:
        sessions.create(hosted(), {"idempotency_key": "donation-2"})
    assert refusal.value.http_status == 409


def test_a_refused_body_leaves_its_key_free(sessions):
    with pytest.raises(stripe.InvalidRequestError):
        sessions.create(hosted(locale="xx"), {"idempotency_key": "donation-1"})
    assert sessions.create(hosted(), {"idempotency_key": "donation-1"}).status == "open"


def test_a_breakdown_is_kept_under_its_key_and_changes_nothing(standin, sessions):
    standin.account.store.execute("CREATE TRIGGER fault BEFORE INSERT ON object BEGIN SELECT RAISE(FAIL, 'disk'); END")
    for _ in range(2):
        with pytest.raises(stripe.APIError) as breakdown:
            sessions.create(hosted(), {"idempotency_key": "donation-1"})
        assert breakdown.value.http_status == 500
        standin.account.store.execute("DROP TRIGGER IF EXISTS fault")
    assert sessions.list().data == []
    assert standin.requests[1].is_replay


def test_one_key_sent_by_many_at_once_makes_one_session(standin, sessions):
    def create(_):
        try:
            return sessions.create(hosted(), {"idempotency_key": "donation-1"}).id
        except stripe.APIError as error:
            return error.http_status

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(create, range(24)))
    assert len(answers - {409}) == 1
    assert len(sessions.list().data) == 1


def test_many_at_once_make_and_pay_one_session_each(standin, sessions):
    def create_and_pay(_):
        session = sessions.create(hosted())
        standin.pay(session.id)
        return session.id

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(create_and_pay, range(24)))
    assert len(made) == 24
    assert len(sessions.list({"status": "complete", "limit": 100}).data) == 24


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("sk_live_x", "no live keys"),
        ("rk_live_x", "no live keys"),
        ("pk_test_x", "Invalid API Key"),
        ("nonsense", "Invalid API Key"),
    ],
)
def test_only_a_secret_test_key_is_let_in(standin, key, reason):
    with pytest.raises(stripe.AuthenticationError, match=reason) as refusal:
        client_for(standin, key).v1.checkout.sessions.list()
    assert refusal.value.http_status == 401


def test_a_request_without_a_key_answers_401(standin):
    answer = requests.get(f"{standin.url}/v1/events", timeout=5)
    assert answer.status_code == 401
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_basic_authentication_is_taken(standin):
    credentials = base64.b64encode(b"sk_test_x:").decode()
    headers = {"Authorization": f"Basic {credentials}"}
    assert requests.get(f"{standin.url}/v1/events", headers=headers, timeout=5).status_code == 200


def test_another_api_version_is_refused(standin):
    headers = {"Authorization": "Bearer sk_test_x", "Stripe-Version": "2024-06-20"}
    assert requests.get(f"{standin.url}/v1/events", headers=headers, timeout=5).status_code == 400


def test_a_body_over_one_megabyte_answers_413(standin):
    answer = requests.post(f"{standin.url}/v1/checkout/sessions", data=b"x" * 1_100_000, timeout=5)
    assert answer.status_code == 413


@pytest.mark.parametrize("body", ["a[b=1", "a[b][b]=1&a[b]=2", "[=", "line_items=", "=", "%00=%ff"])
def test_a_garbled_body_is_refused_and_never_a_breakdown(standin, body):
    headers = {"Authorization": "Bearer sk_test_x"}
    answer = requests.post(f"{standin.url}/v1/checkout/sessions", data=body, headers=headers, timeout=5)
    assert answer.status_code == 400
    assert answer.json()["error"]["type"] == "invalid_request_error"


@pytest.mark.parametrize(
    "told", [{"secret_key": "sk_live_x"}, {"secret_key": "rk_live_x"}, {"host": "192.0.2.1"}, {"host": "::"}]
)
def test_live_keys_and_public_addresses_are_refused_at_the_start(told):
    with pytest.raises(RefusedSettings):
        Settings(**told)


def test_state_survives_a_restart(tmp_path):
    state = str(tmp_path / "state.sqlite3")
    with StandIn(state=state) as first:
        sessions = client_for(first).v1.checkout.sessions
        session = sessions.create(hosted(), {"idempotency_key": "donation-1"})
        first.pay(session.id)
        port = int(first.url.rpartition(":")[2])
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=1)
    with StandIn(state=state, port=port) as second:
        sessions = client_for(second).v1.checkout.sessions
        assert sessions.retrieve(session.id).payment_status == "paid"
        assert sessions.create(hosted(), {"idempotency_key": "donation-1"}).id == session.id
        assert len(second.events) == 5
