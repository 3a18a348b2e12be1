"""What a campaign is at one moment, as numbers and sentences that templates only print."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donations.models import Campaign, CampaignOutcome, Result
from home.clock import last_moment_before, time_left_text
from home.money import format_euros
from projects.models import FundingModel, Organisation


class CampaignState(StrEnum):
    """Derived from the clock and the total at each read, never stored."""

    NONE = "none"  # no campaign yet
    BLOCKED = "blocked"  # an informal group that has not founded its new body
    SCHEDULED = "scheduled"
    OPEN = "open"
    SUSPENDED = "suspended"  # by the city, for a time
    CLOSING = "closing"  # over, and not judged: payments have not all ended
    FUNDED = "funded"  # over, threshold reached
    MISSED = "missed"  # over, below the threshold


@dataclass(frozen=True)
class BarDrawing:
    """Whole percents of the bar's length: what was raised, where threshold and city's share stand, how wide this is."""

    raised: int
    threshold: int
    city_from: int
    city_width: int


@dataclass(frozen=True)
class CampaignFigures:
    """All that a block, a card or a mail shows of a campaign; money in whole cents."""

    state: CampaignState
    campaign_id: int | None
    raised_cents: int
    threshold_cents: int
    budget_cents: int
    city_share_cents: int
    donors_count: int
    donations_count: int
    opens_at: datetime | None
    ends_at: datetime | None
    time_left: str
    threshold_percent: int
    city_share_percent: int
    funding_model: str

    @property
    def is_open(self) -> bool:
        return self.state == CampaignState.OPEN

    @property
    def is_over(self) -> bool:
        """Its end has come, whatever the outcome."""
        return self.state in (CampaignState.CLOSING, CampaignState.FUNDED, CampaignState.MISSED)

    @property
    def has_campaign(self) -> bool:
        return self.campaign_id is not None

    @property
    def last_moment(self) -> datetime | None:
        """Shown as the end: the end itself is midnight, which already belongs to the next day."""
        return last_moment_before(self.ends_at) if self.ends_at else None

    @property
    def is_ending(self) -> bool:
        """Less than two days are left: time is told in hours."""
        return self.is_open and self.ends_at is not None and (self.ends_at - timezone.now()).days < 2

    @property
    def is_threshold_reached(self) -> bool:
        """As judged, once it is; money that goes back later does not change the outcome."""
        if self.state in (CampaignState.FUNDED, CampaignState.MISSED):
            return self.state == CampaignState.FUNDED
        return self.has_campaign and self.raised_cents >= self.threshold_cents

    @property
    def is_over_budget(self) -> bool:
        return self.has_campaign and self.raised_cents > self.budget_cents

    @property
    def missing_to_threshold_cents(self) -> int:
        return max(0, self.threshold_cents - self.raised_cents)

    @property
    def percent_of_threshold(self) -> int:
        return _percent(self.raised_cents, self.threshold_cents)

    @property
    def percent_of_budget(self) -> int:
        return _percent(self.raised_cents, self.budget_cents)

    @property
    def bar_percent(self) -> int:
        return min(100, self.percent_of_budget)

    @property
    def bar(self) -> BarDrawing:
        """Drawn to one scale: the budget, or more where donations and the city's share exceed it together."""
        city_from = max(self.raised_cents, self.threshold_cents)
        whole = max(self.budget_cents, city_from + self.city_share_cents)
        return BarDrawing(
            raised=_percent(self.raised_cents, whole),
            threshold=_percent(self.threshold_cents, whole),
            city_from=_percent(city_from, whole),
            city_width=_percent(city_from + self.city_share_cents, whole) - _percent(city_from, whole),
        )

    @property
    def donate_url(self) -> str:
        return reverse("donations:donate", args=(self.campaign_id,)) if self.is_open else ""

    @property
    def status_label(self) -> str:
        match self.state:
            case CampaignState.OPEN if self.is_ending:
                return _("Ultime ore")
            case CampaignState.OPEN if self.is_over_budget:
                return _("Oltre il 100 per cento")
            case CampaignState.OPEN if self.is_threshold_reached:
                return _("Soglia raggiunta")
            case CampaignState.OPEN:
                return _("Raccolta aperta")
            case CampaignState.SCHEDULED:
                return _("In partenza")
            case CampaignState.SUSPENDED:
                return _("Raccolta sospesa")
            case CampaignState.CLOSING:
                return _("Conteggio finale")
            case CampaignState.FUNDED:
                return _("Finanziato")
            case CampaignState.MISSED:
                return _("Soglia non raggiunta")
            case CampaignState.BLOCKED:
                return _("In attesa")
            case _none:
                return _("Selezionato")

    @property
    def sentence(self) -> str:
        """One sentence that says where the campaign stands and what the city adds, on which condition."""
        texts = {
            "missing": format_euros(self.missing_to_threshold_cents),
            "threshold": format_euros(self.threshold_cents),
            "raised": format_euros(self.raised_cents),
            "city": format_euros(self.city_share_cents),
        }
        return self._sentence() % texts

    def _sentence(self) -> str:
        match self.state:
            case CampaignState.OPEN if self.is_threshold_reached:
                return _(
                    "La soglia di %(threshold)s è raggiunta: il Comune aggiunge %(city)s. "
                    "Ogni altra donazione va tutta al progetto."
                )
            case CampaignState.OPEN:
                return _(
                    "Mancano %(missing)s alla soglia di %(threshold)s: quando le donazioni ci arrivano, il Comune "
                    "aggiunge %(city)s."
                )
            case CampaignState.SCHEDULED:
                return _("Quando la raccolta arriverà a %(threshold)s, il Comune aggiungerà %(city)s.")
            case CampaignState.SUSPENDED if self.is_threshold_reached:
                return _("La soglia di %(threshold)s è raggiunta: il Comune aggiunge %(city)s.")
            case CampaignState.SUSPENDED:
                return _("Quando la raccolta riprenderà e arriverà a %(threshold)s, il Comune aggiungerà %(city)s.")
            case CampaignState.CLOSING:
                return _(
                    "La raccolta è finita. Aspettiamo che le ultime donazioni arrivino dalle banche, poi diciamo qui "
                    "com'è andata."
                )
            case CampaignState.FUNDED:
                return _("La raccolta è finita con la soglia raggiunta: il Comune aggiunge %(city)s.")
            case CampaignState.MISSED if self.funding_model == FundingModel.ALL_OR_NOTHING:
                return _(
                    "La raccolta è finita sotto la soglia di %(threshold)s: ogni donazione torna a chi l'ha fatta."
                )
            case CampaignState.MISSED:
                return _(
                    "La raccolta è finita sotto la soglia di %(threshold)s: il Comune non aggiunge la sua quota, "
                    "e %(raised)s restano al progetto."
                )
            case CampaignState.BLOCKED:
                return _(
                    "Il progetto è in graduatoria. La raccolta aprirà quando il gruppo informale che lo promuove "
                    "avrà costituito il nuovo soggetto giuridico senza scopo di lucro."
                )
            case _none:
                return _("Il progetto è in graduatoria. La data della sua raccolta non è ancora fissata.")

    @property
    def funding_sentence(self) -> str:
        """What becomes of a gift if the threshold is missed; empty once it is reached."""
        if self.is_threshold_reached:
            return ""
        if self.funding_model == FundingModel.ALL_OR_NOTHING:
            return _("«Tutto o niente»: se la soglia non è raggiunta, ogni donazione è restituita.")
        return _("«Raccogli tutto»: ciò che doni resta al progetto anche se la soglia non è raggiunta.")

    @property
    def bar_text(self) -> str:
        """The bar in words, for a screen reader."""
        donors = ngettext("%(count)d donatore", "%(count)d donatori", self.donors_count) % {"count": self.donors_count}
        return _("%(raised)s raccolti da %(donors)s: %(percent)d%% della soglia di %(threshold)s") % {
            "raised": format_euros(self.raised_cents),
            "donors": donors,
            "percent": self.percent_of_threshold,
            "threshold": format_euros(self.threshold_cents),
        }


