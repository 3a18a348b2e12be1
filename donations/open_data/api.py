"""A small API that only reads: campaigns, their days, and the programme's totals, as JSON."""

import uuid
from dataclasses import asdict

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from donations.open_data.openapi import description
from donations.open_data.parameters import Parameters, read
from donations.open_data.reading import Refused, open_data
from donations.open_data.records import campaign_records, day_records
from donations.programme import Group, last_day_with_a_movement, programme_in_figures


@open_data
def campaigns(request: HttpRequest) -> HttpResponse:
    """A page of the campaigns that fit the filters, in order of opening, with links to the next and previous one."""
    asked = read(request.GET)
    records = [record for record in campaign_records() if asked.fit(record)]
    begin = (asked.page - 1) * asked.page_size
    if begin and begin >= len(records):
        raise Refused(404, f"There is no page {asked.page}: {len(records)} campaigns, {asked.page_size} a page.")
    return _json(
        {
            "count": len(records),
            "next": _link(request, asked, asked.page + 1) if begin + asked.page_size < len(records) else None,
            "previous": _link(request, asked, asked.page - 1) if begin else None,
            "results": records[begin : begin + asked.page_size],
        }
    )


@open_data
def campaign(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    _no_parameters(request)
    return _json(_record(key))


@open_data
def campaign_days(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    _no_parameters(request)
    _record(key)
    return _json({"campaign_key": str(key), "results": day_records([key])})


@open_data
def totals(request: HttpRequest) -> HttpResponse:
    """The figures of the programme's page."""
    _no_parameters(request)
    programme = programme_in_figures()
    last_day = last_day_with_a_movement()
    return _json(
        {
            "updated_on": last_day.isoformat() if last_day else None,
            **asdict(programme.totals),
            "city_granted_cents": programme.granted_cents,
            "pending_cents": programme.pending_cents,
            "pending_count": programme.pending_count,
            "by_call": _groups(programme.calls),
            "by_municipio": _groups(programme.municipi),
            "by_theme": _groups(programme.themes),
            "by_month": [
                {
                    "month": f"{month.first:%Y-%m}",
                    "donations": month.donations_count,
                    "donated_cents": month.donated_cents,
                    "returned_cents": month.returned_cents,
                    "raised_so_far_cents": month.raised_so_far_cents,
                }
                for month in programme.months
            ],
        }
    )


@open_data
def openapi(request: HttpRequest) -> HttpResponse:
    _no_parameters(request)
    return _json(description())


@open_data
def nothing(request: HttpRequest) -> HttpResponse:
    raise Refused(404, "There is nothing at this address: /api/v1/openapi.json says what there is.")


def _record(key: uuid.UUID) -> dict:
    found = campaign_records([key])
    if not found:
        raise Refused(404, f"There is no campaign {key}.")
    return found[0]


def _groups(groups: list[Group]) -> list[dict]:
    return [
        {
            "key": group.key,
            "raised_cents": group.raised_cents,
            "donations": group.donations_count,
            "campaigns": group.campaigns_count,
        }
        for group in groups
    ]


def _no_parameters(request: HttpRequest) -> None:
    if request.GET:
        raise Refused(400, f"No parameter is known here: {sorted(request.GET)[0]!r} is one.")


def _link(request: HttpRequest, asked: Parameters, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return f"{settings.SITE_URL}{reverse('api_campaigns')}?{query.urlencode()}"


def _json(content: dict) -> JsonResponse:
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False})
