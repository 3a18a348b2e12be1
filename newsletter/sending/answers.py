"""What became of one recipient's message when it was handed over."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Outcome(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"  # this recipient, for good
    LATER = "later"  # this recipient, for now; the provider certainly does not have it
    BUSY = "busy"  # the provider as a whole: nobody sends for a while
    LOST = "lost"  # whether the provider has it, nobody can say
    APART = "apart"  # the provider took none of a call for several: each is to be tried alone


@dataclass(frozen=True)
class Answer:
    """``reason`` names no address: it is shown to staff and kept."""

    outcome: Outcome
    message_id: str = ""
    reason: str = ""
    rest: timedelta = timedelta()
