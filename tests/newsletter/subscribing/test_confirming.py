"""The click that confirms: what its page showed, once, and never by a look."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter.audience import reachable
from newsletter.links import EVERYTHING_SCOPE
from newsletter.models import Consent, ConsentAct, Letter, Subscriber, SubscriberState, Subscription
from newsletter.subscribing import texts
from newsletter.subscribing.leaving import leave
from newsletter.topics import Topic

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("&#x27;", "'").split())


@pytest.fixture
def link(citizen, post) -> str:
    """Of a letter for the programme's newsletter and Municipio 5."""
    citizen.sign_up(municipi=["municipio:5"])
    (message,) = post.deliver()
    return post.confirmation(message)


def test_the_page_shows_what_will_be_confirmed(citizen, link):
    page = text_of(citizen.client.get(link))
    assert "La newsletter del programma" in page
    assert "Notizie dal Municipio 5" in page
    assert "anna@example.org" in page
    assert Subscriber.objects.get().state == SubscriberState.PENDING


def test_the_button_confirms_all_and_leads_to_the_preferences(citizen, link):
    response = citizen.confirm(link)
    assert response.status_code == 200
    anna = Subscriber.objects.get()
    assert anna.state == SubscriberState.CONFIRMED
    assert anna.confirmed_at is not None
    assert not Subscription.objects.filter(confirmed_at=None).exists()
    assert reachable().get() == anna
    path = response.content.decode().split("/it/iscrizione/preferenze/")[1].split('"')[0]
    assert citizen.client.get(f"/it/iscrizione/preferenze/{path}").status_code == 200


def test_the_consent_is_kept_with_time_text_page_and_language(citizen, link):
    citizen.confirm(link)
    consent = Consent.objects.get(act=ConsentAct.CONFIRMED)
    assert consent.topics == ["programme", "municipio:5"]
    assert consent.text.text == str(texts.SIGN_UP)
    assert (consent.page, consent.language) == ("/it/iscrizione/", "it")


def test_a_second_press_is_the_same_answer_and_changes_nothing(citizen, link):
    first = citizen.confirm(link)
    rows = list(Consent.objects.values()), list(Subscription.objects.values()), list(Letter.objects.values())
    second = citizen.client.post(link, {"argomento": ["programme", "municipio:5"]}, follow=True)
    assert second.status_code == 200
    assert "l'iscrizione è confermata" in text_of(first)
    assert "l'iscrizione è confermata" in text_of(second)
    assert (list(Consent.objects.values()), list(Subscription.objects.values()), list(Letter.objects.values())) == rows


def test_a_used_link_leads_to_the_preferences_for_an_hour_and_opens_nothing_any_more_then(citizen, link):
    citizen.confirm(link)
    assert "/preferenze/" in citizen.client.get(link).content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        for response in (citizen.client.get(link), citizen.client.post(link)):
            assert response.status_code == 200
            assert "Hai già confermato" in text_of(response)
            assert "/preferenze/" not in response.content.decode()


def test_one_topic_may_be_left_out_and_is_no_longer_asked_for(citizen, link):
    citizen.confirm(link, "programme")
    assert list(Subscription.objects.values_list("topic", flat=True)) == ["programme"]
    assert Consent.objects.get(act=ConsentAct.CONFIRMED).topics == ["programme"]


def test_nothing_chosen_is_told_and_the_link_still_works(citizen, link):
    for fields in ({}, {"argomento": "municipio:7"}):
        response = citizen.client.post(link, fields)
        assert response.status_code == 422
        assert "Scegli almeno un argomento" in text_of(response)
    assert not Subscription.objects.exclude(confirmed_at=None).exists()
    citizen.confirm(link)
    assert Subscriber.objects.get().state == SubscriberState.CONFIRMED


def test_what_somebody_else_asks_for_meanwhile_is_not_confirmed_along(citizen, post, link, project):
    citizen.client.get(link)
    citizen.follow(project)
    citizen.sign_up(programme=None, municipi=["municipio:9"])
    post.deliver()
    citizen.client.post(link, {"argomento": ["programme", "municipio:5", "municipio:9"]})
    in_force = Subscription.objects.exclude(confirmed_at=None).values_list("topic", flat=True)
    assert set(in_force) == {"programme", "municipio:5"}


def test_each_topic_is_proved_by_the_words_it_was_asked_for_with(citizen, post, project):
    citizen.sign_up()
    citizen.follow(project)
    (message,) = post.deliver()
    citizen.confirm(post.confirmation(message))
    proofs = {consent.text.text: consent for consent in Consent.objects.filter(act=ConsentAct.CONFIRMED)}
    assert proofs[str(texts.SIGN_UP)].topics == ["programme"]
    assert proofs[str(texts.SIGN_UP)].page == "/it/iscrizione/"
    assert proofs[str(texts.FOLLOW)].topics == [Topic.project(project.translation_key).key]
    assert proofs[str(texts.FOLLOW)].page == project.get_url()


def test_what_is_asked_after_the_letter_proves_nothing_of_it(citizen, post, link):
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        citizen.sign_up(path="/en/iscrizione/")
        post.deliver()
        citizen.confirm(link)
    consent = Consent.objects.get(act=ConsentAct.CONFIRMED)
    assert (consent.page, consent.text.language) == ("/it/iscrizione/", "it")


def test_who_has_left_since_is_not_told_that_they_are_subscribed(citizen, link):
    citizen.confirm(link)
    anna = Subscriber.objects.get()
    leave(public_id=anna.public_id, scope=EVERYTHING_SCOPE)
    page = text_of(citizen.client.get(link))
    assert "In questo momento non ti mandiamo niente" in page
    assert "l'iscrizione è confermata" not in page


def test_an_old_link_is_told_from_a_wrong_one(citizen, link):
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        for answer in (citizen.client.get(link), citizen.confirm(link)):
            assert answer.status_code == 410
            assert "Questo link è scaduto" in text_of(answer)
            assert "/it/iscrizione/link/" in text_of(answer)
    assert Subscriber.objects.get().state == SubscriberState.PENDING


@pytest.mark.parametrize("token", ["x", "x" * 5000, "%00", "à", "..", "%2e", "a:b:c"])
def test_a_link_that_is_none_is_told_with_the_way_on(citizen, token):
    for kind in ("conferma", "preferenze", "esci"):
        response = citizen.client.get(f"/it/iscrizione/{kind}/{token}/")
        assert response.status_code == 404, kind
        if token not in ("..", "%2e"):
            assert "Questo link non vale" in text_of(response)


def test_links_go_no_further_than_their_page(citizen, link):
    for response in (citizen.client.get(link), citizen.confirm(link), citizen.client.get(link[:-2] + "/")):
        assert response["Referrer-Policy"] == "no-referrer"
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies


def test_no_link_is_logged(citizen, link, caplog):
    citizen.client.get(link[:-2] + "/")
    for method in ("options", "put", "delete"):
        getattr(citizen.client, method)(link)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        citizen.client.get(link)
    assert "Method Not Allowed" in caplog.text
    assert link.split("/")[-2][:-1] not in caplog.text
