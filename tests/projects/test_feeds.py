"""Feeds of the projects' updates."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from projects.models import ProjectPage, ProjectUpdatePage
from tests.factories import make_project
from tests.home.test_feeds import SITE, read_feed
from tests.home.test_page_head import head_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = SITE


def add_update(project: ProjectPage, title: str = "Fatto", **values) -> ProjectUpdatePage:
    project.refresh_from_db()
    return project.add_child(instance=ProjectUpdatePage(title=title, locale=project.locale, **values))


def titles(path: str) -> list[str]:
    return [entry.title for entry in read_feed(path).entries]


def test_a_projects_feed_holds_its_updates_and_keeps_its_address_when_it_is_renamed(homes, call, project):
    update = add_update(project, summary="In breve.")
    add_update(make_project(homes["it"], call=call), "Di un altro")
    address = f"/it/feed/progetti/{project.pk}.xml"
    feed = read_feed(address)
    assert [entry.title for entry in feed.entries] == ["Fatto"]
    assert feed.entries[0].link == SITE + update.get_url()
    assert feed.entries[0].author == project.organisation.name
    assert feed.feed.link == SITE + project.get_url()
    project.slug = "altro-nome"
    project.save_revision().publish()
    assert titles(address) == ["Fatto"]


def test_the_feed_of_all_updates_names_the_project(homes, call, project):
    add_update(project, date="2020-07-01")
    other = make_project(homes["it"], call=call, title="L'orto & il pane")
    add_update(other, "Seminato", date="2020-07-02")
    assert titles("/it/feed/aggiornamenti.xml") == ["L'orto & il pane: Seminato", f"{project.title}: Fatto"]
    assert titles("/en/feed/aggiornamenti.xml") == []


def test_each_language_version_has_a_feed_of_its_own(homes, project):
    english = project.copy_for_translation(homes["en"].locale, copy_parents=True)
    english.save_revision().publish()
    add_update(english, "Done")
    add_update(project)
    assert titles(f"/en/feed/progetti/{english.pk}.xml") == ["Done"]
    assert titles("/en/feed/aggiornamenti.xml") == [f"{project.title}: Done"]
    assert Client().get(f"/en/feed/progetti/{project.pk}.xml").status_code == 404


def test_drafts_and_private_projects_tell_nothing(project):
    add_update(project, "Bozza").unpublish()
    add_update(project, "Pubblica")
    assert titles("/it/feed/aggiornamenti.xml") == [f"{project.title}: Pubblica"]
    assert titles(f"/it/feed/progetti/{project.pk}.xml") == ["Pubblica"]
    restriction = PageViewRestriction.objects.create(page=project, restriction_type="login")
    assert titles("/it/feed/aggiornamenti.xml") == []
    assert Client().get(f"/it/feed/progetti/{project.pk}.xml").status_code == 404
    restriction.delete()
    ProjectPage.objects.filter(pk=project.pk).update(live=False)  # what is below stays live
    assert titles("/it/feed/aggiornamenti.xml") == []
    assert Client().get(f"/it/feed/progetti/{project.pk}.xml").status_code == 404
    assert Client().get("/it/feed/progetti/999999.xml").status_code == 404


@pytest.mark.parametrize("which", ["of one project", "of all"])
def test_it_takes_the_same_queries_for_two_updates_and_for_twenty(
    homes, call, project, which, django_assert_num_queries
):
    address = f"/it/feed/progetti/{project.pk}.xml" if which == "of one project" else "/it/feed/aggiornamenti.xml"
    for number in (2, 20):
        for each in range(number):
            add_update(project, f"Fatto {each}")
            add_update(make_project(homes["it"], call=call))
        read_feed(address)
        with django_assert_num_queries(4):
            read_feed(address)


def test_a_project_and_its_updates_lead_readers_of_feeds_to_it(project):
    update = add_update(project)
    address = f"/it/feed/progetti/{project.pk}.xml"
    for path in (project.get_url(), update.get_url()):
        assert head_of(path).xpath("link[@type='application/rss+xml']/@href") == [address]
    assert f'href="{address}" type=' in Client().get(project.get_url()).content.decode()
