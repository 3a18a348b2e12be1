"""A page without translation says so and offers the other; so does the address where there is none."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from home import site_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(project, homes):
    """The project's translation, under a name of its own."""
    page = project.copy_for_translation(homes["en"].locale, copy_parents=True)
    page.title, page.slug = "The garden", "the-garden"
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def html_of(path: str, status: int = 200) -> str:
    site_version._count_up()
    response = Client().get(path)
    assert response.status_code == status
    return response.content.decode()


def test_the_switch_says_in_the_other_language_that_there_is_no_translation(project):
    page = html_of(project.get_url())
    address = f"/en/senza-traduzione/{project.pk}/"
    assert f'href="{address}" lang="en" hreflang="en"' in page
    offer = html_of(address)
    assert '<html lang="en">' in offer
    assert f'href="{project.get_url()}" lang="it" hreflang="it">{project.title}' in offer
    assert 'name="robots" content="noindex"' in offer


def test_what_is_translated_by_now_is_led_to(project, english):
    response = Client().get(f"/en/senza-traduzione/{project.pk}/")
    assert (response.status_code, response["Location"]) == (302, english.get_url())
    assert "senza-traduzione" not in html_of(project.get_url())


def test_the_same_path_in_the_other_language_is_offered_with_its_title(project):
    page = html_of(f"/en/progetti/{project.slug}/", 404)
    assert f'href="{project.get_url()}" lang="it" hreflang="it">{project.title}' in page


def test_a_translation_that_was_taken_down_offers_the_page_under_its_other_name(project, english):
    english.unpublish()
    page = html_of(english.get_url(), 404)
    assert f'href="{project.get_url()}" lang="it"' in page


def test_the_name_of_one_language_below_the_other_leads_to_the_translation(project, english):
    page = html_of(f"{english.get_parent().get_url()}{project.slug}/", 404)
    assert f'href="{english.get_url()}">The garden' in page


@pytest.mark.parametrize("how", ["a draft", "private"])
def test_what_not_anybody_may_read_is_not_offered(project, how):
    if how == "private":
        PageViewRestriction.objects.create(page=project, restriction_type="login")
    else:
        project.unpublish()
    assert project.title not in html_of(f"/en/progetti/{project.slug}/", 404)
    html_of(f"/en/senza-traduzione/{project.pk}/", 404)


@pytest.mark.parametrize(
    "path",
    ["/it/non-esiste/", "/it/%00/", "/it/à/", "/xx/y/", "/it/a'b/", "/en/senza-traduzione/99999999999999999999/"],
)
def test_an_address_without_any_page_helps_on(homes, path):
    response = Client().get(path, follow=True)
    assert response.status_code == 404
    page = response.content.decode()
    assert '<search class="search-form">' in page
    assert 'name="q"' in page


def test_the_root_of_the_tree_is_no_page_to_offer(homes):
    assert Client().get(f"/en/senza-traduzione/{Page.objects.get(depth=1).pk}/").status_code == 404
