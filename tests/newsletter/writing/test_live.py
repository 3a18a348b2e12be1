"""Live blocks show what is true now, each project once, and cost the same whatever their number."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.money import format_euros
from newsletter.writing import live
from newsletter.writing.live import block_key
from tests.factories import make_project
from tests.newsletter.writing.making import (
    block,
    fresh,
    make_campaign,
    make_issue,
    make_mailing,
    make_news,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
THRESHOLD = 20_000_00


def shown(issue, number: int = 0):
    figures = live.look(fresh(issue))
    return figures.of(block_key(fresh(issue).body[number]))


def titles(issue, number: int = 0) -> list[str]:
    return [line.title for line in shown(issue, number).projects]


def test_closing_soon_shows_what_ends_within_its_days_the_next_end_in_front(homes, call):
    for title, ends in (("Fra sei", 6 * DAY), ("Fra due", 2 * DAY), ("Fra otto", 8 * DAY)):
        make_campaign(homes["it"], call, opened=DAY, ends=ends, title=title)
    issue = make_issue(homes["it"], block("closing_soon"), block("closing_soon", {"days": 10}))
    assert titles(issue) == ["Fra due", "Fra sei"]
    assert titles(issue, 1) == ["Fra due", "Fra sei", "Fra otto"]


def test_nearly_there_shows_what_lacks_less_than_its_amount_and_nothing_that_is_there(homes, call):
    for title, raised in (("Mancano 400", THRESHOLD - 400_00), ("Mancano 10", THRESHOLD - 10_00)):
        make_campaign(homes["it"], call, opened=DAY, ends=9 * DAY, raised_cents=raised, title=title)
    make_campaign(homes["it"], call, opened=DAY, ends=9 * DAY, raised_cents=THRESHOLD, title="Arrivata")
    make_campaign(homes["it"], call, opened=DAY, ends=9 * DAY, raised_cents=THRESHOLD - 500_00, title="Mancano 500")
    issue = make_issue(homes["it"], block("nearly_there"))
    assert titles(issue) == ["Mancano 10", "Mancano 400"]


def test_new_projects_are_those_that_opened_since_the_last_issue_that_was_sent(homes, call):
    make_campaign(homes["it"], call, opened=10 * DAY, ends=9 * DAY, title="Prima")
    make_campaign(homes["it"], call, opened=3 * DAY, ends=9 * DAY, title="Dopo")
    issue = make_issue(homes["it"], block("new_projects"), block("new_projects", {"since": "days", "days": 2}))
    assert titles(issue) == ["Dopo", "Prima"]  # none was ever sent: two weeks
    assert titles(issue, 1) == []
    sent = make_issue(homes["it"])
    make_mailing(sent, started_at=timezone.now() - 5 * DAY)
    assert titles(issue) == ["Dopo"]


def test_an_issues_own_mailing_is_not_the_one_before_it(homes, call):
    make_campaign(homes["it"], call, opened=3 * DAY, ends=9 * DAY, title="Aperta")
    issue = make_issue(homes["it"], block("new_projects"))
    make_mailing(issue, started_at=timezone.now())
    assert titles(issue) == ["Aperta"]


def test_a_municipio_shows_its_own_open_projects(homes, call, campaign, project):
    issue = make_issue(homes["it"], block("municipio"), block("municipio", {"municipio": "3"}))
    assert titles(issue) == [project.title]
    assert titles(issue, 1) == []


def test_a_list_has_room_for_so_many_and_counts_the_others(homes, call):
    for _each in range(4):
        make_campaign(homes["it"], call, opened=DAY, ends=3 * DAY)
    issue = make_issue(homes["it"], block("closing_soon", {"at_most": 3}))
    assert len(titles(issue)) == 3
    assert shown(issue).more == 1


def test_a_project_shows_where_its_campaign_stands(homes, campaign, project):
    issue = make_issue(homes["it"], block("project", {"project": project.pk}))
    line = shown(issue).projects[0]
    assert (line.title, line.language, line.place) == (project.title, "it", "Greco · Municipio 2")
    assert (line.threshold_cents, line.missing_cents, line.percent) == (THRESHOLD, THRESHOLD, 0)
    assert line.is_open
    assert format_euros(30_000_00) in line.sentence


def test_a_project_without_a_campaign_is_shown_without_figures(homes, project):
    line = shown(make_issue(homes["it"], block("project", {"project": project.pk}))).projects[0]
    assert line.title == project.title
    assert not line.has_campaign


@pytest.mark.parametrize("how", ["unpublished", "private"])
def test_a_project_that_not_anybody_may_see_is_shown_nowhere(homes, campaign, project, how):
    issue = make_issue(homes["it"], block("project", {"project": project.pk}), block("municipio"))
    assert titles(issue) == titles(issue, 1) == [project.title]
    if how == "private":
        PageViewRestriction.objects.create(page=project, restriction_type="login")
    else:
        project.unpublish()
    assert titles(issue) == titles(issue, 1) == []


def test_an_english_issue_shows_projects_in_english_and_what_is_not_translated_in_italian(
    homes, campaign, project, call
):
    make_campaign(homes["it"], call, opened=DAY, ends=3 * DAY, title="Solo italiano")
    make_project(homes["en"], call=call, title="In English", translation_key=project.translation_key)
    issue = make_issue(homes["en"], block("project", {"project": project.pk}), block("municipio"))
    assert [(line.title, line.language) for line in shown(issue).projects] == [("In English", "en")]
    assert "/en/" in shown(issue).projects[0].url
    assert {(line.title, line.language) for line in shown(issue, 1).projects} == {
        ("In English", "en"),
        ("Solo italiano", "it"),
    }
    assert shown(issue).projects[0].label == "Campaign open"


def test_news_are_the_latest_or_those_since_the_last_issue(homes):
    today = timezone.localdate()
    for title, days in (("Vecchia", 30), ("Nuova", 1), ("Di domani", -1)):
        make_news(homes["it"], title, date=today - days * DAY)
    issue = make_issue(homes["it"], block("news"), block("news", {"which": "last_issue"}))
    assert [line.title for line in shown(issue).news] == ["Nuova", "Vecchia"]
    assert [line.title for line in shown(issue, 1).news] == ["Nuova"]


def test_totals_are_the_programmes(homes, campaign):
    totals = shown(make_issue(homes["it"], block("totals"))).totals
    assert (totals.campaigns_count, totals.open_count, totals.raised_cents) == (1, 1, 0)


def test_a_draft_that_is_not_filled_in_yet_is_no_trouble(homes):
    empty = {"heading": "", "days": None, "missing": None, "at_most": None, "since": "days", "which": "latest"}
    kinds = ("closing_soon", "nearly_there", "new_projects", "news")
    issue = make_issue(homes["it"], *(block(kind, empty) for kind in kinds), block("project", {"project": None}))
    assert all(each.is_empty for each in live.look(fresh(issue)).blocks.values())


def test_it_takes_as_many_queries_with_two_projects_as_with_ten(homes, call, django_assert_max_num_queries):
    def cost(most: int) -> int:
        issue = make_issue(
            homes["it"],
            *(block(kind) for kind in ("nearly_there", "new_projects", "municipio", "news", "totals")),
            block("closing_soon", {"days": 60, "at_most": 12}),
            *(block("project", {"project": page.pk}) for page in pages),
        )
        live.look(fresh(issue))  # where the site's root is, is asked once for all
        issue = fresh(issue)
        with django_assert_max_num_queries(most) as queries:
            live.look(issue)
        return len(queries)

    pages = [make_campaign(homes["it"], call, opened=DAY, ends=30 * DAY)[0] for _each in range(2)]
    few = cost(12)
    pages += [make_campaign(homes["it"], call, opened=DAY, ends=30 * DAY)[0] for _each in range(8)]
    assert cost(12) == few
