"""Says how far long work is: what, how many of how many, how long it may still take."""

import time
from collections.abc import Callable
from typing import Protocol

EVERY_SECONDS = 1.0


class Stream(Protocol):
    def write(self, text: str, /) -> object: ...

    def flush(self) -> object: ...


class Progress:
    """Writes a line at the first tick, then one a second at most, and one at the end of each step.

    ``also`` is called at each tick, for whoever has to be told that the work goes on; without a ``stream`` it is told
    alone.
    """

    def __init__(self, stream: Stream | None = None, *, also: Callable[[], object] = lambda: None):
        self._stream, self._also = stream, also
        self._what, self._done = "", 0
        self._total: int | None = None
        self._began_at = self._told_at = 0.0

    def begin(self, what: str, total: int | None = None) -> None:
        """A new step; ``total`` where it is known how many there are."""
        self._what, self._done, self._total = what, 0, total
        self._began_at, self._told_at = time.monotonic(), 0.0

    def tick(self, number: int = 1) -> None:
        self._done += number
        self._also()
        if self._stream is None:
            return
        now = time.monotonic()
        is_whole = self._done == self._total
        if is_whole or now - self._told_at >= EVERY_SECONDS:
            self._told_at = now
            self._stream.write(self._line(now) + "\n")
            self._stream.flush()

    def _line(self, now: float) -> str:
        if self._total is None:
            return f"{self._what}: {self._done}"
        if not self._done:
            return f"{self._what}: 0 of {self._total}"
        spent = now - self._began_at
        left = spent / self._done * (self._total - self._done)
        return f"{self._what}: {self._done} of {self._total}, {_duration(left)} left"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02d} s" if minutes else f"{rest} s"
