"""The programme in figures: totals, and by call, Municipio, theme and month, all from kept totals."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Max, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from donations.models import Campaign, CampaignDay, Donation, DonationState, EntryKind, LedgerEntry, Result
from donations.periods import Movements, published_periods
from home.language import in_language_read
from home.visibility import visible
from projects.city_map import SHAPES
from projects.models import CallPage, ProjectPage


@dataclass(frozen=True)
class Totals:
    """The programme's sums over all campaigns, in whole cents.

    ``donors_count`` adds up each campaign's donors: who gave to two is counted twice.
    """

    raised_cents: int
    donations_count: int
    donors_count: int
    campaigns_count: int
    open_count: int
    reached_count: int
    city_cents: int


@dataclass
class Group:
    """The opened campaigns of one call, Municipio or theme, added up."""

    key: str
    label: str
    raised_cents: int = 0
    donations_count: int = 0
    campaigns_count: int = 0

    def add(self, campaign: Campaign) -> None:
        self.raised_cents += campaign.raised_cents
        self.donations_count += campaign.donations_count
        self.campaigns_count += 1


@dataclass
class Month:
    """What arrived and what went back (below nought) in one month, and what was raised by its end, in cents."""

    first: date
    donations_count: int = 0
    donated_cents: int = 0
    returned_cents: int = 0
    raised_so_far_cents: int = 0


@dataclass(frozen=True)
class Programme:
    """All figures of the programme's page. What is pending is authorised and still with the banks."""

    totals: Totals
    granted_cents: int
    pending_cents: int
    pending_count: int
    calls: list[Group] = field(default_factory=list)
    municipi: list[Group] = field(default_factory=list)
    themes: list[Group] = field(default_factory=list)
    months: list[Month] = field(default_factory=list)


def programme_totals() -> Totals:
    """Sums over all campaigns, from their kept totals in one query."""
    now = timezone.now()
    # As judged, once it is.
    reached = Q(outcome__result=Result.FUNDED) | Q(outcome=None, raised_cents__gte=F("threshold_cents"))
    # Named apart from the fields: an aggregate called like a field would hide it from the next one.
    sums = Campaign.objects.aggregate(
        raised=Sum("raised_cents", default=0),
        donations=Sum("donations_count", default=0),
        donors=Sum("donors_count", default=0),
        campaigns=Count("pk", filter=Q(opens_at__lte=now)),
        still_open=Count("pk", filter=Q(opens_at__lte=now, ends_at__gt=now, suspended_at=None)),
        reached=Count("pk", filter=reached),
        city=Sum("city_share_cents", filter=reached, default=0),
    )
    return Totals(
        raised_cents=sums["raised"],
        donations_count=sums["donations"],
        donors_count=sums["donors"],
        campaigns_count=sums["campaigns"],
        open_count=sums["still_open"],
        reached_count=sums["reached"],
        city_cents=sums["city"],
    )


def programme_in_figures() -> Programme:
    """Every figure, labels in the language that is read; seven queries whatever there is to count."""
    opened = Campaign.objects.filter(opens_at__lte=timezone.now()).only(
        "project_key", "raised_cents", "donations_count"
    )
    campaigns = list(opened.annotate(result=F("outcome__result")))
    # Nobody's payment is still with a bank where the campaign has been judged.
    unjudged = [campaign.pk for campaign in campaigns if campaign.result is None]
    pending = Donation.objects.filter(campaign_id__in=unjudged, state=DonationState.WAITING).aggregate(
        cents=Sum("amount_cents", default=0), count=Count("pk")
    )
    return Programme(
        totals=programme_totals(),
        granted_cents=LedgerEntry.objects.filter(kind=EntryKind.CITY_SHARE).sum_cents(),
        pending_cents=pending["cents"],
        pending_count=pending["count"],
        months=_months(),
        **_groups(campaigns),
    )


def last_day_with_a_movement() -> date | None:
    """The last day on which donors' money arrived or went back; none before the first."""
    return CampaignDay.objects.aggregate(day=Max("day"))["day"]


def _groups(campaigns: Sequence[Campaign]) -> dict[str, list[Group]]:
    places = _places(campaigns)
    titles = _call_titles({place["call_key"] for place in places.values()})
    known = [campaign for campaign in campaigns if campaign.project_key in places]

    def group(key_of: Callable[[dict], object], label_of: Callable[[dict], str]) -> dict[object, Group]:
        found: dict[object, Group] = {}
        for campaign in known:
            place = places[campaign.project_key]
            key = key_of(place)
            found.setdefault(key, Group(str(key), label_of(place))).add(campaign)
        return found

    municipi = group(lambda place: place["municipio"], lambda place: municipio_label(place["municipio"]))
    return {
        "calls": _largest_first(
            group(
                lambda place: place["call_key"],
                lambda place: titles.get(place["call_key"], _("Bando non pubblicato")),
            )
        ),
        "themes": _largest_first(
            group(
                lambda place: place["theme__slug"],
                lambda place: in_language_read(place["theme__name"], place["theme__name_en"]),
            )
        ),
        # All nine, as on the map.
        "municipi": [
            municipi.get(shape.number, Group(str(shape.number), municipio_label(shape.number))) for shape in SHAPES
        ]
        if municipi
        else [],
    }


def _places(campaigns: Sequence[Campaign]) -> dict[uuid.UUID, dict]:
    """Where each campaign's project belongs, by its key: as its first page says, which the translations follow."""
    pages = ProjectPage.objects.filter(translation_key__in=[campaign.project_key for campaign in campaigns])
    rows = pages.order_by("-pk").values(
        *("translation_key", "theme__slug", "theme__name", "theme__name_en"),
        municipio=F("neighbourhood__municipio"),
        call_key=F("call__translation_key"),
    )
    return {place["translation_key"]: place for place in rows}


def municipio_label(number: int) -> str:
    return _("Municipio %(number)d") % {"number": number}


def _largest_first(groups: dict[object, Group]) -> list[Group]:
    return sorted(groups.values(), key=lambda group: (-group.raised_cents, group.label))


def _call_titles(keys: set) -> dict:
    """Titles of the calls that anybody may see, by translation key: in the language read where there is one."""
    pages = visible(CallPage.objects.filter(translation_key__in=keys)).values_list(
        "translation_key", "locale__language_code", "title"
    )
    titles: dict = {}
    for key, code, title in pages:
        titles.setdefault(key, {})[code] = title
    return {key: in_language_read(of.get("it") or of["en"], of.get("en", "")) for key, of in titles.items()}


def _months() -> list[Month]:
    """Every month from the first movement to the last, those without any too.

    Added up from what is published of the days, so that a month and its days together show nobody's amount either.
    """
    months: dict[date, Month] = {}
    for _campaign_id, kind, period in published_periods():
        month = months.setdefault(period.month, Month(period.month))
        if kind == Movements.DONATED:
            month.donations_count += period.count
            month.donated_cents += period.cents
        else:
            month.returned_cents += period.cents
    whole = [months.get(first, Month(first)) for first in _every_month(months)]
    raised = 0
    for month in whole:
        raised += month.donated_cents + month.returned_cents
        month.raised_so_far_cents = raised
    return whole


def _every_month(months: dict[date, Month]) -> Iterator[date]:
    if not months:
        return
    first, last = min(months), max(months)
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield date(number // 12, number % 12 + 1, 1)
