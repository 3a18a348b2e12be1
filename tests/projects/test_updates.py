"""A project's page shows its newest updates; all of them have a page of their own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home import site_version
from projects.models import ProjectUpdatePage

pytestmark = pytest.mark.django_db


def tell(project, number: int) -> None:
    project.refresh_from_db()
    for each in range(number):
        day = timezone.localdate() - timedelta(days=number - each)
        project.add_child(instance=ProjectUpdatePage(title=f"Novità {each}.", date=day, locale=project.locale))


def test_three_are_shown_and_the_way_to_the_others(project):
    tell(project, 3)
    address = f"/it/aggiornamenti/{project.pk}/"
    assert address not in Client().get(project.get_url()).content.decode()
    tell(project, 4)
    site_version._count_up()
    page = Client().get(project.get_url()).content.decode()
    assert page.count("Novità") == 3
    assert address in page


def test_all_of_them_are_read_twenty_at_a_time_newest_first(project, django_assert_max_num_queries):
    tell(project, 25)
    client = Client()
    with django_assert_max_num_queries(7):
        first = client.get(f"/it/aggiornamenti/{project.pk}/")
    titles = [update.title for update in first.context["updates"]]
    assert titles == [f"Novità {each}." for each in range(24, 4, -1)]
    second = client.get(f"/it/aggiornamenti/{project.pk}/?pagina=2")
    assert [update.title for update in second.context["updates"]] == [f"Novità {each}." for each in range(4, -1, -1)]
    assert "ETag" in second


def test_a_private_projects_updates_are_404_and_so_are_another_languages(project):
    tell(project, 1)
    assert Client().get(f"/en/aggiornamenti/{project.pk}/").status_code == 404
    PageViewRestriction.objects.create(page=project, restriction_type="login")
    assert Client().get(f"/it/aggiornamenti/{project.pk}/").status_code == 404
