"""Runs the worker until it is told to stop."""

import logging
import signal
import threading
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from donations.worker import empty_old_events, process_events, send_mails

logger = logging.getLogger(__name__)

CHORES_EVERY_SECONDS = 60


class Command(BaseCommand):
    help = (
        "Works off Stripe's events and donors' mails, and publishes pages at their time, until interrupted. Several "
        "may run at once."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="work off what is due now, then end")
        parser.add_argument("--pause", type=float, default=0.5, help="seconds between two looks (default: 0.5)")

    def handle(self, *args, once: bool, pause: float, **options):
        stop = threading.Event()
        if not once:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stop.set())
            self.stdout.write("worker: looking for events and mails; Ctrl-C ends it")
        chores_at = 0.0
        while not stop.is_set():
            is_time_for_chores = time.monotonic() >= chores_at
            if is_time_for_chores:
                chores_at = time.monotonic() + CHORES_EVERY_SECONDS
            done = _work(is_time_for_chores) if once else _round(is_time_for_chores)
            if once and not done:
                return
            if not done:
                stop.wait(pause)


def _work(is_time_for_chores: bool) -> int:
    if is_time_for_chores:
        call_command("publish_scheduled")
        empty_old_events()
    return process_events() + send_mails()


def _round(is_time_for_chores: bool) -> int:
    """One look at what waits; a database that is away is a line in the log and another look later."""
    close_old_connections()
    try:
        return _work(is_time_for_chores)
    except Exception:
        logger.exception("the worker could not look; it tries again")
        return 0
