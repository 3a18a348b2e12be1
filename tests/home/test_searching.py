"""Visitors find pages by the words that they have in mind."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction
from wagtail.search.backends import get_search_backend

from home.models import NewsIndexPage, NewsPage, StandardPage
from home.searching import matching
from tests.factories import make_call, make_organisation, make_project

pytestmark = pytest.mark.django_db


def index(page: Page) -> Page:
    """What Wagtail does once a page's transaction has committed, which in a test it never does."""
    get_search_backend().add(page)
    return page


def text_page(home, title: str, summary: str = "", **values) -> StandardPage:
    home.refresh_from_db()
    return index(home.add_child(instance=StandardPage(title=title, summary=summary, locale=home.locale, **values)))


def titles(text: str, language: str = "it") -> set[str]:
    return {page.title for page in matching(Page.objects.filter(depth__gt=2), text, language)}


@pytest.mark.parametrize(
    "text", ["perche", "perché", "PERCHÉ", "albero", "alberi", "gli alberi", "perche un albero", "alberi, perché?"]
)
def test_accents_capitals_and_endings_do_not_matter(homes, text):
    text_page(homes["it"], "Perché gli alberi")
    text_page(homes["it"], "Le biciclette")
    assert titles(text) == {"Perché gli alberi"}


def test_all_words_have_to_be_there(homes):
    text_page(homes["it"], "Alberi", "Un viale nuovo.")
    assert titles("alberi viale") == {"Alberi"}
    assert titles("alberi bicicletta") == set()


@pytest.mark.parametrize(
    "text", ['"', "\x00", "alberi\x00", '"alberi', "alberi*", "alberi AND", "NEAR(alberi", "a:alberi"]
)
def test_signs_of_query_languages_are_no_error(homes, project, text):
    text_page(homes["it"], "Alberi")
    for address in ("/it/cerca/", "/it/progetti/"):
        assert Client().get(address, {"q": text}).status_code == 200


def test_a_project_is_found_by_its_story_its_promoter_and_its_place(homes, call):
    project = make_project(
        homes["it"],
        call=call,
        title="Teatro",
        organisation=make_organisation(name="Compagnia dei Girasoli"),
        story=[("text", "<p>Serate nei <b>cortili</b>.</p>")],
    )
    index(project)
    for text in ("girasole", "cortile", "greco", "municipio 2", "ambiente", "teatri"):
        assert titles(text) == {"Teatro"}, text


def test_the_call_and_the_news_are_found(homes):
    index(make_call(homes["it"], title="Bando delle periferie"))
    homes["it"].refresh_from_db()
    news = homes["it"].add_child(instance=NewsIndexPage(title="Notizie", locale=homes["it"].locale))
    index(news.add_child(instance=NewsPage(title="Aperta la raccolta", locale=homes["it"].locale)))
    html = Client().get("/it/cerca/", {"q": "periferia"}).content.decode()
    assert "Bando delle periferie" in html
    assert "Aperta la raccolta" in Client().get("/it/cerca/", {"q": "raccolte"}).content.decode()


def test_each_language_finds_its_own_pages(homes):
    text_page(homes["it"], "Bar Italia")
    text_page(homes["en"], "Bar England")
    assert "Bar England" not in Client().get("/it/cerca/", {"q": "bar"}).content.decode()
    assert "Bar England" in Client().get("/en/cerca/", {"q": "bars"}).content.decode()


def test_drafts_and_private_pages_are_not_found(homes):
    text_page(homes["it"], "Alberi in bozza", live=False)
    private = text_page(homes["it"], "Alberi riservati")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    response = Client().get("/it/cerca/", {"q": "alberi"})
    assert list(response.context["results"]) == []


def test_the_language_switch_keeps_the_words(homes):
    html = Client().get("/it/cerca/", {"q": 'due & "parole"'}).content.decode()
    assert 'href="/en/cerca/?q=due+%26+%22parole%22"' in html


def test_the_page_of_results_takes_no_more_queries_for_more_results(homes, django_assert_max_num_queries):
    for number in range(25):
        text_page(homes["it"], f"Albero {number}")
    Client().get("/it/cerca/", {"q": "alberi"})
    with django_assert_max_num_queries(7):
        response = Client().get("/it/cerca/", {"q": "alberi"})
    assert response.context["results"].paginator.count == 25
    assert len(response.context["results"]) == 10


def test_what_a_page_said_before_it_was_changed_finds_it_no_longer(homes):
    page = text_page(homes["it"], "Alberi")
    page.title = "Biciclette"
    page.save()
    index(page)
    assert titles("alberi") == set()
    assert titles("bicicletta") == {"Biciclette"}
