"""Adds rows to the ledger and moves the campaign's kept totals and days, in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from donations import days, milestones
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
    so repeats and order do not matter; the campaign's totals and days move by exactly what was added.
    """
    assert connection.in_atomic_block, "post to the ledger inside a transaction"  # noqa: S101
    campaign = locked(donation.campaign_id)
    donation_before, donor_before = _net_cents(donation)
    added = [entry for movement in movements if (entry := _write(donation, movement))]
    if not added:
        return 0
    moved_cents = sum(entry.amount_cents for entry in added)
    donation_after, donor_after = donation_before + moved_cents, donor_before + moved_cents
    Campaign.objects.filter(pk=campaign.pk).update(
        raised_cents=F("raised_cents") + moved_cents,
        donations_count=F("donations_count") + _appeared(donation_before, donation_after),
        donors_count=F("donors_count") + _appeared(donor_before, donor_after),
    )
    days.add(campaign, added)
    milestones.note_raised(
        campaign, before_cents=campaign.raised_cents, after_cents=campaign.raised_cents + moved_cents
    )
    tell_moved(campaign.pk)
    return len(added)


def grant_city_share(*, campaign: Campaign, act: str) -> bool:
    """Write the city's share with the act that grants it; false where it was written before."""
    _entry, created = LedgerEntry.objects.get_or_create(
        kind=EntryKind.CITY_SHARE,
        source_id=f"campaign-{campaign.pk}",
        defaults={
            "campaign": campaign,
            "amount_cents": campaign.city_share_cents,
            "act": act,
            "occurred_at": timezone.now(),
        },
    )
    return created


def locked(campaign_id: int) -> Campaign:
    """The campaign, whose money and acts nobody else changes until the transaction ends."""
    return Campaign.objects.select_for_update(no_key=True).get(pk=campaign_id)


def tell_moved(campaign_id: int) -> None:
    """Drop what is cached of the campaign's figures, and tell whoever listens once the transaction has committed."""
    site_version.bump()
    transaction.on_commit(lambda: campaign_moved.send(Campaign, campaign_id=campaign_id), robust=True)


def _write(donation: Donation, movement: Movement) -> LedgerEntry | None:
    """The new row; none where it is there already."""
    entry, created = LedgerEntry.objects.get_or_create(
        kind=movement.kind,
        source_id=movement.source_id,
        defaults={
            "campaign_id": donation.campaign_id,
            "donation": donation,
            "amount_cents": movement.amount_cents,
            "occurred_at": movement.occurred_at,
        },
    )
    return entry if created else None


def _appeared(before_cents: int, after_cents: int) -> int:
    """1 where somebody's money is there now and was not, -1 where it is gone, else 0."""
    return int(after_cents > 0) - int(before_cents > 0)


def _net_cents(donation: Donation) -> tuple[int, int]:
    """What the ledger holds now of this donation, and of all that this donor gave to this campaign."""
    of_donor = LedgerEntry.objects.filter(
        donation__campaign_id=donation.campaign_id, donation__email_key=donation.email_key
    )
    return net_cents(donation), of_donor.sum_cents()


def net_cents(donation: Donation) -> int:
    """What is left of a donation: what came less what went back."""
    return LedgerEntry.objects.filter(donation=donation).sum_cents()


def true_raised_cents(campaign: Campaign) -> int:
    """The campaign's total added up anew from its rows, to hold the kept one against."""
    return LedgerEntry.objects.filter(campaign=campaign).of_donors().sum_cents()
