"""The truth about a campaign in each of its states, in words and in numbers."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from donations.figures import BarDrawing, CampaignState, figures_of
from donations.models import CampaignOutcome, Result
from donations.services.campaigns import create_campaign, end_of_campaign, terms_of
from home.clock import time_left_text
from home.templatetags.home_tags import long_date
from projects.models import CallPage, CallState
from tests.factories import make_organisation, make_project

ROME = ZoneInfo("Europe/Rome")


@pytest.mark.parametrize(
    ("opens", "hours"),
    [
        (datetime(2027, 9, 1, 0, 0, tzinfo=ROME), 61 * 24 + 1),  # the clocks go back in between
        (datetime(2027, 2, 1, 0, 0, tzinfo=ROME), 61 * 24 - 1),  # and forward
        (datetime(2027, 5, 1, 0, 0, tzinfo=ROME), 61 * 24),
    ],
)
def test_sixty_days_end_at_midnight_in_rome_whatever_the_clocks_do(opens, hours):
    end = end_of_campaign(opens, 60)
    assert end.astimezone(ROME).hour == 0
    assert (end - opens.astimezone(ZoneInfo("UTC"))) == timedelta(hours=hours)


def test_a_campaign_of_ten_september_ends_with_the_ninth_of_november():
    end = end_of_campaign(datetime(2027, 9, 10, 10, 30, tzinfo=ROME), 60)
    assert end.astimezone(ROME) == datetime(2027, 11, 10, 0, 0, tzinfo=ROME)


@pytest.mark.parametrize(
    ("budget", "threshold", "share"),
    [(50_000_00, 20_000_00, 30_000_00), (100_001, 40_001, 60_000), (100_000_00, 40_000_00, 55_000_00), (1, 1, 0)],
)
def test_threshold_is_rounded_up_and_the_citys_share_down_to_its_ceiling(budget, threshold, share):
    call = CallPage(threshold_percent=40, city_share_percent=60, city_ceiling_cents=55_000_00)
    terms = terms_of(call, budget)
    assert (terms["threshold_cents"], terms["city_share_cents"]) == (threshold, share)


@pytest.fixture
def figures_at(campaign, project):
    def at(moment, raised_cents: int = 0, **changes):
        for name, value in changes.items():
            setattr(campaign, name, value)
        campaign.raised_cents = raised_cents
        return figures_of(campaign, project.organisation, moment)

    return at


pytestmark = pytest.mark.django_db


def test_the_state_follows_the_clock_and_the_total(campaign, figures_at):
    opens, ends, second = campaign.opens_at, campaign.ends_at, timedelta(seconds=1)
    assert figures_at(opens - second).state == CampaignState.SCHEDULED
    assert figures_at(opens).state == CampaignState.OPEN
    assert figures_at(ends - second).state == CampaignState.OPEN
    assert figures_at(ends, 20_000_00).state == CampaignState.CLOSING


@pytest.mark.parametrize(
    ("result", "state"),
    [
        (Result.FUNDED, CampaignState.FUNDED),
        (Result.KEPT, CampaignState.MISSED),
        (Result.RETURNED, CampaignState.MISSED),
    ],
)
def test_what_was_judged_holds_whatever_the_total_does_later(campaign, figures_at, result, state):
    judge(campaign, result, 15_000_00)
    for raised_cents in (0, 19_999_99, 20_000_00):
        figures = figures_at(campaign.ends_at, raised_cents)
        assert figures.state == state
        assert figures.is_threshold_reached is (state == CampaignState.FUNDED)


def test_what_goes_back_to_donors_is_shown_as_raised_all_the_same(campaign, figures_at):
    judge(campaign, Result.RETURNED, 15_000_00)
    figures = figures_at(campaign.ends_at, 0)
    assert (figures.raised_cents, figures.donors_count) == (15_000_00, 7)


def test_a_suspended_campaign_says_so_until_its_end(campaign, figures_at):
    suspended = campaign.opens_at
    assert figures_at(campaign.opens_at, suspended_at=suspended).state == CampaignState.SUSPENDED
    assert figures_at(campaign.ends_at, suspended_at=suspended).state == CampaignState.CLOSING
    assert not figures_at(campaign.opens_at, suspended_at=suspended).donate_url


def test_a_suspended_campaign_promises_no_threshold_that_is_reached_already(campaign, figures_at):
    below = figures_at(campaign.opens_at, 5_000_00, suspended_at=campaign.opens_at).sentence
    reached = figures_at(campaign.opens_at, 20_000_00, suspended_at=campaign.opens_at).sentence
    assert "Quando la raccolta riprenderà" in below
    assert "è raggiunta" in reached


def test_a_total_below_nought_is_shown_as_nothing(campaign, figures_at):
    assert figures_at(campaign.opens_at, -25_00).raised_cents == 0


def test_one_cent_below_the_threshold_is_99_percent_and_not_reached(campaign, figures_at):
    figures = figures_at(campaign.opens_at, 19_999_99)
    assert figures.percent_of_threshold == 99
    assert not figures.is_threshold_reached
    assert figures.missing_to_threshold_cents == 1


def test_over_the_budget_the_bar_is_full_and_the_percentage_true(campaign, figures_at):
    figures = figures_at(campaign.opens_at, 60_000_00)
    assert (figures.bar_percent, figures.percent_of_budget) == (100, 120)
    assert figures.is_over_budget


@pytest.mark.parametrize(
    ("raised", "drawn"),
    [
        (0, BarDrawing(raised=0, threshold=40, city_from=40, city_width=60)),
        (25_000_00, BarDrawing(raised=45, threshold=36, city_from=45, city_width=55)),
        (60_000_00, BarDrawing(raised=66, threshold=22, city_from=66, city_width=34)),
    ],
)
def test_the_bar_shows_donations_and_the_citys_share_to_one_scale(campaign, figures_at, raised, drawn):
    assert figures_at(campaign.opens_at, raised).bar == drawn


@pytest.mark.parametrize(
    ("model", "words"), [("keep_what_is_raised", "resta al progetto"), ("all_or_nothing", "restituita")]
)
def test_what_happens_below_the_threshold_is_said_until_it_is_reached(campaign, figures_at, model, words):
    assert words in figures_at(campaign.opens_at, 19_999_99, funding_model=model).funding_sentence
    assert figures_at(campaign.opens_at, 20_000_00, funding_model=model).funding_sentence == ""


@pytest.mark.parametrize(
    ("when", "raised", "words"),
    [
        ("before", 0, ["€ 20.000", "aggiungerà € 30.000"]),
        ("open", 5_000_00, ["Mancano € 15.000", "il Comune aggiunge € 30.000"]),
        ("open", 21_000_00, ["è raggiunta", "il Comune aggiunge € 30.000"]),
        ("over", 21_000_00, ["è finita", "ultime donazioni"]),
        ("funded", 21_000_00, ["soglia raggiunta", "€ 30.000"]),
        ("kept", 5_000_00, ["sotto la soglia", "€ 5.000 restano al progetto"]),
    ],
)
def test_each_state_has_a_sentence_that_says_what_the_city_adds(campaign, figures_at, when, raised, words):
    moment = {
        "before": campaign.opens_at - timedelta(hours=1),
        "open": campaign.opens_at,
    }.get(when, campaign.ends_at)
    if when in Result.values:
        judge(campaign, when, raised)
    sentence = figures_at(moment, raised).sentence.replace("\u00a0", " ")
    assert [word for word in words if word not in sentence] == []


def judge(campaign, result: str, raised_cents: int) -> None:
    CampaignOutcome.objects.create(
        campaign=campaign, result=result, raised_cents=raised_cents, donors_count=7, donations_count=8
    )


def test_all_or_nothing_says_that_donations_go_back(campaign, figures_at):
    judge(campaign, Result.RETURNED, 5_000_00)
    figures = figures_at(campaign.ends_at, 5_000_00, funding_model="all_or_nothing")
    assert "torna a chi l'ha fatta" in figures.sentence
    assert "restano al progetto" not in figures.sentence


def test_a_project_without_a_campaign_says_why(homes):
    group = make_organisation(legal_form="informal_group")
    assert figures_of(None, group).state == CampaignState.BLOCKED
    assert "nuovo soggetto giuridico" in figures_of(None, group).sentence
    group.founded_as_legal_entity = True
    assert figures_of(None, group).state == CampaignState.NONE


def test_the_end_is_shown_as_the_last_day_and_not_as_the_midnight_behind_it(campaign, figures_at):
    figures = figures_at(campaign.opens_at, ends_at=datetime(2027, 11, 10, 0, 0, tzinfo=ROME))
    assert long_date(figures.last_moment) == "9 novembre 2027"


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=12), "12 giorni"),
        (timedelta(days=2), "2 giorni"),
        (timedelta(hours=47, minutes=59), "47 ore"),
        (timedelta(hours=2), "2 ore"),
        (timedelta(minutes=119), "119 minuti"),
        (timedelta(minutes=1), "1 minuto"),
        (timedelta(seconds=5), "1 minuto"),
        (timedelta(0), ""),
        (timedelta(hours=-1), ""),
    ],
)
def test_time_left_is_told_in_days_then_hours_then_minutes(left, words):
    now = datetime(2027, 5, 3, 12, 0, tzinfo=ROME)
    assert time_left_text(now + left, now) == words


def test_the_call_changes_its_state_at_the_very_minute(call, time_machine):
    moments = {
        call.opens_at - timedelta(seconds=1): CallState.COMING,
        call.opens_at: CallState.OPEN,
        call.closes_at - timedelta(seconds=1): CallState.OPEN,
        call.closes_at: CallState.CLOSED,
        call.ranking_published_at: CallState.RANKING_PUBLISHED,
    }
    for moment, state in moments.items():
        time_machine.move_to(moment, tick=False)
        assert call.state == state


def test_one_campaign_serves_both_languages_of_a_project(campaign, project, homes):
    english = make_project(
        homes["en"], call=project.call, translation_key=project.translation_key, organisation=project.organisation
    )
    from django.template import Context, Template
    from django.test import RequestFactory

    with translation.override("en"):
        html = Template("{% load donation_tags %}{% donation_block page %}").render(
            Context({"page": english, "request": RequestFactory().get("/en/")})
        )
    assert f"/en/dona/{campaign.pk}/" in html


def test_the_rules_are_copied_when_a_campaign_is_made(homes, call):
    campaign = create_campaign(project=make_project(homes["it"], call=call), opens_at=timezone.now())
    call.threshold_percent = 90
    call.save()
    campaign.refresh_from_db()
    assert campaign.threshold_cents == 20_000_00
