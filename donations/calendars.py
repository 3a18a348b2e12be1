"""The dates of campaigns, as what happens in a calendar."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from donations.figures import CampaignState, figures_of
from donations.models import Campaign, CampaignAct
from donations.notes import notes_of_acts
from home.calendars import Happening
from home.chrome import Chrome
from home.page_head import absolute
from projects.models import ProjectPage


def campaign_happenings(pages: Iterable[ProjectPage], chrome: Chrome) -> list[Happening]:
    """Opening and last day of the campaign of each of ``pages``, in two queries; nothing where it waits for its group
    to be founded. Pages come with their organisation.
    """
    shown = {page.translation_key: page for page in pages}
    changes = CampaignAct.objects.filter(kind__in=CampaignAct.CHANGES_OF_TIME).order_by("-pk")
    campaigns = Campaign.objects.filter(project_key__in=shown).select_related("outcome").order_by("opens_at", "pk")
    return [
        happening
        for campaign in campaigns.prefetch_related(Prefetch("acts", queryset=changes, to_attr="changes"))
        for happening in _happenings(campaign, shown[campaign.project_key], chrome)
    ]


def _happenings(campaign: Campaign, page: ProjectPage, chrome: Chrome) -> list[Happening]:
    if figures_of(campaign, page.organisation).state == CampaignState.BLOCKED:
        return []
    dates = {
        "opening": (_("Si apre la raccolta: %(title)s"), campaign.opens_at),
        "end": (_("Ultimo giorno per donare: %(title)s"), campaign.last_moment),
    }
    changes = campaign.changes  # type: ignore[attr-defined]
    return [
        Happening(
            key=f"campaign-{campaign.project_key}-{name}",
            title=title % {"title": page.title},
            starts=moment,
            url=absolute(chrome.url_of(page)),
            description=_description(campaign, page),
            changed_at=_changed_at(campaign, page),
            sequence=len(changes),
        )
        for name, (title, moment) in dates.items()
    ]


def _description(campaign: Campaign, page: ProjectPage) -> str:
    notes = notes_of_acts(campaign, campaign.changes)  # type: ignore[attr-defined]
    return "\n\n".join([page.description, *(f"{note.text} {note.reason}".strip() for note in notes)]).strip()


def _changed_at(campaign: Campaign, page: ProjectPage) -> datetime:
    """The last change that is known of; the opening where none is."""
    moments = [act.at for act in campaign.changes]  # type: ignore[attr-defined]
    if page.last_published_at:
        moments.append(page.last_published_at)
    return max(moments, default=campaign.opens_at)
