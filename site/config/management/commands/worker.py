"""Runs the worker until it is told to stop."""

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection

from config import work
from donations.services.refunding import Pace
from donations.worker import is_anything_due, work_off_all
from home.work.chores import do_due
from newsletter import worker as of_newsletter

logger = logging.getLogger(__name__)

CHORES_PAUSE_SECONDS = 5.0


class Command(BaseCommand):
    help = (
        "Works off Stripe's events, refunds, donors' mails and the newsletter, and does the regular work (closing "
        "campaigns, asking Stripe what was missed, checking the ledger, publishing pages at their time), until "
        "interrupted. Several may run at once."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")
        parser.add_argument("--pause", type=float, default=0.5, help="seconds between two looks (default: 0.5)")

    def handle(self, *args, once: bool, pause: float, **options):
        pace = Pace()
        if once:
            do_due(work.CHORES)
            while work_off_all(pace) or is_anything_due():
                pass
            while of_newsletter.work_off_all() or of_newsletter.send_deliveries():
                pass
            return
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        self.stdout.write("worker: looking for events, refunds, mails and the newsletter; Ctrl-C ends it")
        with _beside(stop, pause):
            _loop(stop, lambda: work_off_all(pace), pause)


@contextmanager
def _beside(stop: threading.Event, pause: float) -> Iterator[None]:
    """All else in threads of its own, what is long in one apart: money does not wait for it, nor campaigns' ends."""
    looks: dict[str, tuple[Callable[[], int], float]] = {
        "chores": (lambda: do_due(work.QUICK), CHORES_PAUSE_SECONDS),
        "long chores": (lambda: do_due(work.LONG), CHORES_PAUSE_SECONDS),
        "newsletter": (of_newsletter.work_off_all, pause),
        "mailings": (of_newsletter.send_deliveries, pause),
    }
    threads = [
        threading.Thread(target=_in_thread, args=(stop, look, wait), name=name, daemon=True)
        for name, (look, wait) in looks.items()
    ]
    for thread in threads:
        thread.start()
    yield
    # What they are at can be interrupted anywhere: the next run goes on.
    for thread in threads:
        thread.join(timeout=CHORES_PAUSE_SECONDS)


def _in_thread(stop: threading.Event, look: Callable[[], int], pause: float) -> None:
    try:
        _loop(stop, look, pause)
    finally:
        connection.close()


def _loop(stop: threading.Event, look: Callable[[], int], pause: float) -> None:
    """Look again and again; a database that is away is a line in the log and another look later."""
    while not stop.is_set():
        close_old_connections()
        try:
            done = look()
        except Exception:
            logger.exception("the worker could not look; it tries again")
            done = 0
        if not done:
            stop.wait(pause)
