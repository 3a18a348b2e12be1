"""What the newsletter is told of campaigns is what the donations say of them."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from donations.figures import figures_of
from donations.models import Campaign, CampaignOutcome, Result
from donations.services.campaigns import create_campaign
from newsletter.campaigns import campaigns
from projects.taxonomy import LegalForm
from tests.factories import make_organisation, make_project

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def change(campaign: Campaign, **values) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(**values)


def test_a_campaign_stands_where_its_own_page_says(campaign, project):
    change(campaign, raised_cents=5_000_00, donors_count=7)
    campaign.refresh_from_db()
    facts = campaigns().of([project.translation_key])[project.translation_key]
    figures = figures_of(campaign, project.organisation)
    assert (facts.state, facts.label, facts.sentence) == (figures.state, figures.status_label, figures.sentence)
    assert (facts.raised_cents, facts.threshold_cents, facts.missing_cents) == (5_000_00, 20_000_00, 15_000_00)
    assert (facts.budget_cents, facts.city_share_cents) == (50_000_00, 30_000_00)
    assert (facts.percent, facts.donors_count, facts.is_open) == (25, 7, True)
    assert (facts.opens_at, facts.ends_at) == (campaign.opens_at, campaign.ends_at)


def test_a_project_without_a_campaign_or_without_a_page_is_not_told_of(campaign, project, homes, call):
    other = make_project(homes["it"], call=call)
    assert set(campaigns().of([project.translation_key, other.translation_key])) == {project.translation_key}
    change(campaign, project_key=other.translation_key)
    other.delete()
    assert campaigns().of([other.translation_key]) == {}
    assert campaigns().open_now() == []


@pytest.mark.parametrize("values", [{"suspended_at": timezone.now()}, {"ends_at": timezone.now()}])
def test_one_that_takes_no_donations_now_is_not_open(campaign, values):
    assert len(campaigns().open_now()) == 1
    change(campaign, **values)
    assert campaigns().open_now() == []


def test_an_informal_group_without_its_new_body_is_not_open(homes, call):
    group = make_organisation(legal_form=LegalForm.INFORMAL_GROUP, founded_as_legal_entity=True)
    create_campaign(project=make_project(homes["it"], call=call, organisation=group), opens_at=timezone.now() - DAY)
    assert len(campaigns().open_now()) == 1
    group.founded_as_legal_entity = False
    group.save()
    assert campaigns().open_now() == []


def test_the_one_that_ends_first_comes_first(campaign, homes, call):
    later = create_campaign(project=make_project(homes["it"], call=call), opens_at=timezone.now() - DAY)
    change(later, ends_at=timezone.now() + DAY)
    assert [facts.project_key for facts in campaigns().open_now()] == [later.project_key, campaign.project_key]


def test_one_that_was_judged_is_told_as_judged(campaign, project):
    change(campaign, ends_at=timezone.now() - DAY, opens_at=timezone.now() - 9 * DAY)
    CampaignOutcome.objects.create(
        campaign=campaign, result=Result.FUNDED, raised_cents=1, donors_count=1, donations_count=1
    )
    facts = campaigns().of([project.translation_key])[project.translation_key]
    assert (facts.state, facts.is_open, facts.is_threshold_reached) == ("funded", False, True)


def test_texts_are_in_the_language_that_is_read(campaign):
    with translation.override("en"):
        assert campaigns().open_now()[0].label == "Campaign open"


def test_totals_are_those_of_the_programmes_page(campaign):
    change(campaign, raised_cents=20_000_00, donations_count=3)
    totals = campaigns().totals()
    assert (totals.raised_cents, totals.donations_count) == (20_000_00, 3)
    assert (totals.open_count, totals.reached_count, totals.city_cents) == (1, 1, 30_000_00)


def test_it_takes_two_queries_whatever_their_number(campaign, homes, call, django_assert_num_queries):
    for _each in range(5):
        create_campaign(project=make_project(homes["it"], call=call), opens_at=timezone.now() - DAY)
    with django_assert_num_queries(2):
        assert len(campaigns().open_now()) == 6
    keys = list(Campaign.objects.values_list("project_key", flat=True))
    with django_assert_num_queries(2):
        assert len(campaigns().of(keys)) == 6
