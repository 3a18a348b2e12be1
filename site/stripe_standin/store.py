"""Everything that outlives a restart: Stripe's objects, deliveries and stored answers, in one SQLite file."""

import json
import sqlite3
import threading
from contextlib import contextmanager
from pathlib import Path

from .errors import MissingObject

SCHEMA = """
CREATE TABLE IF NOT EXISTS object (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    hidden TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS object_kind ON object (kind, seq);
CREATE INDEX IF NOT EXISTS object_status ON object (kind, json_extract(body, '$.status'));
CREATE INDEX IF NOT EXISTS object_intent ON object (kind, json_extract(body, '$.payment_intent'));
CREATE INDEX IF NOT EXISTS object_charge ON object (kind, json_extract(body, '$.charge'));
CREATE TABLE IF NOT EXISTS delivery (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given_up', 'lost')),
    copies INTEGER NOT NULL DEFAULT 1,
    attempts INTEGER NOT NULL DEFAULT 0,
    queued_at REAL NOT NULL,
    due_at REAL NOT NULL,
    outcome TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (state, due_at);
CREATE TABLE IF NOT EXISTS idempotency (
    key TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    request_id TEXT NOT NULL,
    created_at REAL NOT NULL,
    status INTEGER,
    body TEXT
);
"""

#: Carries the deliveries of a file that was made before events could be lost or doubled into the table of today.
_RENEW_DELIVERIES = f"""
BEGIN;
DROP INDEX IF EXISTS delivery_due;
ALTER TABLE delivery RENAME TO delivery_before;
{SCHEMA}
INSERT INTO delivery (seq, event_id, state, attempts, queued_at, due_at, outcome)
    SELECT seq, event_id, state, attempts, queued_at, due_at, outcome FROM delivery_before;
DROP TABLE delivery_before;
COMMIT;
"""  # noqa: S608 - made of constants


class Store:
    """One connection for all threads, each in its turn: writes are all or nothing."""

    def __init__(self, path: str):
        if path != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._depth = 0
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=20)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        columns = [row["name"] for row in self._connection.execute("PRAGMA table_info(delivery)")]
        is_older = bool(columns) and "copies" not in columns
        self._connection.executescript(_RENEW_DELIVERIES if is_older else SCHEMA)

    def close(self):
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self):
        """Keeps all that is written inside, or none of it if an exception leaves; may be nested."""
        with self._lock:
            if self._depth == 0:
                self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0:
                    self._connection.execute("ROLLBACK")
                raise
            self._depth -= 1
            if self._depth == 0:
                self._connection.execute("COMMIT")

    def execute(self, sql: str, values=()) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def add(self, stripe_object: dict, *, hidden: dict | None = None):
        """Keeps a new object; ``hidden`` is what Stripe knows of it and shows only when asked, or never."""
        self.execute(
            "INSERT INTO object (id, kind, body, hidden) VALUES (?, ?, ?, ?)",
            (
                stripe_object["id"],
                stripe_object["object"],
                json.dumps(stripe_object),
                json.dumps(hidden or {}),
            ),
        )

    def save(self, stripe_object: dict):
        self.execute("UPDATE object SET body = ? WHERE id = ?", (json.dumps(stripe_object), stripe_object["id"]))

    def get(self, kind: str, identifier: str, *, param: str = "id") -> dict:
        """The object of that kind; raises ``MissingObject`` naming ``param``."""
        rows = self.execute("SELECT body FROM object WHERE id = ? AND kind = ?", (identifier, kind))
        if not rows:
            raise MissingObject(kind, identifier, param=param)
        return json.loads(rows[0]["body"])

    def hidden(self, identifier: str) -> dict:
        rows = self.execute("SELECT hidden FROM object WHERE id = ?", (identifier,))
        return json.loads(rows[0]["hidden"]) if rows else {}

    def find(self, kind: str, where: str = "1", values=(), *, order: str = "seq", limit: int = -1) -> list[dict]:
        """Objects of a kind; ``where`` is SQL over ``seq`` and ``body``."""
        rows = self.execute(
            f"SELECT body FROM object WHERE kind = ? AND {where} ORDER BY {order} LIMIT ?",  # noqa: S608
            (kind, *values, limit),
        )
        return [json.loads(row["body"]) for row in rows]

    def position(self, kind: str, identifier: str, *, param: str) -> int:
        """Where an object stands in order of creation; raises ``MissingObject`` naming ``param``."""
        rows = self.execute("SELECT seq FROM object WHERE id = ? AND kind = ?", (identifier, kind))
        if not rows:
            raise MissingObject(kind, identifier, param=param)
        return rows[0]["seq"]
