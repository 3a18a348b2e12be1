"""A running stand-in, the real SDK pointed at it, and a receiver of webhooks."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import stripe

from stripe_standin import StandIn

SECRET = "whsec_test_of_the_standin"


class Clock:
    """The real time, moved forward at will."""

    def __init__(self):
        self.ahead = 0

    def __call__(self):
        return time.time() + self.ahead


class Receiver:
    """A webhook endpoint that keeps what it gets and answers the statuses it was given, then 200."""

    def __init__(self):
        self.got = []
        self.statuses = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((body, self.headers["Stripe-Signature"]))
                self.send_response(receiver.statuses.pop(0) if receiver.statuses else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/stripe/webhook/?from=test"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    @property
    def events(self):
        return [stripe.Webhook.construct_event(body, header, SECRET) for body, header in self.got]

    @property
    def types(self):
        return [event["type"] for event in self.events]


def client_for(standin, key="sk_test_standin", *, retries=0, patience=10):
    """The real SDK; ``patience``: seconds that it waits for an answer."""
    return stripe.StripeClient(
        key,
        base_addresses={"api": standin.url},
        max_network_retries=retries,
        http_client=stripe.RequestsClient(timeout=(3, patience)),
    )


def hosted(**changes):
    """Parameters of a hosted Session over 25 euros."""
    return {
        "mode": "payment",
        "success_url": "https://example.org/grazie/?session={CHECKOUT_SESSION_ID}",
        "cancel_url": "https://example.org/progetto/",
        "line_items": [
            {
                "price_data": {
                    "currency": "eur",
                    "unit_amount": 2500,
                    "product_data": {"name": "Donazione a «Orto di quartiere»"},
                },
                "quantity": 1,
            }
        ],
        "customer_email": "ada@example.org",
        "locale": "it",
        "metadata": {"donation": "d-1"},
        "payment_intent_data": {"metadata": {"attempt": "a-1"}, "description": "Donazione"},
        **changes,
    }


def embedded(**changes):
    parameters = hosted(
        ui_mode="embedded_page", return_url="https://example.org/grazie/{CHECKOUT_SESSION_ID}", **changes
    )
    for name in ("success_url", "cancel_url"):
        del parameters[name]
    return parameters


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def standin(clock):
    with StandIn(clock=clock) as running:
        yield running


@pytest.fixture
def sessions(standin):
    """``client.v1.checkout.sessions`` of the real SDK."""
    return client_for(standin).v1.checkout.sessions


@pytest.fixture
def receiver():
    endpoint = Receiver()
    yield endpoint
    endpoint.close()


@pytest.fixture
def delivering(receiver, clock):
    """A stand-in that delivers to ``receiver`` and tries again soon."""
    with StandIn(webhook_url=receiver.url, webhook_secret=SECRET, retry_delays=(0.05, 0.1), clock=clock) as running:
        yield running
