"""What a campaign's page tells of it in sentences: acts of the city, money still with the bank."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from donations.models import ActKind, Campaign, CampaignAct, Donation, DonationState, GivingPause
from home.clock import last_moment_before, long_date
from home.money import format_euros
from projects.models import ProjectPage


@dataclass(frozen=True)
class Note:
    """``kind`` is that of the act, ``pending`` or ``giving_off``; ``reason`` may be empty."""

    kind: str
    text: str
    reason: str = ""
    reason_language: str = ""

    @property
    def is_urgent(self) -> bool:
        """Nobody can give now: to be read before any figure."""
        return self.kind in (ActKind.SUSPENDED, "giving_off")


def with_notes() -> QuerySet[Campaign]:
    """Campaigns, read with what their own block shows besides: pending cents, and whether there is more to tell."""
    with_bank = Donation.objects.filter(campaign=OuterRef("pk"), state=DonationState.WAITING).order_by()
    pending = with_bank.values("campaign").annotate(cents=Sum("amount_cents")).values("cents")
    acts = CampaignAct.objects.filter(campaign=OuterRef("pk"), kind__in=CampaignAct.PUBLIC)
    return Campaign.objects.select_related("outcome").annotate(
        pending_cents=Coalesce(Subquery(pending), 0),
        has_public_acts=Exists(acts),
        is_giving_off=Exists(GivingPause.objects.running()),
    )


def campaign_of(page: ProjectPage) -> Campaign | None:
    """The campaign of ``page`` from ``with_notes``, read once for a page object however many ask."""
    if not hasattr(page, "_campaign"):
        page._campaign = with_notes().filter(project_key=page.translation_key).first()
    return page._campaign


def notes_of(campaign: Campaign) -> list[Note]:
    """All that is to be told of a campaign from ``with_notes``, the most urgent first."""
    return [*_giving_off(campaign), *_acts(campaign), *_pending(campaign)]


def _giving_off(campaign: Campaign) -> list[Note]:
    pause = GivingPause.objects.running().first() if campaign.is_giving_off else None  # type: ignore[attr-defined]
    if pause is None:
        return []
    text = _("In questo momento non si può donare a nessun progetto.")
    return [Note("giving_off", text, pause.public_reason, pause.public_reason_language)]


def _acts(campaign: Campaign) -> list[Note]:
    if not campaign.has_public_acts:  # type: ignore[attr-defined]
        return []
    return notes_of_acts(campaign, CampaignAct.objects.filter(campaign=campaign).order_by("-pk"))


def notes_of_acts(campaign: Campaign, acts: Iterable[CampaignAct]) -> list[Note]:
    """Of a campaign's ``acts``, the latest first: the public ones that still hold, as sentences."""
    latest_first = [act for act in acts if act.kind in CampaignAct.PUBLIC]
    suspension = next((act for act in latest_first if act.kind == ActKind.SUSPENDED), None)
    notes = [_suspended(suspension)] if suspension and campaign.suspended_at else []
    return notes + [_told(act) for act in latest_first if act.kind != ActKind.SUSPENDED]


def _suspended(act: CampaignAct) -> Note:
    text = _("La raccolta è sospesa dal %(date)s: in questo momento non si può donare.") % {"date": long_date(act.at)}
    return Note(act.kind, text, act.public_reason, act.public_reason_language)


def _told(act: CampaignAct) -> Note:
    if act.kind == ActKind.GRANTED:
        text = _("Il Comune ha concesso la sua quota il %(date)s.") % {"date": long_date(act.at)}
        return Note(act.kind, text, act.public_reason, act.public_reason_language)
    text = _("La raccolta è stata prorogata: doveva finire il %(before)s, finisce il %(after)s.") % {
        "before": long_date(last_moment_before(act.ended_before)) if act.ended_before else "",
        "after": long_date(last_moment_before(act.ends_after)) if act.ends_after else "",
    }
    return Note(act.kind, text, act.public_reason, act.public_reason_language)


def _pending(campaign: Campaign) -> list[Note]:
    cents = campaign.pending_cents  # type: ignore[attr-defined]
    if not cents:
        return []
    text = _("Altri %(amount)s sono in arrivo dalle banche: li contiamo quando arrivano.")
    return [Note("pending", text % {"amount": format_euros(cents)})]
