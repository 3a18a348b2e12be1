"""The sitemap, read as search engines read it."""

import pytest
from django.test import Client
from lxml import etree
from wagtail.models import PageViewRestriction

from projects.models import ProjectUpdatePage
from tests.factories import make_project, project_index

pytestmark = pytest.mark.django_db

SITE = "https://crowdfunding.example.org"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = SITE


def read_sitemap() -> dict[str, etree._Element]:
    """Entries by their address."""
    response = Client().get("/sitemap.xml", headers={"Host": "evil.example"})
    assert response["Content-Type"] == "application/xml"
    root = etree.fromstring(response.content)
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    entries = root.findall("s:url", NAMES)
    assert len(root) == len(entries)
    by_address = {entry.findtext("s:loc", namespaces=NAMES): entry for entry in entries}
    assert len(by_address) == len(entries)
    return by_address


def languages(entry) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in entry.findall("x:link[@rel='alternate']", NAMES)}


def test_it_lists_every_page_of_both_languages_with_its_translations(project, homes):
    english = project.copy_for_translation(homes["en"].locale, copy_parents=True)
    english.save_revision().publish()
    english.refresh_from_db()
    entries = read_sitemap()
    paths = ("/it/", "/en/", "/it/bando/", "/it/progetti/", project.get_url(), english.get_url())
    assert set(entries) == {SITE + path for path in paths}  # the English list of projects is an alias
    expected = {"it": SITE + project.get_url(), "en": SITE + english.get_url(), "x-default": SITE + project.get_url()}
    assert languages(entries[SITE + project.get_url()]) == expected
    assert languages(entries[SITE + english.get_url()]) == expected
    assert set(languages(entries[f"{SITE}/it/bando/"])) == {"it", "x-default"}


def test_a_page_has_changed_when_one_below_it_has(project, homes, time_machine):
    time_machine.move_to("2020-07-01T10:00:00Z", tick=False)
    project.save_revision().publish()
    time_machine.move_to("2020-12-01T10:00:00Z", tick=False)
    update = project.add_child(instance=ProjectUpdatePage(title="Fatto", locale=project.locale))
    update.save_revision().publish()
    entries = read_sitemap()
    for path in (update.get_url(), project.get_url(), project_index(homes["it"]).get_url(), "/it/"):
        assert entries[SITE + path].findtext("s:lastmod", namespaces=NAMES) == "2020-12-01T11:00:00+01:00"
    assert entries[f"{SITE}/it/bando/"].find("s:lastmod", NAMES) is None


def test_drafts_and_private_pages_are_not_listed(project, homes, call):
    update = project.add_child(instance=ProjectUpdatePage(title="Fatto", locale=project.locale))
    restriction = PageViewRestriction.objects.create(page=project, restriction_type="login")
    assert not {SITE + project.get_url(), SITE + update.get_url()} & set(read_sitemap())
    restriction.delete()
    project.unpublish()
    assert SITE + project.get_url() not in read_sitemap()


def test_pages_of_a_language_whose_home_page_is_a_draft_are_not_listed(project, homes):
    homes["en"].unpublish()
    assert not [address for address in read_sitemap() if "/en/" in address]


def test_it_takes_the_same_few_queries_for_two_projects_and_for_twenty(homes, call, django_assert_num_queries):
    for number in (2, 18):
        for _each in range(number):
            make_project(homes["it"], call=call)
        read_sitemap()
        with django_assert_num_queries(2):
            read_sitemap()


def test_whoever_has_it_is_told_that_nothing_changed(project):
    first = Client().get("/sitemap.xml")
    assert Client().get("/sitemap.xml", headers={"If-None-Match": first["ETag"]}).status_code == 304
    project.unpublish()
    assert Client().get("/sitemap.xml", headers={"If-None-Match": first["ETag"]}).status_code == 200