def _percent(part: int, whole: int) -> int:
    """Rounded down, so that 100 is said only when it is reached."""
    return part * 100 // whole if whole else 0


def figures_of(campaign: Campaign | None, organisation: Organisation, now: datetime | None = None) -> CampaignFigures:
    """The figures of a project that has ``campaign``, or none yet."""
    now = now or timezone.now()
    if campaign is None:
        state = CampaignState.NONE if organisation.can_receive_money else CampaignState.BLOCKED
        return CampaignFigures(state, None, 0, 0, 0, 0, 0, 0, None, None, "", 0, 0, "")
    state = _state(campaign, organisation, now)
    # What goes back to donors was raised all the same.
    counted = _outcome(campaign) if state == CampaignState.MISSED else None
    return CampaignFigures(
        state=state,
        campaign_id=campaign.pk,
        raised_cents=max(0, (counted or campaign).raised_cents),
        threshold_cents=campaign.threshold_cents,
        budget_cents=campaign.budget_cents,
        city_share_cents=campaign.city_share_cents,
        donors_count=(counted or campaign).donors_count,
        donations_count=(counted or campaign).donations_count,
        opens_at=campaign.opens_at,
        ends_at=campaign.ends_at,
        time_left=time_left_text(campaign.ends_at, now) if campaign.is_open_at(now) else "",
        threshold_percent=campaign.rules.get("threshold_percent", 0),
        city_share_percent=campaign.rules.get("city_share_percent", 0),
        funding_model=campaign.funding_model,
    )


def _state(campaign: Campaign, organisation: Organisation, now: datetime) -> CampaignState:
    outcome = _outcome(campaign)
    if outcome is not None:
        return CampaignState.FUNDED if outcome.result == Result.FUNDED else CampaignState.MISSED
    if not organisation.can_receive_money and not campaign.raised_cents and now < campaign.ends_at:
        return CampaignState.BLOCKED
    if campaign.suspended_at and now < campaign.ends_at:
        return CampaignState.SUSPENDED
    if campaign.is_open_at(now):
        return CampaignState.OPEN
    return CampaignState.SCHEDULED if now < campaign.opens_at else CampaignState.CLOSING


def _outcome(campaign: Campaign) -> CampaignOutcome | None:
    return getattr(campaign, "outcome", None)
