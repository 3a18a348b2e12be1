"""The API: what it answers is what its description says, filters and pages are strict, and nothing can be changed."""

import json
import re
import uuid
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from donations.models import Campaign
from donations.programme import programme_in_figures
from donations.services.campaigns import create_campaign
from projects.models import ProjectPage
from projects.taxonomy import Neighbourhood, Theme
from tests.donations.test_programme import give
from tests.factories import make_project

pytestmark = pytest.mark.django_db

NOBODY = "00000000-0000-4000-8000-000000000000"
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
FORMATS = {
    "uuid": uuid.UUID,
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "uri": lambda text: urlsplit(text).netloc or pytest.fail(text),
}


def faults(value, schema: dict, whole: dict, where: str = "$"):
    """What of a value is not as its JSON Schema says: the words of it that our description uses."""
    if "$ref" in schema:
        schema = whole["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    unknown = schema.keys() - {
        *("type", "description", "format", "enum", "items", "properties", "required", "additionalProperties")
    }
    assert not unknown, unknown
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(type(value) is TYPES[kind] for kind in kinds):
        yield f"{where}: {value!r} is no {kinds}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is not in {schema['enum']}"
    if value is not None and "format" in schema:
        FORMATS[schema["format"]](value)
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from faults(each, schema["items"], whole, f"{where}[{number}]")
    if isinstance(value, dict):
        if value.keys() != set(schema["required"]):
            yield f"{where}: {value.keys() ^ set(schema['required'])}"
        for name, each in value.items():
            yield from faults(each, schema["properties"][name], whole, f"{where}.{name}")


def get(path: str, status: int = 200) -> dict:
    response = Client().get(path)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    return json.loads(response.content)


@pytest.fixture
def campaigns(homes, call) -> list[Campaign]:
    """Five: open, open in another theme, open in another Municipio, over, to come."""
    now = timezone.now()
    music = Theme.objects.create(slug="musica", name="Musica", name_en="Music")
    north = Neighbourhood.objects.create(name="Niguarda", municipio=9)
    made = []
    for number, values in enumerate(({}, {"theme": music}, {"neighbourhood": north}, {}, {})):
        page = make_project(homes["it"], call=call, **values)
        made.append(create_campaign(project=page, opens_at=now - timedelta(hours=10 - number)))
    Campaign.objects.filter(pk=made[3].pk).update(ends_at=now)
    Campaign.objects.filter(pk=made[4].pk).update(opens_at=now + timedelta(days=1))
    for number in range(4):
        give(made[0], 10_00, now - timedelta(minutes=number), f"d{number}@example.org")
    return made


def numbers_of(answer: dict, campaigns: list[Campaign]) -> list[int]:
    keys = [str(campaign.project_key) for campaign in campaigns]
    return [keys.index(record["key"]) for record in answer["results"]]


def test_every_answer_is_as_the_description_says(campaigns):
    described = get("/api/v1/openapi.json")
    assert described["openapi"] == "3.1.0"
    key = campaigns[0].project_key
    asked = 0
    for template, operations in described["paths"].items():
        assert set(operations) == {"get"}
        answers = operations["get"]["responses"]
        answer = get(template.replace("{key}", str(key)))
        schema = answers["200"]["content"]["application/json"]["schema"]
        assert list(faults(answer, schema, described)) == []
        refusal = get(template.replace("{key}", str(key)) + "?unknown=1", 400)
        schema = answers["400"]["content"]["application/json"]["schema"]
        assert list(faults(refusal, schema, described)) == []
        asked += 1
    assert asked == 4
    assert set(re.findall(r"#/components/schemas/(\w+)", json.dumps(described))) == set(
        described["components"]["schemas"]
    )


def test_the_description_is_in_english_whoever_asks(homes):
    response = Client(headers={"accept-language": "it"}).get("/api/v1/openapi.json")
    assert response.content == Client(headers={"accept-language": "en"}).get("/api/v1/openapi.json").content


def test_the_check_of_answers_finds_what_is_wrong(campaigns):
    """A check that cannot fail proves nothing."""
    described = get("/api/v1/openapi.json")
    record = get(f"/api/v1/campaigns/{campaigns[0].project_key}/")
    schema = described["components"]["schemas"]["Campaign"]
    for wrong in ({"raised_cents": "12"}, {"state": "asleep"}, {"municipio": None}, {"threshold_reached": 1}):
        assert list(faults({**record, **wrong}, schema, described)), wrong
    assert list(
        faults(
            {**record, "more": 1},
            {**schema, "properties": {**schema["properties"], "more": {"type": "integer"}}},
            described,
        )
    )


