"""Adds the whole ledger up again and says every difference: of totals, states, orders and of the database's rules."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import F, Q, Sum

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
    yield from _of_rows()
    yield from _of_states()
    yield from _of_city_shares()
    yield from _of_refunds()


def _of_triggers() -> Iterator[str]:
    for name in missing_triggers():
        yield f"the database does not refuse changes of the ledger: trigger {name} is missing, run migrate"


def _of_campaigns() -> Iterator[str]:
    sums = {
        row["campaign_id"]: row["cents"]
        for row in LedgerEntry.objects.of_donors().values("campaign_id").annotate(cents=Sum("amount_cents"))
    }
    donations = _positive_groups("e.donation_id")
    donors = _positive_groups("d.email_key")
    for campaign in Campaign.objects.order_by("pk"):
        for name, kept, true in (
            ("raised_cents", campaign.raised_cents, sums.get(campaign.pk, 0)),
            ("donations_count", campaign.donations_count, donations.get(campaign.pk, 0)),
            ("donors_count", campaign.donors_count, donors.get(campaign.pk, 0)),
        ):
            if kept != true:
                yield f"campaign {campaign.pk} ({campaign}): {name} is {kept}, the ledger says {true}"


def _positive_groups(column: str) -> dict[int, int]:
    """How many donations, or donors, of each campaign have more than nothing left in it."""
    query = f"""
        SELECT campaign_id, COUNT(*) FROM (
            SELECT e.campaign_id AS campaign_id, {column} AS who
            FROM donations_ledgerentry e JOIN donations_donation d ON d.id = e.donation_id
            GROUP BY e.campaign_id, {column} HAVING SUM(e.amount_cents) > 0
        ) AS present GROUP BY campaign_id
    """  # noqa: S608 - our own column names
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


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
    booked = {entry.source_id: entry.amount_cents for entry in LedgerEntry.objects.filter(kind=EntryKind.REFUND)}
    gone = (RefundState.PENDING, RefundState.SUCCEEDED, RefundState.RETURNED)
    for order in RefundOrder.objects.filter(state__in=gone):
        if booked.get(order.refund_id or "") != -order.amount_cents:
            yield f"refund {order.idempotency_key}: it is {order.state}, and the ledger has no row of its amount"
