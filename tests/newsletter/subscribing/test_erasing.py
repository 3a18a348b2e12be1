"""Erased is erased: of an address only the key remains, in every table."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from newsletter import links
from newsletter.addresses import key_of
from newsletter.chores import QUICK
from newsletter.models import (
    Consent,
    Delivery,
    DeliveryState,
    Frequency,
    Letter,
    Mailing,
    MailingKind,
    ProviderReport,
    ReportKind,
    Source,
    Subscriber,
    SubscriberState,
    Subscription,
    SubscriptionRequest,
    Suppression,
    SuppressionReason,
)
from newsletter.sending.reports import work_off_reports
from newsletter.subscribing import retention
from newsletter.subscribing.erasing import erase
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db
ANNA = "anna@example.org"


def everything() -> str:
    """Every value of every row of the newsletter, as text."""
    rows = [row for model in apps.get_app_config("newsletter").get_models() for row in model.objects.values_list()]
    return repr(rows)


@pytest.fixture
def anna(citizen, post) -> Subscriber:
    """A subscriber with a row of each kind that may name her, also where errors quote her address."""
    citizen.sign_up(ANNA, municipi=["municipio:2"])
    (message,) = post.deliver()
    citizen.confirm(post.confirmation(message))
    citizen.ask_for_link(ANNA)
    Subscriber.objects.update(frequency=Frequency.MONTHLY, language="en")
    subscriber = Subscriber.objects.get()
    mailing = Mailing.objects.create(occasion=f"issue:{uuid.uuid4()}", kind=MailingKind.ISSUE)
    Delivery.objects.create(
        mailing=mailing, subscriber=subscriber, language="it", error=f"550 {ANNA}", message_id="<1@provider>"
    )
    Suppression.objects.create(
        email_key=key_of(ANNA), email=ANNA, reason=SuppressionReason.COMPLAINT, detail=f"from {ANNA}"
    )
    ProviderReport.objects.create(
        event_key="1",
        provider="p",
        kind=ReportKind.HARD_BOUNCE,
        email=ANNA,
        email_key=key_of(ANNA),
        reason=f"550 {ANNA}",
        occurred_at=timezone.now(),
    )
    Letter.objects.update(error=f"550 {ANNA}")
    assert ANNA in everything()
    return subscriber


def test_only_the_key_remains(anna):
    erase(anna)
    assert ANNA not in everything()
    left = Subscriber.objects.get()
    assert (left.pk, left.email, left.email_key, left.state) == (anna.pk, "", key_of(ANNA), SubscriberState.LEFT)
    assert left.public_id != anna.public_id
    for model in (Consent, Letter, Subscription, SubscriptionRequest):
        assert not model.objects.exists(), model
    assert (left.language, left.frequency, left.source, left.confirmed_at) == ("it", Frequency.EVERY, "", None)
    delivery = Delivery.objects.get()
    assert (delivery.subscriber, delivery.message_id, delivery.state) == (None, "", DeliveryState.SKIPPED)
    assert Suppression.objects.active().filter(email_key=key_of(ANNA)).exists()


def test_somebody_else_stays_as_they_were(anna):
    make_subscriber("bea@example.org")
    erase(anna)
    assert Subscriber.objects.get(email="bea@example.org").subscriptions.count() == 1


def test_it_takes_a_second_step_that_says_what_goes(citizen, anna):
    link = links.preferences_url(anna.public_id, "it", with_data=True).removeprefix("http://testserver")
    page = citizen.client.get(f"{link}cancella/")
    assert "Che cosa resta" in page.content.decode()
    assert ANNA in everything()
    response = citizen.client.post(f"{link}cancella/")
    assert (response.status_code, response["Location"]) == (303, "/it/iscrizione/cancellata/")
    assert "abbiamo cancellato tutto" in citizen.client.get(response["Location"]).content.decode()
    assert ANNA not in everything()
    for path in ("", "dati.json", "cancella/"):
        assert citizen.client.get(link + path).status_code == 404


def test_what_the_provider_tells_of_an_erased_address_later_does_not_bring_it_back(anna):
    Suppression.objects.all().delete()
    erase(anna)
    told = {"provider": "p", "kind": ReportKind.HARD_BOUNCE, "occurred_at": timezone.now()}
    ProviderReport.objects.create(event_key="2", email=ANNA, email_key=key_of(ANNA), reason=f"550 {ANNA}", **told)
    work_off_reports()
    assert Suppression.objects.active().filter(email_key=key_of(ANNA)).exists()
    ProviderReport.objects.update(reason="")  # which goes after sixty days
    assert ANNA not in everything()


def test_an_erased_subscriber_may_come_again(citizen, post, anna):
    Suppression.objects.update(lifted_at=timezone.now())
    erase(anna)
    citizen.sign_up(ANNA)
    (message,) = post.deliver()
    citizen.confirm(post.confirmation(message))
    again = Subscriber.objects.get()
    assert (again.pk, again.email, again.state) == (anna.pk, ANNA, SubscriberState.CONFIRMED)
    assert (again.frequency, again.source) == (Frequency.EVERY, Source.FORM)
    assert not again.deliveries.exists()


def after(**time):
    return time_machine.travel(timezone.now() + timedelta(**time))


def run_chores() -> None:
    for chore in QUICK:
        chore.work(None)  # type: ignore[arg-type] - none of them asks for its turn


def test_who_never_confirms_is_deleted_after_thirty_days(citizen, post):
    citizen.sign_up()
    post.deliver()
    with after(days=29):
        run_chores()
        assert Subscriber.objects.exists()
    with after(days=31):
        run_chores()
        assert not Subscriber.objects.exists()
        assert not Letter.objects.exists()


def test_who_asks_again_has_thirty_days_more(citizen, post):
    citizen.sign_up()
    post.deliver()
    with after(days=29):
        citizen.sign_up()
        (message,) = post.deliver()
    with after(days=31):
        run_chores()
        citizen.confirm(post.confirmation(message))
        assert Subscriber.objects.get().state == SubscriberState.CONFIRMED


def test_who_leaves_is_reduced_to_a_key_after_thirty_days(anna, post):
    Suppression.objects.update(lifted_at=timezone.now())
    anna.subscriptions.all().delete()
    Subscriber.objects.update(state=SubscriberState.LEFT, left_at=timezone.now())
    Consent.objects.update(at=timezone.now() - timedelta(days=2))
    SubscriptionRequest.objects.update(done_at=timezone.now())
    with after(days=29):
        run_chores()
        assert Subscriber.objects.get().email == ANNA
    with after(days=31):
        run_chores()
    assert ANNA not in everything()
    left = Subscriber.objects.get()
    assert left.public_id != anna.public_id
    assert Consent.objects.filter(subscriber=left).exists()


def test_who_is_confirmed_stays_as_they_are(anna):
    with after(days=400):
        run_chores()
    anna.refresh_from_db()
    assert (anna.email, anna.state) == (ANNA, SubscriberState.CONFIRMED)
    assert anna.subscriptions.count() == 2


def test_a_topic_that_a_subscriber_never_confirms_is_forgotten(anna):
    Subscription.objects.create(subscriber=anna, topic="municipio:8", source="form")
    with after(days=31):
        run_chores()
    assert not anna.subscriptions.filter(topic="municipio:8").exists()
    assert anna.subscriptions.count() == 2


def test_visitors_and_addresses_of_wishes_are_forgotten_after_two_days(citizen, post):
    citizen.sign_up()
    post.deliver()
    citizen.sign_up("bea@example.org")  # which no worker has taken up yet
    with after(days=1):
        run_chores()
        assert not SubscriptionRequest.objects.filter(visitor_key="").exists()
    with after(days=2, minutes=1):
        run_chores()
    assert not SubscriptionRequest.objects.exclude(visitor_key="").exists()
    assert {wish.email for wish in SubscriptionRequest.objects.all()} == {"", "bea@example.org"}
    with after(days=31):
        run_chores()
    assert SubscriptionRequest.objects.get().email == "bea@example.org"


def test_old_links_are_forgotten_with_their_hashes(anna):
    assert Letter.objects.exclude(token_hash="").exists()
    with after(days=91):
        retention.forget_tokens()
    assert not Letter.objects.exclude(token_hash="").exists()
