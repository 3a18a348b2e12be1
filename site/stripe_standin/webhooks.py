"""Signs events and delivers them to the webhook URL, in order of creation, again and again until it answers 2xx.

``mischief`` may have it otherwise.
"""

import http.client
import logging
import threading
from urllib.parse import urlsplit

from stripe import WebhookSignature

from .messages import dump
from .mischief import Fate, Mischief, Plan
from .settings import GIVE_UP_AFTER, Settings
from .store import Store

log = logging.getLogger("stripe_standin")

#: Seconds that the receiver has for its answer.
ANSWER_WITHIN = 10

_LONGEST_PAUSE = 0.25

#: How many of the oldest events that are due are shuffled among each other.
_SHUFFLED_AT_ONCE = 100


class Deliveries:
    """A queue in the store, and one thread that works through it."""

    def __init__(self, store: Store, settings: Settings):
        self._store = store
        self._settings = settings
        self._target = urlsplit(settings.webhook_url or "")
        self._wake = threading.Event()
        self._stopping = False
        self._is_paused = False
        self._mischief = Mischief()
        self._thread: threading.Thread | None = None

    def start(self):
        if self._settings.webhook_url:
            self._thread = threading.Thread(target=self._work, name="stripe-standin-deliveries", daemon=True)
            self._thread.start()

    def stop(self):
        self._stopping = True
        self._wake.set()
        if self._thread and self._thread is not threading.current_thread():
            self._thread.join(timeout=1)

    def wake(self):
        self._wake.set()

    def pause(self):
        self._is_paused = True

    def resume(self):
        self._is_paused = False
        self.wake()

    @property
    def is_paused(self) -> bool:
        return self._is_paused

    @property
    def plan(self) -> Plan:
        return self._mischief.plan

    def set_plan(self, plan: Plan):
        """What goes wrong from now on; events that were queued before keep their fate, though not their order."""
        self._mischief = Mischief(plan)

    def wants(self, event_type: str) -> bool:
        wanted = self._settings.webhook_events
        return bool(self._settings.webhook_url) and ("*" in wanted or event_type in wanted)

    def queue(self, event_id: str):
        """Queues a new event, to be delivered as the mischief wants it."""
        self._queue(event_id, self._mischief.fate())

    def requeue(self, event_id: str):
        """Queues an event once more, for now and without mischief, whatever became of it before."""
        self._queue(event_id, Fate())

    def _queue(self, event_id: str, fate: Fate):
        now = self._settings.clock()
        self._store.execute(
            "INSERT INTO delivery (event_id, state, copies, queued_at, due_at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (event_id) DO UPDATE SET state = excluded.state, copies = excluded.copies, attempts = 0,"
            " outcome = '', queued_at = excluded.queued_at, due_at = excluded.due_at",
            (event_id, "lost" if fate.is_lost else "waiting", fate.copies, now, now + fate.seconds),
        )

    def waiting(self) -> int:
        return self._store.execute("SELECT count(*) FROM delivery WHERE state = 'waiting'")[0][0]

    def by_event(self) -> dict[str, dict]:
        """State (waiting, delivered, given_up, lost), attempts and last outcome of each delivery, by event id."""
        rows = self._store.execute("SELECT event_id, state, attempts, outcome FROM delivery")
        return {row["event_id"]: {key: row[key] for key in ("state", "attempts", "outcome")} for row in rows}

    def _work(self):
        while not self._stopping:
            self._wake.clear()
            try:
                while not self._stopping and not self._is_paused and self._deliver_next():
                    pass
            except Exception:
                if not self._stopping:
                    log.exception("a delivery broke down")
            self._wake.wait(_LONGEST_PAUSE)

    def _deliver_next(self) -> bool:
        """Delivers the oldest event that is due, or any that is due if they are shuffled; False if none is."""
        rows = self._store.execute(
            "SELECT event_id, attempts, copies, queued_at FROM delivery WHERE state = 'waiting' AND due_at <= ?"
            " ORDER BY seq LIMIT ?",
            (self._settings.clock(), _SHUFFLED_AT_ONCE),
        )
        if not rows:
            return False
        row = self._mischief.next_of(rows)
        event = self._store.get("event", row["event_id"])
        is_accepted, outcome = self._send(event)
        log.info("webhook %s %s: %s", event["type"], event["id"], outcome)
        self._note(row, event, is_accepted, outcome)
        return True

    def _note(self, row, event, is_accepted, outcome):
        now = self._settings.clock()
        attempts = row["attempts"] + 1
        delays = self._settings.retry_delays
        due_at = now + delays[min(attempts, len(delays)) - 1]
        copies = row["copies"] - (1 if is_accepted else 0)
        if copies == 0:
            state = "delivered"
        elif is_accepted:
            state, due_at = "waiting", now
        elif due_at > row["queued_at"] + GIVE_UP_AFTER:
            state = "given_up"
        else:
            state = "waiting"
        with self._store.transaction():
            # An event queued anew while it was being sent keeps its new place: queued_at has moved.
            self._store.execute(
                "UPDATE delivery SET state = ?, copies = ?, attempts = ?, due_at = ?, outcome = ?"
                " WHERE event_id = ? AND queued_at = ?",
                (state, copies, attempts, due_at, outcome, event["id"], row["queued_at"]),
            )
            if is_accepted:
                self._store.save({**event, "pending_webhooks": 0})

    def _send(self, event: dict) -> tuple[bool, str]:
        payload, signature = sign({**event, "pending_webhooks": 1}, secret=self._settings.webhook_secret)
        target = self._target
        connect = http.client.HTTPSConnection if target.scheme == "https" else http.client.HTTPConnection
        connection = connect(target.hostname or "", target.port, timeout=ANSWER_WITHIN)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Stripe-Signature": signature,
            "User-Agent": "Stripe/1.0 (stand-in)",
        }
        try:
            connection.request(
                "POST", (target.path or "/") + (f"?{target.query}" if target.query else ""), payload, headers
            )
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException) as problem:
            return False, f"not reached ({type(problem).__name__})"
        finally:
            connection.close()
        return 200 <= status < 300, f"answered {status}"


def sign(event: dict, *, secret: str) -> tuple[bytes, str]:
    """The body of a delivery and its Stripe-Signature header, stamped now."""
    payload = dump(event)
    return payload.encode(), WebhookSignature.generate_signature_header(payload, secret)
