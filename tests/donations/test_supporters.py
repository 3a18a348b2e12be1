"""Everybody who gave, as they chose to appear, a stretch at a time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from donations.models import Donation, DonationState
from donations.supporters import PER_PAGE, Place, SupportersPage, place_of, supporters_page

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


def stretch(campaign, *, before: int | None = None, after: int | None = None) -> SupportersPage:
    return supporters_page(campaign, before=place_of(campaign, str(before)), after=place_of(campaign, str(after)))


def test_from_the_newest_to_the_oldest_and_back_nobody_is_missed_or_told_twice(campaign):
    give(campaign, 2 * PER_PAGE + 20)
    newest = stretch(campaign)
    middle = stretch(campaign, before=newest.older)
    oldest = stretch(campaign, before=middle.older)
    everybody = names(newest) + names(middle) + names(oldest)
    assert everybody == [f"Donatore {each}" for each in reversed(range(2 * PER_PAGE + 20))]
    assert (newest.newer, oldest.older) == (None, None)
    back = stretch(campaign, after=oldest.newer)
    assert names(back) == names(middle)
    assert names(stretch(campaign, after=back.newer)) == names(newest)


def test_a_stretch_costs_the_same_wherever_it_is(campaign, project, django_assert_max_num_queries):
    give(campaign, 3 * PER_PAGE)
    third = stretch(campaign, before=stretch(campaign).older).older
    for query in ("", f"?prima={third}"):
        with django_assert_max_num_queries(8):
            assert Client().get(f"/it/sostenitori/{campaign.pk}/{query}").status_code == 200


@pytest.mark.once  # PostgreSQL reads a small table whole, whatever its indexes
def test_the_index_finds_the_place(campaign):
    give(campaign, 3)
    with CaptureQueriesContext(connection) as asked:
        stretch(campaign, before=stretch(campaign).supporters and Donation.objects.latest("pk").pk)
    listing = asked.captured_queries[-1]["sql"]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {listing}")
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert "donation_recent (campaign_id=? AND state=? AND paid_at" in plan


@pytest.mark.parametrize("text", ["", "x", "-1", "1-1", "9" * 19, "9" * 18, "²", "1\n", "\x00"])
def test_a_place_that_is_not_in_the_list_is_none(campaign, text):
    give(campaign, 1)
    assert place_of(campaign, text) is None


def test_of_another_campaigns_gift_and_of_one_that_went_back_there_is_no_place(campaign):
    give(campaign, 2)
    gone, kept = Donation.objects.order_by("pk")
    Donation.objects.filter(pk=gone.pk).update(state=DonationState.REFUNDED)
    assert place_of(campaign, str(gone.pk)) is None
    assert place_of(campaign, str(kept.pk)) == Place(kept.paid_at, kept.pk)


@pytest.mark.parametrize("query", ["?prima=%00", "?dopo=1-1", "?prima=999999999999999999", "?dopo='"])
def test_odd_places_are_no_error(campaign, project, query):
    give(campaign, 2)
    assert Client().get(f"/it/sostenitori/{campaign.pk}/{query}").status_code == 200


def test_an_empty_stretch_is_the_beginning_of_the_list(campaign, project):
    """It says nothing of money that goes back, which an address made up for it could."""
    give(campaign, 2)
    oldest = Donation.objects.order_by("paid_at", "pk").first()
    answer = Client().get(f"/it/sostenitori/{campaign.pk}/?prima={oldest.pk}")
    assert answer["Location"] == f"/it/sostenitori/{campaign.pk}/"


def test_of_a_gift_older_than_a_month_the_month_alone_is_told(campaign, time_machine):
    time_machine.move_to(datetime(2026, 11, 26, 12, tzinfo=UTC), tick=False)
    give(campaign, 1, paid_at=datetime(2026, 10, 20, tzinfo=UTC))
    give(campaign, 1, paid_at=datetime(2026, 11, 20, tzinfo=UTC))
    assert [supporter.when for supporter in stretch(campaign).supporters] == ["6 giorni fa", "ottobre 2026"]


def test_a_project_in_the_other_language_alone_is_told_of_in_its_own(campaign, project):
    give(campaign, 1)
    assert project.title in Client().get(f"/en/sostenitori/{campaign.pk}/").content.decode()


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
    assert f"/en/senza-traduzione/{project.pk}/" in response.content.decode()


def test_a_private_or_unpublished_projects_donors_are_404(campaign, project):
    restriction = PageViewRestriction.objects.create(page=project, restriction_type="login")
    assert Client().get(f"/it/sostenitori/{campaign.pk}/").status_code == 404
    restriction.delete()
    project.unpublish()
    assert Client().get(f"/it/sostenitori/{campaign.pk}/").status_code == 404
    assert Client().get("/it/sostenitori/99999999999999999999/").status_code == 404
