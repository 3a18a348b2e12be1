"""Tells what campaigns looked like at a moment in the past, from the demonstration's donations."""

import uuid
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db.models import Count, Q, Sum

from config.newsletter_campaigns import facts_from
from donations.figures import CampaignState, figures_of
from donations.models import Campaign
from newsletter.campaigns import CampaignFacts, ProgrammeFacts
from projects.models import ProjectPage


class PastCampaigns:
    """Answers as ``newsletter.campaigns.Campaigns`` does, of the moment ``at``."""

    def __init__(self, at: datetime):
        self.at = at
        until = Q(donations__paid_at__lte=at)
        opened = Campaign.objects.filter(opens_at__lte=at).annotate(
            raised_then=Sum("donations__amount_cents", filter=until, default=0),
            given_then=Count("donations", filter=until),
        )
        self._campaigns = list(opened.order_by("ends_at", "pk"))
        pages = ProjectPage.objects.filter(translation_key__in=[each.project_key for each in self._campaigns])
        self._organisations = {page.translation_key: page.organisation for page in pages.select_related("organisation")}

    def of(self, project_keys: Collection[uuid.UUID]) -> dict[uuid.UUID, CampaignFacts]:
        return {
            facts.project_key: facts for facts in map(self._facts, self._campaigns) if facts.project_key in project_keys
        }

    def open_now(self) -> list[CampaignFacts]:
        return [facts for facts in map(self._facts, self._campaigns) if facts.is_open]

    def totals(self) -> ProgrammeFacts:
        facts = [self._facts(campaign) for campaign in self._campaigns]
        reached = [each for each in facts if each.is_threshold_reached]
        return ProgrammeFacts(
            raised_cents=sum(each.raised_cents for each in facts),
            donations_count=sum(campaign.given_then for campaign in self._campaigns),
            campaigns_count=len(facts),
            open_count=sum(each.is_open for each in facts),
            reached_count=len(reached),
            city_cents=sum(each.city_share_cents for each in reached),
        )

    def _facts(self, campaign) -> CampaignFacts:
        """Of a copy that was never saved: it has no outcome, and was suspended only if it was so by then."""
        then = Campaign(
            project_key=campaign.project_key,
            opens_at=campaign.opens_at,
            ends_at=campaign.ends_at,
            threshold_cents=campaign.threshold_cents,
            budget_cents=campaign.budget_cents,
            city_share_cents=campaign.city_share_cents,
            funding_model=campaign.funding_model,
            raised_cents=campaign.raised_then,
            donors_count=campaign.given_then,
            suspended_at=campaign.suspended_at if campaign.suspended_at and campaign.suspended_at <= self.at else None,
        )
        figures = replace(figures_of(then, self._organisations[campaign.project_key], self.at), campaign_id=campaign.pk)
        state = str(figures.state)
        if figures.state == CampaignState.CLOSING:  # judged soon after its end
            state = str(CampaignState.FUNDED if figures.is_threshold_reached else CampaignState.MISSED)
        facts = replace(facts_from(campaign.project_key, figures), state=state)
        return facts if figures.is_open else replace(facts, label="", sentence="")
