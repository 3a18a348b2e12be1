"""Campaigns and their days as files to download, CSV or JSON, under addresses that never change."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donations.open_data import LICENCE_NAME, LICENCE_URL
from donations.open_data.fields import CAMPAIGN_FIELDS, DAY_FIELDS, Field, columns
from donations.open_data.reading import open_data
from donations.open_data.records import campaign_records, day_records
from donations.programme import last_day_with_a_movement
from home.spreadsheets import harmless


@dataclass(frozen=True)
class DataSet:
    """One table of the open data; ``name`` is in its addresses, ``rows`` names them in JSON."""

    name: str
    title: str | Promise
    rows: str
    fields: tuple[Field, ...]
    records: Callable[[], list[dict]]

    def path(self, form: str) -> str:
        return reverse("open_data_file", args=(self.name, form))


DATA_SETS = {
    each.name: each
    for each in (
        DataSet("campagne", _("Raccolte"), "campaigns", CAMPAIGN_FIELDS, campaign_records),
        DataSet("totali-giornalieri", _("Totali giornalieri"), "days", DAY_FIELDS, day_records),
    )
}


@open_data
def file(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """The whole table in the form that its address ends with.

    Made in memory and sent whole: it has a row for a campaign or a day, never for a donation, and what breaks off
    in the middle would look like all of it.
    """
    data_set = DATA_SETS[name]
    content, content_type = WRITERS[form](data_set)
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{name}.{form}"'
    return response


def as_csv(data_set: DataSet) -> tuple[str, str]:
    """RFC 4180 in UTF-8 without a mark in front; no text begins like a spreadsheet's formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns(data_set.fields))
    for record in data_set.records():
        writer.writerow(_cell(value) for value in record.values())
    return text.getvalue(), "text/csv; charset=utf-8; header=present"


def _cell(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value)


def as_json(data_set: DataSet) -> tuple[str, str]:
    """One object that says what the rows are, whose, under which licence, and as of when."""
    last_day = last_day_with_a_movement()
    with translation.override("en"):
        whole = {
            "title": str(data_set.title),
            "licence": {"name": LICENCE_NAME, "url": LICENCE_URL},
            "source": settings.SITE_URL + data_set.path("json"),
            "updated_on": last_day.isoformat() if last_day else None,
            "fields": [{"name": each.name, "meaning": str(each.meaning)} for each in data_set.fields],
            data_set.rows: data_set.records(),
        }
    return json.dumps(whole, ensure_ascii=False, indent=1), "application/json"


WRITERS: dict[str, Callable[[DataSet], tuple[str, str]]] = {"csv": as_csv, "json": as_json}
