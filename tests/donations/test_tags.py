"""What templates ask of the donations: the latest gifts, the open campaigns, the programme's sums."""

from datetime import timedelta

import pytest
from django.utils import timezone

from donations.models import Campaign, CampaignOutcome, DonationState, Result
from donations.services.campaigns import create_campaign
from donations.services.payments import sync_payment
from donations.templatetags.donation_tags import programme_totals
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def test_only_gifts_that_have_arrived_are_shown(donor, standin, project):
    unpaid = donor.start(name="Non Ha Pagato")
    waiting = donor.start(name="Banca In Corso", public_id="00000000-0000-4000-8000-000000000001")
    standin.pay(waiting.session_id, method="sepa_debit")
    sync_payment(waiting)
    paid = donor.pay(name="Ha Pagato", public_id="00000000-0000-4000-8000-000000000002")
    sync_payment(paid.attempts.get())
    html = donor.client.get(project.get_url()).content.decode()
    assert "Ha Pagato</strong>" in html
    assert "Non Ha Pagato" not in html
    assert "Banca In Corso" not in html
    assert unpaid.donation.state == DonationState.STARTED


@pytest.fixture
def campaigns(homes, call) -> dict[str, Campaign]:
    """One open below the threshold, one open above it, one over above it, one over below it, one to come."""
    now = timezone.now()
    made = {}
    for name, opens, ends, raised in [
        ("open below", -1, 59, 1_000_00),
        ("open above", -1, 59, 21_000_00),
        ("over above", -70, -10, 20_000_00),
        ("over below", -70, -10, 19_999_99),
        ("to come", 1, 61, 0),
    ]:
        page = make_project(homes["it"], title=f"Campagna {name}", call=call)
        campaign = create_campaign(project=page, opens_at=now)
        Campaign.objects.filter(pk=campaign.pk).update(
            opens_at=now + timedelta(days=opens), ends_at=now + timedelta(days=ends), raised_cents=raised
        )
        made[name] = campaign
    return made


def test_the_home_page_lists_what_is_open_now(campaigns, client):
    html = client.get("/it/").content.decode()
    shown = {name for name in campaigns if f"Campagna {name}" in html}
    assert shown == {"open below", "open above"}


def test_the_citys_money_is_that_of_the_campaigns_that_reached_the_threshold(campaigns):
    totals = programme_totals()
    assert totals.raised_cents == 61_999_99
    assert totals.city_cents == 2 * 30_000_00
    assert (totals.reached_count, totals.open_count, totals.campaigns_count) == (2, 2, 4)


def test_what_was_judged_counts_as_judged_whatever_the_totals_did_since(campaigns):
    """A refund after the end takes no threshold back, and what goes back to its donors has not reached one."""
    for name, result in (("over above", Result.FUNDED), ("over below", Result.RETURNED)):
        CampaignOutcome.objects.create(
            campaign=campaigns[name], result=result, raised_cents=0, donors_count=0, donations_count=0
        )
    Campaign.objects.filter(pk=campaigns["over above"].pk).update(raised_cents=1)
    Campaign.objects.filter(pk=campaigns["over below"].pk).update(raised_cents=20_000_00)
    totals = programme_totals()
    assert (totals.reached_count, totals.city_cents) == (2, 2 * 30_000_00)
