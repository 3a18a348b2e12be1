"""What templates ask of the donations: a project's block, cards with figures, totals."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from donations.figures import CampaignFigures, figures_of
from donations.finding import Found, find
from donations.finding.candidates import Candidate
from donations.models import Campaign
from donations.notes import campaign_of, notes_of
from donations.programme import programme_totals
from donations.structured_data import project_node
from donations.supporters import latest_supporters
from home.chrome import chrome_for
from home.money import plain_euros
from home.page_head import PageHead
from home.structured_data import script
from projects.models import ProjectIndexPage, ProjectPage

register = template.Library()
register.simple_tag(programme_totals)

RECENT_DONATIONS = 8
DEFAULT_SUGGESTIONS_CENTS = (10_00, 25_00, 50_00, 100_00)


@dataclass(frozen=True)
class Card:
    page: ProjectPage
    figures: CampaignFigures


@dataclass(frozen=True)
class Suggestion:
    amount_value: str
    amount_cents: int
    text: str


@register.inclusion_tag("donations/components/donation_block.html", takes_context=True)
def donation_block(context, page: ProjectPage):
    """The campaign of ``page`` with its figures, the way to give and the latest donations."""
    campaign = campaign_of(page)
    return {
        "page": page,
        "request": context.get("request"),
        "figures": figures_of(campaign, page.organisation),
        "campaign": campaign,
        "notes": notes_of(campaign) if campaign else [],
        "is_giving_off": _is_giving_off(campaign),
        "suggestions": _suggestions(page),
        "recent": latest_supporters(campaign, RECENT_DONATIONS) if campaign else [],
    }


@register.simple_tag
def project_structured_data(page: ProjectPage, head: PageHead) -> SafeString:
    """The project and its campaign as JSON-LD."""
    campaign = campaign_of(page)
    figures = figures_of(campaign, page.organisation)
    return script([project_node(page, figures, head, is_giving_off=_is_giving_off(campaign))])


@register.simple_tag
def figures_for(page: ProjectPage) -> CampaignFigures:
    """The figures of one project page, its campaign's own terms among them."""
    return figures_of(campaign_of(page), page.organisation)


@register.simple_tag(takes_context=True)
def found_projects(context, index: ProjectIndexPage) -> Found:
    """The projects below ``index`` that the request's address asks for, with filters, counts and orders."""
    request = context["request"]
    return find(ProjectPage.objects.child_of(index), request.GET, chrome_for(request).language)


@register.simple_tag
def cards_of(candidates: Iterable[Candidate]) -> list[Card]:
    """Cards of found projects, in their order; what cards show is read in two queries."""
    found = {candidate.page.pk: candidate.figures for candidate in candidates}
    pages = ProjectPage.objects.for_cards().in_bulk(found)
    return [Card(pages[key], figures) for key, figures in found.items() if key in pages]


@register.simple_tag(takes_context=True)
def open_campaigns(context, limit: int = 6) -> list[Card]:
    """Cards of the campaigns that are open now, the one that ends first in front."""
    now = timezone.now()
    language = chrome_for(context["request"]).language
    open_now = Campaign.objects.open_at(now).filter(suspended_at=None).order_by("ends_at", "pk")
    campaigns = {campaign.project_key: campaign for campaign in open_now}
    pages = {
        page.translation_key: page
        for page in ProjectPage.objects.for_cards().filter(
            translation_key__in=campaigns, locale__language_code=language
        )
    }
    return [
        Card(pages[key], figures_of(campaign, pages[key].organisation, now))
        for key, campaign in campaigns.items()
        if key in pages
    ][:limit]


def _is_giving_off(campaign: Campaign | None) -> bool:
    return campaign is not None and campaign.is_giving_off  # type: ignore[attr-defined]


def _suggestions(page: ProjectPage) -> list[Suggestion]:
    chosen = sorted((block.value["amount"], block.value["makes_possible"]) for block in page.suggested_amounts)
    return [
        Suggestion(amount_value=plain_euros(cents), amount_cents=cents, text=text)
        for cents, text in chosen or [(cents, "") for cents in DEFAULT_SUGGESTIONS_CENTS]
    ]
