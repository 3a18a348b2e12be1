"""Who may do what with rows of money: facts are read, never written, whatever rights somebody has."""

from wagtail.permissions import register_permission_policy

from donations.models import (
    Campaign,
    Donation,
    DonorMail,
    GivingPause,
    LedgerEntry,
    PaymentAttempt,
    RefundOrder,
    StripeEvent,
)
from home.permissions import LimitedPolicy
from home.work.rows import Job

# Rights to act, each given apart from the right to see.
ACTS = (
    "extend_campaign",
    "suspend_campaign",
    "grant_city_share",
    "order_refund",
    "run_event_again",
    "switch_giving",
)


def register() -> None:
    """Called before the admin makes its views."""
    register_permission_policy(Campaign, LimitedPolicy(Campaign, actions={"view", "add", "change"}))
    # To change a donation means to let its message be shown or to hide its name; its form offers nothing else.
    register_permission_policy(Donation, LimitedPolicy(Donation, actions={"view", "change"}))
    for model in (PaymentAttempt, LedgerEntry, RefundOrder, StripeEvent, DonorMail, Job, GivingPause):
        register_permission_policy(model, LimitedPolicy(model, actions={"view"}))
