"""What live blocks show, as records that become JSON and come back the same."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any, Self

from django.utils.dateparse import parse_date, parse_datetime

from home.clock import last_moment_before


class Record:
    """Whatever JSON holds besides, as a later version may, is passed over."""

    @classmethod
    def read(cls, raw: Mapping[str, Any]) -> Self:
        return cls(**{each.name: raw[each.name] for each in fields(cls) if each.name in raw})  # type: ignore[arg-type]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)  # type: ignore[call-overload]


@dataclass(frozen=True)
class ProjectLine(Record):
    """A project with where its campaign stood; money in cents, moments in ISO 8601, ``url`` absolute.

    ``label`` and ``sentence`` are in the language of the issue, and empty where the figures were frozen in another one.
    ``language`` is that of the project's own texts. ``state`` is empty where there is no campaign.
    """

    key: str
    title: str
    url: str
    language: str
    summary: str = ""
    place: str = ""
    image: int | None = None
    state: str = ""
    label: str = ""
    sentence: str = ""
    raised_cents: int = 0
    threshold_cents: int = 0
    missing_cents: int = 0
    budget_cents: int = 0
    city_share_cents: int = 0
    percent: int = 0
    donors_count: int = 0
    is_open: bool = False
    opens: str = ""
    ends: str = ""

    @property
    def has_campaign(self) -> bool:
        return bool(self.state)

    @property
    def has_begun(self) -> bool:
        """There is something to tell of what was raised."""
        return self.has_campaign and self.state not in ("scheduled", "blocked", "none")

    @property
    def filled(self) -> int:
        """Whole percents of a bar whose end is the threshold."""
        return max(0, min(100, self.percent))

    @cached_property
    def opens_at(self) -> datetime | None:
        return parse_datetime(self.opens)

    @cached_property
    def last_moment(self) -> datetime | None:
        """Told as the end: the end itself is midnight, which already belongs to the next day."""
        ends_at = parse_datetime(self.ends)
        return last_moment_before(ends_at) if ends_at else None


@dataclass(frozen=True)
class NewsLine(Record):
    """A piece of news; ``url`` is absolute, ``day`` in ISO 8601."""

    key: str
    title: str
    url: str
    language: str
    summary: str = ""
    image: int | None = None
    day: str = ""

    @cached_property
    def date(self) -> date | None:
        return parse_date(self.day)


@dataclass(frozen=True)
class Totals(Record):
    """Sums over all campaigns, in whole cents."""

    raised_cents: int = 0
    donations_count: int = 0
    campaigns_count: int = 0
    open_count: int = 0
    reached_count: int = 0
    city_cents: int = 0


@dataclass(frozen=True)
class BlockFigures:
    """What one live block shows; ``more`` counts the projects that it has no room for."""

    projects: tuple[ProjectLine, ...] = ()
    more: int = 0
    news: tuple[NewsLine, ...] = ()
    totals: Totals | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.projects or self.news or self.totals)

    def as_json(self) -> dict[str, Any]:
        raw: dict[str, Any] = {}
        if self.projects:
            raw |= {"projects": [line.as_json() for line in self.projects], "more": self.more}
        if self.news:
            raw["news"] = [line.as_json() for line in self.news]
        if self.totals:
            raw["totals"] = self.totals.as_json()
        return raw

    @classmethod
    def read(cls, raw: Mapping[str, Any]) -> "BlockFigures":
        return cls(
            projects=tuple(ProjectLine.read(line) for line in raw.get("projects", ())),
            more=raw.get("more", 0),
            news=tuple(NewsLine.read(line) for line in raw.get("news", ())),
            totals=Totals.read(raw["totals"]) if raw.get("totals") else None,
        )


@dataclass(frozen=True)
class IssueFigures:
    """All that the live blocks of an issue show, by block id, as it was at the moment ``at``."""

    at: datetime
    language: str
    blocks: Mapping[str, BlockFigures] = field(default_factory=dict)
    is_frozen: bool = False

    def of(self, block_id: str) -> BlockFigures:
        """Empty for a block that was added later."""
        return self.blocks.get(block_id, BlockFigures())

    def as_json(self) -> dict[str, Any]:
        return {
            "at": self.at.isoformat(),
            "language": self.language,
            "blocks": {key: figures.as_json() for key, figures in self.blocks.items()},
        }

    @classmethod
    def read(cls, raw: Mapping[str, Any]) -> "IssueFigures":
        """Of what ``as_json`` wrote."""
        return cls(
            at=datetime.fromisoformat(raw["at"]),
            language=raw["language"],
            blocks={key: BlockFigures.read(figures) for key, figures in raw["blocks"].items()},
            is_frozen=True,
        )
