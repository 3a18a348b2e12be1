"""Keeps what is costly to draw, pictures and sheets, under the digest of all that is drawn."""

import threading
from collections.abc import Callable

from django.core.cache import caches

# One drawing at a time in a process: who asks for the same meanwhile finds it done, and whoever asks for many
# leaves the other processors to visitors.
_drawing = threading.Lock()


def kept(key: str, draw: Callable[[], bytes]) -> bytes:
    """The bytes that were drawn under ``key``, or are drawn now; what ``draw`` raises is not kept."""
    cache = caches["drawings"]
    content = cache.get(key)
    if content is None:
        with _drawing:
            content = cache.get(key)
            if content is None:
                content = draw()
                cache.set(key, content)
    return content
