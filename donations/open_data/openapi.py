"""The API's description in OpenAPI 3.1, made of the same fields that its answers are made of."""

from django.conf import settings
from django.utils import translation

from donations.open_data import LICENCE_NAME, LICENCE_URL
from donations.open_data.fields import CAMPAIGN_FIELDS, DAY_FIELDS, PUBLISHED_STATES, Field
from donations.open_data.parameters import LARGEST_PAGE, MUNICIPI, PAGE_SIZE

INTEGER = {"type": "integer"}
TEXT = {"type": "string"}
NULL_OR_DAY = {"type": ["string", "null"], "format": "date"}
NULL_OR_URI = {"type": ["string", "null"], "format": "uri"}
_TOTALS = (
    *("raised_cents", "donations_count", "donors_count", "campaigns_count", "open_count", "reached_count"),
    *("city_cents", "city_granted_cents", "pending_cents", "pending_count"),
)


def description() -> dict:
    """The whole description, in English."""
    with translation.override("en"):
        return {
            "openapi": "3.1.0",
            "info": {
                "title": "Open data of the civic crowdfunding",
                "version": "1",
                "description": "Campaigns, their days and the programme's totals. Money is whole cents of euro.",
                "license": {"name": LICENCE_NAME, "url": LICENCE_URL},
            },
            "servers": [{"url": settings.SITE_URL}],
            "paths": _paths(),
            "components": {"schemas": _schemas()},
        }


def _paths() -> dict:
    key = {"name": "key", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
    return {
        "/api/v1/campaigns/": _reading(
            "The campaigns, in order of opening", "CampaignList", parameters=_filters(), errors=(400, 404)
        ),
        "/api/v1/campaigns/{key}/": _reading("One campaign", "Campaign", parameters=[key], errors=(400, 404)),
        "/api/v1/campaigns/{key}/days/": _reading(
            "What arrived and what went back, by day; days with few movements as one",
            "DayList",
            parameters=[key],
            errors=(400, 404),
        ),
        "/api/v1/totals/": _reading("The programme's totals", "Totals", errors=(400,)),
    }


def _reading(summary: str, schema: str, *, parameters: list[dict] | None = None, errors: tuple[int, ...]) -> dict:
    answers = {"200": _answer("What was asked for", schema), "304": {"description": "As it was, by its ETag"}}
    answers |= {str(status): _answer("Why not, in a sentence", "Error") for status in errors}
    return {"get": {"summary": summary, "parameters": parameters or [], "responses": answers}}


def _answer(text: str, schema: str) -> dict:
    return {"description": text, "content": {"application/json": {"schema": _ref(schema)}}}


def _filters() -> list[dict]:
    def query(name: str, schema: dict) -> dict:
        return {"name": name, "in": "query", "schema": schema}

    return [
        query("municipio", {**INTEGER, "minimum": MUNICIPI[0], "maximum": MUNICIPI[-1]}),
        query("theme", TEXT),
        query("state", {**TEXT, "enum": list(PUBLISHED_STATES)}),
        query("call", {**TEXT, "format": "uuid"}),
        query("page", {**INTEGER, "minimum": 1, "default": 1}),
        query("page_size", {**INTEGER, "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE_SIZE}),
    ]


def _schemas() -> dict:
    group = _object(key=TEXT, raised_cents=INTEGER, donations=INTEGER, campaigns=INTEGER)
    month = _object(
        month=TEXT, donations=INTEGER, donated_cents=INTEGER, returned_cents=INTEGER, raised_so_far_cents=INTEGER
    )
    groups = {name: _list(_ref("Group")) for name in ("by_call", "by_municipio", "by_theme")}
    return {
        "Campaign": _record(CAMPAIGN_FIELDS),
        "CampaignList": _object(count=INTEGER, next=NULL_OR_URI, previous=NULL_OR_URI, results=_list(_ref("Campaign"))),
        "Day": _record(DAY_FIELDS),
        "DayList": _object(campaign_key={**TEXT, "format": "uuid"}, results=_list(_ref("Day"))),
        "Group": group,
        "Month": month,
        "Totals": _object(
            updated_on=NULL_OR_DAY, **dict.fromkeys(_TOTALS, INTEGER), **groups, by_month=_list(_ref("Month"))
        ),
        "Error": _object(error=TEXT),
    }


def _record(fields: tuple[Field, ...]) -> dict:
    return _object(**{each.name: _schema(each) for each in fields})


def _schema(field: Field) -> dict:
    schema: dict = {
        "type": [field.type, "null"] if field.is_nullable else field.type,
        "description": str(field.meaning),
    }
    if field.format:
        schema["format"] = field.format
    if field.choices:
        schema["enum"] = [*field.choices, None] if field.is_nullable else list(field.choices)
    return schema


def _object(**properties: dict) -> dict:
    """All of its properties are always there, and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict) -> dict:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}"}
