"""How the webhook bears a rush of signed events of one campaign: in fours, a millisecond between them."""

import contextlib
import http.client
import json
import threading
import time
import uuid
from urllib.parse import urlsplit

from stripe_standin.webhooks import sign
from tests.bench.timing import Timings, at_once
from tests.storm.city import SECRET, City

EVENTS = 3000
THREADS = 12
TOGETHER = 4
GAP_SECONDS = 0.001


def measure(city: City) -> Timings:
    timings = Timings()
    groups = [threading.Barrier(TOGETHER) for _group in range(THREADS // TOGETHER)]
    bodies = [_delivery(number) for number in range(EVENTS)]
    share = EVENTS // THREADS

    def deliver(thread: int) -> None:
        connection = http.client.HTTPConnection(urlsplit(city.url).netloc, timeout=30)
        with contextlib.closing(connection):
            for body, headers in bodies[thread * share : (thread + 1) * share]:
                groups[thread // TOGETHER].wait()
                time.sleep(GAP_SECONDS * (thread % TOGETHER))
                timings.ask(lambda body=body, headers=headers: _post(connection, body, headers))

    gunicorn = city.serve()
    city.wait_until_it_answers()
    timings.whole = at_once([lambda thread=thread: deliver(thread) for thread in range(THREADS)])
    city.kill(gunicorn)
    kept = city.number("SELECT count(*) FROM donations_stripeevent")
    assert kept == timings.answers[200], f"{kept} events are kept, {timings.answers[200]} were acknowledged"
    return timings


def _post(connection: http.client.HTTPConnection, body: bytes, headers: dict[str, str]) -> int:
    try:
        connection.request("POST", "/stripe/webhook/", body, headers)
        response = connection.getresponse()
        response.read()
    except Exception:
        connection.close()  # the next request opens it again
        raise
    return response.status


def _delivery(number: int) -> tuple[bytes, dict[str, str]]:
    """Of the size that a Session's event has."""
    session = {
        "id": f"cs_test_{uuid.uuid4().hex * 2}",
        "object": "checkout.session",
        "metadata": {"campaign": "1", "attempt": f"donation-{uuid.uuid4()}-1"},
        "payment_intent": f"pi_{number}",
        "filling": "x" * 2500,
    }
    event = {
        "id": f"evt_{uuid.uuid4().hex}",
        "object": "event",
        "type": "checkout.session.completed",
        "livemode": False,
        "data": {"object": session},
    }
    body, signature = sign(event, secret=SECRET)
    assert json.loads(body)["id"] == event["id"]
    return body, {"Content-Type": "application/json", "Stripe-Signature": signature}
