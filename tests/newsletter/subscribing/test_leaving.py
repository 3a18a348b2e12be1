"""To leave takes one click, or none of a mail program's user; a look changes nothing."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from newsletter import links
from newsletter.audience import reachable
from newsletter.models import (
    Consent,
    ConsentAct,
    Delivery,
    Mailing,
    MailingKind,
    Subscriber,
    SubscriberState,
    Subscription,
)
from newsletter.subscribing.erasing import reduce_to_key
from newsletter.topics import Topic
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("&#x27;", "'").split())


def path_of(subscriber: Subscriber, scope: str = links.NEWSLETTER_SCOPE, delivery: Delivery | None = None) -> str:
    url = links.leave_url(subscriber.public_id, scope, "it", delivery.pk if delivery else None)
    return url.removeprefix("http://testserver")


@pytest.fixture
def programme(homes) -> Client:
    """Without a cookie, as a mail provider asks."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def anna(project) -> Subscriber:
    """Reads the newsletter, news of a Municipio, and follows a project."""
    return make_subscriber(
        "anna@example.org", (Topic.programme(), Topic.municipio(2), Topic.project(project.translation_key))
    )


def topics(subscriber: Subscriber) -> set[str]:
    return set(subscriber.subscriptions.values_list("topic", flat=True))


def delivery_to(subscriber: Subscriber) -> Delivery:
    mailing = Mailing.objects.create(occasion=f"issue:{uuid.uuid4()}", kind=MailingKind.ISSUE)
    return Delivery.objects.create(mailing=mailing, subscriber=subscriber, language="it")


def test_a_mail_programs_post_leaves_at_once_and_as_often_as_it_comes(programme, anna, project):
    link = path_of(anna)
    for _again in range(3):
        response = programme.post(link, ONE_CLICK)
        assert response.status_code == 200
        assert not response.cookies
    assert topics(anna) == {Topic.project(project.translation_key).key}
    assert Consent.objects.filter(act=ConsentAct.LEFT).get().topics == ["programme", "municipio:2"]


def test_the_page_shows_what_ends_and_what_goes_on(programme, anna, project):
    page = text_of(programme.get(path_of(anna)))
    assert "Non vuoi più la newsletter?" in page
    assert page.index("La newsletter del programma") < page.index("Continuerai a ricevere") < page.index(project.title)
    assert len(topics(anna)) == 3


def test_a_link_of_a_project_ends_that_project_alone(programme, anna, project):
    programme.post(path_of(anna, Topic.project(project.translation_key).key), ONE_CLICK)
    assert topics(anna) == {"programme", "municipio:2"}
    anna.refresh_from_db()
    assert anna.state == SubscriberState.CONFIRMED


def test_who_has_no_topic_left_has_left(programme, anna):
    programme.post(path_of(anna, links.EVERYTHING_SCOPE))
    anna.refresh_from_db()
    assert anna.state == SubscriberState.LEFT
    assert anna.left_at is not None
    assert topics(anna) == set()
    assert not reachable().exists()


def test_what_waits_for_a_click_does_not_keep_somebody_in(programme, anna):
    Subscription.objects.create(subscriber=anna, topic="municipio:7", source="form")
    programme.post(path_of(anna, links.EVERYTHING_SCOPE))
    anna.refresh_from_db()
    assert anna.state == SubscriberState.LEFT
    assert topics(anna) == set()


def test_the_answer_offers_to_leave_everything_and_to_come_back(programme, anna):
    response = programme.post(path_of(anna))
    page = response.content.decode()
    assert "Esci da tutto" in page
    everything = page.split('action="/it/iscrizione/esci/')[2].split('"')[0]
    programme.post(f"/it/iscrizione/esci/{everything}")
    anna.refresh_from_db()
    assert anna.state == SubscriberState.LEFT


