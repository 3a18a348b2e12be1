"""In which order projects can be read, and how each order is written in the list's address."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from donations.figures import CampaignState
from donations.finding.candidates import Candidate
from donations.finding.criteria import state_of

_NEVER = datetime.max.replace(tzinfo=UTC)


def titles() -> dict[str, str]:
    """What each order is called, by its name in addresses."""
    return {
        "scadenza": _("Chi finisce prima"),
        "recenti": _("I più recenti"),
        "sostenuti": _("I più sostenuti"),
        "soglia": _("I più vicini alla soglia"),
        "graduatoria": _("La graduatoria"),
    }


def _by_rank(candidate: Candidate) -> tuple:
    rank = candidate.page.ranking_position
    return (rank is None, rank or 0, candidate.page.pk)


def _ending_soon(candidate: Candidate) -> tuple:
    """What one can give to, by its end; what is suspended; what is to come; what is over, the latest first."""
    figures = candidate.figures
    end, opening = figures.ends_at or _NEVER, figures.opens_at or _NEVER
    match state_of(candidate):
        case "aperte":
            return (0, end, *_by_rank(candidate))
        case "sospese":
            return (1, end, *_by_rank(candidate))
        case "in-partenza":
            return (2, opening, *_by_rank(candidate))
        case _over:
            return (3, _NEVER - end, *_by_rank(candidate))


def _newest(candidate: Candidate) -> tuple:
    """The campaign that opened last in front; those to come behind all."""
    opened_at = candidate.figures.opens_at
    if opened_at is None or state_of(candidate) == "in-partenza":
        return (1, *_by_rank(candidate))
    return (0, _NEVER - opened_at, *_by_rank(candidate))


def _most_supported(candidate: Candidate) -> tuple:
    return (-candidate.figures.donors_count, -candidate.figures.raised_cents, *_by_rank(candidate))


def _nearest_to_threshold(candidate: Candidate) -> tuple:
    """Open campaigns by what they miss; then those that miss nothing; then the rest."""
    figures = candidate.figures
    if figures.state != CampaignState.OPEN:
        return (1, *_ending_soon(candidate))
    return (0, figures.is_threshold_reached, figures.missing_to_threshold_cents, *_by_rank(candidate))


ORDERS: dict[str, Callable[[Candidate], tuple]] = {
    "scadenza": _ending_soon,
    "recenti": _newest,
    "sostenuti": _most_supported,
    "soglia": _nearest_to_threshold,
    "graduatoria": _by_rank,
}
DEFAULT = "scadenza"
