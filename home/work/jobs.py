"""Regular work: one process at a time, and a row that says who is at it, how it went and when."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from home.work.rows import Job

# A killed process's work is free again after it; who is alive renews it.
LEASE = timedelta(minutes=1)


class Busy(Exception):
    """Another process is at this work."""


class LostTurn(Exception):
    """This process was away for so long that another has taken over: it stops."""


class Turn:
    """The right to do one kind of work, for a minute from its last renewal."""

    def __init__(self, name: str):
        self.name = name
        self.holder = uuid.uuid4().hex
        self.report = ""
        # Whether it counts as done once it went well; a part of the work does not.
        self.is_whole = True

    def renew(self) -> None:
        """Raises ``LostTurn`` where another process has the work by now."""
        mine = Job.objects.filter(pk=self.name, holder=self.holder)
        if not mine.update(leased_until=timezone.now() + LEASE, report=self.report):
            raise LostTurn(self.name)


@contextmanager
def alone(name: str) -> Iterator[Turn]:
    """Do the work inside alone among all machines; raises ``Busy``. Notes when it went well, or what went wrong."""
    turn = Turn(name)
    now = timezone.now()
    Job.objects.get_or_create(pk=name)
    is_free = Q(leased_until=None) | Q(leased_until__lte=now)
    taken = Job.objects.filter(is_free, pk=name).update(holder=turn.holder, leased_until=now + LEASE, started_at=now)
    if not taken:
        raise Busy(name)
    mine = Job.objects.filter(pk=name, holder=turn.holder)
    try:
        yield turn
    except BaseException as error:
        mine.update(leased_until=None, error=f"{type(error).__name__}: {error}"[:2000], report=turn.report)
        raise
    mine.update(leased_until=None, error="", report=turn.report)
    if turn.is_whole:
        mine.update(succeeded_at=now)  # when it began: what came while it ran is for the next one


def is_due(name: str, every: timedelta) -> bool:
    """Whether the work was last begun that long ago, by anybody."""
    return not Job.objects.filter(pk=name, started_at__gt=timezone.now() - every).exists()


def done_alone(name: str, work: Callable[[Turn], str]) -> str | None:
    """What ``work`` reports; ``None`` where another process is at it."""
    try:
        with alone(name) as turn:
            turn.report = work(turn)
            return turn.report
    except Busy:
        return None
