"""Moments and stretches of time as people read them, in Rome's time."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

LONGEST_AGO_DAYS = 30


def long_date(value: date | datetime | None) -> str:
    """``2 luglio 2020`` or ``2 July 2020``; a moment is taken in Rome's time."""
    if value is None:
        return ""
    day = timezone.localtime(value) if isinstance(value, datetime) else value
    text = date_format(day, "j F Y")
    return text.lower() if (get_language() or "it").startswith("it") else text


def month_text(value: date | datetime) -> str:
    """``luglio 2020`` or ``July 2020``; a moment is taken in Rome's time."""
    day = timezone.localtime(value) if isinstance(value, datetime) else value
    text = date_format(day, "F Y")
    return text.lower() if (get_language() or "it").startswith("it") else text


def last_moment_before(end: datetime) -> datetime:
    """Told as the end of what ends at midnight, which already belongs to the next day."""
    return end - timedelta(minutes=1)


def moment_on(day: date, published_at: datetime | None) -> datetime:
    """When something that bears the date ``day`` came out, in Rome's time: the moment of its publication if that was
    on the same day, else the day's first moment.
    """
    if published_at is not None and timezone.localtime(published_at).date() == day:
        return timezone.localtime(published_at)
    return timezone.make_aware(datetime.combine(day, time.min))


def moment_text(moment: datetime) -> str:
    """``2 luglio 2020 alle ore 10:00``, in Rome's time."""
    return _("%(date)s alle ore %(time)s") % {
        "date": long_date(moment),
        "time": date_format(timezone.localtime(moment), "H:i"),
    }


def time_left_text(until: datetime, now: datetime) -> str:
    """How long it is from ``now`` to ``until`` in the coarsest honest unit; empty once it is over.

    From two days on, calendar days in Rome's time (a campaign that ends tonight at midnight and one that ends
    tomorrow night must not both say «1 day»); below, hours; below two hours, minutes.
    """
    left = until - now
    if left <= timedelta(0):
        return ""
    if left >= timedelta(days=2):
        # The end is half-open: an end at 00:00 belongs to the day before.
        last_day = timezone.localtime(until - timedelta(microseconds=1)).date()
        # At midnight, and when the clocks go back, the calendar says one day where two whole ones are left.
        days = max(2, (last_day - timezone.localtime(now).date()).days)
        return ngettext("%(count)d giorno", "%(count)d giorni", days) % {"count": days}
    if left >= timedelta(hours=2):
        hours = int(left.total_seconds() // 3600)
        return ngettext("%(count)d ora", "%(count)d ore", hours) % {"count": hours}
    minutes = max(1, int(left.total_seconds() // 60))
    return ngettext("%(count)d minuto", "%(count)d minuti", minutes) % {"count": minutes}


def time_since_text(moment: datetime, now: datetime) -> str:
    """``poco fa``, ``3 ore fa``, ``ieri``, ``12 giorni fa``; after a month the date."""
    days = (timezone.localtime(now).date() - timezone.localtime(moment).date()).days
    if days > LONGEST_AGO_DAYS:
        return long_date(moment)
    if days > 1:
        return ngettext("%(count)d giorno fa", "%(count)d giorni fa", days) % {"count": days}
    if days == 1:
        return _("ieri")
    hours = int((now - moment).total_seconds() // 3600)
    if hours >= 1:
        return ngettext("%(count)d ora fa", "%(count)d ore fa", hours) % {"count": hours}
    return _("poco fa")
