"""What the picture says that stands beside a project's address when somebody passes it on."""

import hashlib
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage

from donations.figures import BarDrawing, CampaignFigures, CampaignState
from home.clock import long_date
from home.money import format_euros
from projects.models import ProjectPage

# Raised when the same content is to be drawn in another way: every picture then has a new address.
LAYOUT = 1
# Without a total of their own: what they aim at stands in its place.
_NOT_BEGUN = (CampaignState.NONE, CampaignState.BLOCKED, CampaignState.SCHEDULED)
_RUNNING = (CampaignState.OPEN, CampaignState.SUSPENDED)


@dataclass(frozen=True)
class Card:
    """All that is drawn, in the language that is read; ``photo`` tells one picture, cut as it is, from any other."""

    title: str
    place: str
    programme: str
    status: str
    state: CampaignState
    is_reached: bool
    is_ending: bool
    amount: str
    caption: str
    facts: tuple[str, ...]
    bar: BarDrawing | None
    photo: str

    @property
    def digest(self) -> str:
        """32 hex digits that change with anything that is drawn."""
        return hashlib.blake2b(f"{LAYOUT} {self!r}".encode(), digest_size=16).hexdigest()

    @property
    def alt(self) -> str:
        """The picture in words."""
        return ". ".join(filter(None, (self.title, self.status, f"{self.amount} {self.caption}", *self.facts)))


def card_of(page: ProjectPage, figures: CampaignFigures, programme: str) -> Card:
    """What is drawn of ``page`` at this moment; time left in days, so that a picture lasts a day unless money comes."""
    place = page.neighbourhood
    return Card(
        title=page.title,
        place=f"{place.name} · {_('Municipio')} {place.municipio}",
        programme=programme,
        status=figures.status_label,
        state=figures.state,
        is_reached=figures.is_threshold_reached,
        is_ending=figures.is_ending,
        amount=format_euros(_amount_cents(page, figures)),
        caption=_caption(figures),
        facts=tuple(_facts(figures)),
        bar=None if figures.state in _NOT_BEGUN else figures.bar,
        photo=photo_key(page.hero_image),
    )


def photo_key(image: AbstractImage | None) -> str:
    """Changes with the file and with what of it an editor called its centre."""
    if image is None:
        return ""
    focus = (image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height)
    return f"{image.pk} {image.file.name} {image.file_size} {focus}"


def _amount_cents(page: ProjectPage, figures: CampaignFigures) -> int:
    if not figures.has_campaign:
        return page.approved_budget_cents
    return figures.threshold_cents if figures.state == CampaignState.SCHEDULED else figures.raised_cents


def _caption(figures: CampaignFigures) -> str:
    if not figures.has_campaign or figures.state == CampaignState.BLOCKED:
        return _("il costo approvato del progetto")
    if figures.state == CampaignState.SCHEDULED:
        return _("da raccogliere, poi il Comune aggiunge %(city)s") % {"city": format_euros(figures.city_share_cents)}
    if figures.is_threshold_reached:
        return _("donati, soglia raggiunta, per un progetto da %(budget)s") % {
            "budget": format_euros(figures.budget_cents)
        }
    return _("donati su una soglia di %(threshold)s") % {"threshold": format_euros(figures.threshold_cents)}


def _facts(figures: CampaignFigures) -> list[str]:
    if figures.state == CampaignState.SCHEDULED:
        return [_("La raccolta apre il %(date)s") % {"date": long_date(figures.opens_at)}]
    if figures.state in _NOT_BEGUN:
        return []
    of_threshold = _("%(percent)d%% della soglia") % {"percent": figures.percent_of_threshold}
    ends = {"date": long_date(figures.last_moment)}
    if figures.state not in _RUNNING:
        return [of_threshold, _("raccolta finita il %(date)s") % ends]
    if figures.is_open and not figures.is_ending:
        return [of_threshold, _("ancora %(time)s") % {"time": figures.time_left}, _("fino al %(date)s") % ends]
    return [of_threshold, _("fino al %(date)s") % ends]
