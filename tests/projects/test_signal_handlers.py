"""The signal of a project's update that is published for the first time."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from projects.models import ProjectPage, ProjectUpdatePage
from projects.signals import update_published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told():
    """Every update that the signal was sent for, as it was then."""
    pages: list[ProjectUpdatePage] = []

    def listen(page, **_signal):
        pages.append(page)

    update_published.connect(listen)
    yield pages
    update_published.disconnect(listen)


def draft(project: ProjectPage, **values) -> ProjectUpdatePage:
    project.refresh_from_db()
    page = ProjectUpdatePage(title="Fatto", live=False, locale=project.locale, **values)
    return project.add_child(instance=page)


def publish(page: ProjectUpdatePage) -> ProjectUpdatePage:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def test_it_is_sent_once_however_often_the_update_is_published(project, told):
    update = publish(draft(project))
    assert told == [update]
    assert told[0].live
    assert told[0].title == "Fatto"
    update.title = "Fatto davvero"
    publish(update)
    update.unpublish()
    publish(update)
    assert told == [update]


def test_it_is_sent_after_the_commit_and_not_where_there_is_none(project, told):
    update = draft(project)
    with transaction.atomic():
        publish(update)
        transaction.set_rollback(True)
    assert told == []
    update.refresh_from_db()
    with transaction.atomic():
        publish(update)
        assert told == []
    assert told == [update]


def test_a_listener_that_fails_does_not_undo_the_publication(project):
    def fail(**_signal):
        raise RuntimeError

    update_published.connect(fail)
    try:
        assert publish(draft(project)).live
    finally:
        update_published.disconnect(fail)


def test_what_is_scheduled_is_told_when_its_time_has_come(project, told, time_machine):
    update = publish(draft(project, go_live_at=timezone.now() + timedelta(hours=1)))
    assert not update.live
    assert told == []
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    call_command("publish_scheduled")
    call_command("publish_scheduled")
    assert told == [update]


def test_each_language_version_is_told_when_it_is_published(project, homes, told):
    update = publish(draft(project))
    project.copy_for_translation(homes["en"].locale, copy_parents=True).save_revision().publish()
    source, _created = TranslationSource.get_or_create_from_instance(update)
    translation = Translation.objects.create(source=source, target_locale=homes["en"].locale)
    translation.save_target(publish=False)
    assert told == [update]
    translation.save_target(publish=True)
    translation.save_target(publish=True)
    english = update.get_translation(homes["en"].locale)
    assert english.live
    assert told == [update, english]


def test_a_copy_that_an_editor_makes_a_new_update_of_is_told(project, told):
    update = publish(publish(draft(project)))  # a revision that bears its first publication
    copy = update.copy(update_attrs={"title": "Il prossimo", "slug": "prossimo"}, keep_live=False)
    assert told == [update]
    publish(copy)
    assert told == [update, copy]


def test_an_alias_is_not_told_besides_its_source(project, told):
    update = draft(project)
    update.create_alias(update_slug="alias")
    update.refresh_from_db()
    publish(update)
    assert told == [update]


def test_what_not_anybody_may_read_is_not_told(project, told):
    PageViewRestriction.objects.create(page=project, restriction_type="login")
    publish(draft(project))
    assert told == []


def test_what_was_live_before_it_had_a_revision_is_not_new(project, told):
    update = project.add_child(instance=ProjectUpdatePage(title="Caricato", locale=project.locale))
    publish(update)
    assert told == []
