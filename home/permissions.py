"""Rights to rows that nobody may write, whatever rights somebody has."""

from wagtail.permission_policies import ModelPermissionPolicy


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
