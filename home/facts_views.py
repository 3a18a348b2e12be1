"""The admin's view of a row that is read and not written: its facts, what is known besides, what its reader may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import yesno
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from wagtail.admin.views.generic import InspectView


@dataclass(frozen=True)
class FactsTable:
    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


@dataclass(frozen=True)
class ActButton:
    label: str | Promise
    url: str
    is_serious: bool = False


class FactsView(InspectView):
    """All fields of a row, moments in Rome's time; subclasses add tables, acts and a summary."""

    template_name = "components/admin/facts.html"

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            return moment(value)
        if value is None:
            return "–"
        if isinstance(value, bool):
            return yesno(value)
        return value

    def acts(self) -> list[ActButton]:
        return []

    def tables(self) -> list[FactsTable]:
        return []

    def summary(self) -> str:
        """Where the row stands now, in a few words; empty where its fields say it."""
        return ""

    def get_context_data(self, **kwargs):
        tables = [table for table in self.tables() if table.rows]
        return super().get_context_data(acts=self.acts(), tables=tables, summary=self.summary(), **kwargs)


def moment(value: datetime | None) -> str:
    """In Rome's time, short; a dash for none."""
    return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT") if value else "–"
