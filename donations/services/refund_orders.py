"""Stores wishes to give money back; ``refunding`` carries them out."""

from django.db import transaction
from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from donations import ledger
from donations.models import (
    AttemptState,
    Donation,
    DonationState,
    PaymentAttempt,
    RefundCause,
    RefundOrder,
    RefundState,
    Result,
)
from home.money import format_euros


class RefundRefused(Exception):
    """The refund cannot be ordered; the text says why, in the staff member's language."""


def left_cents(donation: Donation) -> int:
    """What can still be given back: what the ledger holds less what is ordered and not booked."""
    queued = RefundOrder.objects.filter(attempt__donation=donation, state=RefundState.QUEUED)
    return ledger.net_cents(donation) - queued.aggregate(cents=Sum("amount_cents", default=0))["cents"]


def order_of_missed(limit: int = 200) -> int:
    """Order the refund of what campaigns that missed their threshold still hold; returns how many orders are new.

    Money that came after such an end is found like any other, whenever it came.
    """
    return sum(_order_missed(attempt) for attempt in held_by_missed().order_by("pk")[:limit])


def held_by_missed() -> QuerySet[PaymentAttempt]:
    """Payments that are to go back because their campaign missed its threshold, and are not ordered yet.

    Where another order of the payment is queued, that one is carried out first: what it leaves is ordered then.
    """
    queued = RefundOrder.objects.filter(state=RefundState.QUEUED)
    return PaymentAttempt.objects.filter(
        state=AttemptState.PAID,
        donation__state=DonationState.PAID,
        donation__campaign__outcome__result=Result.RETURNED,
    ).exclude(pk__in=(_that_stand() | queued).values("attempt"))


def _that_stand() -> QuerySet[RefundOrder]:
    """Orders because of a missed campaign; one that was not needed does not stand: its money may come again."""
    return RefundOrder.objects.filter(cause=RefundCause.CAMPAIGN_MISSED).exclude(state=RefundState.NOT_NEEDED)


@transaction.atomic
def _order_missed(attempt: PaymentAttempt) -> bool:
    donation = Donation.objects.select_for_update().get(pk=attempt.donation_id)
    # Of a donation that was paid twice, each payment gets its own order.
    amount_cents = min(donation.amount_cents, left_cents(donation))
    is_ordered = _that_stand().filter(attempt=attempt).exists()
    if is_ordered or amount_cents <= 0:
        return False
    _order(attempt, RefundCause.CAMPAIGN_MISSED, amount_cents)
    return True


@transaction.atomic
def order_by_staff(*, donation: Donation, amount_cents: int, seen_left_cents: int, reason: str, user) -> RefundOrder:
    """One order by a person for a donation.

    ``seen_left_cents`` is what could be given back when the form was shown: whoever presses second finds that it has
    changed. Raises ``RefundRefused``.
    """
    donation = Donation.objects.select_for_update().get(pk=donation.pk)
    left = min(left_cents(donation), donation.amount_cents)
    attempt = _least_given_back(donation)
    if attempt is None or left <= 0:
        raise RefundRefused(_("Non c'è più nulla da rimborsare."))
    if left != seen_left_cents:
        raise RefundRefused(
            _("Intanto la donazione è cambiata: si possono ancora rimborsare %(left)s. Controlla e conferma.")
            % {"left": format_euros(left)}
        )
    if not 0 < amount_cents <= left:
        raise RefundRefused(_("Si possono rimborsare al più %(left)s.") % {"left": format_euros(left)})
    return _order(
        attempt,
        RefundCause.STAFF,
        amount_cents,
        reason=reason,
        ordered_by=user,
        ordered_by_name=user.get_full_name() or user.get_username(),
    )


def _least_given_back(donation: Donation) -> PaymentAttempt | None:
    """The payment of a donation of which the least is to go back; where it was paid twice, there are two."""
    stand = Q(refund_orders__state__in=(RefundState.QUEUED, RefundState.PENDING, RefundState.SUCCEEDED))
    going = Sum("refund_orders__amount_cents", filter=stand, default=0)
    return donation.attempts.filter(state=AttemptState.PAID).annotate(going=going).order_by("going", "-pk").first()


def _order(attempt: PaymentAttempt, cause: RefundCause, amount_cents: int, **values) -> RefundOrder:
    """In a transaction that has locked the donation."""
    donation = attempt.donation
    number = RefundOrder.objects.filter(attempt__donation=donation).count() + 1
    key = f"refund-{donation.public_id}-{number}"
    body = {
        "payment_intent": attempt.intent_id,
        "amount": amount_cents,
        "reason": "requested_by_customer",
        "metadata": {"order": key, "donation": str(donation.public_id), "campaign": str(donation.campaign_id)},
    }
    return RefundOrder.objects.create(
        attempt=attempt,
        cause=cause,
        amount_cents=amount_cents,
        idempotency_key=key,
        request_body=body,
        **values,
    )
