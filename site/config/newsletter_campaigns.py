"""Tells the newsletter what the donations know of campaigns: neither of the two knows the other."""

import uuid
from collections.abc import Collection, Iterable

from django.utils import timezone

from donations.figures import CampaignFigures, figures_of
from donations.models import Campaign
from donations.programme import programme_totals
from newsletter.campaigns import CampaignFacts, ProgrammeFacts
from projects.models import ProjectPage
from projects.taxonomy import Organisation


class DonationCampaigns:
    """Two queries for campaigns, one for the totals, whatever their number."""

    def of(self, project_keys: Collection[uuid.UUID]) -> dict[uuid.UUID, CampaignFacts]:
        found = Campaign.objects.filter(project_key__in=project_keys).select_related("outcome")
        return {facts.project_key: facts for facts in _facts_of(found)}

    def open_now(self) -> list[CampaignFacts]:
        open_now = Campaign.objects.open_at(timezone.now()).filter(suspended_at=None).select_related("outcome")
        # One whose informal group has founded no body yet is not open, whatever its dates say.
        return [facts for facts in _facts_of(open_now.order_by("ends_at", "pk")) if facts.is_open]

    def totals(self) -> ProgrammeFacts:
        totals = programme_totals()
        return ProgrammeFacts(
            raised_cents=totals.raised_cents,
            donations_count=totals.donations_count,
            campaigns_count=totals.campaigns_count,
            open_count=totals.open_count,
            reached_count=totals.reached_count,
            city_cents=totals.city_cents,
        )


def campaigns() -> DonationCampaigns:
    return DonationCampaigns()


def _facts_of(found: Iterable[Campaign]) -> list[CampaignFacts]:
    """In their order; none of a campaign whose project has no page any more."""
    now, given = timezone.now(), list(found)
    organisations = _organisations([campaign.project_key for campaign in given])
    return [
        facts_from(campaign.project_key, figures_of(campaign, organisations[campaign.project_key], now))
        for campaign in given
        if campaign.project_key in organisations
    ]


def _organisations(project_keys: list[uuid.UUID]) -> dict[uuid.UUID, Organisation]:
    """Who promotes each project; the same in all its languages."""
    pages = ProjectPage.objects.filter(translation_key__in=project_keys).select_related("organisation")
    return {page.translation_key: page.organisation for page in pages.only("translation_key", "organisation")}


def facts_from(project_key: uuid.UUID, figures: CampaignFigures) -> CampaignFacts:
    """In the newsletter's words."""
    return CampaignFacts(
        project_key=project_key,
        state=str(figures.state),
        label=figures.status_label,
        sentence=figures.sentence,
        raised_cents=figures.raised_cents,
        threshold_cents=figures.threshold_cents,
        missing_cents=figures.missing_to_threshold_cents,
        budget_cents=figures.budget_cents,
        city_share_cents=figures.city_share_cents,
        percent=figures.percent_of_threshold,
        donors_count=figures.donors_count,
        is_open=figures.is_open,
        is_threshold_reached=figures.is_threshold_reached,
        opens_at=figures.opens_at,
        ends_at=figures.ends_at,
    )
