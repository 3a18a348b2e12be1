"""Structured data of pages, read by a parser that we did not write."""

import json

import extruct
import lxml.html
import pytest
from django.test import Client
from django.utils import timezone

from home.models import NewsIndexPage, NewsPage, StandardPage
from home.structured_data import script
from projects.models import ProjectUpdatePage
from tests.factories import project_index

pytestmark = pytest.mark.django_db

SITE = "https://crowdfunding.example.org"
INSIDIOUS = "</script><!--<script> \"perché\" & 'così' \u2028 \x0b 🌱 {{ 7|add:7 }} \\u003c"


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = SITE


def nodes_at(path: str) -> dict[str, dict]:
    """Every node of the page by its type; each type once."""
    html = Client().get(path).content.decode()
    graphs = extruct.extract(html, syntaxes=["json-ld"], errors="strict")["json-ld"]
    assert all(graph["@context"] == "https://schema.org" for graph in graphs)
    nodes = [node for graph in graphs for node in graph["@graph"]]
    by_type = {node["@type"]: node for node in nodes}
    assert len(by_type) == len(nodes)
    return by_type


def add_news(home, **values) -> NewsPage:
    index = NewsIndexPage.objects.child_of(home).first()
    index = index or home.add_child(instance=NewsIndexPage(title="Notizie", slug="notizie", locale=home.locale))
    return index.add_child(instance=NewsPage(**{"title": "Si comincia", "locale": home.locale, **values}))


def test_no_text_ends_the_script_element():
    written = str(script([{"name": INSIDIOUS}]))
    (element,) = lxml.html.fragments_fromstring(written)
    assert element.tag == "script"
    assert json.loads(element.text)["@graph"] == [{"name": INSIDIOUS}]
    assert not {"<", ">", "&", "\u2028"} & set(element.text)


def test_the_home_page_tells_of_the_institution_and_of_the_site_with_its_search(homes):
    homes["it"].institution_url = "https://city.example.org"
    homes["it"].save()
    nodes = nodes_at("/it/")
    assert nodes["Organization"]["name"] == homes["it"].institution_name
    assert nodes["Organization"]["url"] == "https://city.example.org"
    assert nodes["WebSite"]["publisher"]["@id"] == nodes["Organization"]["@id"]
    assert nodes["WebSite"]["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/it/cerca/?q={{search_term_string}}"
    assert "BreadcrumbList" not in nodes
    assert nodes_at("/en/")["WebSite"]["inLanguage"] == "en"


def test_breadcrumbs_lead_from_the_home_page_to_the_page(project, homes):
    items = nodes_at(project.get_url())["BreadcrumbList"]["itemListElement"]
    assert [item["position"] for item in items] == [1, 2, 3]
    assert [item["name"] for item in items] == [homes["it"].programme_name, "Progetti", project.title]
    assert [item["item"] for item in items] == [
        f"{SITE}/it/",
        f"{SITE}{project_index(homes['it']).get_url()}",
        f"{SITE}{project.get_url()}",
    ]


def test_news_is_an_article_of_the_institution(homes):
    page = add_news(homes["it"], summary="In breve.")
    page.save_revision().publish()
    page.refresh_from_db()
    article = nodes_at(page.get_url())["NewsArticle"]
    assert article["headline"] == "Si comincia"
    assert article["description"] == "In breve."
    assert article["inLanguage"] == "it"
    assert article["author"]["name"] == article["publisher"]["name"] == homes["it"].institution_name
    assert article["datePublished"] == timezone.localtime(page.first_published_at).isoformat(timespec="seconds")
    assert article["image"] == [f"{SITE}/static/img/share.png"]


def test_news_of_an_earlier_day_bears_that_day_in_romes_time(homes):
    page = add_news(homes["it"], date="2020-07-02")
    page.save_revision().publish()
    assert nodes_at(page.get_url())["NewsArticle"]["datePublished"] == "2020-07-02T00:00:00+02:00"


def test_an_update_is_an_article_of_the_projects_promoter(project):
    update = project.add_child(instance=ProjectUpdatePage(title="Fatto", locale=project.locale))
    nodes = nodes_at(update.get_url())
    assert nodes["NewsArticle"]["author"]["name"] == project.organisation.name
    assert len(nodes["BreadcrumbList"]["itemListElement"]) == 4


def test_a_call_is_an_event_with_its_dates(call):
    event = nodes_at(call.get_url())["Event"]
    assert event["startDate"] == timezone.localtime(call.opens_at).isoformat(timespec="seconds")
    assert event["endDate"] == timezone.localtime(call.closes_at).isoformat(timespec="seconds")
    assert event["location"]["url"] == f"{SITE}{call.get_url()}"
    assert event["organizer"]["@type"] == "Organization"


def test_questions_of_all_streams_make_one_faq_in_plain_text(homes, call):
    def faq(question: str) -> dict:
        return {"type": "faq", "value": [{"question": question, "answer": '<p>Sì &amp; <a href="/x">no</a>.</p>'}]}

    call.faq = json.dumps([faq("Chi può donare?"), faq(INSIDIOUS)])
    call.body = json.dumps([faq("Quando?"), {"type": "text", "value": "<p>Testo</p>"}])
    call.save()
    asked = nodes_at(call.get_url())["FAQPage"]["mainEntity"]
    assert {each["name"] for each in asked} == {"Chi può donare?", "Quando?", INSIDIOUS}
    assert {each["acceptedAnswer"]["text"].strip() for each in asked} == {"Sì & no."}


def test_a_page_of_text_without_questions_tells_only_where_it_is(homes):
    page = homes["it"].add_child(instance=StandardPage(title=INSIDIOUS, slug="testo", locale=homes["it"].locale))
    nodes = nodes_at(page.get_url())
    assert set(nodes) == {"BreadcrumbList"}
    assert nodes["BreadcrumbList"]["itemListElement"][-1]["name"] == INSIDIOUS