def test_campaigns_come_in_order_of_opening_with_links_to_the_next_and_previous_page(campaigns):
    first = get("/api/v1/campaigns/?page_size=2")
    assert (first["count"], first["previous"]) == (5, None)
    found, answer = numbers_of(first, campaigns), first
    while answer["next"]:
        assert answer["next"].startswith("http://testserver/api/v1/campaigns/?")
        answer = get(answer["next"].removeprefix("http://testserver"))
        found += numbers_of(answer, campaigns)
    assert found == [0, 1, 2, 3, 4]
    assert get(answer["previous"].removeprefix("http://testserver"))["results"] != answer["results"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("municipio=9", [2]),
        ("municipio=2", [0, 1, 3, 4]),
        ("theme=musica", [1]),
        ("theme=nessuno", []),
        ("state=open", [0, 1, 2]),
        ("state=closing", [3]),
        ("state=scheduled", [4]),
        ("state=open&municipio=2", [0, 1]),
    ],
)
def test_filters_leave_what_fits(campaigns, query, expected):
    assert numbers_of(get(f"/api/v1/campaigns/?{query}"), campaigns) == expected


def test_the_filter_by_call_takes_the_key_that_records_have(campaigns):
    key = get("/api/v1/campaigns/")["results"][0]["call_key"]
    assert get(f"/api/v1/campaigns/?call={key}")["count"] == 5
    assert get(f"/api/v1/campaigns/?call={key.upper()}")["count"] == 5
    assert get(f"/api/v1/campaigns/?call={NOBODY}")["count"] == 0


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("municipio=0", "whole number"),
        ("municipio=10", "from 1 to 9"),
        ("municipio=x", "whole number"),
        ("municipio=٣", "whole number"),
        ("municipio=", "whole number"),
        ("municpio=3", "municipio"),
        ("state=Open", "one of"),
        ("theme=%00", "short name"),
        ("call=1", "UUID"),
        ("page=0", "whole number"),
        ("page=-1", "whole number"),
        ("page_size=101", "100 at most"),
        ("page=1&page=2", "twice"),
    ],
)
def test_a_parameter_that_means_nothing_is_refused_with_a_sentence(campaigns, query, word):
    assert word in get(f"/api/v1/campaigns/?{query}", 400)["error"]


@pytest.mark.parametrize(
    "path",
    [
        "campaigns/?page=9",
        f"campaigns/{NOBODY}/",
        f"campaigns/{NOBODY}/days/",
        "nothing/",
        "",
        "campaigns/7/",
    ],
)
def test_what_is_not_there_is_said_in_json_without_leading_anywhere(campaigns, path):
    answer = get(f"/api/v1/{path}", 404)
    assert answer["error"].endswith(".")


def test_an_address_without_its_slash_leads_to_the_one_with_it(campaigns):
    response = Client().get("/api/v1/campaigns")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/campaigns/")


def test_a_draft_is_nowhere(campaigns):
    key = campaigns[1].project_key
    ProjectPage.objects.filter(translation_key=key).update(live=False)
    assert get("/api/v1/campaigns/")["count"] == 4
    get(f"/api/v1/campaigns/{key}/", 404)
    get(f"/api/v1/campaigns/{key}/days/", 404)


def test_days_of_a_campaign_are_its_own(campaigns):
    give(campaigns[1], 5_00, timezone.now())
    answer = get(f"/api/v1/campaigns/{campaigns[0].project_key}/days/")
    assert sum(day["amount_cents"] for day in answer["results"]) == 40_00
    assert {day["campaign_key"] for day in answer["results"]} == {answer["campaign_key"]}


def test_totals_are_those_of_the_page(campaigns):
    answer, programme = get("/api/v1/totals/"), programme_in_figures()
    assert answer["raised_cents"] == programme.totals.raised_cents == 40_00
    assert [each["raised_cents"] for each in answer["by_theme"]] == [each.raised_cents for each in programme.themes]
    assert sum(month["donated_cents"] for month in answer["by_month"]) == 40_00


@pytest.mark.parametrize("path", ["/api/v1/campaigns/", "/api/v1/totals/", "/api/v1/nothing/"])
def test_reading_is_all_that_can_be_done(campaigns, path):
    client = Client(enforce_csrf_checks=True)
    for method in (client.post, client.put, client.patch, client.delete):
        assert (method(path).status_code, method(path)["Allow"]) == (405, "GET, HEAD, OPTIONS")
    options = client.options(path)
    assert (options.status_code, options["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["/api/v1/campaigns/?page_size=100", "/api/v1/totals/"])
def test_few_and_many_campaigns_take_the_same_queries(campaigns, path, homes, call):
    costs = []
    for _time in range(2):
        Client().get(path)
        with CaptureQueriesContext(connection) as queries:
            Client().get(path)
        costs.append(len(queries))
        for _each in range(8):
            give(
                create_campaign(project=make_project(homes["it"], call=call), opens_at=timezone.now()),
                1_00,
                timezone.now(),
            )
    assert costs[0] == costs[1] <= 12
