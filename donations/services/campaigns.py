"""Creates a project's campaign from the rules of its call."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from donations.models import Campaign
from home.money import format_euros
from projects.models import CallPage, ProjectPage


class CampaignRefused(Exception):
    """The campaign cannot be created; the text says why, in the editor's language."""


def end_of_campaign(opens_at: datetime, days: int) -> datetime:
    """The moment when a campaign of ``days`` days is over: midnight, Rome time, behind its last day.

    The last day is ``days`` calendar days after the one on which it opens, whatever the clocks do in between.
    """
    rome = timezone.get_default_timezone()  # in the admin the current one is what its user chose
    return end_of_day(timezone.localtime(opens_at, rome).date() + timedelta(days=days))


def end_of_day(last_day: date) -> datetime:
    """The midnight, Rome time, behind that day: the first moment at which it is over."""
    midnight = datetime.combine(last_day + timedelta(days=1), datetime.min.time())
    return timezone.make_aware(midnight, timezone.get_default_timezone())


def terms_of(call: CallPage, budget_cents: int) -> dict[str, int | str]:
    """The campaign's fields that follow from the call: the threshold rounded up, the city's share down."""
    share_cents = budget_cents * call.city_share_percent // 100
    return {
        "budget_cents": budget_cents,
        "threshold_cents": -(-budget_cents * call.threshold_percent // 100),
        "city_share_cents": min(share_cents, call.city_ceiling_cents),
        "funding_model": call.funding_model,
    }


def refusal_of_terms(project: ProjectPage) -> str:
    """Why no campaign of ``project`` may open as its page and call are now, as a sentence; empty where it may."""
    if project.call is None:
        return _("Il progetto non appartiene a un bando: sceglilo nella sua pagina.")
    if not project.organisation.can_receive_money:
        return _("%(group)s è un gruppo informale: prima deve costituire il nuovo soggetto giuridico.") % {
            "group": project.organisation.name
        }
    if project.approved_budget_cents > project.call.cost_ceiling_cents:
        return _("Il costo approvato (%(cost)s) supera il massimo del bando (%(ceiling)s).") % {
            "cost": format_euros(project.approved_budget_cents),
            "ceiling": format_euros(project.call.cost_ceiling_cents),
        }
    return ""


def refusal_to_create(project: ProjectPage) -> str:
    """Why ``project`` cannot have a campaign now, as a sentence; empty where it can."""
    reason = refusal_of_terms(project)
    if reason:
        return reason
    if Campaign.objects.filter(project_key=project.translation_key).exists():
        return _("Il progetto ha già una campagna.")
    return ""


def terms_for(project: ProjectPage, call: CallPage, opens_at: datetime) -> dict:
    """Every field of a campaign of ``project`` that opens at ``opens_at``, from the call's rules as they are now."""
    return {
        "project_title": project.title,
        "opens_at": opens_at,
        "ends_at": end_of_campaign(opens_at, call.campaign_days),
        "rules": {
            "call": call.title,
            "campaign_days": call.campaign_days,
            "threshold_percent": call.threshold_percent,
            "city_share_percent": call.city_share_percent,
            "city_ceiling_cents": call.city_ceiling_cents,
        },
        **terms_of(call, project.approved_budget_cents),
    }


def create_campaign(*, project: ProjectPage, opens_at: datetime) -> Campaign:
    """The campaign of ``project``, opening at ``opens_at``, with the call's rules as they are now.

    Raises ``CampaignRefused`` for the reasons that ``refusal_to_create`` gives.
    """
    call = project.call
    reason = refusal_to_create(project)
    if reason or call is None:
        raise CampaignRefused(reason)
    return Campaign.objects.create(project_key=project.translation_key, **terms_for(project, call, opens_at))


def project_of(campaign: Campaign) -> ProjectPage | None:
    """The page whose budget and call count: the first language's."""
    pages = ProjectPage.objects.filter(translation_key=campaign.project_key, call__isnull=False)
    return pages.select_related("call", "organisation").order_by("pk").first()


def read_terms_anew(campaign: Campaign, opens_at: datetime) -> None:
    """Set the fields of a campaign that has not opened from its project and call as they are now; saves nothing."""
    project = project_of(campaign)
    if project is None or project.call is None:
        campaign.opens_at = opens_at
        campaign.ends_at = end_of_campaign(opens_at, campaign.rules["campaign_days"])
        return
    for name, value in terms_for(project, project.call, opens_at).items():
        setattr(campaign, name, value)
