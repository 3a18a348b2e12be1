"""Brings our rows in line with what Stripe says is true of a payment."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from donations import gateway, ledger
from donations.models import ARRIVED, CURRENCY, AttemptState, Donation, EntryKind, MailKind, PaymentAttempt
from donations.services.limits import may_ask_again
from donations.services.outbox import queue_mail
from donations.services.returns import sync_returns
from donations.services.standing import settle
from donations.snapshots import ChargeSnapshot, CheckoutSnapshot

logger = logging.getLogger(__name__)

# States only move forward; what was paid stays paid, whatever an older answer says.
_RANK = {
    AttemptState.CREATED: 0,
    AttemptState.OPEN: 1,
    AttemptState.WAITING: 2,
    AttemptState.FAILED: 3,
    AttemptState.EXPIRED: 3,
    AttemptState.PAID: 4,
}


def sync_payment(attempt: PaymentAttempt) -> CheckoutSnapshot | None:
    """Ask Stripe about the attempt's Session and add what is missing; ``None`` where no Session is known.

    Raises ``GatewayUnavailable`` or ``GatewayRefused``. May be called by anybody, any number of times, at once.
    """
    if attempt.session_id is None:
        return None
    snapshot = gateway.retrieve_session(attempt.session_id)
    apply_snapshot(attempt_id=attempt.pk, snapshot=snapshot)
    return snapshot


def look_again(attempts: Iterable[PaymentAttempt]) -> bool:
    """Ask about each because somebody looks at it, though not too often; false where Stripe does not answer."""
    has_answered = True
    for attempt in attempts:
        try:
            if may_ask_again(attempt):
                sync_payment(attempt)
        except (gateway.GatewayUnavailable, gateway.GatewayRefused):
            has_answered = False
    return has_answered


def sync_session(session_id: str) -> bool:
    """The same from a Session's id, as an event names it; false where the Session is not one of ours."""
    return _sync_found(gateway.retrieve_session(session_id))


def sync_intent(intent_id: str) -> bool:
    """The same from a PaymentIntent's id; and what of a paid one went back."""
    attempt = PaymentAttempt.objects.filter(intent_id=intent_id, state=AttemptState.PAID).first()
    if attempt is None:
        snapshot = gateway.find_session_of_intent(intent_id)
        if snapshot is None or not _sync_found(snapshot):
            return False
        attempt = PaymentAttempt.objects.filter(intent_id=intent_id, state=AttemptState.PAID).first()
    if attempt is not None:
        sync_returns(attempt)
    return True


def _sync_found(snapshot: CheckoutSnapshot) -> bool:
    attempt = PaymentAttempt.objects.filter(session_id=snapshot.id).first()
    if attempt is None and snapshot.attempt_key:
        # The process died between Stripe's answer and our commit: the Session carries our key.
        attempt = PaymentAttempt.objects.filter(idempotency_key=snapshot.attempt_key).first()
    if attempt is None:
        return False
    apply_snapshot(attempt_id=attempt.pk, snapshot=snapshot)
    return True


@transaction.atomic
def apply_snapshot(*, attempt_id: int, snapshot: CheckoutSnapshot) -> None:
    """Move the attempt, the ledger and the donation to what ``snapshot`` shows; repeats change nothing."""
    attempt = PaymentAttempt.objects.get(pk=attempt_id)
    donation = Donation.objects.select_for_update().get(pk=attempt.donation_id)
    attempt.refresh_from_db()  # looked at again under the lock
    if attempt.session_id not in (None, snapshot.id):
        return  # an older attempt's answer
    before = AttemptState(attempt.state)
    problem = _problem(donation, snapshot)
    after = _state_of(snapshot)
    if problem:
        logger.error("attempt %s needs a person: %s", attempt.idempotency_key, problem)
        # Once somebody has given it back, nothing is left to look at.
        after = AttemptState.FAILED if snapshot.charge and snapshot.charge.is_refunded else before
    elif snapshot.charge and snapshot.charge.has_succeeded:
        # A bank debit's charge is as old as the donor's consent; its money has come now.
        arrived_at = timezone.now() if before == AttemptState.WAITING else snapshot.charge.created_at
        ledger.post(donation=donation, movements=[_payment(snapshot.charge, arrived_at)])
        donation.paid_at = donation.paid_at or arrived_at
    attempt.state = max(before, after, key=_RANK.__getitem__)
    attempt.session_id = snapshot.id
    attempt.intent_id = snapshot.intent_id or attempt.intent_id
    attempt.problem = problem
    attempt.save()
    if attempt.state != before:
        settle(donation)
        has_failed_at_the_bank = snapshot.status == "complete" and not problem
        _tell(donation, attempt, before, has_failed_at_the_bank)


def _state_of(snapshot: CheckoutSnapshot) -> AttemptState:
    if snapshot.charge and snapshot.charge.has_succeeded:
        return AttemptState.PAID
    if snapshot.status == "complete":
        is_over = snapshot.intent_status in ("requires_payment_method", "canceled")
        return AttemptState.FAILED if is_over else AttemptState.WAITING
    return AttemptState.EXPIRED if snapshot.status == "expired" else AttemptState.OPEN


def _problem(donation: Donation, snapshot: CheckoutSnapshot) -> str:
    """Why the charge must not be booked, or an empty text: amounts come from our own rows alone."""
    charge = snapshot.charge
    if charge is None or not charge.has_succeeded:
        return ""
    if (charge.amount_cents, charge.currency) != (donation.amount_cents, CURRENCY):
        return (
            f"charge {charge.id} is {charge.amount_cents} {charge.currency}, "
            f"the donation is {donation.amount_cents} {CURRENCY}: nothing was booked"
        )
    return ""


def _payment(charge: ChargeSnapshot, arrived_at: datetime) -> ledger.Movement:
    return ledger.Movement(
        kind=EntryKind.PAYMENT,
        amount_cents=charge.amount_cents,
        source_id=charge.id,
        occurred_at=arrived_at,
    )


def _tell(donation: Donation, attempt: PaymentAttempt, before: AttemptState, has_failed_at_the_bank: bool) -> None:
    """Queue the one mail that says what the attempt came to."""
    if attempt.state == AttemptState.PAID:
        queue_mail(attempt, MailKind.CONFIRMED)
    elif donation.state in ARRIVED:
        return  # another attempt paid
    elif attempt.state == AttemptState.WAITING:
        queue_mail(attempt, MailKind.WAITING)
    elif before == AttemptState.WAITING or has_failed_at_the_bank:
        # The donor authorised it, whether or not we knew in time to say that it was on its way.
        queue_mail(attempt, MailKind.FAILED)
