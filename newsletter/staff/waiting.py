"""How long something still lasts, in words for whoever waits for it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def time_left(seconds: int | None) -> str:
    """Rounded to what one can wait for; empty where nobody knows."""
    if seconds is None:
        return ""
    if seconds < 60:
        return _("meno di un minuto")
    minutes = -(-seconds // 60)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("circa %(number)d minuto", "circa %(number)d minuti", minutes) % {"number": minutes}
    return _("circa %(hours)d h %(minutes)02d min") % {"hours": hours, "minutes": rest}
