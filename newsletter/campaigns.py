"""What the newsletter asks of campaigns, which it does not know: who answers is a setting."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class CampaignFacts:
    """Where a project's campaign stands at this moment; money in whole cents, texts in the language that is read.

    ``state`` is a word (``open``, ``scheduled``, ``funded`` …), ``label`` the same for people, ``sentence`` where it
    stands and what the city adds. ``percent`` is of the threshold, rounded down, and may exceed 100. The end is the
    moment from which nobody can give any more.
    """

    project_key: uuid.UUID
    state: str
    label: str
    sentence: str
    raised_cents: int
    threshold_cents: int
    missing_cents: int
    budget_cents: int
    city_share_cents: int
    percent: int
    donors_count: int
    is_open: bool
    is_threshold_reached: bool
    opens_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class ProgrammeFacts:
    """Sums over all campaigns, in cents; ``reached_count`` came to their threshold, ``city_cents`` are theirs."""

    raised_cents: int
    donations_count: int
    campaigns_count: int
    open_count: int
    reached_count: int
    city_cents: int


class Campaigns(Protocol):
    """Each is asked in a few queries, whatever the number of campaigns."""

    def of(self, project_keys: Collection[uuid.UUID]) -> dict[uuid.UUID, CampaignFacts]:
        """By project's translation key; none of a project that has no campaign."""

    def open_now(self) -> list[CampaignFacts]:
        """Those that take donations at this moment, the one that ends first in front."""

    def totals(self) -> ProgrammeFacts: ...


def campaigns() -> Campaigns:
    """Whoever ``settings.NEWSLETTER_CAMPAIGNS`` names: the path of a function without arguments."""
    return import_string(settings.NEWSLETTER_CAMPAIGNS)()
