"""What Stripe says is true at one moment, as frozen records of ours; its SDK's objects stay in the gateway."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ChargeSnapshot:
    id: str
    amount_cents: int
    currency: str
    has_succeeded: bool
    is_refunded: bool  # all of it
    created_at: datetime


@dataclass(frozen=True)
class CheckoutSnapshot:
    """What Stripe says is true of a Checkout Session at this moment."""

    id: str
    status: str  # open, complete or expired
    payment_status: str  # paid or unpaid
    intent_id: str | None
    intent_status: str | None
    charge: ChargeSnapshot | None
    url: str | None
    client_secret: str | None
    attempt_key: str | None  # from our metadata; None for another product's Session


@dataclass(frozen=True)
class RefundSnapshot:
    """What Stripe says is true of a refund; ``amount_cents`` is positive."""

    id: str
    amount_cents: int
    currency: str
    status: str  # pending, requires_action, succeeded, failed or canceled
    created_at: datetime
    order_key: str | None  # from our metadata; None for one made by hand

    @property
    def has_left(self) -> bool:
        """The money has left the balance, even where it came back later."""
        return self.status in ("pending", "succeeded", "failed", "canceled")

    @property
    def has_come_back(self) -> bool:
        return self.status in ("failed", "canceled")


@dataclass(frozen=True)
class DisputeSnapshot:
    """What Stripe says is true of a dispute: cents taken from the balance and given back, both positive or 0."""

    id: str
    taken_cents: int
    returned_cents: int
    created_at: datetime


@dataclass(frozen=True)
class BalanceMovement:
    """A movement of Stripe's balance with a charge, refund or dispute behind it; signed cents, before fees."""

    id: str
    category: str  # one of BALANCE_CATEGORIES
    source_id: str
    intent_id: str | None
    amount_cents: int
    currency: str
    created_at: datetime


@dataclass(frozen=True)
class EventHint:
    """An event reduced to what it points at."""

    id: str
    type: str
    object_type: str
    object_id: str
    intent_id: str | None
