"""Faults on demand and the rate limit, as the real SDK or a plain HTTP client meets them."""

import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
import stripe

from stripe_standin import StandIn
from stripe_standin.errors import ApiError
from stripe_standin.faults import ALL
from stripe_standin.settings import RefusedSettings, Settings
from tests.browser.waiting import wait_until

from .conftest import client_for, hosted

KEY = {"idempotency_key": "donation-1"}
HEADERS = {"Authorization": "Bearer sk_test_x"}


def made(standin):
    """How many Sessions there are."""
    return len(standin.account.store.find("checkout.session"))


def noted(standin):
    """Fault and status of each request, as the log of requests has them."""
    return [(call.fault, call.status) for call in standin.requests]


def get_events(standin, **options):
    return requests.get(f"{standin.url}/v1/events", headers=HEADERS, timeout=5, **options)


def test_without_a_planted_fault_nothing_goes_wrong(standin, sessions):
    sessions.create(hosted())
    assert noted(standin) == [("", 200)]


def test_a_timeout_does_the_work_and_leaves_the_client_waiting(standin, sessions):
    standin.plant("timeout")
    with pytest.raises(stripe.APIConnectionError, match="Timeout"):
        client_for(standin, patience=0.2).v1.checkout.sessions.create(hosted(), KEY)
    assert made(standin) == 1
    assert noted(standin) == [("timeout", 0)]
    assert sessions.create(hosted(), KEY).last_response.headers["Idempotent-Replayed"] == "true"


def test_a_timeout_ends_without_an_answer_after_its_seconds(standin):
    standin.plant("timeout", seconds=0.3)
    began = time.monotonic()
    with pytest.raises(requests.ConnectionError, match="without response"):
        get_events(standin)
    assert 0.3 <= time.monotonic() - began < 3


def test_a_timeout_blocks_neither_other_requests_nor_the_end():
    began = time.monotonic()
    with ThreadPoolExecutor(1) as pool:
        with StandIn() as standin:
            standin.plant("timeout", path="checkout")
            waiting = pool.submit(client_for(standin).v1.checkout.sessions.list)
            wait_until(lambda: standin.requests, "the request that is to wait arrived")
            assert get_events(standin).status_code == 200
        with pytest.raises(stripe.APIConnectionError):
            waiting.result(timeout=5)
        wait_until(lambda: not [each for each in threading.enumerate() if "request" in each.name], "the wait ended too")
    assert time.monotonic() - began < 5


def test_a_reset_before_the_work_does_nothing(standin):
    standin.plant("reset_before")
    with pytest.raises(stripe.APIConnectionError, match="reset by peer"):
        client_for(standin).v1.checkout.sessions.create(hosted(), KEY)
    assert made(standin) == 0
    assert noted(standin) == [("reset_before", 0)]


def test_after_a_reset_after_the_work_a_retry_gets_the_same_session(standin):
    standin.plant("reset_after")
    session = client_for(standin, retries=2).v1.checkout.sessions.create(hosted())
    assert session.last_response.headers["Idempotent-Replayed"] == "true"
    assert made(standin) == 1
    assert noted(standin) == [("reset_after", 0), ("", 200)]


def test_a_reset_after_the_work_is_a_reset(standin, sessions):
    standin.plant("reset_after")
    with pytest.raises(stripe.APIConnectionError, match="reset by peer"):
        sessions.create(hosted())
    assert made(standin) == 1


def test_a_500_does_nothing_and_is_replayed(standin, sessions):
    standin.plant("error_500")
    for is_replay in (False, True):
        with pytest.raises(stripe.APIError) as breakdown:
            sessions.create(hosted(), KEY)
        assert (breakdown.value.http_status, breakdown.value.error.type) == (500, "api_error")
        assert ("Idempotent-Replayed" in breakdown.value.headers) == is_replay
    assert made(standin) == 0
    assert noted(standin) == [("error_500", 500), ("", 500)]


def test_a_500_after_the_work_hides_a_success_that_a_retry_gets(standin, sessions):
    standin.plant("error_500_after")
    with pytest.raises(stripe.APIError) as breakdown:
        sessions.create(hosted(), KEY)
    assert (breakdown.value.http_status, breakdown.value.error.type) == (500, "api_error")
    assert sessions.create(hosted(), KEY).status == "open"
    assert made(standin) == 1
    assert noted(standin) == [("error_500_after", 500), ("", 200)]


@pytest.mark.parametrize(
    ("fault", "raised", "status", "code"),
    [
        ("error_503", stripe.APIError, 503, None),
        ("rate_limited", stripe.RateLimitError, 429, "rate_limit"),
        ("conflict", stripe.APIError, 409, "idempotency_key_in_use"),
    ],
)
def test_a_refusal_does_nothing_and_leaves_the_key_free(standin, sessions, fault, raised, status, code):
    standin.plant(fault)
    with pytest.raises(raised) as refusal:
        sessions.create(hosted(), KEY)
    assert (refusal.value.http_status, refusal.value.error.code) == (status, code)
    assert made(standin) == 0
    assert noted(standin) == [(fault, status)]
    assert "Idempotent-Replayed" not in sessions.create(hosted(), KEY).last_response.headers


