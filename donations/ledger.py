"""Adds rows to the ledger and moves the campaign's kept totals, in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F, Sum

from donations.models import Campaign, Donation, EntryKind, LedgerEntry
from donations.signals import campaign_moved
from home import site_version


@dataclass(frozen=True)
class Movement:
    """One fact that Stripe confirmed; ``amount_cents`` is signed, ``source_id`` is Stripe's object."""

    kind: EntryKind
    amount_cents: int
    source_id: str
    occurred_at: datetime


def post(*, donation: Donation, movements: list[Movement]) -> int:
    """Write the movements that are not in the ledger yet and return how many those were.

    To be called in a transaction that has locked ``donation``. A movement that is there already is passed over,
    so repeats and order do not matter; the campaign's totals move by exactly what was added.
    """
    assert connection.in_atomic_block, "post to the ledger inside a transaction"  # noqa: S101
    Campaign.objects.select_for_update(no_key=True).get(pk=donation.campaign_id)
    donation_before, donor_before = _net_cents(donation)
    added = [movement for movement in movements if _write(donation, movement)]
    if not added:
        return 0
    moved_cents = sum(movement.amount_cents for movement in added)
    donation_after, donor_after = donation_before + moved_cents, donor_before + moved_cents
    Campaign.objects.filter(pk=donation.campaign_id).update(
        raised_cents=F("raised_cents") + moved_cents,
        donations_count=F("donations_count") + _appeared(donation_before, donation_after),
        donors_count=F("donors_count") + _appeared(donor_before, donor_after),
    )
    site_version.bump()
    campaign_id = donation.campaign_id
    transaction.on_commit(lambda: campaign_moved.send(Campaign, campaign_id=campaign_id), robust=True)
    return len(added)


def _write(donation: Donation, movement: Movement) -> bool:
    _entry, created = LedgerEntry.objects.get_or_create(
        kind=movement.kind,
        source_id=movement.source_id,
        defaults={
            "campaign_id": donation.campaign_id,
            "donation": donation,
            "amount_cents": movement.amount_cents,
            "occurred_at": movement.occurred_at,
        },
    )
    return created


def _appeared(before_cents: int, after_cents: int) -> int:
    """1 where somebody's money is there now and was not, -1 where it is gone, else 0."""
    return int(after_cents > 0) - int(before_cents > 0)


def _net_cents(donation: Donation) -> tuple[int, int]:
    """What the ledger holds now of this donation, and of all that this donor gave to this campaign."""
    of_donation = LedgerEntry.objects.filter(donation=donation)
    of_donor = LedgerEntry.objects.filter(
        donation__campaign_id=donation.campaign_id, donation__email_key=donation.email_key
    )
    total = Sum("amount_cents", default=0)
    return of_donation.aggregate(cents=total)["cents"], of_donor.aggregate(cents=total)["cents"]


def true_raised_cents(campaign: Campaign) -> int:
    """The campaign's total added up anew from its rows, to hold the kept one against."""
    return LedgerEntry.objects.filter(campaign=campaign).aggregate(cents=Sum("amount_cents", default=0))["cents"]
