"""Projects where a donation stands from its attempts and its ledger rows."""

from django.db import transaction

from donations import ledger
from donations.models import ARRIVED, UNFINISHED, AttemptState, Donation, DonationState, EntryKind
from donations.signals import newsletter_requested, updates_requested


def settle(donation: Donation) -> None:
    """Bring the state of a locked donation in line with its rows, and tell who listens that it was paid, once."""
    was_paid = donation.state in ARRIVED
    donation.state = _state(donation)
    donation.save(update_fields=["state", "paid_at"])
    if donation.state in ARRIVED and not was_paid:
        _tell_wishes(donation)


def _tell_wishes(donation: Donation) -> None:
    """Once the payment is written: whatever goes wrong where they are heard does it no harm."""
    if donation.wants_newsletter:
        transaction.on_commit(lambda: newsletter_requested.send(Donation, donation=donation), robust=True)
    if donation.wants_updates:
        transaction.on_commit(lambda: updates_requested.send(Donation, donation=donation), robust=True)


def _state(donation: Donation) -> DonationState:
    attempts = set(donation.attempts.values_list("state", flat=True))
    if AttemptState.PAID in attempts:
        return _state_of_money(donation)
    if AttemptState.WAITING in attempts:
        return DonationState.WAITING
    return DonationState.STARTED if not attempts or attempts & set(UNFINISHED) else DonationState.FAILED


def _state_of_money(donation: Donation) -> DonationState:
    if ledger.net_cents(donation) > 0:
        return DonationState.PAID
    disputes = donation.entries.filter(kind__in=(EntryKind.DISPUTE, EntryKind.DISPUTE_WON))
    return DonationState.DISPUTED if disputes.sum_cents() < 0 else DonationState.REFUNDED
