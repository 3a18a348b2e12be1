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


def work_off(rows: QuerySet[Row], *, done_field: str, work: Callable[[Row], None], limit: int = 100) -> int:
    """Do ``work`` for each row that is due, and return how many were done.

    A row is claimed by a compare-and-set of its lease, so only one worker has it; a killed worker's row is due
    again when its lease ends. Where ``work`` raises, the error is kept and the row waits, longer each time.
    """
    now = timezone.now()
    is_due = Q(leased_until=None) | Q(leased_until__lte=now)
    todo = list(rows.filter(is_due, **{done_field: None})[:limit])
    done = 0
    for row in todo:
        if not _claim(rows, row, done_field):
            continue
        try:
            work(row)
        except Exception as error:
            _put_back(rows, row, error)
        else:
            rows.filter(pk=row.pk).update(**{done_field: timezone.now(), "leased_until": None, "error": ""})
            done += 1
    return done


def _claim(rows: QuerySet[Row], row: Row, done_field: str) -> bool:
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    claimed = rows.filter(free, pk=row.pk, **{done_field: None}).update(leased_until=now + LEASE, tries=F("tries") + 1)
    return claimed == 1


def _put_back(rows: QuerySet[Row], row: Row, error: Exception) -> None:
    # The text stays out of the log: a mail provider's names the donor's address.
    logger.warning("%s %s is put back: %s", type(row).__name__, row.pk, type(error).__name__)
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(row.tries, 12))  # type: ignore[attr-defined]
    rows.filter(pk=row.pk).update(leased_until=timezone.now() + wait, error=f"{type(error).__name__}: {error}"[:2000])
