"""Books what of a payment went back: refunds and disputes, and what of those came back again."""

from django.db import transaction
from django.utils import timezone

from donations import gateway, ledger
from donations.ledger import Movement
from donations.models import (
    AttemptState,
    Donation,
    EntryKind,
    MailKind,
    PaymentAttempt,
    RefundOrder,
    RefundState,
)
from donations.services.outbox import queue_mail
from donations.services.standing import settle
from donations.snapshots import DisputeSnapshot, RefundSnapshot

# Orders only move forward; those that wait for a person have not begun.
_RANK = {
    RefundState.QUEUED: 0,
    RefundState.NEEDS_PERSON: 0,
    RefundState.NOT_NEEDED: 0,
    RefundState.PENDING: 1,
    RefundState.SUCCEEDED: 2,
    RefundState.RETURNED: 3,
}
_STATES = {
    "pending": RefundState.PENDING,
    "requires_action": RefundState.PENDING,
    "succeeded": RefundState.SUCCEEDED,
    "failed": RefundState.RETURNED,
    "canceled": RefundState.RETURNED,
}


def sync_returns(attempt: PaymentAttempt) -> None:
    """Ask Stripe what of a paid attempt went back, and add what is missing; raises as ``sync_payment`` does."""
    if attempt.intent_id is None:
        return
    refunds = gateway.refunds_of(attempt.intent_id)
    disputes = gateway.disputes_of(attempt.intent_id)
    apply_returns(attempt_id=attempt.pk, refunds=refunds, disputes=disputes)


@transaction.atomic
def apply_returns(*, attempt_id: int, refunds: list[RefundSnapshot], disputes: list[DisputeSnapshot]) -> None:
    """Add the rows that follow from the snapshots; repeats, parts and older ones change nothing.

    What was never booked cannot go back: an attempt that is not paid is passed over.
    """
    attempt = PaymentAttempt.objects.get(pk=attempt_id)
    donation = Donation.objects.select_for_update().get(pk=attempt.donation_id)
    attempt.refresh_from_db()
    if attempt.state != AttemptState.PAID:
        return
    ledger.post(donation=donation, movements=[*_of_refunds(refunds), *_of_disputes(disputes)])
    for refund in refunds:
        _note_order(attempt, refund)
        _tell(attempt, refund)
    settle(donation)


def _of_refunds(refunds: list[RefundSnapshot]) -> list[Movement]:
    left = [
        Movement(EntryKind.REFUND, -refund.amount_cents, refund.id, refund.created_at)
        for refund in refunds
        if refund.has_left
    ]
    came_back = [
        Movement(EntryKind.REFUND_RETURNED, refund.amount_cents, refund.id, timezone.now())
        for refund in refunds
        if refund.has_come_back
    ]
    return left + came_back


def _of_disputes(disputes: list[DisputeSnapshot]) -> list[Movement]:
    taken = [
        Movement(EntryKind.DISPUTE, -dispute.taken_cents, dispute.id, dispute.created_at)
        for dispute in disputes
        if dispute.taken_cents
    ]
    returned = [
        Movement(EntryKind.DISPUTE_WON, dispute.returned_cents, dispute.id, timezone.now())
        for dispute in disputes
        if dispute.returned_cents
    ]
    return taken + returned


def _note_order(attempt: PaymentAttempt, refund: RefundSnapshot) -> None:
    """Find the order that made this refund, by our key, and move it forward."""
    if not refund.order_key:
        return  # made by hand
    order = RefundOrder.objects.filter(attempt=attempt, idempotency_key=refund.order_key).first()
    if order is None:
        return
    state = _STATES.get(refund.status, RefundState.PENDING)
    order.state = max(RefundState(order.state), state, key=_RANK.__getitem__)
    order.refund_id = refund.id
    order.done_at = order.done_at or timezone.now()
    order.error = ""
    order.save(update_fields=["state", "refund_id", "done_at", "error"])


def _tell(attempt: PaymentAttempt, refund: RefundSnapshot) -> None:
    if refund.has_come_back:
        queue_mail(attempt, MailKind.REFUND_RETURNED, about=refund.id)
    elif refund.has_left:
        queue_mail(attempt, MailKind.REFUNDED, about=refund.id)
