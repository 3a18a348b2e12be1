"""What a project's page tells machines of its campaign."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from donations.models import Campaign, GivingPause
from home import site_version
from tests.home.test_page_head import is_kept_out
from tests.home.test_structured_data import INSIDIOUS, SITE, nodes_at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = SITE


def amounts(node: dict) -> list[tuple[str, str]]:
    return [(grant["amount"]["currency"], grant["amount"]["value"]) for grant in node["funding"]]


def test_an_open_campaign_can_be_given_to(campaign, project):
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=1_234_56, donors_count=3)
    node = nodes_at(project.get_url())["Project"]
    assert node["name"] == project.title
    assert node["url"] == SITE + project.get_url()
    assert amounts(node) == [("EUR", "1234.56")]
    assert node["interactionStatistic"]["userInteractionCount"] == 3
    action = node["potentialAction"]
    assert action["@type"] == "DonateAction"
    assert action["recipient"]["name"] == project.organisation.name
    assert action["target"]["urlTemplate"] == f"{SITE}/it/dona/{campaign.pk}/"
    assert Client().get(f"/it/dona/{campaign.pk}/").status_code == 200
    limits = action["priceSpecification"]
    assert (limits["minPrice"], limits["maxPrice"], limits["priceCurrency"]) == ("2.00", "10000.00", "EUR")
    goal = action["result"]
    assert (goal["minValue"], goal["maxValue"], goal["currency"]) == ("20000.00", "50000.00", "EUR")
    assert action["endTime"] == timezone.localtime(campaign.last_moment).isoformat(timespec="seconds")


def test_the_city_adds_its_share_once_the_threshold_is_reached(campaign, project):
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=20_000_00)
    node = nodes_at(project.get_url())["Project"]
    assert amounts(node) == [("EUR", "20000.00"), ("EUR", "30000.00")]
    assert node["funding"][1]["funder"]["@type"] == "Organization"


@pytest.mark.parametrize("why", ["it is over", "it has not begun", "it is suspended", "giving is off"])
def test_a_campaign_that_takes_no_gifts_offers_none(campaign, project, why):
    now = timezone.now()
    changes = {
        "it is over": {"opens_at": now - timedelta(days=9), "ends_at": now - timedelta(days=1)},
        "it has not begun": {"opens_at": now + timedelta(days=1)},
        "it is suspended": {"suspended_at": now},
        "giving is off": {},
    }[why]
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=1, **changes)
    if why == "giving is off":
        GivingPause.objects.create(reason="Prova", began_by_name="Prova")
    node = nodes_at(project.get_url())["Project"]
    assert "potentialAction" not in node
    assert amounts(node) == [("EUR", "0.01")]


def test_a_project_without_a_campaign_tells_of_no_money(project):
    node = nodes_at(project.get_url())["Project"]
    assert not {"funding", "potentialAction", "interactionStatistic"} & set(node)


def test_no_text_of_an_editor_ends_the_script_element(campaign, project):
    project.title = INSIDIOUS
    project.save()
    project.organisation.name = INSIDIOUS
    project.organisation.save()
    site_version._count_up()
    node = nodes_at(project.get_url())["Project"]
    assert node["name"] == node["potentialAction"]["recipient"]["name"] == INSIDIOUS


def test_how_a_donation_stands_is_kept_out_of_search_engines(donor):
    donation = donor.start().donation
    assert is_kept_out(f"/it/dona/esito/{donation.public_id}/")
