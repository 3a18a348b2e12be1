"""Stored answers by Idempotency-Key: the same request again gets the same answer again."""

import hashlib
import json
from dataclasses import dataclass

from .errors import KeyInUse, RefusedBeforeExecution
from .store import Store

#: Seconds for which a key is remembered; Stripe promises at least 24 hours.
KEPT_FOR = 24 * 3600

LONGEST_KEY = 255


@dataclass(frozen=True)
class StoredAnswer:
    status: int
    body: dict
    request_id: str


def fingerprint(pairs: list[tuple[str, str]]) -> str:
    return hashlib.sha256(json.dumps(sorted(pairs)).encode()).hexdigest()


class IdempotencyKeys:
    def __init__(self, store: Store):
        self._store = store
        # A request that was in flight when the program ended did nothing, for its work and its answer are one
        # transaction: the key is free again.
        store.execute("DELETE FROM idempotency WHERE status IS NULL")

    def claim(self, *, key: str, path: str, fingerprint: str, request_id: str, now: float) -> StoredAnswer | None:
        """The stored answer, or None once the key is claimed for this request.

        Refused: the key with another path or body (400), and while its first request is in flight (409).
        """
        if len(key) > LONGEST_KEY:
            raise RefusedBeforeExecution(f"Idempotency keys can be at most {LONGEST_KEY} characters long.")
        with self._store.transaction():
            self._store.execute("DELETE FROM idempotency WHERE created_at < ?", (now - KEPT_FOR,))
            rows = self._store.execute("SELECT * FROM idempotency WHERE key = ?", (key,))
            if not rows:
                self._store.execute(
                    "INSERT INTO idempotency (key, path, fingerprint, request_id, created_at) VALUES (?, ?, ?, ?, ?)",
                    (key, path, fingerprint, request_id, now),
                )
                return None
        row = rows[0]
        if row["path"] != path:
            raise _conflict(
                "Keys for idempotent requests can only be used for the same endpoint they were first used for"
                f" ('{path}' vs '{row['path']}')",
                key,
            )
        if row["fingerprint"] != fingerprint:
            raise _conflict(
                "Keys for idempotent requests can only be used with the same parameters they were first used with",
                key,
            )
        if row["status"] is None:
            raise KeyInUse
        return StoredAnswer(row["status"], json.loads(row["body"]), row["request_id"])

    def keep(self, *, key: str, status: int, body: dict):
        self._store.execute(
            "UPDATE idempotency SET status = ?, body = ? WHERE key = ?", (status, json.dumps(body), key)
        )

    def release(self, *, key: str):
        self._store.execute("DELETE FROM idempotency WHERE key = ? AND status IS NULL", (key,))


def _conflict(sentence: str, key: str) -> RefusedBeforeExecution:
    return RefusedBeforeExecution(
        f"{sentence}. Try using a key other than '{key}' if you meant to execute a different request.",
        kind="idempotency_error",
    )
