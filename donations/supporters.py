"""Who gave to a campaign, as each chose to appear, newest first."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from donations.models import Campaign, Donation, DonationState
from home.clock import time_since_text

PER_PAGE = 50
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"(\d{1,16})-(\d{1,18})", re.ASCII)


@dataclass(frozen=True)
class Supporter:
    """A paid donation as its donor chose to appear; ``message`` is empty until staff have approved it."""

    name: str
    amount_cents: int
    when: str
    message: str
    language: str


@dataclass(frozen=True)
class Cursor:
    """A place in the list: that of one donation. Steps from it cost the same wherever it is."""

    paid_at: datetime
    pk: int

    def __str__(self) -> str:
        return f"{(self.paid_at - _EPOCH) // timedelta(microseconds=1)}-{self.pk}"


@dataclass(frozen=True)
class SupportersPage:
    """A stretch of the list; ``newer`` and ``older`` are where the next ones begin, none at its ends."""

    supporters: list[Supporter]
    newer: Cursor | None
    older: Cursor | None


def read_cursor(text: str) -> Cursor | None:
    """The place that an address names; none where it was not written by ``str`` of one."""
    found = _CURSOR.fullmatch(text)
    return Cursor(_EPOCH + timedelta(microseconds=int(found[1])), int(found[2])) if found else None


def latest_supporters(campaign: Campaign, number: int) -> list[Supporter]:
    now = timezone.now()
    return [_supporter(donation, now) for donation in _newest_first(campaign)[:number]]


def supporters_page(campaign: Campaign, *, before: Cursor | None = None, after: Cursor | None = None) -> SupportersPage:
    """Those that gave next ``before`` one, or next ``after`` one; the newest where neither is named."""
    if after is not None:
        found = list(_beyond(_newest_first(campaign).reverse(), after, "gt")[: PER_PAGE + 1])
        has_newer, has_older = len(found) > PER_PAGE, True
        rows = found[:PER_PAGE][::-1]
    else:
        donations = _newest_first(campaign)
        found = list((donations if before is None else _beyond(donations, before, "lt"))[: PER_PAGE + 1])
        has_newer, has_older = before is not None, len(found) > PER_PAGE
        rows = found[:PER_PAGE]
    now = timezone.now()
    return SupportersPage(
        supporters=[_supporter(donation, now) for donation in rows],
        newer=_cursor_of(rows[0]) if rows and has_newer else None,
        older=_cursor_of(rows[-1]) if rows and has_older else None,
    )


def _newest_first(campaign: Campaign) -> QuerySet[Donation]:
    paid = Donation.objects.filter(campaign=campaign, state=DonationState.PAID, paid_at__isnull=False)
    return paid.order_by("-paid_at", "-pk")


def _beyond(donations: QuerySet[Donation], cursor: Cursor, side: str) -> QuerySet[Donation]:
    """Of many that were paid at one moment, the key decides; the first condition lets the index find the place."""
    at_this_moment = Q(**{"paid_at": cursor.paid_at, f"pk__{side}": cursor.pk})
    return donations.filter(
        at_this_moment | Q(**{f"paid_at__{side}": cursor.paid_at}), **{f"paid_at__{side}e": cursor.paid_at}
    )


def _cursor_of(donation: Donation) -> Cursor:
    return Cursor(donation.paid_at or donation.created_at, donation.pk)


def _supporter(donation: Donation, now: datetime) -> Supporter:
    return Supporter(
        name=donation.public_name,
        amount_cents=donation.amount_cents,
        when=time_since_text(donation.paid_at or donation.created_at, now),
        message=donation.message if donation.is_message_approved else "",
        language=donation.language,
    )
