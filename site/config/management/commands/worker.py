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
from home.work.chores import Chore, do_due

logger = logging.getLogger(__name__)

CHORES_PAUSE_SECONDS = 5.0


class Command(BaseCommand):
    help = (
        "Works off Stripe's events, refunds and donors' mails, and does the regular work (closing campaigns, asking "
        "Stripe what was missed, checking the ledger, publishing pages at their time), until interrupted. Several may "
        "run at once."
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
            return
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        self.stdout.write("worker: looking for events, refunds and mails; Ctrl-C ends it")
        with _beside(stop):
            _loop(stop, lambda: work_off_all(pace), pause)


@contextmanager
def _beside(stop: threading.Event) -> Iterator[None]:
    """Regular work in threads of its own, the long in one apart: events do not wait for it, nor campaigns' ends."""
    threads = [
        threading.Thread(target=_chores, args=(stop, group), name=name, daemon=True)
        for name, group in (("chores", work.QUICK), ("long chores", work.LONG))
    ]
    for thread in threads:
        thread.start()
    yield
    # What they are at can be interrupted anywhere: the next run goes on.
    for thread in threads:
        thread.join(timeout=CHORES_PAUSE_SECONDS)


def _chores(stop: threading.Event, group: tuple[Chore, ...]) -> None:
    try:
        _loop(stop, lambda: do_due(group), CHORES_PAUSE_SECONDS)
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
