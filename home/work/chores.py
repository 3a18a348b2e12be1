"""What is done on a schedule, whoever does it: a worker, cron or a person, on one machine or many."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from home.work import jobs
from home.work.jobs import Turn

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chore:
    """``work`` returns what is to be said of it; it raises where something is not as it should be."""

    name: str
    every: timedelta
    work: Callable[[Turn], str]


def do_due(chores: Iterable[Chore]) -> int:
    """Do each of these chores whose time has come and that nobody is at; returns how many went well.

    One that fails is a line in the log and in its row.
    """
    done = 0
    for chore in chores:
        if not jobs.is_due(chore.name, chore.every):
            continue
        try:
            done += jobs.done_alone(chore.name, chore.work) is not None
        except Exception:
            logger.exception("%s did not go well; its row says why", chore.name)
    return done
