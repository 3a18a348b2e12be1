"""A project is found by the new name of its promoter, its place or its theme."""

import pytest

from home.searching import matching
from projects.models import ProjectPage

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "attribute"), [("organisation", "name"), ("neighbourhood", "name"), ("theme", "name_en")]
)
def test_a_project_is_found_by_the_new_name_of_what_it_belongs_to(
    project, field, attribute, django_capture_on_commit_callbacks
):
    named = getattr(project, field)
    setattr(named, attribute, "Girasoli")
    with django_capture_on_commit_callbacks(execute=True):
        named.save()
    assert list(matching(ProjectPage.objects.all(), "girasole", "it")) == [project]