def test_a_mistake_is_taken_back_whole(programme, anna):
    before = topics(anna)
    delivery = delivery_to(anna)
    link = path_of(anna, links.EVERYTHING_SCOPE, delivery)
    programme.post(link)
    response = programme.post(f"{link}torna/", follow=True)
    assert "Tutto come prima" in text_of(response)
    anna.refresh_from_db()
    delivery.refresh_from_db()
    assert topics(anna) == before
    assert (anna.state, anna.left_at, delivery.left_at) == (SubscriberState.CONFIRMED, None, None)


def test_two_steps_of_a_mistake_are_taken_back_together(programme, anna):
    before = topics(anna)
    programme.post(path_of(anna))
    everything = path_of(anna, links.EVERYTHING_SCOPE)
    programme.post(everything)
    programme.post(f"{everything}torna/")
    assert topics(anna) == before


def test_a_link_takes_back_only_what_it_ends_itself(programme, anna, project):
    followed = Topic.project(project.translation_key).key
    programme.post(path_of(anna, links.EVERYTHING_SCOPE))
    programme.post(f"{path_of(anna, followed)}torna/")
    assert topics(anna) == {followed}


def test_who_comes_back_has_been_there_all_along(programme, anna):
    since = timezone.now() - timedelta(days=9)
    Consent.objects.create(subscriber=anna, act=ConsentAct.CONFIRMED, topics=sorted(topics(anna)), at=since)
    link = path_of(anna, links.EVERYTHING_SCOPE)
    programme.post(link)
    programme.post(f"{link}torna/")
    assert set(anna.subscriptions.values_list("confirmed_at", flat=True)) == {since}
    anna.refresh_from_db()
    assert anna.confirmed_at == since


def test_after_a_day_it_is_no_mistake_any_more(programme, anna):
    link = path_of(anna)
    programme.post(link)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        response = programme.post(f"{link}torna/", follow=True)
    assert response.status_code == 200
    assert "iscriviti di nuovo" in text_of(response)
    assert len(topics(anna)) == 1


def test_nobody_comes_back_who_has_not_just_left(programme, anna):
    anna.subscriptions.filter(topic="municipio:2").delete()
    programme.post(f"{path_of(anna)}torna/")
    assert "municipio:2" not in topics(anna)


def test_a_mail_counts_once_as_one_that_somebody_left_with(programme, anna):
    first, second = delivery_to(anna), delivery_to(anna)
    programme.post(path_of(anna, links.NEWSLETTER_SCOPE, first))
    first.refresh_from_db()
    noted = first.left_at
    assert noted is not None
    for delivery in (first, second):  # older mails, of a newsletter that was left already
        programme.post(path_of(anna, links.NEWSLETTER_SCOPE, delivery))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.left_at, second.left_at) == (noted, None)


def test_a_mail_to_somebody_else_is_not_counted(programme, anna):
    other = delivery_to(make_subscriber("bea@example.org"))
    programme.post(path_of(anna, links.NEWSLETTER_SCOPE, other))
    other.refresh_from_db()
    assert other.left_at is None


def test_a_good_link_of_somebody_who_is_gone_is_answered_as_any_other(programme, anna):
    link = path_of(anna)
    reduce_to_key(anna)
    back = programme.post(f"{link}torna/", follow=True)
    for response in (programme.get(link), programme.post(link, ONE_CLICK), back):
        assert response.status_code == 200
        assert "Non c'è più niente da cui uscire" in text_of(response)


def test_a_link_works_for_whoever_the_language_of_its_page_suits(programme, anna):
    response = programme.get(path_of(anna).replace("/it/", "/en/"))
    assert response.status_code == 200
    assert 'lang="en"' in response.content.decode()


def test_the_way_back_asked_without_a_form_leads_to_the_page(programme, anna):
    link = path_of(anna)
    response = programme.get(f"{link}torna/")
    assert (response.status_code, response["Location"]) == (303, link)


def test_a_good_link_works_though_others_at_the_same_address_guess(programme, anna):
    for number in range(30):
        programme.get(f"/it/iscrizione/esci/guess{number}/")
    assert programme.get("/it/iscrizione/esci/guess/").status_code == 429
    assert programme.post(path_of(anna), ONE_CLICK).status_code == 200
    assert len(topics(anna)) == 1
