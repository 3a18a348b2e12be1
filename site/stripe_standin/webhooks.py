"""Signs events and delivers them to the webhook URL, in order of creation, again and again until it answers 2xx."""

import http.client
import logging
import threading
from urllib.parse import urlsplit

from stripe import WebhookSignature

from .messages import dump
from .settings import GIVE_UP_AFTER, Settings
from .store import Store

log = logging.getLogger("stripe_standin")

#: Seconds that the receiver has for its answer.
ANSWER_WITHIN = 10

_LONGEST_PAUSE = 0.25


class Deliveries:
    """A queue in the store, and one thread that works through it."""

    def __init__(self, store: Store, settings: Settings):
        self._store = store
        self._settings = settings
        self._target = urlsplit(settings.webhook_url or "")
        self._wake = threading.Event()
        self._stopping = False
        self._is_paused = False
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

    def wants(self, event_type: str) -> bool:
        wanted = self._settings.webhook_events
        return bool(self._settings.webhook_url) and ("*" in wanted or event_type in wanted)

    def queue(self, event_id: str):
        """Queues an event for now; one that was delivered or given up begins anew."""
        now = self._settings.clock()
        self._store.execute(
            "INSERT INTO delivery (event_id, state, queued_at, due_at) VALUES (?, 'waiting', ?, ?)"
            " ON CONFLICT (event_id) DO UPDATE SET state = 'waiting', attempts = 0, outcome = '',"
            " queued_at = excluded.queued_at, due_at = excluded.due_at",
            (event_id, now, now),
        )

    def waiting(self) -> int:
        return self._store.execute("SELECT count(*) FROM delivery WHERE state = 'waiting'")[0][0]

    def by_event(self) -> dict[str, dict]:
        """State, attempts and last outcome of each delivery, by the event's id."""
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
        """Delivers the oldest event that is due; False if none is."""
        rows = self._store.execute(
            "SELECT event_id, attempts, queued_at FROM delivery WHERE state = 'waiting' AND due_at <= ?"
            " ORDER BY seq LIMIT 1",
            (self._settings.clock(),),
        )
        if not rows:
            return False
        event = self._store.get("event", rows[0]["event_id"])
        is_accepted, outcome = self._send(event)
        log.info("webhook %s %s: %s", event["type"], event["id"], outcome)
        self._note(rows[0], event, is_accepted, outcome)
        return True

    def _note(self, row, event, is_accepted, outcome):
        now = self._settings.clock()
        attempts = row["attempts"] + 1
        delays = self._settings.retry_delays
        due_at = now + delays[min(attempts, len(delays)) - 1]
        if is_accepted:
            state = "delivered"
        elif due_at > row["queued_at"] + GIVE_UP_AFTER:
            state = "given_up"
        else:
            state = "waiting"
        with self._store.transaction():
            # An event queued anew while it was being sent keeps its new place: queued_at has moved.
            self._store.execute(
                "UPDATE delivery SET state = ?, attempts = ?, due_at = ?, outcome = ?"
                " WHERE event_id = ? AND queued_at = ?",
                (state, attempts, due_at, outcome, event["id"], row["queued_at"]),
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
