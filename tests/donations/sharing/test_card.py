"""What a project's picture says, and when it has to be drawn anew."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from donations.figures import CampaignState, figures_of
from donations.models import Campaign, CampaignOutcome, Result
from donations.sharing.card import Card, card_of
from projects.taxonomy import LegalForm
from tests.factories import make_organisation, make_project

pytestmark = pytest.mark.django_db


def card(page, campaign=None, now=None) -> Card:
    return card_of(page, figures_of(campaign, page.organisation, now), "Crowdfunding civico")


def changed(campaign: Campaign, **values) -> Campaign:
    Campaign.objects.filter(pk=campaign.pk).update(**values)
    return Campaign.objects.get(pk=campaign.pk)


def test_an_open_campaign_says_what_was_raised_and_how_long_is_left(project, campaign):
    now = campaign.ends_at - timedelta(days=12)
    shown = card(project, changed(campaign, raised_cents=12_000_00), now)
    assert shown.amount == "€\u00a012.000"
    assert shown.caption == "donati su una soglia di €\u00a020.000"
    assert shown.facts[:2] == ("60% della soglia", "ancora 11 giorni")
    assert shown.place == "Greco · Municipio 2"
    assert shown.bar is not None


def test_what_was_not_raised_yet_stands_for_what_a_campaign_to_come_aims_at(project, campaign):
    opens_at = timezone.now() + timedelta(days=3)
    shown = card(project, changed(campaign, opens_at=opens_at, ends_at=opens_at + timedelta(days=60)))
    assert (shown.state, shown.amount, shown.bar) == (CampaignState.SCHEDULED, "€\u00a020.000", None)
    assert shown.facts[0].startswith("La raccolta apre il ")


def test_a_project_without_a_campaign_says_what_it_costs(project):
    assert (card(project).amount, card(project).facts, card(project).bar) == ("€\u00a050.000", (), None)


def test_an_informal_groups_project_says_what_it_costs(homes, call):
    group = make_organisation(legal_form=LegalForm.INFORMAL_GROUP)
    shown = card(make_project(homes["it"], call=call, organisation=group))
    assert (shown.state, shown.amount) == (CampaignState.BLOCKED, "€\u00a050.000")


@pytest.mark.parametrize(("result", "status"), [(Result.FUNDED, "Finanziato"), (Result.KEPT, "Soglia non raggiunta")])
def test_a_campaign_that_is_over_says_how_it_ended(project, campaign, result, status):
    CampaignOutcome.objects.create(campaign=campaign, result=result, raised_cents=1, donors_count=1, donations_count=1)
    shown = card(project, Campaign.objects.select_related("outcome").get(pk=campaign.pk))
    assert shown.status == status
    assert shown.facts[1].startswith("raccolta finita il ")


def test_the_digest_changes_with_a_gift_a_day_a_title_a_picture_and_a_language(project, campaign, photo):
    now = timezone.now()
    before = card(project, campaign, now)
    digests = {
        before.digest,
        card(project, changed(campaign, raised_cents=5_00), now).digest,
        card(project, campaign, now + timedelta(days=1)).digest,
    }
    project.title = "Un altro titolo"
    digests.add(card(project, campaign, now).digest)
    project.hero_image = photo
    digests.add(card(project, campaign, now).digest)
    photo.focal_point_x, photo.focal_point_y = 10, 20
    digests.add(card(project, campaign, now).digest)
    with translation.override("en"):
        digests.add(card(project, campaign, now).digest)
    assert len(digests) == 7


def test_the_digest_stays_while_nothing_that_is_drawn_changes(project, campaign):
    """In the last hours too: a picture a minute would be drawn otherwise."""
    now = timezone.now()
    assert card(project, campaign, now).digest == card(project, campaign, now + timedelta(minutes=5)).digest
    ending = changed(campaign, ends_at=now + timedelta(hours=1, minutes=30))
    assert card(project, ending, now).facts == card(project, ending, now + timedelta(minutes=1)).facts
