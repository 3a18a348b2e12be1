"""One thing that is not as it should be in an issue."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """``text`` is a sentence for editors; ``block_id`` is empty where it is about the issue as a whole."""

    level: Level
    text: str
    block_id: str = ""

    @property
    def is_error(self) -> bool:
        return self.level == Level.ERROR
