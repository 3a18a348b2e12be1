"""Runs the worker until it is told to stop."""

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection

from config import work
from donations.services.refunding import Pace
from donations.worker import is_anything_due, work_off_all
from home.work.chores import do_due
from newsletter import worker as of_newsletter

logger = logging.getLogger(__name__)

CHORES_PAUSE_SECONDS = 5.0
# So long the end waits for what may be interrupted anywhere: the next run goes on there.
ENDS_WITHIN_SECONDS = 5.0
# Longer than a provider's answer takes: interrupted, a call leaves recipients of whom nobody knows whether they were
# mailed.
CALL_ENDS_WITHIN_SECONDS = 30.0


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


@dataclass(frozen=True)
class _Look:
    """What a thread does again and again; ``ends_within`` is how long it may go on once it is told to stop."""

    name: str
    work: Callable[[], int]
    pause: float
    ends_within: float = ENDS_WITHIN_SECONDS


@contextmanager
def _beside(stop: threading.Event, pause: float) -> Iterator[None]:
    """All else in threads of its own, what is long in one apart: money does not wait for it, nor campaigns' ends.

    At the end mailings begin no further call to the provider, and the one in hand is waited for; whatever else there
    is can be interrupted anywhere.
    """
    mailings = partial(of_newsletter.send_deliveries, should_stop=stop.is_set)
    looks = (
        _Look("chores", lambda: do_due(work.QUICK), CHORES_PAUSE_SECONDS),
        _Look("long chores", lambda: do_due(work.LONG), CHORES_PAUSE_SECONDS),
        _Look("newsletter", of_newsletter.work_off_all, pause),
        _Look("mailings", mailings, pause, CALL_ENDS_WITHIN_SECONDS),
    )
    threads = [
        threading.Thread(target=_in_thread, args=(stop, look.work, look.pause), name=look.name, daemon=True)
        for look in looks
    ]
    for thread in threads:
        thread.start()
    yield
    told_at = time.monotonic()
    for look, thread in zip(looks, threads, strict=True):
        thread.join(timeout=max(0.0, told_at + look.ends_within - time.monotonic()))


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
