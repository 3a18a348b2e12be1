"""What every way to hand messages over offers."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from newsletter.models import Delivery
from newsletter.sending.answers import Answer
from newsletter.sending.messages import Envelope


class Transport:
    """Used in a ``with``: what it opens is kept for a stretch of messages and closed behind it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def hand_over(self, envelope: Envelope, deliveries: Sequence[Delivery]) -> list[Answer]:
        """An answer for each delivery, in their order; whatever goes wrong is an answer too.

        Where it answers ``APART``, it does so for all of them.
        """
        raise NotImplementedError
