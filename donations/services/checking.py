"""Adds the whole ledger up again and says every difference: of totals, states, orders and of the database's rules."""

from collections.abc import Iterator

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, Sum

from donations import days, ledger
from donations.models import (
    ARRIVED,
    Campaign,
    Donation,
    DonationState,
    EntryKind,
    LedgerEntry,
    RefundOrder,
    RefundState,
)
from donations.triggers import missing_triggers


def differences() -> Iterator[str]:
    """A sentence for each thing that is not as the ledger's rows say; none where all is well."""
    yield from _of_triggers()
    yield from _of_campaigns()
    yield from _of_days()
    yield from _of_rows()
    yield from _of_states()
    yield from _of_city_shares()
    yield from _of_refunds()


def _of_triggers() -> Iterator[str]:
    for name in missing_triggers():
        yield f"the database does not refuse changes of the ledger: trigger {name} is missing, run migrate"


def _of_campaigns() -> Iterator[str]:
    sums = _sums_of_donors()
    for campaign in Campaign.objects.order_by("pk"):
        raised, donations, donors = sums.get(campaign.pk, (0, 0, 0))
        for name, kept, true in (
            ("raised_cents", campaign.raised_cents, raised),
            ("donations_count", campaign.donations_count, donations),
            ("donors_count", campaign.donors_count, donors),
        ):
            if kept != true:
                yield f"campaign {campaign.pk} ({campaign}): {name} is {kept}, the ledger says {true}"


def _sums_of_donors() -> dict[int, tuple[int, int, int]]:
    """Of each campaign the cents, and how many donations and donors have more than nothing left in it.

    One look at the rows: they are added up by donation, those by donor, and those by campaign.
    """
    query = """
        SELECT campaign_id, SUM(cents), SUM(donations), SUM(CASE WHEN cents > 0 THEN 1 ELSE 0 END) FROM (
            SELECT net.campaign_id AS campaign_id, SUM(net.cents) AS cents,
                   SUM(CASE WHEN net.cents > 0 THEN 1 ELSE 0 END) AS donations
            FROM (
                SELECT donation_id, campaign_id, SUM(amount_cents) AS cents FROM donations_ledgerentry
                WHERE donation_id IS NOT NULL GROUP BY donation_id, campaign_id
            ) AS net JOIN donations_donation d ON d.id = net.donation_id
            GROUP BY net.campaign_id, d.email_key
        ) AS of_donors GROUP BY campaign_id
    """
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {campaign_id: (int(cents), int(gifts), int(donors)) for campaign_id, cents, gifts, donors in cursor}


def _of_days() -> Iterator[str]:
    """The kept days against the rows; the command ``recount_days`` mends them."""
    kept, true = days.kept_days(), days.true_days()
    suspects = {key[0] for key in kept.keys() | true.keys() if kept.get(key) != true.get(key)}
    for campaign_id in sorted(suspects):
        yield from _of_days_of(campaign_id)


@transaction.atomic
def _of_days_of(campaign_id: int) -> list[str]:
    """Looked at again while nobody posts: between two questions about all campaigns somebody may have given."""
    campaign = ledger.locked(campaign_id)
    kept, true = days.kept_days(campaign), days.true_days(campaign)
    nothing = days.DayTotals()
    found = []
    for key in sorted(kept.keys() | true.keys()):
        ours, rows = kept.get(key, nothing), true.get(key, nothing)
        found += [
            f"campaign {campaign_id} ({campaign}), {key[1]}: {name} is {is_kept}, the ledger says {is_true}"
            for name in days.FIGURES
            if (is_kept := getattr(ours, name)) != (is_true := getattr(rows, name))
        ]
    return found


def _of_rows() -> Iterator[str]:
    strangers = LedgerEntry.objects.of_donors().exclude(campaign_id=F("donation__campaign_id"))
    for entry in strangers:
        yield f"entry {entry.pk}: its campaign is not its donation's"
    wrong = LedgerEntry.objects.filter(kind=EntryKind.PAYMENT).exclude(amount_cents=F("donation__amount_cents"))
    for entry in wrong:
        yield f"entry {entry.pk}: {entry.amount_cents} cents were booked for a donation of another amount"


def _of_states() -> Iterator[str]:
    """The kept state of a donation against what its rows hold."""
    net = Donation.objects.annotate(net_cents=Sum("entries__amount_cents", default=0))
    wrong = net.filter(
        Q(state=DonationState.PAID, net_cents__lte=0)
        | Q(state__in=(DonationState.REFUNDED, DonationState.DISPUTED), net_cents__gt=0)
        | ~Q(state__in=ARRIVED) & ~Q(net_cents=0)
    )
    for donation in wrong:
        yield f"donation {donation.public_id}: it is {donation.state}, but its rows hold {donation.net_cents} cents"


def _of_city_shares() -> Iterator[str]:
    for entry in LedgerEntry.objects.filter(kind=EntryKind.CITY_SHARE).select_related("campaign__outcome"):
        campaign = entry.campaign
        if entry.amount_cents != campaign.city_share_cents:
            yield f"entry {entry.pk}: the city's share of campaign {campaign.pk} is {campaign.city_share_cents} cents"
        if not hasattr(campaign, "outcome") or campaign.outcome.result != "funded":
            yield f"entry {entry.pk}: a share of the city for campaign {campaign.pk}, which was not judged funded"


def _of_refunds() -> Iterator[str]:
    """What an order says has left against its row."""
    booked = LedgerEntry.objects.filter(
        kind=EntryKind.REFUND, source_id=OuterRef("refund_id"), amount_cents=-OuterRef("amount_cents")
    )
    gone = (RefundState.PENDING, RefundState.SUCCEEDED, RefundState.RETURNED)
    for order in RefundOrder.objects.filter(~Exists(booked), state__in=gone):
        yield f"refund {order.idempotency_key}: it is {order.state}, and the ledger has no row of its amount"
