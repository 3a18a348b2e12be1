"""The files of the open data, read by readers that we did not write: whole, equal to the kept totals, harmless."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from donations.models import Campaign, CampaignDay, LedgerEntry
from donations.open_data.fields import CAMPAIGN_FIELDS, DAY_FIELDS, columns
from donations.services.campaigns import create_campaign
from home import site_version
from tests.donations.test_programme import give
from tests.factories import make_project

pytestmark = pytest.mark.django_db

PATHS = [f"/dati/{name}.{form}" for name in ("campagne", "totali-giornalieri") for form in ("csv", "json")]


def read_csv(path: str) -> list[dict]:
    response = Client().get(path)
    assert response.status_code == 200
    text = response.content.decode("utf-8")
    assert text.count("\r\n") == text.count("\n")  # RFC 4180
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def read_json(path: str) -> dict:
    return json.loads(Client().get(path).content)


@pytest.fixture
def given(campaign):
    """Three donors on one day, one on the next, in a campaign of one; a donation went back."""
    first = timezone.now() - timedelta(days=3)
    Campaign.objects.update(opens_at=first - timedelta(hours=1))
    campaign.refresh_from_db()
    for number in range(3):
        give(campaign, 10_00 + number, first, f"d{number}@example.org")
    give(campaign, 37_00, first + timedelta(days=1), "solo@example.org")
    return campaign


def test_the_campaigns_of_both_forms_are_the_kept_totals(given, project):
    (row,) = read_csv("/dati/campagne.csv")
    assert list(row) == columns(CAMPAIGN_FIELDS)
    assert (row["key"], row["title_it"], row["title_en"]) == (str(project.translation_key), "Progetto 1", "")
    assert row["url_it"] == "http://testserver/it/progetti/progetto-1/"
    assert int(row["raised_cents"]) == Campaign.objects.get().raised_cents == 67_03
    assert (row["donations"], row["donors"], row["state"], row["threshold_reached"]) == ("4", "4", "open", "false")
    whole = read_json("/dati/campagne.json")
    assert whole["licence"] == {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert whole["source"] == "http://testserver/dati/campagne.json"
    assert whole["updated_on"] == CampaignDay.objects.latest("day").day.isoformat()
    assert [each["name"] for each in whole["fields"]] == columns(CAMPAIGN_FIELDS)
    (record,) = whole["campaigns"]
    assert {name: "" if value is None else str(value) for name, value in record.items()} == {
        **row,
        "threshold_reached": "False",
    }


def test_the_days_of_both_forms_add_up_to_what_was_raised_and_show_no_single_gift(given):
    rows = read_csv("/dati/totali-giornalieri.csv")
    assert list(rows[0]) == columns(DAY_FIELDS)
    assert sum(int(row["amount_cents"]) for row in rows) == 67_03
    assert all(int(row["count"]) >= 3 for row in rows)
    assert "3700" not in {row["amount_cents"] for row in rows}
    days = read_json("/dati/totali-giornalieri.json")["days"]
    assert [{name: str(value) for name, value in day.items()} for day in days] == rows


def test_nothing_of_a_person_is_in_any_file(given):
    donation = given.donations.latest("pk")
    type(donation).objects.update(name="Ada Segreta", message="Un messaggio", is_message_approved=True)
    for path in PATHS:
        text = Client().get(path).content.decode()
        for secret in ("Segreta", "solo@", "messaggio", str(donation.public_id)):
            assert secret not in text, path


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_title_is_no_formula_in_a_spreadsheet_and_is_itself_in_json(given, project, start):
    title = f'{start}HYPERLINK("http://x.test"), "ciao" à'
    type(project).objects.update(title=title)
    (row,) = read_csv("/dati/campagne.csv")
    assert row["title_it"] == f"'{title}"
    assert read_csv("/dati/totali-giornalieri.csv")[0]["title_it"] == f"'{title}"
    assert read_json("/dati/campagne.json")["campaigns"][0]["title_it"] == title


@pytest.mark.parametrize("path", PATHS)
def test_a_project_that_not_anybody_may_see_is_in_no_file(given, project, path):
    assert str(project.translation_key) in Client().get(path).content.decode()
    PageViewRestriction.objects.create(page=project, restriction_type=PageViewRestriction.LOGIN)
    assert str(project.translation_key) not in Client().get(path).content.decode()


def test_both_languages_of_a_project_are_one_row(given, project, homes):
    english = project.copy_for_translation(homes["en"].locale, copy_parents=True)
    english.title = "Project 1"
    english.save_revision().publish()
    (row,) = read_csv("/dati/campagne.csv")
    assert (row["title_it"], row["title_en"]) == ("Progetto 1", "Project 1")
    assert row["url_en"] == "http://testserver" + english.get_url()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["it", "en", "fr"])
def test_a_file_is_the_same_for_everybody_and_may_be_read_from_any_site(given, path, language):
    response = Client(headers={"accept-language": language}).get(path)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=60"
    assert "Vary" not in response
    assert not response.cookies
    assert response.content == Client().get(path).content


@pytest.mark.parametrize("path", PATHS)
def test_the_etag_holds_until_something_changes(given, path, django_assert_num_queries):
    etag = Client().get(path)["ETag"]
    with django_assert_num_queries(3):
        unchanged = Client().get(path, headers={"if-none-match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert Client().get(path)["ETag"] == etag
    tags = {etag}
    for change in (
        lambda: site_version._count_up(),
        lambda: give(given, 5_00, timezone.now()),
        lambda: Campaign.objects.update(ends_at=timezone.now()),  # by the clock alone
    ):
        change()
        response = Client().get(path, headers={"if-none-match": etag})
        assert response.status_code == 200
        tags.add(response["ETag"])
    assert len(tags) == 4


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_whoever_wants_to_change_it_is_told_what_is_allowed(campaign, method):
    response = getattr(Client(enforce_csrf_checks=True), method)("/dati/campagne.csv")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert "can be read, not changed" in response.json()["error"]


def test_head_has_the_same_headers_and_no_body(given):
    got, asked = Client().get("/dati/campagne.csv"), Client().head("/dati/campagne.csv")
    assert asked.content == b""
    assert (asked["ETag"], asked["Content-Type"]) == (got["ETag"], got["Content-Type"])


@pytest.mark.parametrize("path", PATHS)
def test_two_campaigns_and_twelve_take_the_same_queries(given, path, homes, call):
    costs = []
    for number in (1, 10):
        for _each in range(number):
            made = create_campaign(project=make_project(homes["it"], call=call), opens_at=timezone.now())
            for each in range(4):
                give(made, 10_00, timezone.now() + timedelta(days=each), f"{each}@example.org")
        Client().get(path)
        with CaptureQueriesContext(connection) as queries:
            Client().get(path)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 8


def test_a_site_without_campaigns_has_files_with_their_columns_alone(homes):
    assert Client().get("/dati/campagne.csv").content.decode() == ",".join(columns(CAMPAIGN_FIELDS)) + "\r\n"
    assert read_json("/dati/totali-giornalieri.json")["days"] == []
    assert read_json("/dati/campagne.json")["updated_on"] is None
    assert not LedgerEntry.objects.exists()