def test_html_instead_of_json_does_nothing(standin, sessions):
    standin.plant("html", times=2)
    with pytest.raises(stripe.APIError, match="Invalid response body"):
        sessions.create(hosted())
    page = get_events(standin)
    assert (page.status_code, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert made(standin) == 0
    assert noted(standin) == [("html", 200)] * 2


def test_a_truncated_answer_ends_before_its_promised_length(standin, sessions):
    standin.plant("truncated", times=2)
    connection = http.client.HTTPConnection(standin.url.removeprefix("http://"), timeout=5)
    connection.request("GET", "/v1/events", headers=HEADERS)
    with pytest.raises(http.client.IncompleteRead) as broken:
        connection.getresponse().read()
    assert broken.value.partial.startswith(b'{\n  "object": "list"')
    with pytest.raises(stripe.APIConnectionError, match="IncompleteRead"):
        sessions.create(hosted())
    assert made(standin) == 1


def test_the_sdk_does_not_repeat_a_request_whose_answer_was_truncated(standin):
    standin.plant("truncated")
    with pytest.raises(stripe.APIConnectionError):
        client_for(standin, retries=2).v1.checkout.sessions.create(hosted())
    assert noted(standin) == [("truncated", 200)]


def test_what_a_key_keeps_already_is_replayed_in_place_of_a_500(standin, sessions):
    first = sessions.create(hosted(), KEY)
    standin.plant("error_500")
    assert sessions.create(hosted(), KEY).id == first.id
    assert noted(standin) == [("", 200), ("error_500", 200)]


def test_an_error_can_be_held_back(standin):
    standin.plant("error_503", seconds=0.3)
    began = time.monotonic()
    assert get_events(standin).status_code == 503
    assert time.monotonic() - began >= 0.3


def test_a_slow_answer_is_late_and_right(standin, sessions):
    standin.plant("slow", seconds=0.3)
    began = time.monotonic()
    assert sessions.create(hosted()).status == "open"
    assert time.monotonic() - began >= 0.3
    assert noted(standin) == [("slow", 200)]


def test_a_fault_hits_only_its_method_and_path_and_as_often_as_planted(standin, sessions):
    standin.plant("error_503", path=r"sessions$", method="post", times=2)
    sessions.list()
    assert get_events(standin).status_code == 200
    for _ in range(2):
        with pytest.raises(stripe.APIError):
            sessions.create(hosted())
    assert sessions.create(hosted()).status == "open"


def test_faults_come_in_the_order_in_which_they_were_planted(standin):
    standin.plant("rate_limited")
    standin.plant("error_503")
    assert [get_events(standin).status_code for _ in range(3)] == [429, 503, 200]


def test_cleared_faults_do_not_happen(standin):
    standin.plant("error_503", times=5)
    standin.plant_rate(1)
    standin.clear_faults()
    assert get_events(standin).status_code == 200


def test_a_fault_hits_the_api_only(standin):
    standin.plant_rate(1, faults=("error_503",))
    assert requests.get(f"{standin.url}/healthz", timeout=5).status_code == 200
    assert requests.get(f"{standin.url}/dashboard", timeout=5).status_code == 200


def test_planted_from_many_threads_and_drawn_by_many_none_is_lost(standin):
    faults = standin.account.faults
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: faults.plant("error_503", times=2), range(50)))
        drawn = list(pool.map(lambda _: faults.draw("GET", "/v1/events").name, range(150)))
    assert (drawn.count("error_503"), drawn.count("")) == (100, 50)


def test_a_share_of_requests_goes_wrong_and_the_same_seed_repeats_it(standin):
    faults = standin.account.faults

    def drawn(seed):
        faults.clear()
        faults.plant_rate(0.3, faults=("error_500", "slow"), path="/v1/", method="GET", seed=seed)
        return [faults.draw("GET", "/v1/events").name for _ in range(1000)]

    first = drawn(seed=1)
    assert first == drawn(seed=1)
    assert first != drawn(seed=2)
    assert 200 < 1000 - first.count("") < 400
    assert set(first) == {"", "error_500", "slow"}
    assert faults.draw("POST", "/v1/events").name == ""


def test_every_fault_can_be_among_the_random_ones(standin):
    standin.plant_rate(1)
    assert {standin.account.faults.draw("GET", "/v1/events").name for _ in range(500)} == set(ALL)


@pytest.mark.parametrize(
    "planted",
    [
        {"fault": "earthquake"},
        {"fault": "slow", "times": 0},
        {"fault": "slow", "seconds": -1},
        {"fault": "slow", "path": "("},
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(standin, planted):
    with pytest.raises(ApiError):
        standin.plant(**planted)


@pytest.mark.parametrize("rate", [{"share": 1.1}, {"share": 1, "faults": ()}, {"share": 1, "faults": ("earthquake",)}])
def test_a_share_that_makes_no_sense_is_refused(standin, rate):
    with pytest.raises(ApiError):
        standin.plant_rate(**rate)


class StoppedClock:
    now = 2_000_000_000

    def __call__(self):
        return self.now


def test_more_requests_in_a_second_than_the_limit_are_refused():
    clock = StoppedClock()
    with StandIn(rate_limit=2, clock=clock) as standin:
        sessions = client_for(standin).v1.checkout.sessions
        sessions.create(hosted())
        sessions.create(hosted())
        with pytest.raises(stripe.RateLimitError) as refusal:
            sessions.create(hosted(), KEY)
        assert refusal.value.error.code == "rate_limit"
        assert made(standin) == 2
        clock.now += 1
        assert "Idempotent-Replayed" not in sessions.create(hosted(), KEY).last_response.headers


def test_the_limit_counts_each_endpoint_and_method_by_itself():
    with StandIn(rate_limit=1, clock=StoppedClock()) as standin:
        sessions = client_for(standin).v1.checkout.sessions
        session = sessions.create(hosted())
        other = sessions.list().data[0]
        sessions.retrieve(session.id)
        with pytest.raises(stripe.RateLimitError):
            sessions.retrieve(other.id)


def test_a_limit_that_lets_nothing_in_is_refused():
    with pytest.raises(RefusedSettings, match="at least one"):
        Settings(rate_limit=0)
