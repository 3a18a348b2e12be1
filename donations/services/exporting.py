"""The ledger as lines for whoever checks the books: entries, or totals of each campaign or donation; no names."""

import csv
import json
from collections.abc import Iterator

from django.db.models import Count, Q, Sum

from donations.models import Campaign, Donation, EntryKind, LedgerEntry
from home.spreadsheets import harmless
from home.work.progress import Stream

CHUNK = 2000
OF_DONORS = [kind for kind in EntryKind.values if kind != EntryKind.CITY_SHARE]


def entries() -> Iterator[dict]:
    """One line for each row of the ledger, in order of posting; amounts in signed cents."""
    rows = LedgerEntry.objects.select_related("campaign", "donation").order_by("pk")
    for entry in rows.iterator(CHUNK):
        yield {
            "entry": entry.pk,
            "occurred_at": entry.occurred_at.isoformat(),
            "posted_at": entry.posted_at.isoformat(),
            "campaign": entry.campaign_id,
            "project": entry.campaign.project_title,
            "donation": str(entry.donation.public_id) if entry.donation else "",
            "kind": entry.kind,
            "amount_cents": entry.amount_cents,
            "currency": "EUR",
            "source": entry.source_id,
            "act": entry.act,
        }


def campaigns() -> Iterator[dict]:
    """One line for each campaign: what came and went, by kind, and what is left."""
    rows = Campaign.objects.order_by("pk").annotate(
        **_sums_by_kind(), entries_count=Count("entries"), raised=_sum(~Q(entries__kind=EntryKind.CITY_SHARE))
    )
    for campaign in rows.iterator(CHUNK):
        yield {
            "campaign": campaign.pk,
            "project": campaign.project_title,
            "entries": campaign.entries_count,
            "raised_cents": campaign.raised,
            **{f"{kind}_cents": getattr(campaign, kind) for kind in EntryKind.values},
            "donors": campaign.donors_count,
            "donations": campaign.donations_count,
            "threshold_cents": campaign.threshold_cents,
            "budget_cents": campaign.budget_cents,
            "currency": "EUR",
        }


def donations() -> Iterator[dict]:
    """One line for each donation that has rows: what came, what went back, what is left."""
    rows = (
        Donation.objects.filter(entries__isnull=False)
        .order_by("pk")
        .annotate(**{kind: _sum(Q(entries__kind=kind)) for kind in OF_DONORS}, net=Sum("entries__amount_cents"))
    )
    for donation in rows.iterator(CHUNK):
        yield {
            "donation": str(donation.public_id),
            "campaign": donation.campaign_id,
            "state": donation.state,
            **{f"{kind}_cents": getattr(donation, kind) for kind in OF_DONORS},
            "net_cents": donation.net,
            "currency": "EUR",
        }


LINES = {"entries": entries, "campaigns": campaigns, "donations": donations}
COLUMNS = {
    "entries": (
        *("entry", "occurred_at", "posted_at", "campaign", "project", "donation"),
        *("kind", "amount_cents", "currency", "source", "act"),
    ),
    "campaigns": (
        *("campaign", "project", "entries", "raised_cents", *(f"{kind}_cents" for kind in EntryKind.values)),
        *("donors", "donations", "threshold_cents", "budget_cents", "currency"),
    ),
    "donations": (
        *("donation", "campaign", "state", *(f"{kind}_cents" for kind in OF_DONORS), "net_cents", "currency"),
    ),
}


def write_csv(what: str, stream: Stream) -> int:
    """A header and the lines of ``LINES``; returns how many. No text of ours or others' begins like a formula."""
    writer = csv.DictWriter(stream, fieldnames=COLUMNS[what])
    writer.writeheader()
    count = 0
    for line in LINES[what]():
        writer.writerow({name: harmless(value) for name, value in line.items()})
        count += 1
    return count


def write_json(what: str, stream: Stream) -> int:
    """An array with one object a line; returns how many."""
    stream.write("[\n")
    count, held = 0, ""
    for line in LINES[what]():
        if held:
            stream.write(f"{held},\n")
        held = json.dumps(line, ensure_ascii=False)
        count += 1
    if held:
        stream.write(f"{held}\n")
    stream.write("]\n")
    return count


FORMATS = {"csv": write_csv, "json": write_json}


def _sum(condition: Q) -> Sum:
    return Sum("entries__amount_cents", filter=condition, default=0)


def _sums_by_kind() -> dict[str, Sum]:
    return {kind: _sum(Q(entries__kind=kind)) for kind in EntryKind.values}
