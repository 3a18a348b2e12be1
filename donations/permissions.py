"""Who may do what with rows of money: facts are read, never written, whatever rights somebody has."""

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from donations.models import (
    Campaign,
    Donation,
    DonorMail,
    GivingPause,
    Job,
    LedgerEntry,
    PaymentAttempt,
    RefundOrder,
    StripeEvent,
)

# Rights to act, each given apart from the right to see.
ACTS = (
    "extend_campaign",
    "suspend_campaign",
    "grant_city_share",
    "order_refund",
    "run_event_again",
    "switch_giving",
)


class LimitedPolicy(ModelPermissionPolicy):
    """Django's permissions, but only for the actions named; superusers included."""

    def __init__(self, model, *, actions: set[str]):
        super().__init__(model)
        self.actions = actions

    def user_has_permission(self, user, action) -> bool:
        return action in self.actions and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        return super().user_has_any_permission(user, [action for action in actions if action in self.actions])

    def users_with_any_permission(self, actions, include_superusers=True):
        allowed = [action for action in actions if action in self.actions]
        return super().users_with_any_permission(allowed, include_superusers)


def register() -> None:
    """Called before the admin makes its views."""
    register_permission_policy(Campaign, LimitedPolicy(Campaign, actions={"view", "add", "change"}))
    # To change a donation means to let its message be shown or to hide its name; its form offers nothing else.
    register_permission_policy(Donation, LimitedPolicy(Donation, actions={"view", "change"}))
    for model in (PaymentAttempt, LedgerEntry, RefundOrder, StripeEvent, DonorMail, Job, GivingPause):
        register_permission_policy(model, LimitedPolicy(model, actions={"view"}))
