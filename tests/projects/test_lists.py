"""The list of projects."""

import pytest
from django.test import Client

from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_projects_without_a_place_in_the_ranking_come_last(homes, call):
    for title, place in (("Senza posto", None), ("Secondo", 2), ("Primo", 1)):
        make_project(homes["it"], call=call, title=title, ranking_position=place)
    projects = Client().get("/it/progetti/").context["projects"]
    assert [project.title for project in projects] == ["Primo", "Secondo", "Senza posto"]
