"""Topics are called what readers call them, in their language."""

import uuid

import pytest

from newsletter.subscribing.topic_names import topic_labels, topic_names
from newsletter.topics import Topic
from projects.taxonomy import Theme
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_names_come_in_the_order_of_their_kinds_and_each_once(homes, project):
    theme = Theme.objects.get(slug="ambiente")
    keys = [
        Topic.project(project.translation_key).key,
        Topic.theme(theme.pk).key,
        *("municipio:9", "municipio:2", "programme", "programme"),
    ]
    assert [each.phrase for each in topic_names(keys, "it")] == [
        "La newsletter del programma",
        "Notizie dal Municipio 2",
        "Notizie dal Municipio 9",
        "Notizie sul tema «Ambiente»",
        f"Notizie del progetto «{project.title}»",
    ]


def test_a_project_is_called_by_its_title_in_the_language_read_or_in_italian(homes, project):
    key = Topic.project(project.translation_key).key
    assert topic_names([key], "en")[0].name == project.title
    make_project(homes["en"], title="The garden", translation_key=project.translation_key, call=project.call)
    (english,) = topic_names([key], "en")
    assert (english.name, english.path[:4]) == ("The garden", "/en/")
    assert topic_names([key], "it")[0].name == project.title


def test_a_theme_is_called_by_its_name_in_the_language_read(homes, project):
    theme = Theme.objects.get(slug="ambiente")
    key = Topic.theme(theme.pk).key
    assert topic_names([key], "en")[0].name == "Environment"


def test_what_is_gone_or_not_public_has_no_name_of_its_own(homes, project):
    project.unpublish()
    keys = [Topic.project(project.translation_key).key, Topic.project(uuid.uuid4()).key, "theme:999999999999999999"]
    names = topic_names(keys, "it")
    assert {each.name for each in names} == {"Un progetto che non è più pubblicato", "Un tema che non c'è più"}
    assert not any(each.path for each in names)


def test_many_take_as_few_queries_as_one(homes, call, django_assert_num_queries):
    projects = [make_project(homes["it"], call=call) for _each in range(5)]
    themes = [Theme.objects.create(name=f"Tema {each}", name_en=f"Theme {each}", slug=f"t{each}") for each in range(5)]
    keys = [Topic.project(page.translation_key).key for page in projects]
    keys += [Topic.theme(theme.pk).key for theme in themes]
    topic_labels(keys, "it")
    with django_assert_num_queries(2):
        assert len(topic_labels(keys, "it")) == 10
    with django_assert_num_queries(0):
        topic_labels(["programme", "municipio:1"], "it")


def test_what_is_no_topic_is_refused():
    with pytest.raises(ValueError):  # noqa: PT011 - nothing to match
        topic_names(["nonsense"])
