"""The click that confirms: all of a letter, once, and never by a look."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter.audience import reachable
from newsletter.models import Consent, ConsentAct, Letter, Subscriber, SubscriberState, Subscription
from newsletter.subscribing import texts

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
    response = citizen.client.post(link)
    assert response.status_code == 200
    anna = Subscriber.objects.get()
    assert anna.state == SubscriberState.CONFIRMED
    assert anna.confirmed_at is not None
    assert not Subscription.objects.filter(confirmed_at=None).exists()
    assert reachable().get() == anna
    path = response.content.decode().split("/it/iscrizione/preferenze/")[1].split('"')[0]
    assert citizen.client.get(f"/it/iscrizione/preferenze/{path}").status_code == 200


def test_the_consent_is_kept_with_time_text_page_and_language(citizen, link):
    citizen.client.post(link)
    consent = Consent.objects.get(act=ConsentAct.CONFIRMED)
    assert consent.topics == ["programme", "municipio:5"]
    assert consent.text.text == str(texts.SIGN_UP)
    assert (consent.page, consent.language) == ("/it/iscrizione/", "it")


def test_a_second_press_is_the_same_answer_and_changes_nothing(citizen, link):
    first = citizen.client.post(link)
    rows = list(Consent.objects.values()), list(Subscription.objects.values()), list(Letter.objects.values())
    second = citizen.client.post(link)
    assert second.status_code == 200
    assert "l'iscrizione è confermata" in text_of(first)
    assert "l'iscrizione è confermata" in text_of(second)
    assert (list(Consent.objects.values()), list(Subscription.objects.values()), list(Letter.objects.values())) == rows


def test_a_used_link_says_so_and_opens_nothing_any_more(citizen, link):
    citizen.client.post(link)
    for response in (citizen.client.get(link), _later(citizen, link)):
        assert response.status_code == 200
        assert "Hai già confermato" in text_of(response)
        assert "/preferenze/" not in response.content.decode()


def _later(citizen, link):
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        return citizen.client.post(link)


def test_an_old_link_is_told_from_a_wrong_one(citizen, link):
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        for answer in (citizen.client.get(link), citizen.client.post(link)):
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
    for response in (citizen.client.get(link), citizen.client.post(link), citizen.client.get(link[:-2] + "/")):
        assert response["Referrer-Policy"] == "no-referrer"
        assert "no-store" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert not response.cookies


def test_no_link_is_logged(citizen, link, caplog):
    citizen.client.get(link[:-2] + "/")
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        citizen.client.get(link)
    assert link.split("/")[-2][:-1] not in caplog.text
