"""Refuses requests beyond so many a second, as Stripe does for each endpoint by itself."""

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Hashable

from .errors import RateLimited

#: Seconds over which requests are counted.
_WINDOW = 1


class RateLimit:
    """``most`` requests a second of each endpoint, None for no limit; ``clock`` gives seconds."""

    def __init__(self, most: int | None, clock: Callable[[], float]):
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._let_in: dict[Hashable, deque[float]] = defaultdict(deque)

    def let_in(self, endpoint: Hashable):
        """Counts a request of this endpoint; raises ``RateLimited``, uncounted, if it is one too many."""
        if self._most is None:
            return
        with self._lock:
            now = self._clock()
            moments = self._let_in[endpoint]
            while moments and moments[0] <= now - _WINDOW:
                moments.popleft()
            if len(moments) >= self._most:
                raise RateLimited
            moments.append(now)
