"""The page behind the signed link: in force at once, and nobody else's."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter import links
from newsletter.models import Consent, ConsentAct, Frequency, Subscriber, SubscriberState, Subscription
from newsletter.subscribing import texts
from newsletter.topics import Topic
from projects.taxonomy import Theme
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("&#x27;", "'").split())


@pytest.fixture
def anna(project) -> Subscriber:
    return make_subscriber(
        "anna@example.org", (Topic.programme(), Topic.municipio(2), Topic.project(project.translation_key))
    )


@pytest.fixture
def link(anna) -> str:
    return links.preferences_url(anna.public_id, "it").removeprefix("http://testserver")


@pytest.fixture
def whole_link(anna) -> str:
    """As it comes in the letter that somebody asked for."""
    return links.preferences_url(anna.public_id, "it", with_data=True).removeprefix("http://testserver")


def save(citizen, link, **changes):
    fields = {"programme": "on", "municipi": [], "themes": [], "language": "it", "frequency": "every", **changes}
    return citizen.client.post(link, {name: value for name, value in fields.items() if value is not None})


def topics(subscriber: Subscriber) -> set[str]:
    return set(subscriber.subscriptions.exclude(confirmed_at=None).values_list("topic", flat=True))


def test_the_page_shows_what_is_in_force(citizen, whole_link, project):
    page = text_of(citizen.client.get(whole_link))
    assert 'id="id_programme" checked' in page
    assert 'value="municipio:2" id="id_municipi_1" checked' in page
    assert 'value="municipio:3" id="id_municipi_2" checked' not in page
    assert project.title in page
    assert "anna@example.org" in page


def test_a_change_is_in_force_at_once_and_kept_with_its_text(citizen, link, anna, project):
    theme = Theme.objects.get()
    response = save(
        citizen, link, programme=None, municipi=["municipio:9"], themes=[f"theme:{theme.pk}"], frequency="monthly",
        language="en",
    )  # fmt: skip
    assert (response.status_code, response["Location"]) == (303, f"{link}?fatto=salvate")
    assert "Salvato" in text_of(citizen.client.get(response["Location"]))
    assert topics(anna) == {"municipio:9", f"theme:{theme.pk}", Topic.project(project.translation_key).key}
    anna.refresh_from_db()
    assert (anna.language, anna.frequency) == ("en", Frequency.MONTHLY)
    consent = Consent.objects.get()
    assert consent.act == ConsentAct.CHANGED
    assert set(consent.topics) == topics(anna)
    assert consent.text.text == str(texts.PREFERENCES)
    assert consent.page == ""


def test_a_topic_that_stays_keeps_its_date(citizen, link, anna):
    before = anna.subscriptions.get(topic="programme").confirmed_at
    save(citizen, link)
    assert anna.subscriptions.get(topic="programme").confirmed_at == before


def test_who_chooses_nothing_and_follows_nothing_has_left(citizen, link, anna):
    anna.subscriptions.filter(topic__startswith="project").delete()
    save(citizen, link, programme=None)
    anna.refresh_from_db()
    assert anna.state == SubscriberState.LEFT
    assert Consent.objects.get().act == ConsentAct.LEFT
    assert "In questo momento non ti mandiamo niente" in text_of(citizen.client.get(link))


def test_who_had_left_is_back_by_saving(citizen, link, anna):
    anna.subscriptions.all().delete()
    Subscriber.objects.update(state=SubscriberState.LEFT, left_at=timezone.now())
    save(citizen, link)
    anna.refresh_from_db()
    assert (anna.state, anna.left_at) == (SubscriberState.CONFIRMED, None)


@pytest.mark.parametrize(
    "changes", [{"language": "de"}, {"frequency": "hourly"}, {"municipi": ["municipio:12"]}, {"language": None}]
)
def test_what_is_no_choice_is_told_and_changes_nothing(citizen, link, anna, changes):
    before = topics(anna)
    response = save(citizen, link, **changes)
    assert response.status_code == 422
    assert "da correggere" in text_of(response)
    assert topics(anna) == before


def test_one_project_is_followed_no_more(citizen, link, anna, project):
    key = Topic.project(project.translation_key).key
    response = citizen.client.post(f"{link}progetti/", {"argomento": key})
    assert response.status_code == 303
    assert topics(anna) == {"programme", "municipio:2"}
    for nonsense in ("", "x", "programme\x00", "municipio:99"):
        assert citizen.client.post(f"{link}progetti/", {"argomento": nonsense}).status_code == 303
    assert topics(anna) == {"programme", "municipio:2"}


def test_what_was_asked_for_and_never_confirmed_is_shown_and_confirmed_here(citizen, link, anna):
    Subscription.objects.create(subscriber=anna, topic="municipio:7", source="form")
    page = text_of(citizen.client.get(link))
    assert "Aspetta la tua conferma" in page
    assert 'value="municipio:7" id="id_municipi_6" checked' not in page
    citizen.client.post(f"{link}conferma/", {"argomento": "municipio:7"})
    assert "municipio:7" in topics(anna)
    assert Consent.objects.get().act == ConsentAct.CONFIRMED


def test_what_was_asked_for_may_be_refused(citizen, link, anna):
    Subscription.objects.create(subscriber=anna, topic="municipio:7", source="form")
    response = citizen.client.post(f"{link}conferma/", {"argomento": ["municipio:7", "programme"], "risposta": "no"})
    assert "l'abbiamo tolto" in text_of(citizen.client.get(response["Location"]))
    assert not anna.subscriptions.filter(topic="municipio:7").exists()
    assert "programme" in topics(anna)


def test_what_the_page_did_not_show_is_not_confirmed(citizen, link, anna):
    for topic in ("municipio:7", "municipio:8"):
        Subscription.objects.create(subscriber=anna, topic=topic, source="form")
    citizen.client.post(f"{link}conferma/")
    citizen.client.post(f"{link}conferma/", {"argomento": ["municipio:7", "municipio:99", "x"]})
    assert {"municipio:7", "municipio:8"} & topics(anna) == {"municipio:7"}


def test_a_link_of_a_mail_that_may_be_forwarded_shows_no_data_and_erases_nobody(citizen, link, anna):
    assert "anna@example.org" not in text_of(citizen.client.get(link))
    for path in ("dati.json", "cancella/"):
        assert citizen.client.get(link + path)["Location"] == "/it/iscrizione/link/"
    assert citizen.client.post(f"{link}cancella/")["Location"] == "/it/iscrizione/link/"
    anna.refresh_from_db()
    assert anna.email == "anna@example.org"


def test_their_data_come_whole_as_a_file(citizen, post, anna, whole_link):
    citizen.sign_up("anna@example.org", municipi=["municipio:4"])
    (message,) = post.deliver()
    citizen.confirm(post.confirmation(message))
    response = citizen.client.get(f"{whole_link}dati.json")
    assert response["Content-Disposition"] == 'attachment; filename="newsletter.json"'
    data = json.loads(response.content)
    assert data["subscriber"]["email"] == "anna@example.org"
    assert {topic["name"] for topic in data["topics"]} >= {"La newsletter del programma", "Notizie dal Municipio 4"}
    assert [consent["act"] for consent in data["consents"]] == ["asked", "confirmed"]
    assert data["consents"][0]["text"] == str(texts.SIGN_UP)
    assert [letter["kind"] for letter in data["letters"]] == ["confirm"]
    assert data["requests"][0]["email"] == "anna@example.org"


def test_an_old_link_offers_a_new_one(citizen, link):
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        for path in ("", "dati.json", "cancella/", "progetti/", "conferma/"):
            response = citizen.client.get(link + path)
            assert response.status_code == 410
            assert 'href="/it/iscrizione/link/"' in response.content.decode()
        assert save(citizen, link, programme=None).status_code == 410


def test_who_guesses_is_not_looked_at_for_some_minutes_and_others_are(citizen, link):
    for number in range(20):
        assert citizen.client.get(f"/it/iscrizione/preferenze/guess{number}/").status_code == 404
    response = citizen.client.get("/it/iscrizione/preferenze/guess/")
    assert response.status_code == 429
    assert "Riprova tra dieci minuti" in text_of(response)
    assert citizen.client.get(link).status_code == 429
    assert citizen.client.get("/it/iscrizione/conferma/guess/").status_code == 429
    assert citizen.client.get(link, REMOTE_ADDR="203.0.113.9").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert citizen.client.get(link).status_code == 200
