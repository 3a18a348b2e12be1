"""Decides what goes wrong with events on their way: delivered twice, late, out of order, or never."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from .errors import ApiError

_Item = TypeVar("_Item")

_LONGEST = 24 * 3600


@dataclass(frozen=True)
class Fate:
    """What becomes of one event: how often it must be accepted, after how many seconds, or that it is lost."""

    copies: int = 1
    seconds: float = 0
    is_lost: bool = False


@dataclass(frozen=True)
class Plan:
    """Shares (0 to 1) of the events that are delivered twice, late or never; a share by chance, the same by seed.

    ``shuffled``: whatever is due goes out in any order. Refused: shares and seconds out of range.
    """

    duplicates: float = 0
    late: float = 0
    late_seconds: float = 2
    shuffled: bool = False
    lost: float = 0
    seed: int = 0

    def __post_init__(self):
        for name in ("duplicates", "late", "lost"):
            if not 0 <= getattr(self, name) <= 1:
                raise ApiError(f"The share `{name}` must be between 0 and 1.", param=name)
        if not 0 <= self.late_seconds <= _LONGEST:
            raise ApiError(f"`late_seconds` must be between 0 and {_LONGEST}.", param="late_seconds")


#: Every event once, at once, in order.
NONE = Plan()


class Mischief:
    """One plan at work, with chances of its own."""

    def __init__(self, plan: Plan = NONE):
        self.plan = plan
        # One chance for each thread that asks, so that neither disturbs what the other repeats.
        self._fates = random.Random(plan.seed)  # noqa: S311 - repeatable on purpose
        self._order = random.Random(plan.seed)  # noqa: S311 - repeatable on purpose

    def fate(self) -> Fate:
        """The fate of the next event; always draws three times, so that one share does not move another's events."""
        is_lost, is_late, is_twice = (
            self._fates.random() < share for share in (self.plan.lost, self.plan.late, self.plan.duplicates)
        )
        return Fate(
            copies=2 if is_twice else 1,
            seconds=self.plan.late_seconds if is_late else 0,
            is_lost=is_lost,
        )

    def next_of(self, due: Sequence[_Item]) -> _Item:
        """Which of the things that are due, in their order, comes next."""
        return self._order.choice(due) if self.plan.shuffled else due[0]
