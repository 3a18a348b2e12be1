"""Keeps what each campaign received and gave back on each day, Rome's time."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from donations.models import Campaign, CampaignDay, EntryKind, LedgerEntry


@dataclass(frozen=True)
class DayTotals:
    """The four figures of a row of ``CampaignDay``."""

    donated_cents: int = 0
    donations_count: int = 0
    returned_cents: int = 0
    returns_count: int = 0

    def __add__(self, other: "DayTotals") -> "DayTotals":
        return DayTotals(**{name: getattr(self, name) + getattr(other, name) for name in FIGURES})


FIGURES = tuple(field.name for field in fields(DayTotals))


def day_of(moment: datetime) -> date:
    """The day in Rome, whatever time zone is the current one."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def add(campaign: Campaign, entries: Iterable[LedgerEntry]) -> None:
    """Count rows that were just written.

    To be called in the transaction that wrote them, which holds the lock of ``campaign``: nobody else moves its days.
    """
    assert connection.in_atomic_block, "count days inside the ledger's transaction"  # noqa: S101
    moved: dict[date, DayTotals] = {}
    for entry in entries:
        day = day_of(entry.occurred_at)
        moved[day] = moved.get(day, DayTotals()) + _totals_of(entry)
    for day, totals in moved.items():
        values = {name: getattr(totals, name) for name in FIGURES}
        kept = CampaignDay.objects.filter(campaign=campaign, day=day)
        if not kept.update(**{name: F(name) + value for name, value in values.items()}):
            CampaignDay.objects.create(campaign=campaign, day=day, **values)


def _totals_of(entry: LedgerEntry) -> DayTotals:
    if entry.kind == EntryKind.PAYMENT:
        return DayTotals(donated_cents=entry.amount_cents, donations_count=1)
    return DayTotals(returned_cents=entry.amount_cents, returns_count=1)


def true_days(campaign: Campaign | None = None) -> dict[tuple[int, date], DayTotals]:
    """Every day of a campaign, or of all, added up anew from the rows, by campaign's id and day."""
    rows = LedgerEntry.objects.of_donors()
    if campaign is not None:
        rows = rows.filter(campaign=campaign)
    is_payment = Q(kind=EntryKind.PAYMENT)
    sums = (
        rows.order_by()
        .values("campaign_id", day=TruncDate("occurred_at", tzinfo=timezone.get_default_timezone()))
        .annotate(
            donated_cents=Sum("amount_cents", filter=is_payment, default=0),
            donations_count=Count("pk", filter=is_payment),
            returned_cents=Sum("amount_cents", filter=~is_payment, default=0),
            returns_count=Count("pk", filter=~is_payment),
        )
        .values_list("campaign_id", "day", *FIGURES)
    )
    return {(campaign_id, day): DayTotals(*figures) for campaign_id, day, *figures in sums.iterator()}


def kept_days(campaign: Campaign | None = None) -> dict[tuple[int, date], DayTotals]:
    """The same as it is kept."""
    rows = CampaignDay.objects.all() if campaign is None else CampaignDay.objects.filter(campaign=campaign)
    values = rows.order_by().values_list("campaign_id", "day", *FIGURES)
    return {(campaign_id, day): DayTotals(*figures) for campaign_id, day, *figures in values.iterator()}


@transaction.atomic
def count_anew(campaign: Campaign) -> int:
    """Set a campaign's days to what its rows say; returns how many there are.

    For rows that were written by other ways than ``ledger.post``, and where ``check_ledger`` finds that days differ.
    """
    Campaign.objects.select_for_update(no_key=True).get(pk=campaign.pk)
    CampaignDay.objects.filter(campaign=campaign).delete()
    rows = [
        CampaignDay(campaign=campaign, day=day, **{name: getattr(totals, name) for name in FIGURES})
        for (_campaign_id, day), totals in true_days(campaign).items()
    ]
    return len(CampaignDay.objects.bulk_create(rows, batch_size=500))
