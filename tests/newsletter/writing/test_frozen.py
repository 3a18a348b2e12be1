"""What was sent stays as it was sent, whatever campaigns do afterwards."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from donations.models import Campaign
from newsletter.writing import live
from newsletter.writing.figures import IssueFigures
from newsletter.writing.frozen import figures_for, frozen_for
from newsletter.writing.live import block_key
from tests.factories import make_project
from tests.newsletter.writing.making import block, fresh, make_issue, make_mailing, make_news, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(homes, campaign, project):
    make_news(homes["it"], "Si apre")
    blocks = [block("project", {"project": project.pk}), block("municipio"), block("news"), block("totals")]
    return make_issue(homes["it"], *blocks)


def raise_to(campaign: Campaign, cents: int) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=cents)


def raised(issue) -> int:
    return figures_for(fresh(issue)).of(block_key(issue.body[0])).projects[0].raised_cents


def test_figures_become_json_and_come_back_the_same(issue):
    taken = live.look(issue).as_json()
    read = IssueFigures.read(json.loads(json.dumps(taken)))
    assert read.as_json() == taken
    assert read.is_frozen
    assert not any(each.is_empty for each in read.blocks.values())


def test_what_a_later_version_adds_is_passed_over(issue):
    taken = live.look(issue).as_json()
    taken["blocks"][block_key(issue.body[0])]["projects"][0]["new"] = 1
    assert IssueFigures.read(taken).of(block_key(issue.body[0])).projects


def test_figures_are_live_until_it_is_sent_and_stay_from_then_on(issue, campaign):
    raise_to(campaign, 100_00)
    assert raised(issue) == 100_00
    raise_to(campaign, 200_00)
    send(issue)
    raise_to(campaign, 300_00)
    assert raised(issue) == 200_00
    assert figures_for(fresh(issue)).is_frozen


def test_a_mailing_that_has_not_begun_freezes_nothing(issue):
    make_mailing(issue)
    assert frozen_for([issue]) == {}


def test_a_block_that_was_added_after_the_sending_shows_nothing(issue, project):
    send(issue)
    changed = [*json.loads(json.dumps(list(issue.body.raw_data), default=dict)), block("totals", key="new")]
    issue.body = json.dumps(changed)
    issue.save()
    assert figures_for(fresh(issue)).of("new").is_empty


def test_a_translation_that_came_later_has_the_numbers_of_the_sending_under_its_own_names(
    issue, homes, campaign, project, call
):
    raise_to(campaign, 100_00)
    send(issue)
    raise_to(campaign, 900_00)
    make_project(homes["en"], call=call, title="In English", translation_key=project.translation_key)
    english = make_issue(homes["en"], translation_key=issue.translation_key, body=issue.body)
    line = figures_for(english).of(block_key(issue.body[0])).projects[0]
    assert (line.title, line.language, line.raised_cents) == ("In English", "en", 100_00)
    assert "/en/" in line.url
    # Sentences were frozen in Italian.
    assert (line.label, line.sentence) == ("", "")


def test_a_project_that_is_gone_by_then_keeps_its_name(issue, homes, project):
    send(issue)
    project.unpublish()
    english = make_issue(homes["en"], translation_key=issue.translation_key, body=issue.body)
    for shown in (fresh(issue), english):
        assert figures_for(shown).of(block_key(issue.body[0])).projects[0].title == project.title


def test_the_moment_is_that_of_the_sending(issue, time_machine):
    then = timezone.now()
    time_machine.move_to(then, tick=False)
    send(issue)
    time_machine.move_to(then + timedelta(days=3))
    assert figures_for(fresh(issue)).at == then
