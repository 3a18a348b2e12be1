"""Keeps what is costly to draw, pictures and sheets, under the digest of all that is drawn."""

import threading
from collections.abc import Callable

from django.core.cache import caches

# One drawing at a time in a process: who asks for the same meanwhile finds it done, and whoever asks for many
# leaves the other processors to visitors.
_drawing = threading.Lock()
# A thread that waits serves nobody else.
LONGEST_WAIT_SECONDS = 2.0


class Busy(Exception):
    """Others are being drawn; ``RETRY_AFTER_SECONDS`` later there will be time."""

    RETRY_AFTER_SECONDS = 5


def kept(key: str, draw: Callable[[], bytes]) -> bytes:
    """The bytes that were drawn under ``key``, or are drawn now; what ``draw`` raises is not kept, nor is ``Busy``."""
    cache = caches["drawings"]
    content = cache.get(key)
    if content is None:
        if not _drawing.acquire(timeout=LONGEST_WAIT_SECONDS):
            raise Busy
        try:
            content = cache.get(key)
            if content is None:
                content = draw()
                cache.set(key, content)
        finally:
            _drawing.release()
    return content
