"""What the programme's page asks for: its figures as charts and tables, and what there is to download."""

from dataclasses import dataclass

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donations.open_data import LICENCE_NAME, LICENCE_URL
from donations.open_data.fields import Field
from donations.open_data.files import DATA_SETS, DataSet
from donations.open_data.json_ld import dataset
from donations.programme import Group, Month, last_day_with_a_movement, programme_in_figures
from home.charts import bar_chart, column_chart
from home.language import is_english
from home.money import format_euros
from home.page_head import PageHead
from home.structured_data import script
from projects import city_map

register = template.Library()
register.simple_tag(programme_in_figures)
register.simple_tag(last_day_with_a_movement)


@dataclass(frozen=True)
class Download:
    data_set: DataSet
    csv_path: str
    json_path: str

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.data_set.fields


@register.filter
def month_name(month: Month) -> str:
    """``gennaio 2027``"""
    return _as_written(date_format(month.first, "F Y"))


@register.inclusion_tag("donations/components/groups_chart.html")
def groups_chart(
    groups: list[Group], title: str, heading: str, chart_id: str, map_label: str = "", projects_url: str = ""
) -> dict:
    """Bars of what each group raised, with their table; with ``map_label``, the map of the Municipi in front.

    ``heading`` is the first column's; from the map, a Municipio leads to its projects in the list at ``projects_url``.
    """
    largest = max(groups, key=lambda group: group.raised_cents, default=None)
    return {
        "title": title,
        "heading": heading,
        "chart_id": chart_id,
        "groups": groups,
        "has_any": largest is not None and largest.raised_cents > 0,
        "chart": bar_chart([(group.label, group.raised_cents) for group in groups], text=format_euros),
        "text": _said(title, [(group.label, group.raised_cents) for group in groups]),
        "areas": _areas(groups, projects_url) if map_label else [],
        "map_label": map_label,
    }


@register.inclusion_tag("donations/components/months_chart.html")
def months_chart(months: list[Month], title: str, chart_id: str) -> dict:
    """Columns of what arrived in each month, with their table."""
    values = [(_short(month), month.donated_cents) for month in months]
    return {
        "title": title,
        "chart_id": chart_id,
        "months": months,
        "has_any": any(month.donated_cents for month in months),
        "has_returned": any(month.returned_cents for month in months),
        "chart": column_chart(values, text=format_euros),
        "text": _said(title, [(month_name(month), month.donated_cents) for month in months]),
    }


@register.simple_tag
def downloads() -> list[Download]:
    """The files of the open data, with the columns of each."""
    return [Download(each, each.path("csv"), each.path("json")) for each in DATA_SETS.values()]


@register.simple_tag
def data_licence() -> dict[str, str]:
    return {"name": LICENCE_NAME, "url": LICENCE_URL}


@register.simple_tag
def open_data_structured_data(head: PageHead) -> SafeString:
    """The open data for search engines."""
    return script([dataset(head)])


def _said(title: str, values: list[tuple[str, int]]) -> str:
    """A chart in words: what it is about, and its largest; the table says the rest."""
    label, cents = max(values, key=lambda pair: pair[1], default=("", 0))
    return _(
        "%(title)s. Il valore più alto è di %(label)s, con %(amount)s. La tabella qui sotto dice tutte le cifre."
    ) % {
        "title": title,
        "label": label,
        "amount": format_euros(cents),
    }


def _areas(groups: list[Group], projects_url: str) -> list[city_map.Area]:
    by_number = {int(group.key): group for group in groups}

    def text(number: int, cents: int) -> str:
        group = by_number.get(number)
        count = group.campaigns_count if group else 0
        campaigns = ngettext("%(count)d raccolta", "%(count)d raccolte", count) % {"count": count}
        return _("Municipio %(number)d: %(amount)s, %(campaigns)s") % {
            "number": number,
            "amount": format_euros(cents),
            "campaigns": campaigns,
        }

    def url(number: int) -> str:
        has_projects = number in by_number and by_number[number].campaigns_count > 0
        return f"{projects_url}?municipio={number}" if projects_url and has_projects else ""

    return city_map.draw({number: group.raised_cents for number, group in by_number.items()}, text=text, url=url)


def _short(month: Month) -> str:
    """``gen 27``"""
    return f"{_as_written(date_format(month.first, 'M'))} {month.first:%y}"


def _as_written(name: str) -> str:
    """Italian writes months small."""
    return name if is_english() else name.lower()
