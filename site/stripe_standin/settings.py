"""What an instance of the stand-in is told when it starts."""

import ipaddress
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

API_VERSION = "2026-10-28.endive"

LIVE_KEY_PREFIXES = ("sk_live_", "rk_live_", "pk_live_")

#: Seconds before the second, third … try of a delivery; the last one repeats until ``GIVE_UP_AFTER``.
RETRY_DELAYS = (1, 2, 5, 15, 60, 300, 1800, 3600)

#: Seconds for which Stripe tries to deliver an event: three days.
GIVE_UP_AFTER = 3 * 24 * 3600

#: When refunds arrive: as Stripe has it, at once, or once somebody says so.
REFUNDS = ("as_stripe", "instant", "pending")


class RefusedSettings(ValueError):
    """The instance must not start like this; the message says why."""


@dataclass(frozen=True)
class Settings:
    """Refuses live keys, any address but loopback, a webhook URL without a secret, and values unknown or too small."""

    host: str = "127.0.0.1"
    port: int = 0
    state: str = ":memory:"
    webhook_url: str | None = None
    webhook_secret: str = "whsec_standin"  # noqa: S105 - the published default of a test double
    webhook_events: frozenset[str] = frozenset({"*"})
    secret_key: str = ""
    retry_delays: tuple[float, ...] = RETRY_DELAYS
    #: One of ``REFUNDS``; "instant" and "pending" whatever was paid by.
    refunds: str = "as_stripe"
    #: Requests a second that each endpoint takes; None for no limit.
    rate_limit: int | None = None
    clock: Callable[[], float] = time.time

    def __post_init__(self):
        if is_live_key(self.secret_key):
            raise RefusedSettings("a live Stripe key is configured; the stand-in only runs with test keys")
        if not is_loopback(self.host):
            raise RefusedSettings(f"the stand-in only listens on a loopback address, not on {self.host}")
        if self.refunds not in REFUNDS:
            raise RefusedSettings(f"refunds can be {', '.join(REFUNDS)}, not {self.refunds}")
        if self.rate_limit is not None and self.rate_limit < 1:
            raise RefusedSettings(f"the rate limit must let in at least one request a second, not {self.rate_limit}")
        if self.webhook_url is not None:
            target = urlsplit(self.webhook_url)
            if target.scheme not in ("http", "https") or not target.hostname:
                raise RefusedSettings(f"the webhook URL must be http or https: {self.webhook_url}")
            if not self.webhook_secret.startswith("whsec_"):
                raise RefusedSettings("the webhook secret must begin with whsec_")


def is_live_key(key: str) -> bool:
    return key.strip().startswith(LIVE_KEY_PREFIXES)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.version == 4 and address.is_loopback
