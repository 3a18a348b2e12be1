"""Projects with no more than what they can be found by."""

from dataclasses import dataclass

from django.utils import timezone

from donations.figures import CampaignFigures, figures_of
from donations.models import Campaign
from home.visibility import visible
from projects.models import ProjectPage, ProjectQuerySet


@dataclass(frozen=True)
class Candidate:
    """``page`` has what it is sorted by; its texts and pictures would have to be read."""

    page: ProjectPage
    figures: CampaignFigures


def candidates_among(projects: ProjectQuerySet) -> list[Candidate]:
    """All visible ones of ``projects`` with their figures, in two queries whatever their number."""
    pages = list(
        visible(projects)
        .select_related("organisation", "neighbourhood", "theme")
        .only("translation_key", "ranking_position", "organisation", "neighbourhood", "theme")
    )
    campaigns = Campaign.objects.for_projects(pages)
    now = timezone.now()
    return [Candidate(page, figures_of(campaigns.get(page.translation_key), page.organisation, now)) for page in pages]
