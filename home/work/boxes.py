"""Leases: how several workers share an inbox or an outbox without doing a thing twice or losing it."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.db.models import F, Model, Q, QuerySet
from django.utils import timezone

logger = logging.getLogger(__name__)

Row = TypeVar("Row", bound=Model)

LEASE = timedelta(minutes=2)
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
# Some minutes: what is refused now may be known a moment later.
TRIES_OF_THE_HOPELESS = 6


class Hopeless(Exception):
    """The work was refused for good, not for now; after a few tries the row is left to a person."""


class NotDone(Exception):
    """Somebody changed the row meanwhile, so the work was left: the row stays as they have it."""


def work_off(
    rows: QuerySet[Row],
    *,
    done_field: str,
    work: Callable[[Row], None],
    limit: int = 100,
    before_each: Callable[[], None] = lambda: None,
) -> int:
    """Do ``work`` for each row that is due, and return how many were done.

    A row is claimed by a compare-and-set of its lease, so only one worker has it; a killed worker's row is due
    again when its lease ends. Where ``work`` raises, the error is kept and the row waits, longer each time; where
    it goes on raising ``Hopeless``, the row is given up and waits for a person; where it raises ``NotDone``, nothing is
    written. What ``before_each`` raises ends it all, before the next row is claimed.
    """
    todo = list(due(rows, done_field)[:limit])
    done = 0
    for row in todo:
        before_each()
        if not _claim(rows, row, done_field):
            continue
        try:
            work(row)
        except NotDone:
            continue
        except Exception as error:
            _put_back(rows, row, error)
        else:
            rows.filter(pk=row.pk).update(**{done_field: timezone.now(), "leased_until": None, "error": ""})
            done += 1
    return done


def due(rows: QuerySet[Row], done_field: str) -> QuerySet[Row]:
    """Rows that anybody may take up now."""
    is_free = Q(leased_until=None) | Q(leased_until__lte=timezone.now())
    return rows.filter(is_free, given_up_at=None, **{done_field: None})


def _claim(rows: QuerySet[Row], row: Row, done_field: str) -> bool:
    lease = timezone.now() + LEASE
    return due(rows.filter(pk=row.pk), done_field).update(leased_until=lease, tries=F("tries") + 1) == 1


def _put_back(rows: QuerySet[Row], row: Row, error: Exception) -> None:
    now = timezone.now()
    tries_before: int = row.tries  # type: ignore[attr-defined]
    is_given_up = isinstance(error, Hopeless) and tries_before + 1 >= TRIES_OF_THE_HOPELESS
    # The text stays out of the log: a mail provider's names the donor's address.
    cause = type((isinstance(error, Hopeless) and error.__cause__) or error).__name__
    if is_given_up:
        logger.error("%s %s needs a person: %s; its row says more", type(row).__name__, row.pk, cause)
    else:
        logger.warning("%s %s is put back: %s", type(row).__name__, row.pk, cause)
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(tries_before, 12))
    rows.filter(pk=row.pk).update(
        leased_until=now + wait,
        given_up_at=now if is_given_up else None,
        error=f"{cause}: {error}"[:2000],
    )
