"""A text is shown as the mail that it makes, told of a project of the site."""

from datetime import timedelta

import pytest
from django.utils import timezone

from donations.services.campaigns import create_campaign
from newsletter.models import NoticeKind, NoticeText
from newsletter.notices.preview import preview
from tests.factories import make_project
from tests.newsletter.notices.helpers import publish_update

pytestmark = pytest.mark.django_db


def text_of(kind: NoticeKind, language: str = "it") -> NoticeText:
    return NoticeText.objects.get(kind=kind, language=language)


def test_it_is_told_of_an_open_campaign_with_its_threshold(homes, project, call):
    other = make_project(homes["it"], call=call)
    create_campaign(project=other, opens_at=timezone.now() - timedelta(hours=1))
    text = text_of(NoticeKind.THRESHOLD)
    text.heading = "Prova: {progetto}"
    shown = preview(text)
    assert f"Prova: {other.title}" in shown.html
    assert "€\xa020.200: la soglia era di €\xa020.000" in shown.text
    assert "@@" not in shown.html + shown.text


@pytest.mark.parametrize("kind", [NoticeKind.KEPT, NoticeKind.RETURNED, NoticeKind.SEVEN_DAYS_LEFT])
def test_a_threshold_that_is_not_reached_is_shown_as_such(campaign, kind):
    text = text_of(kind)
    text.text = "Mancano {manca}"
    assert "Mancano €" in preview(text).text


def test_without_an_open_campaign_it_is_told_of_any_project(project):
    assert project.title in preview(text_of(NoticeKind.FUNDED)).subject


def test_an_english_text_is_shown_where_nothing_is_translated(project):
    shown = preview(text_of(NoticeKind.THRESHOLD, "en"))
    assert project.title in shown.html
    assert '<html lang="en"' in shown.html


def test_the_latest_update_is_shown(project):
    assert preview(text_of(NoticeKind.UPDATE)) is None
    publish_update(project)
    assert preview(text_of(NoticeKind.UPDATE)).subject == f"{project.title}: Abbiamo le chiavi"


def test_without_a_project_there_is_nothing_to_preview(homes):
    assert all(preview(text) is None for text in NoticeText.objects.all())
