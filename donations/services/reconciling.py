"""Asks Stripe for everything that may have been missed, adds it, and says what still differs."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from django.utils import timezone

from donations import gateway
from donations.gateway import GatewayRefused
from donations.models import (
    CURRENCY,
    AttemptState,
    EntryKind,
    LedgerEntry,
    PaymentAttempt,
    RefundState,
    StripeEvent,
)
from donations.services.checkout_request import SESSION_LIFETIME
from donations.services.payments import apply_snapshot, sync_intent, sync_payment
from donations.services.returns import sync_returns
from donations.services.sessions import EmailRefused, TryAgain, end_unfinished
from donations.snapshots import BalanceMovement, CheckoutSnapshot
from home.work.progress import Progress

logger = logging.getLogger(__name__)

# As long as Stripe can tell its events again.
FURTHEST_BACK = timedelta(days=30)
# What was made just now may not have come to both sides yet.
STILL_MOVING = timedelta(hours=1)
# A webhook that comes after this has most likely been lost.
STILL_ON_ITS_WAY = timedelta(minutes=10)
KINDS = {
    "charge": EntryKind.PAYMENT,
    "refund": EntryKind.REFUND,
    "refund_failure": EntryKind.REFUND_RETURNED,
    "dispute": EntryKind.DISPUTE,
    "dispute_reversal": EntryKind.DISPUTE_WON,
}
CHUNK = 100


@dataclass
class Reconciliation:
    """What was found: how much was asked and added, and what still differs, a sentence each."""

    events: int = 0
    events_missed: int = 0
    payments: int = 0
    sessions: int = 0
    movements: int = 0
    differences: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.events} events ({self.events_missed} missed), {self.payments} payments not final, "
            f"{self.sessions} Sessions, {self.movements} balance movements, {len(self.differences)} differences"
        )


def reconcile(*, since: datetime, progress: Progress) -> Reconciliation:
    """Go through Stripe's events, Sessions and balance since then, and our payments that are not final.

    Every step adds what it finds at once, so that an interrupted run loses nothing and the next goes on. Raises
    ``GatewayUnavailable`` where Stripe is silent.
    """
    found = Reconciliation()
    _events(found, since, progress)
    _sessions(found, since, progress)
    _not_final(found, progress)
    _balance(found, since, progress)
    return found


def _events(found: Reconciliation, since: datetime, progress: Progress) -> None:
    """Put events that never arrived into the inbox; the worker does the rest."""
    progress.begin("events")
    late = timezone.now() - STILL_ON_ITS_WAY
    for chunk in _chunks(gateway.list_events(since=since)):
        ids = [hint.id for hint, _raw, _moment in chunk]
        known = set(StripeEvent.objects.filter(pk__in=ids).values_list("pk", flat=True))
        missed = [
            StripeEvent(id=hint.id, type=hint.type[:100], raw=raw, was_fetched=moment < late)
            for hint, raw, moment in chunk
            if hint.id not in known
        ]
        StripeEvent.objects.bulk_create(missed, ignore_conflicts=True)
        found.events += len(chunk)
        found.events_missed += len(missed)
        progress.tick(len(chunk))


def _sessions(found: Reconciliation, since: datetime, progress: Progress) -> None:
    """Bring attempts in line with Stripe's Sessions; one of ours without an attempt is a difference."""
    progress.begin("Sessions")
    for chunk in _chunks(gateway.list_sessions(since=since)):
        ours = [session for session in chunk if session.attempt_key]
        keys = [session.attempt_key for session in ours]
        attempts = PaymentAttempt.objects.in_bulk(keys, field_name="idempotency_key")
        for session in ours:
            attempt = attempts.get(session.attempt_key or "")
            if attempt is None:
                found.differences.append(_without_attempt(session))
            elif _is_behind(attempt, session):
                apply_snapshot(attempt_id=attempt.pk, snapshot=session)
        found.sessions += len(ours)
        progress.tick(len(chunk))


def _without_attempt(session: CheckoutSnapshot) -> str:
    return f"Session {session.id} ({session.status}, {session.payment_status}) carries our key, but no attempt has it"


def _is_behind(attempt: PaymentAttempt, session: CheckoutSnapshot) -> bool:
    is_paid = session.charge is not None and session.charge.has_succeeded
    if attempt.state == AttemptState.PAID:
        return False
    return is_paid or attempt.state not in (AttemptState.FAILED, AttemptState.EXPIRED)


