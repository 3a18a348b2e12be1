"""Who gave to a campaign, as each chose to appear, newest first."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from donations.models import Campaign, Donation, DonationState
from home.clock import month_text, time_since_text

PER_PAGE = 50
DAYS_ARE_TOLD = timedelta(days=30)
_KEY = re.compile(r"\d{1,18}", re.ASCII)


@dataclass(frozen=True)
class Supporter:
    """A paid donation as its donor chose to appear; ``message`` is empty until staff have approved it."""

    name: str
    amount_cents: int
    when: str
    message: str
    language: str


@dataclass(frozen=True)
class Place:
    """Where one donation is in the list. Steps from it cost the same wherever it is."""

    paid_at: datetime
    pk: int


@dataclass(frozen=True)
class SupportersPage:
    """A stretch of the list; ``newer`` and ``older`` are keys of the donations where the next ones begin, if any.

    An address names a place by the donation's key alone, which tells nobody when exactly somebody paid.
    """

    supporters: list[Supporter]
    newer: int | None
    older: int | None


def place_of(campaign: Campaign, text: str) -> Place | None:
    """The place that an address names; none where the list has no such donation (any more)."""
    if not _KEY.fullmatch(text):
        return None
    found = _newest_first(campaign).filter(pk=int(text)).only("paid_at").first()
    return Place(found.paid_at, found.pk) if found and found.paid_at else None


def latest_supporters(campaign: Campaign, number: int) -> list[Supporter]:
    now = timezone.now()
    return [_supporter(donation, now) for donation in _newest_first(campaign)[:number]]


def supporters_page(campaign: Campaign, *, before: Place | None = None, after: Place | None = None) -> SupportersPage:
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
        newer=rows[0].pk if rows and has_newer else None,
        older=rows[-1].pk if rows and has_older else None,
    )


def _newest_first(campaign: Campaign) -> QuerySet[Donation]:
    paid = Donation.objects.filter(campaign=campaign, state=DonationState.PAID, paid_at__isnull=False)
    return paid.order_by("-paid_at", "-pk")


def _beyond(donations: QuerySet[Donation], place: Place, side: str) -> QuerySet[Donation]:
    """Of many that were paid at one moment, the key decides; the first condition lets the index find the place."""
    at_this_moment = Q(**{"paid_at": place.paid_at, f"pk__{side}": place.pk})
    return donations.filter(
        at_this_moment | Q(**{f"paid_at__{side}": place.paid_at}), **{f"paid_at__{side}e": place.paid_at}
    )


def _supporter(donation: Donation, now: datetime) -> Supporter:
    return Supporter(
        name=donation.public_name,
        amount_cents=donation.amount_cents,
        when=_when(donation.paid_at or donation.created_at, now),
        message=donation.message if donation.is_message_approved else "",
        language=donation.language,
    )


def _when(moment: datetime, now: datetime) -> str:
    """After a month the month alone: a list that stays for years need not say on which day somebody gave."""
    return time_since_text(moment, now) if now - moment <= DAYS_ARE_TOLD else month_text(moment)
