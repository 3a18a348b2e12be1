"""One running instance: its settings, store, clock, stored answers, deliveries and planted faults."""

import copy
import logging
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass

from . import objects
from .faults import Faults
from .idempotency import IdempotencyKeys
from .rate_limit import RateLimit
from .settings import Settings
from .store import Store
from .webhooks import Deliveries

log = logging.getLogger("stripe_standin")


@dataclass(frozen=True)
class ApiCall:
    """One call of the API, as the log of ``StandIn.requests`` keeps it.

    ``status``: what the caller was answered, 0 if nothing. ``fault``: the planted fault, "" if none.
    """

    method: str
    path: str
    params: list[tuple[str, str]]
    idempotency_key: str
    request_id: str
    status: int
    is_replay: bool
    fault: str = ""


class Account:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.base_url = ""
        self.store = Store(settings.state)
        self.idempotency = IdempotencyKeys(self.store)
        self.deliveries = Deliveries(self.store, settings)
        self.faults = Faults()
        self.rate_limit = RateLimit(settings.rate_limit, settings.clock)
        self.calls: deque[ApiCall] = deque(maxlen=1000)
        self._caller = threading.local()

    def now(self) -> int:
        return int(self.settings.clock())

    def close(self):
        self.deliveries.stop()
        self.store.close()

    @contextmanager
    def transaction(self):
        """Keeps all or nothing of what is written inside; deliveries start once it is kept."""
        with self.store.transaction():
            yield
        self.deliveries.wake()

    @contextmanager
    def called_by(self, *, request_id: str, idempotency_key: str):
        """Events that arise inside say which API request caused them."""
        self._caller.request = {"id": request_id, "idempotency_key": idempotency_key or None}
        try:
            yield
        finally:
            self._caller.request = None

    def emit(self, kind: str, subject: dict, *, previous: dict | None = None):
        """Keeps an event with a snapshot of its subject, and queues it if the webhook asked for that type."""
        event = objects.event(
            kind,
            copy.deepcopy(subject),
            now=self.now(),
            request=getattr(self._caller, "request", None),
            previous=previous,
        )
        is_wanted = self.deliveries.wants(kind)
        event["pending_webhooks"] = int(is_wanted)
        self.store.add(event)
        if is_wanted:
            self.deliveries.queue(event["id"])
