"""The demonstration's campaigns: every state is there whenever they are loaded, at the scale of the real programme."""

from collections import Counter
from datetime import UTC, datetime

import pytest
import time_machine
from django.db.models import Sum
from django.utils import timezone

from demo.content.projects import PROJECTS
from demo.content.schema import Project
from demo.content.taxonomy import ORGANISATIONS
from demo.loading.campaigns import CampaignLoader
from donations.figures import CampaignFigures, CampaignState, figures_of
from donations.ledger import true_raised_cents
from donations.models import Campaign, Donation
from projects.models import ProjectPage
from tests.browser import demonstration
from tests.factories import make_organisation, make_project

MOMENTS = {
    "a morning": datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
    "just after midnight in Rome": datetime(2027, 1, 31, 23, 10, tzinfo=UTC),
    "just before midnight in Rome": datetime(2027, 6, 30, 21, 50, tzinfo=UTC),
    "the day the clocks go forward": datetime(2027, 3, 28, 6, 0, tzinfo=UTC),
    "the day the clocks go back": datetime(2026, 10, 25, 6, 0, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
}


@pytest.fixture
def make_pages(homes, call):
    def make() -> list[tuple[Project, ProjectPage]]:
        legal = {each.key: each for each in ORGANISATIONS}
        pairs = []
        for content in PROJECTS:
            promoter = legal[content.organisation]
            organisation = make_organisation(
                legal_form=promoter.legal_form, founded_as_legal_entity=promoter.founded_as_legal_entity
            )
            values = {"approved_budget_cents": content.approved_budget_cents, "organisation": organisation}
            pairs.append((content, make_project(homes["it"], title=content.title.it, call=call, **values)))
        return pairs

    return make


def load(pairs, loader: CampaignLoader | None = None) -> None:
    loader = loader or CampaignLoader(now=timezone.now())
    for content, page in pairs:
        loader.load(content, page)


def figures_by_scenario(pairs) -> dict[str, list[CampaignFigures]]:
    campaigns = Campaign.objects.for_projects([page for _content, page in pairs])
    found: dict[str, list[CampaignFigures]] = {}
    for content, page in pairs:
        figures = figures_of(campaigns.get(page.translation_key), page.organisation)
        found.setdefault(content.scenario, []).append(figures)
    return found


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
def test_every_state_is_there_whenever_it_is_loaded(make_pages, moment):
    with time_machine.travel(moment, tick=False):
        pairs = make_pages()
        load(pairs)
        by = figures_by_scenario(pairs)
        assert {scenario: {each.state for each in figures} for scenario, figures in by.items()} == {
            "scheduled": {CampaignState.SCHEDULED},
            "just_opened": {CampaignState.OPEN},
            "half_way": {CampaignState.OPEN},
            "suspended": {CampaignState.SUSPENDED},
            "threshold_today": {CampaignState.OPEN},
            "open_over_threshold": {CampaignState.OPEN},
            "over_budget": {CampaignState.OPEN},
            "last_day": {CampaignState.OPEN},
            "funded": {CampaignState.FUNDED},
            "missed": {CampaignState.MISSED},
            "no_body": {CampaignState.BLOCKED},
        }
        assert all(each.percent_of_threshold < 15 for each in by["just_opened"])
        assert all(40 <= each.percent_of_threshold < 70 for each in by["half_way"])
        assert all(each.is_over_budget for each in by["over_budget"])
        assert all(each.is_ending for each in by["last_day"])
        assert not any(each.is_ending for each in by["half_way"] + by["over_budget"] + by["just_opened"])
        assert_crossed_today(pairs, moment)


def test_what_staff_did_to_a_campaign_is_told_with_its_reason(make_pages):
    pairs = make_pages()
    load(pairs)
    acts = {content.slug: list(_campaign_of(page).acts.all()) for content, page in pairs if content.acts}
    assert {slug: [each.kind for each in done] for slug, done in acts.items()} == {
        "orto-tra-i-binari": ["extended"],
        "scuola-di-italiano": ["suspended"],
    }
    (extended,), (suspended,) = acts.values()
    assert extended.campaign.ends_at == extended.ends_after
    days = timezone.localtime(extended.ends_after).date() - timezone.localtime(extended.ended_before).date()
    assert days.days == 10
    assert suspended.campaign.suspended_at == suspended.at
    assert not suspended.campaign.entries.filter(occurred_at__gte=suspended.at).exists()
    assert all(each.reason and each.reason_en and each.by_name for each in (extended, suspended))


def _campaign_of(page) -> Campaign:
    return Campaign.objects.get(project_key=page.translation_key)


def assert_crossed_today(pairs, moment: datetime) -> None:
    """The gift with which the threshold is reached was given on the Rome day of ``moment``."""
    page = next(page for content, page in pairs if content.scenario == "threshold_today")
    campaign = Campaign.objects.get(project_key=page.translation_key)
    raised = 0
    for entry in campaign.entries.order_by("occurred_at"):
        raised += entry.amount_cents
        if raised >= campaign.threshold_cents:
            assert timezone.localtime(entry.occurred_at).date() == timezone.localtime(moment).date()
            return
    pytest.fail("the threshold was not reached")


def test_it_has_the_scale_of_the_real_programme(make_pages):
    pairs = make_pages()
    load(pairs)
    sums = Donation.objects.aggregate(cents=Sum("amount_cents"))
    assert Campaign.objects.count() == 19
    assert Donation.objects.count() > 4_000
    assert 60_00 <= sums["cents"] / Donation.objects.count() <= 90_00
    for campaign in Campaign.objects.all():
        assert campaign.raised_cents == true_raised_cents(campaign)
        emails = campaign.donations.values_list("email_key", flat=True)
        assert (campaign.donations_count, campaign.donors_count) == (len(emails), len(set(emails)))
        outside = [each for each in campaign.donations.all() if not campaign.is_open_at(each.paid_at)]
        assert outside == []


def test_loading_goes_on_after_an_interruption_and_a_repeat_changes_nothing(make_pages):
    pairs = make_pages()
    now = timezone.now()
    load(pairs[:7], CampaignLoader(now=now))
    load(pairs, CampaignLoader(now=now))
    in_pieces = Counter(Donation.objects.values_list("campaign__project_title", "public_id"))
    load(pairs, CampaignLoader(now=now))
    assert Counter(Donation.objects.values_list("campaign__project_title", "public_id")) == in_pieces
    assert Campaign.objects.count() == 19


def test_every_page_that_shows_something_invented_says_so(homes, tmp_path, settings, client):
    settings.MEDIA_ROOT = tmp_path / "media"
    demo = demonstration.load(homes, tmp_path / "picture.png")
    words = {"it": "Contenuto dimostrativo.", "en": "Demonstration content."}
    for language in demonstration.LANGUAGES:
        shown = {**demo.page_types(language), **demo.steps(language)}
        real = ("CallPage", "not found")
        unmarked = [what for what, path in shown.items() if words[language] not in client.get(path).content.decode()]
        assert sorted(unmarked) == sorted(real)
