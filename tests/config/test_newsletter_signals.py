"""What donors tick reaches the newsletter once they have paid, and never hurts the payment."""

import pytest

from config import newsletter_signals
from donations.models import DonationState
from donations.services.payments import sync_payment
from newsletter.models import Source, SubscriptionRequest
from newsletter.topics import Topic
from tests.donations.conftest import Donor

pytestmark = pytest.mark.django_db


@pytest.fixture
def donor(campaign, standin) -> Donor:
    return Donor(campaign, standin)


def pay(donor, capture, **ticked):
    attempt = donor.pay(**ticked).attempts.get()
    assert not SubscriptionRequest.objects.exists()
    for _again in range(2):
        with capture(execute=True):
            sync_payment(attempt)
    donation = attempt.donation
    donation.refresh_from_db()
    return donation


def test_a_donor_who_ticks_nothing_asks_for_nothing(donor, django_capture_on_commit_callbacks):
    pay(donor, django_capture_on_commit_callbacks)
    assert not SubscriptionRequest.objects.exists()


def test_the_ticks_of_a_donor_who_paid_are_wishes_like_any_other(donor, project, django_capture_on_commit_callbacks):
    pay(donor, django_capture_on_commit_callbacks, wants_newsletter="on", wants_updates="on")
    newsletter, updates = SubscriptionRequest.objects.order_by("pk")
    assert newsletter.topics == ["programme"]
    assert newsletter.text.text == "Voglio ricevere la newsletter del programma"
    assert updates.topics == [Topic.project(project.translation_key).key]
    assert updates.text.text == "Scrivimi come va avanti questo progetto"
    for wish in (newsletter, updates):
        assert (wish.email, wish.source, wish.language) == ("ada@example.org", Source.DONATION, "it")
        assert wish.page == f"/it/dona/{donor.campaign.pk}/"


def test_trouble_with_a_wish_leaves_the_payment_as_it_is(donor, django_capture_on_commit_callbacks, monkeypatch):
    def broken(**_wish):
        raise RuntimeError("the newsletter is ill")

    monkeypatch.setattr(newsletter_signals, "ask", broken)
    donation = pay(donor, django_capture_on_commit_callbacks, wants_newsletter="on", wants_updates="on")
    assert donation.state == DonationState.PAID
    assert donation.entries.exists()


def test_the_boxes_are_never_ticked_beforehand_and_stay_ticked_where_something_is_wrong(donor):
    page = donor.client.get(donor.url).content.decode()
    assert page.count(" checked") == 0
    again = donor.submit(privacy="", wants_updates="on").content.decode()
    assert 'name="wants_updates" id="dona-' in again
    assert again.count(" checked") == 1


def test_whoever_asked_reads_after_paying_that_another_mail_comes(donor, django_capture_on_commit_callbacks):
    donation = pay(donor, django_capture_on_commit_callbacks, wants_updates="on")
    page = donor.client.get(f"/it/dona/esito/{donation.public_id}/").content.decode()
    assert "chiede di confermare che vuoi i nostri messaggi" in page
