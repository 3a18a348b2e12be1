"""One login for each role, for trying the admin; development only."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from config.bootstrap import ACCOUNTING, EDITORS, MANAGERS

PASSWORD = "quartieri-2020"  # noqa: S105 - printed for everybody who tries the demonstration
LOGINS = {
    "amministrazione": (None, "tutto"),
    "responsabile": (MANAGERS, "pubblica pagine e prepara campagne"),
    "redazione": (EDITORS, "scrive pagine e le manda in revisione"),
    "ragioneria": (ACCOUNTING, "legge donazioni e registro"),
}


def load_logins() -> None:
    """Make the logins that are missing; one whose password was changed keeps it."""
    users = get_user_model()
    for name, (group, _what) in LOGINS.items():
        if users.objects.filter(username=name).exists():
            continue
        is_admin = group is None
        user = users.objects.create_user(
            name, f"{name}@example.org", PASSWORD, is_superuser=is_admin, is_staff=is_admin
        )
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = "it"
        profile.save()
        if group:
            user.groups.add(Group.objects.get(name=group))
