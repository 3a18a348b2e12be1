"""Runs the worker until it is told to stop."""

import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from donations.worker import process_events, send_mails

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Works off Stripe's events and donors' mails, until interrupted. Several may run at once."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="work off what is due now, then end")
        parser.add_argument("--pause", type=float, default=0.5, help="seconds between two looks (default: 0.5)")

    def handle(self, *args, once: bool, pause: float, **options):
        stop = threading.Event()
        if not once:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stop.set())
            self.stdout.write("worker: looking for events and mails; Ctrl-C ends it")
        while not stop.is_set():
            done = process_events() + send_mails() if once else _round()
            if once and not done:
                return
            if not done:
                stop.wait(pause)


def _round() -> int:
    """One look at both boxes; a database that is away is a line in the log and another look later."""
    close_old_connections()
    try:
        return process_events() + send_mails()
    except Exception:
        logger.exception("the worker could not look; it tries again")
        return 0
