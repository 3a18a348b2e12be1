"""Runs the stand-in as a program: arguments in, signals end it."""

import argparse
import errno
import logging
import os
import signal
import sqlite3
import sys
import threading

from .server import Server
from .settings import REFUNDS, RefusedSettings, Settings


def main(arguments: list[str] | None = None) -> int:
    """0 after SIGINT or SIGTERM; 1, with one sentence on standard error, if it cannot start."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s stripe-standin %(message)s", stream=sys.stderr)
    try:
        server = Server(
            Settings(
                host=options.host,
                port=options.port,
                state=options.state,
                webhook_url=options.webhook_url,
                webhook_secret=options.webhook_secret,
                webhook_events=frozenset(options.webhook_events.split(",")),
                secret_key=options.secret_key,
                refunds=options.refunds,
                rate_limit=options.rate_limit,
            )
        )
    except RefusedSettings as refusal:
        return _refuse(str(refusal))
    except sqlite3.Error as problem:
        return _refuse(f"the state {options.state} cannot be opened ({problem})")
    except OSError as problem:
        if problem.errno == errno.EADDRINUSE:
            return _refuse(f"port {options.port} is already in use; stop what uses it or choose another --port")
        return _refuse(str(problem))
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    server.start()
    logging.getLogger("stripe_standin").info("listening on %s", server.account.base_url)
    ended.wait()
    server.stop()
    return 0


def _refuse(reason: str) -> int:
    print(f"stripe-standin: {reason}.", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="stripe_standin",
        description="A stand-in for Stripe's Checkout, for demonstration and tests. No money moves.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="a loopback address (default: %(default)s)")
    parser.add_argument("--port", type=int, default=12111, help="default: %(default)s")
    parser.add_argument("--state", default=":memory:", help="SQLite file that outlives a restart (default: none)")
    parser.add_argument("--webhook-url", help="where events are delivered; without it, nowhere")
    parser.add_argument("--webhook-secret", default="whsec_standin", help="signs deliveries (default: %(default)s)")
    parser.add_argument("--webhook-events", default="*", help="types to deliver, by commas (default: all)")
    parser.add_argument(
        "--refunds",
        choices=REFUNDS,
        default="as_stripe",
        help="whether refunds arrive at once; as_stripe: those of cards do (default: %(default)s)",
    )
    parser.add_argument(
        "--rate-limit", type=int, metavar="N", help="requests a second that each endpoint takes (default: no limit)"
    )
    parser.add_argument(
        "--secret-key",
        default=os.environ.get("STRIPE_SECRET_KEY", ""),
        help="the site's key, only to refuse a live one (default: the variable STRIPE_SECRET_KEY)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
