"""The rows of the open data, as plain values in the order of ``fields``; in few queries whatever their number."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from donations.figures import figures_of
from donations.models import Campaign, CampaignOutcome, EntryKind, LedgerEntry
from donations.open_data.fields import CAMPAIGN_FIELDS, DAY_FIELDS, columns
from donations.periods import published_periods
from home.visibility import visible
from projects.models import CallPage, ProjectPage

# A page, or a title, in each language that there is one in.
Pages = dict[str, ProjectPage]


def campaign_records(keys: Iterable[uuid.UUID] | None = None) -> list[dict]:
    """Every campaign whose project anybody may see, in order of opening; only those named, where some are."""
    now = timezone.now()
    campaigns = _campaigns(keys)
    pages = _project_pages(campaigns)
    calls = _call_titles(pages.values())
    shares = LedgerEntry.objects.filter(kind=EntryKind.CITY_SHARE)
    granted = dict(shares.values_list("campaign_id", "amount_cents"))
    return [
        _record(campaign, pages[campaign.project_key], calls, granted.get(campaign.pk, 0), now)
        for campaign in campaigns
        if campaign.project_key in pages
    ]


def day_records(keys: Iterable[uuid.UUID] | None = None) -> list[dict]:
    """What is published of each campaign's days, by campaign in order of its number, then by kind and day."""
    campaigns = _campaigns(keys)
    pages = _project_pages(campaigns)
    shown = {campaign.pk: campaign for campaign in campaigns if campaign.project_key in pages}
    names = columns(DAY_FIELDS)
    found = []
    for campaign_id, movements, period in published_periods(shown):
        campaign = shown[campaign_id]
        values = (
            str(campaign.project_key),
            _title(pages[campaign.project_key], "it"),
            period.first.isoformat(),
            period.last.isoformat(),
            f"{period.month:%Y-%m}",
            movements.value,
            period.count,
            period.cents,
        )
        found.append(dict(zip(names, values, strict=True)))
    return found


def _campaigns(keys: Iterable[uuid.UUID] | None) -> list[Campaign]:
    campaigns = Campaign.objects.select_related("outcome").order_by("opens_at", "pk")
    return list(campaigns if keys is None else campaigns.filter(project_key__in=keys))


def _project_pages(campaigns: list[Campaign]) -> dict[uuid.UUID, Pages]:
    """Each campaign's pages that anybody may see, by project and language."""
    rows = (
        visible(ProjectPage.objects.filter(translation_key__in=[each.project_key for each in campaigns], alias_of=None))
        .select_related("locale", "theme", "neighbourhood", "organisation", "call")
        .only(
            *("title", "url_path", "translation_key", "locale__language_code"),
            *("theme", "neighbourhood", "organisation", "call__translation_key"),
        )
    )
    found: dict[uuid.UUID, Pages] = {}
    for page in rows:
        found.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return found


def _call_titles(pages: Iterable[Pages]) -> dict[uuid.UUID, dict[str, str]]:
    keys = {page.call.translation_key for of in pages for page in of.values() if page.call}
    calls = visible(CallPage.objects.filter(translation_key__in=keys, alias_of=None))
    found: dict[uuid.UUID, dict[str, str]] = {}
    for key, code, title in calls.values_list("translation_key", "locale__language_code", "title"):
        found.setdefault(key, {})[code] = title
    return found


def _record(campaign: Campaign, pages: Pages, calls: dict, granted_cents: int, now: datetime) -> dict:
    page = pages.get("it") or next(iter(pages.values()))
    figures = figures_of(campaign, page.organisation, now)
    outcome: CampaignOutcome | None = getattr(campaign, "outcome", None)
    call = calls.get(page.call.translation_key) if page.call else None
    values = (
        str(campaign.project_key),
        _title(pages, "it"),
        _title(pages, "en"),
        _url(pages, "it"),
        _url(pages, "en"),
        page.organisation.name,
        str(page.call.translation_key) if page.call and call else None,
        call.get("it") if call else None,
        call.get("en") if call else None,
        page.theme.slug,
        page.theme.name,
        page.theme.name_en,
        page.neighbourhood.municipio,
        page.neighbourhood.name,
        _moment(campaign.opens_at),
        _moment(campaign.ends_at),
        figures.state.value,
        campaign.funding_model,
        campaign.budget_cents,
        campaign.threshold_cents,
        campaign.city_share_cents,
        granted_cents,
        campaign.raised_cents,
        campaign.donations_count,
        campaign.donors_count,
        figures.is_threshold_reached,
        outcome.result if outcome else None,
        outcome.raised_cents if outcome else None,
    )
    return dict(zip(columns(CAMPAIGN_FIELDS), values, strict=True))


def _title(pages: Pages, language: str) -> str | None:
    return pages[language].title if language in pages else None


def _url(pages: Pages, language: str) -> str | None:
    path = pages[language].get_url() if language in pages else None
    return settings.SITE_URL + path if path else None


def _moment(moment: datetime) -> str:
    return timezone.localtime(moment, timezone.get_default_timezone()).isoformat(timespec="seconds")
