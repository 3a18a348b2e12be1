"""The programme's page: figures with their tables in both languages, empty states, cost, and what machines read."""

import json
import re
from datetime import timedelta
from html.parser import HTMLParser

import extruct
import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from donations.models import Campaign
from donations.open_data.files import DATA_SETS
from donations.services.campaigns import create_campaign
from projects.models import ProgrammePage
from tests.donations.test_programme import give
from tests.factories import make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(homes) -> ProgrammePage:
    fields = {"title": "I numeri", "slug": "numeri", "locale": homes["it"].locale, "show_in_menus": True}
    return homes["it"].add_child(instance=ProgrammePage(**fields, introduction="<p>Prima di tutto.</p>"))


@pytest.fixture
def english(page, homes) -> ProgrammePage:
    made = page.copy_for_translation(homes["en"].locale)
    made.save_revision().publish()
    made.refresh_from_db()
    return made


class Tables(HTMLParser):
    """Each table's caption and rows, cells as texts."""

    def __init__(self, html: str):
        super().__init__()
        self.found: dict[str, list[list[str]]] = {}
        self._rows: list[list[str]] = []
        self._texts: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self._rows.append([])
        if tag in ("caption", "th", "td"):
            self._texts = []

    def handle_data(self, data):
        if self._texts is not None:
            self._texts.append(data)

    def handle_endtag(self, tag):
        if tag in ("caption", "th", "td"):
            text = " ".join("".join(self._texts or []).split())
            if tag == "caption":
                self._rows = self.found.setdefault(text, [])
            else:
                self._rows[-1].append(text)
            self._texts = None


def shown(page) -> str:
    response = Client().get(page.get_url())
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def given(campaign) -> Campaign:
    moment = timezone.now()
    for number in range(4):
        give(campaign, 1_000_50, moment, f"d{number}@example.org")
    return campaign


def test_each_chart_has_its_words_and_a_table_with_the_same_figures(page, given):
    html = shown(page)
    tables = Tables(html).found
    assert tables["Raccolto per tema"] == [
        ["Tema", "Raccolte", "Donazioni", "Raccolto"],
        ["Ambiente", "1", "4", "€ 4.002"],
    ]
    assert tables["Raccolto per bando"][1] == ["Bando di prova", "1", "4", "€ 4.002"]
    assert tables["Raccolto per Municipio"][2] == ["Municipio 2", "1", "4", "€ 4.002"]
    assert len(tables["Raccolto per Municipio"]) == 10
    assert tables["Donazioni arrivate, mese per mese"][1][1:] == ["4", "€ 4.002", "€ 4.002"]
    charts = re.findall(r'<svg class="chart[^>]*role="img" aria-label="([^"]+)"', html)
    assert len(charts) == 4
    assert all("€\xa04.002" in text for text in charts)
    assert 'aria-label="Municipio 2: €\xa04.002, 1 raccolta"' in html
    assert "Prima di tutto." in html


def test_in_english_amounts_months_and_themes_are_english(english, given):
    html = shown(english)
    assert "€4,002" in html
    assert "€ 4.002" not in html.replace("\xa0", " ")
    assert "Environment" in html
    months = [row[0] for rows in Tables(html).found.values() for row in rows]
    assert f"{timezone.localdate():%B %Y}" in months


def test_columns_of_the_files_are_told(page):
    tables = Tables(shown(page)).found
    for data_set in DATA_SETS.values():
        assert [row[0] for row in tables[str(data_set.title)][1:]] == [each.name for each in data_set.fields]


def test_before_the_first_campaign_it_says_so(page):
    html = shown(page)
    assert "Nessuna raccolta è ancora cominciata" in html
    assert 'class="chart' not in html
    assert "Dati aperti" in html


def test_before_the_first_gift_each_chart_says_so(page, campaign):
    html = shown(page)
    assert html.count("il grafico comincia con la prima") == 4
    assert 'role="img" aria-label=' not in html


def test_a_total_below_nought_draws_nothing_and_is_told_all_the_same(page, given):
    Campaign.objects.update(raised_cents=-5_00)
    html = shown(page)
    assert "−€ 5" in html.replace("\xa0", " ") or "€ −5" in html.replace("\xa0", " ")


def test_the_home_page_leads_there_where_there_is_such_a_page(homes, given):
    assert "Tutti i numeri" not in Client().get("/it/").content.decode()
    homes["it"].refresh_from_db()
    page = homes["it"].add_child(instance=ProgrammePage(title="Numeri", slug="numeri", locale=homes["it"].locale))
    assert page.live
    caches["pages"].clear()
    assert re.search(r'href="/it/numeri/">Tutti i numeri', Client().get("/it/").content.decode())


def test_machines_read_a_data_set_with_its_downloads(page, given, homes):
    homes["it"].institution_name = "Comune </script><b>&"
    homes["it"].save_revision().publish()
    html = shown(page)
    graphs = extruct.extract(html, syntaxes=["json-ld"])["json-ld"]
    (data_set,) = (node for graph in graphs for node in graph["@graph"] if node["@type"] == "Dataset")
    assert (data_set["@type"], data_set["license"]) == ("Dataset", "https://creativecommons.org/licenses/by/4.0/")
    assert data_set["url"] == "http://testserver/it/numeri/"
    assert data_set["creator"]["name"] == "Comune </script><b>&"
    assert data_set["dateModified"] == timezone.localdate().isoformat()
    assert 50 <= len(data_set["description"]) <= 5000
    for download in data_set["distribution"]:
        answer = Client().get(download["contentUrl"])
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(download["encodingFormat"])
    assert len(data_set["distribution"]) == 4
    json.dumps(data_set)


def test_a_visit_leaves_no_cookie_and_costs_the_same_with_two_campaigns_and_with_twelve(page, given, homes, call):
    response = Client().get(page.get_url())
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    costs = []
    for _time in range(2):
        caches["pages"].clear()
        Client().get(page.get_url())
        for cache in caches.all():
            cache.clear()
        with CaptureQueriesContext(connection) as queries:
            Client().get(page.get_url())
        costs.append(len(queries))
        for _each in range(10):
            made = create_campaign(project=make_project(homes["it"], call=call), opens_at=timezone.now())
            for day in range(3):
                give(made, 10_00, timezone.now() + timedelta(days=day), f"{day}@example.org")
    assert costs[0] == costs[1] <= 12
