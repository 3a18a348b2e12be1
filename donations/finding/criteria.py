"""What projects can be narrowed down by, and how each is written in the list's address."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from donations.figures import CampaignState
from donations.finding.candidates import Candidate
from projects.city_map import SHAPES

# States as visitors tell campaigns apart, by their names in addresses.
STATES = {
    "aperte": (CampaignState.OPEN,),
    "in-partenza": (CampaignState.SCHEDULED, CampaignState.BLOCKED, CampaignState.NONE),
    "sospese": (CampaignState.SUSPENDED,),
    "in-conteggio": (CampaignState.CLOSING,),
    "finanziati": (CampaignState.FUNDED,),
    "sotto-soglia": (CampaignState.MISSED,),
}


@dataclass(frozen=True)
class Criterion:
    """``name`` is that of the parameter, ``everything`` what no choice is called.

    ``value`` reads a project's value as the address has it, ``title`` what people call it, ``position`` where it stands
    among the choices. ``always`` are the values that exist whether a project has them or not, with their titles.
    """

    name: str
    label: str
    everything: str
    value: Callable[[Candidate], str]
    title: Callable[[Candidate], str]
    position: Callable[[Candidate], Any]
    always: dict[str, str] = field(default_factory=dict)


def state_of(candidate: Candidate) -> str:
    return next(name for name, states in STATES.items() if candidate.figures.state in states)


def criteria() -> list[Criterion]:
    """All there are, in the order in which they are offered."""
    return [_municipio(), _neighbourhood(), _theme(), _state()]


def _municipio() -> Criterion:
    return Criterion(
        name="municipio",
        label=_("Municipio"),
        everything=_("Tutta la città"),
        value=lambda each: str(each.page.neighbourhood.municipio),
        title=lambda each: each.page.neighbourhood.municipio_name,
        position=lambda each: each.page.neighbourhood.municipio,
        # Whoever lives in one without a project looks for it all the same.
        always={str(shape.number): f"Municipio {shape.number}" for shape in SHAPES},
    )


def _neighbourhood() -> Criterion:
    return Criterion(
        name="quartiere",
        label=_("Quartiere"),
        everything=_("Tutti i quartieri"),
        value=lambda each: slugify(each.page.neighbourhood.name),
        title=lambda each: each.page.neighbourhood.name,
        position=lambda each: each.page.neighbourhood.name.casefold(),
    )


def _theme() -> Criterion:
    return Criterion(
        name="tema",
        label=_("Tema"),
        everything=_("Tutti i temi"),
        value=lambda each: each.page.theme.slug,
        title=lambda each: each.page.theme.label,
        position=lambda each: each.page.theme.label.casefold(),
    )


def _state() -> Criterion:
    titles = {
        "aperte": _("Raccolte aperte"),
        "in-partenza": _("In partenza"),
        "sospese": _("Raccolte sospese"),
        "in-conteggio": _("Conteggio finale"),
        "finanziati": _("Finanziati"),
        "sotto-soglia": _("Soglia non raggiunta"),
    }
    places = list(STATES)
    return Criterion(
        name="stato",
        label=_("Stato"),
        everything=_("Tutti gli stati"),
        value=state_of,
        title=lambda each: titles[state_of(each)],
        position=lambda each: places.index(state_of(each)),
    )
