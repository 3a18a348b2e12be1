"""Takes in a list of addresses that agreed elsewhere, row by row; interrupted, it goes on where it was."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from newsletter.addresses import key_of
from newsletter.models import (
    Consent,
    ConsentAct,
    ImportRow,
    Source,
    Subscriber,
    SubscriberImport,
    SubscriberState,
    Suppression,
)
from newsletter.subscribing.standing import put_in_force, settle

Outcome = ImportRow.Outcome
AT_ONCE = 200
# So long a list waits for somebody to vouch for it, and staff may read which of its lines were wrong.
KEPT_UNVOUCHED, WRONG_LINES_ARE_KEPT = timedelta(days=7), timedelta(days=30)
_KEYS_AT_ONCE = 500


@dataclass(frozen=True)
class NewRow:
    """``email`` is normalised, or empty where ``written`` is none."""

    line: int
    written: str
    email: str
    language: str


def keep_list(batch: SubscriberImport, rows: Iterable[NewRow]) -> None:
    """Save ``batch`` with its rows; what is no address or was there before in the file is settled at once."""
    seen: set[str] = set()
    made = []
    for row in rows:
        outcome = Outcome.WAITING
        if not row.email:
            outcome = Outcome.INVALID
        elif row.email in seen:
            outcome = Outcome.TWICE
        seen.add(row.email)
        made.append(
            ImportRow(
                batch=batch,
                line=row.line,
                written=row.email or row.written,
                language=row.language or batch.language,
                outcome=outcome,
            )
        )
    with transaction.atomic():
        batch.save()
        ImportRow.objects.bulk_create(made, batch_size=1000)


def count_rows(batch: SubscriberImport) -> dict[str, int]:
    """By outcome, how many rows have ended so; those that wait among them."""
    counts = dict.fromkeys(Outcome.values, 0)
    return counts | dict(batch.rows.order_by().values_list("outcome").annotate(Count("pk")))


def forecast(batch: SubscriberImport) -> dict[str, int]:
    """By outcome, how many rows would end so if they were taken in now."""
    counts = count_rows(batch)
    waiting = list(batch.rows.filter(outcome=Outcome.WAITING).values_list("written", flat=True))
    counts.pop(Outcome.WAITING, None)
    for first in range(0, len(waiting), _KEYS_AT_ONCE):
        keys = [key_of(email) for email in waiting[first : first + _KEYS_AT_ONCE]]
        for outcome in _foreseen(keys):
            counts[outcome] += 1
    return counts


def _foreseen(keys: Collection[str]) -> list[str]:
    states = dict(Subscriber.objects.filter(email_key__in=keys).values_list("email_key", "state"))
    held = set(Suppression.objects.active().filter(email_key__in=keys).values_list("email_key", flat=True))
    return [_outcome(states.get(key), key in held) for key in keys]


def _outcome(state: str | None, is_suppressed: bool) -> str:
    """Who is subscribed chose for themselves; who left does not come back by a list."""
    if is_suppressed:
        return Outcome.SUPPRESSED
    if state == SubscriberState.CONFIRMED:
        return Outcome.KNOWN
    return Outcome.LEFT if state == SubscriberState.LEFT else Outcome.ADDED


def take_in(limit: int = AT_ONCE) -> int:
    """A stretch of each list that staff have vouched for; returns how many rows came to an end."""
    done = 0
    for batch in SubscriberImport.objects.filter(state=SubscriberImport.State.RUNNING):
        waiting = list(batch.rows.filter(outcome=Outcome.WAITING)[:limit])
        for row in waiting:
            done += _take_in_row(batch, row)
        if not waiting:
            _finish(batch)
    return done


@transaction.atomic
def _take_in_row(batch: SubscriberImport, row: ImportRow) -> bool:
    """Whether it was this process that did it; the outcome is set in one transaction with what it stands for."""
    key = key_of(row.written)
    subscriber = Subscriber.objects.select_for_update().filter(email_key=key).first()
    is_suppressed = Suppression.objects.active().filter(email_key=key).exists()
    outcome = _outcome(subscriber.state if subscriber else None, is_suppressed)
    if not ImportRow.objects.filter(pk=row.pk, outcome=Outcome.WAITING).update(outcome=outcome):
        return False
    if outcome == Outcome.ADDED:
        _subscribe(batch, row, key)
    return True


def _subscribe(batch: SubscriberImport, row: ImportRow, key: str) -> None:
    """In force at once: the proof of their consent is the list's, and is kept with each of them."""
    now = timezone.now()
    subscriber, _new = Subscriber.objects.get_or_create(
        email_key=key, defaults={"email": row.written, "language": row.language, "source": Source.IMPORT}
    )
    for topic in batch.topics:
        put_in_force(subscriber, topic, source=Source.IMPORT, now=now)
    settle(subscriber, now)
    told = f"{batch.consent_date:%d/%m/%Y}: {batch.proof}" if batch.consent_date else batch.proof
    Consent.objects.create(
        subscriber=subscriber,
        act=ConsentAct.IMPORTED,
        at=now,
        topics=list(batch.topics),
        language=row.language,
        note=told,
    )


def _finish(batch: SubscriberImport) -> None:
    """Addresses go; counts and the lines of what was wrong stay."""
    running = SubscriberImport.objects.filter(pk=batch.pk, state=SubscriberImport.State.RUNNING)
    if running.update(state=SubscriberImport.State.DONE, finished_at=timezone.now()):
        batch.rows.exclude(outcome=Outcome.INVALID).update(written="")


def drop(batch: SubscriberImport) -> bool:
    """Whether nothing of it had been taken in: the list goes, with all its addresses."""
    read = SubscriberImport.objects.filter(pk=batch.pk, state=SubscriberImport.State.READ)
    if not read.update(state=SubscriberImport.State.DROPPED, finished_at=timezone.now()):
        return False
    batch.rows.all().delete()
    return True


def begin(batch: SubscriberImport) -> bool:
    """Whether it had not begun; the worker goes on with it."""
    read = SubscriberImport.objects.filter(pk=batch.pk, state=SubscriberImport.State.READ)
    return bool(read.update(state=SubscriberImport.State.RUNNING, confirmed_at=timezone.now()))


def forget_lists() -> int:
    """Drop those that nobody vouched for in a week, how many, and empty the wrong lines of old ones."""
    now = timezone.now()
    unvouched = SubscriberImport.objects.filter(state=SubscriberImport.State.READ, created_at__lt=now - KEPT_UNVOUCHED)
    dropped = sum(drop(batch) for batch in unvouched)
    ended = SubscriberImport.objects.filter(
        state=SubscriberImport.State.DONE, finished_at__lt=now - WRONG_LINES_ARE_KEPT
    )
    ImportRow.objects.filter(batch__in=ended).exclude(written="").update(written="")
    return dropped
