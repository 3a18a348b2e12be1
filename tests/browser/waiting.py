"""Waits for a condition that no event announces."""

import time
from collections.abc import Callable

PAUSE_SECONDS = 0.05


def wait_until(is_so: Callable[[], object], what: str, *, seconds: float = 10) -> None:
    """Returns once ``is_so()`` is true; fails with ``what`` if it is not after ``seconds``."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds} s still waiting for this: {what}")
        time.sleep(PAUSE_SECONDS)
