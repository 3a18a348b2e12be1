"""Everybody who gave, as they chose to appear, a stretch at a time."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from donations.models import Donation, DonationState
from donations.supporters import PER_PAGE, Cursor, read_cursor, supporters_page

pytestmark = pytest.mark.django_db


def give(campaign, number: int, **values) -> None:
    """Three at each moment, so that stretches end between gifts of one moment."""
    now = timezone.now()
    Donation.objects.bulk_create(
        Donation(
            **{
                "campaign": campaign,
                "amount_cents": 10_00,
                "name": f"Donatore {each}",
                "email": f"d{each}@example.org",
                "language": "it",
                "privacy_accepted_at": now,
                "paid_at": now - timedelta(minutes=number - each // 3),
                "state": DonationState.PAID,
                **values,
            }
        )
        for each in range(number)
    )


def names(page) -> list[str]:
    return [supporter.name for supporter in page.supporters]


def test_from_the_newest_to_the_oldest_and_back_nobody_is_missed_or_told_twice(campaign):
    give(campaign, 2 * PER_PAGE + 20)
    newest = supporters_page(campaign)
    middle = supporters_page(campaign, before=newest.older)
    oldest = supporters_page(campaign, before=middle.older)
    everybody = names(newest) + names(middle) + names(oldest)
    assert everybody == [f"Donatore {each}" for each in reversed(range(2 * PER_PAGE + 20))]
    assert (newest.newer, oldest.older) == (None, None)
    back = supporters_page(campaign, after=oldest.newer)
    assert names(back) == names(middle)
    assert names(supporters_page(campaign, after=back.newer)) == names(newest)


def test_a_stretch_costs_the_same_wherever_it_is(campaign, project, django_assert_max_num_queries):
    give(campaign, 3 * PER_PAGE)
    third = supporters_page(campaign, before=supporters_page(campaign).older).older
    for query in ("", f"?prima={third}"):
        with django_assert_max_num_queries(7):
            assert Client().get(f"/it/sostenitori/{campaign.pk}/{query}").status_code == 200


def test_the_index_finds_the_place(campaign):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reads a small table whole, whatever its indexes")
    give(campaign, 3)
    cursor = supporters_page(campaign).supporters and Cursor(timezone.now(), 1)
    paid = Donation.objects.filter(campaign=campaign, state=DonationState.PAID, paid_at__lte=cursor.paid_at)
    plan = paid.order_by("-paid_at", "-pk").explain()
    assert "donation_recent (campaign_id=? AND state=? AND paid_at" in plan


@pytest.mark.parametrize("text", ["", "1", "1-", "-1", "x-y", "9" * 17 + "-1", "1-" + "9" * 19, "²-1", "1-1\n", "\x00"])
def test_a_place_that_nobody_wrote_is_the_beginning(text):
    assert read_cursor(text) is None


def test_a_place_is_read_as_it_was_written():
    cursor = Cursor(timezone.now(), 17)
    assert read_cursor(str(cursor)) == cursor


@pytest.mark.parametrize("query", ["?prima=%00", "?dopo=1-1", "?prima=9999999999999999-999999999999999999", "?dopo='"])
def test_odd_places_are_no_error(campaign, project, query):
    give(campaign, 2)
    assert Client().get(f"/it/sostenitori/{campaign.pk}/{query}").status_code == 200


def test_only_gifts_that_arrived_are_told_as_their_donors_chose_and_messages_once_approved(campaign, project):
    give(campaign, 1, name="Nome Scelto", message="Forza vicini", is_message_approved=True, language="en")
    give(campaign, 1, name="Nome Celato", is_anonymous=True, message="Non ancora letto")
    give(campaign, 1, name="Nome Tolto", is_name_hidden=True)
    for state in set(DonationState) - {DonationState.PAID}:
        give(campaign, 1, name=f"Nome {state}", state=state)
    page = Client().get(f"/it/sostenitori/{campaign.pk}/").content.decode()
    assert page.count('class="donors__line"') == 3
    assert "Nome Scelto" in page
    assert 'lang="en">Forza vicini' in page
    assert "Anonimo" in page
    for hidden in ("Nome Celato", "Nome Tolto", "Non ancora letto", *(f"Nome {s}" for s in ("started", "refunded"))):
        assert hidden not in page
    assert 'name="robots" content="noindex"' in page


def test_the_page_is_kept_for_everybody_and_follows_the_language(campaign, project):
    response = Client().get(f"/it/sostenitori/{campaign.pk}/")
    assert "ETag" in response
    assert not response.cookies
    assert Client().get(f"/en/sostenitori/{campaign.pk}/").status_code == 404
    assert f"/en/senza-traduzione/{project.pk}/" in response.content.decode()


def test_a_private_or_unpublished_projects_donors_are_404(campaign, project):
    restriction = PageViewRestriction.objects.create(page=project, restriction_type="login")
    assert Client().get(f"/it/sostenitori/{campaign.pk}/").status_code == 404
    restriction.delete()
    project.unpublish()
    assert Client().get(f"/it/sostenitori/{campaign.pk}/").status_code == 404
    assert Client().get("/it/sostenitori/99999999999999999999/").status_code == 404
