"""The sentences in which an issue tells figures: short ones, the same in the mail, in its text and in the archive."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.clock import long_date
from home.language import is_english
from home.money import format_euros
from newsletter.writing.figures import ProjectLine, Totals


def day_and_date(value: date | datetime | None) -> str:
    """``domenica 15 marzo 2026``, ``Sunday 15 March 2026``; a moment is taken in Rome's time."""
    if value is None:
        return ""
    day = timezone.localtime(value) if isinstance(value, datetime) else value
    text = date_format(day, "l j F Y")
    return text if is_english() else text.lower()


def data_moment(moment: datetime) -> str:
    """``12 marzo 2026, ore 10:30``: when figures were true, in Rome's time."""
    return _("%(date)s, ore %(time)s") % {
        "date": long_date(moment),
        "time": date_format(timezone.localtime(moment), "H:i"),
    }


def raised_words(project: ProjectLine) -> str:
    """How much was raised of how much; empty before the campaign has begun."""
    if not project.has_begun:
        return ""
    return _("%(raised)s raccolti: %(percent)d%% della soglia di %(threshold)s.") % {
        "raised": format_euros(project.raised_cents),
        "percent": project.percent,
        "threshold": format_euros(project.threshold_cents),
    }


def missing_words(project: ProjectLine) -> str:
    """How far it is from its threshold."""
    if not project.missing_cents:
        return _("Soglia raggiunta: %(raised)s raccolti.") % {"raised": format_euros(project.raised_cents)}
    return _("Mancano %(missing)s alla soglia di %(threshold)s.") % {
        "missing": format_euros(project.missing_cents),
        "threshold": format_euros(project.threshold_cents),
    }


def until_words(project: ProjectLine) -> str:
    """The last day to give, or the first: a date, for a mail may be read days later."""
    if project.is_open and project.last_moment:
        return _("Si può donare fino a %(day)s.") % {"day": day_and_date(project.last_moment)}
    if project.state == "scheduled" and project.opens_at:
        return _("La raccolta apre %(day)s.") % {"day": day_and_date(project.opens_at)}
    return ""


def more_words(count: int) -> str:
    """What is written on the way to those that a list has no room for."""
    return ngettext("Guarda anche un altro progetto", "Guarda anche altri %(count)d progetti", count) % {"count": count}


def reached_words(totals: Totals) -> str:
    """Behind the number of those that came to their threshold."""
    return ngettext(
        "raccolta ha raggiunto la soglia, su %(total)s",
        "raccolte hanno raggiunto la soglia, su %(total)s",
        totals.reached_count,
    ) % {"total": totals.campaigns_count}


def one_of(topics: Sequence[str]) -> str:
    """``a, b oppure c``: a reader chose at least one of them."""
    if not topics:
        return _("la nostra newsletter")
    *first, last = topics
    return f"{', '.join(first)} {_('oppure')} {last}" if first else last