def _not_final(found: Reconciliation, progress: Progress) -> None:
    """Ask about payments that have not ended, and about refunds on their way, however old."""
    longest_open = timezone.now() - SESSION_LIFETIME
    waiting = PaymentAttempt.objects.filter(state__in=(AttemptState.OPEN, AttemptState.WAITING))
    unanswered = PaymentAttempt.objects.filter(state=AttemptState.CREATED, created_at__lt=longest_open)
    travelling = PaymentAttempt.objects.filter(refund_orders__state=RefundState.PENDING).distinct()
    work = [
        *((attempt, sync_payment) for attempt in waiting),
        *((attempt, _end) for attempt in unanswered.select_related("donation")),
        *((attempt, sync_returns) for attempt in travelling),
    ]
    progress.begin("payments not final", len(work))
    for attempt, ask in work:
        try:
            ask(attempt)
        except (GatewayRefused, TryAgain, EmailRefused) as error:
            found.differences.append(f"attempt {attempt.idempotency_key} ({attempt.state}): {error}")
        found.payments += 1
        progress.tick()
    for attempt in PaymentAttempt.objects.needing_a_person():
        found.differences.append(f"attempt {attempt.idempotency_key}: {attempt.problem}")


def _end(attempt: PaymentAttempt) -> None:
    """A request whose answer was lost: repeated, it is answered again, or refused because it is too old."""
    end_unfinished(attempt.donation)


def _balance(found: Reconciliation, since: datetime, progress: Progress) -> None:
    """Hold each movement of Stripe's balance against the ledger's row, and each new payment against the balance."""
    progress.begin("balance movements")
    seen: set[tuple[str, str]] = set()
    for chunk in _chunks(gateway.list_balance_movements(since=since)):
        rows = _rows_of(chunk)
        for movement in chunk:
            seen.add(_row_key(movement))
            found.differences += _of_movement(movement, rows.get(_row_key(movement)))
        found.movements += len(chunk)
        progress.tick(len(chunk))
    settled = LedgerEntry.objects.filter(
        kind__in=(EntryKind.PAYMENT, EntryKind.DISPUTE, EntryKind.DISPUTE_WON),
        occurred_at__gte=since + STILL_MOVING,
        occurred_at__lt=timezone.now() - STILL_MOVING,
    )
    for kind, source_id, pk in settled.values_list("kind", "source_id", "pk"):
        if (kind, source_id) not in seen and not _has_moved(kind, source_id):
            found.differences.append(f"entry {pk} ({kind} {source_id}) is not in Stripe's balance")


def _of_movement(movement: BalanceMovement, booked: int | None) -> Iterator[str]:
    """What differs, once Stripe was asked about what is not booked."""
    if booked is None and movement.intent_id:
        try:
            if not sync_intent(movement.intent_id):
                lost = gateway.find_session_of_intent(movement.intent_id)
                if lost is not None and lost.attempt_key:
                    yield _without_attempt(lost)
                return  # another product's
        except GatewayRefused as error:
            logger.warning("payment %s could not be asked about: %s", movement.intent_id, error)
        booked = _rows_of([movement]).get(_row_key(movement))
    if booked is None and (_was_given_back_unbooked(movement) or _is_of_a_debit_that_has_not_come(movement)):
        return
    if booked is None:
        yield f"{movement.category} {movement.source_id} of {movement.amount_cents} cents is not in the ledger"
    elif booked != movement.amount_cents or movement.currency != CURRENCY:
        yield (
            f"{movement.category} {movement.source_id} is {movement.amount_cents} {movement.currency} in Stripe's "
            f"balance and {booked} {CURRENCY} in the ledger"
        )


def _has_moved(kind: str, source_id: str) -> bool:
    """A row may be dated when we learned of it, and its movement lie further back."""
    return any(_row_key(movement) == (kind, source_id) for movement in gateway.balance_movements_of(source_id))


def _was_given_back_unbooked(movement: BalanceMovement) -> bool:
    """Money that did not fit its donation, was not booked, and went back by hand."""
    attempts = PaymentAttempt.objects.filter(intent_id=movement.intent_id, state=AttemptState.FAILED)
    return movement.category in ("charge", "refund") and attempts.exclude(problem="").exists()


def _is_of_a_debit_that_has_not_come(movement: BalanceMovement) -> bool:
    """Stripe's balance shows a debit as pending while the bank decides, and takes it out again where that fails."""
    attempts = PaymentAttempt.objects.filter(intent_id=movement.intent_id)
    return (
        movement.category == "charge"
        and attempts.filter(state__in=(AttemptState.WAITING, AttemptState.FAILED)).exists()
    )


def _row_key(movement: BalanceMovement) -> tuple[str, str]:
    return (KINDS[movement.category], movement.source_id)


def _rows_of(movements: list[BalanceMovement]) -> dict[tuple[str, str], int]:
    """Cents that the ledger holds of these, by kind and Stripe's object."""
    rows = LedgerEntry.objects.filter(source_id__in=[movement.source_id for movement in movements])
    return {(row.kind, row.source_id): row.amount_cents for row in rows}


def _chunks(things: Iterable) -> Iterator[list]:
    iterator = iter(things)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk
