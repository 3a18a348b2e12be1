"""The forms take a wish and do nothing else; what is wrong is told, and nothing is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from home.form_guard import stamp
from newsletter.models import Consent, ConsentText, Letter, NewsletterPage, Source, Subscriber, SubscriptionRequest
from newsletter.subscribing import texts
from newsletter.subscribing.asking import ask
from newsletter.topics import Topic
from projects.taxonomy import Theme

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_a_wish_is_one_row_and_nothing_else(citizen, project):
    response = citizen.sign_up(" Anna@Example.org ", municipi=["municipio:2"], page=str(project.pk))
    assert (response.status_code, response["Location"]) == (303, f"/it/iscrizione/chiesta/?pagina={project.pk}")
    wish = SubscriptionRequest.objects.get()
    assert wish.email == "anna@example.org"
    assert wish.topics == ["programme", "municipio:2"]
    assert (wish.source, wish.language, wish.page) == (Source.FORM, "it", project.get_url())
    assert len(wish.visitor_key) == 32
    assert not Subscriber.objects.exists()
    assert not Letter.objects.exists()
    assert mail.outbox == []


def test_the_text_that_was_agreed_to_is_kept_word_for_word_once(citizen):
    page = text_of(citizen.client.get("/it/iscrizione/"))
    for number in range(2):
        citizen.sign_up(f"vicina{number}@example.org")
    kept = ConsentText.objects.get()
    assert kept.text == str(texts.SIGN_UP)
    assert kept.text in page.replace("&#x27;", "'")
    assert {wish.text_id for wish in SubscriptionRequest.objects.all()} == {kept.digest}


def test_a_language_has_a_text_of_its_own(citizen):
    citizen.sign_up()
    citizen.sign_up(path="/en/iscrizione/")
    assert {text.language for text in ConsentText.objects.all()} == {"it", "en"}
    assert {wish.language for wish in SubscriptionRequest.objects.all()} == {"it", "en"}


def test_following_asks_for_that_project_alone(citizen, project):
    response = citizen.follow(project)
    assert response.status_code == 303
    wish = SubscriptionRequest.objects.get()
    assert wish.topics == [Topic.project(project.translation_key).key]
    assert (wish.source, wish.page, wish.text.text) == (Source.PROJECT, project.get_url(), str(texts.FOLLOW))


def test_a_project_that_is_not_public_is_followed_by_nobody(citizen, project):
    project.unpublish()
    assert citizen.follow(project).status_code == 404
    assert not SubscriptionRequest.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": ""}, "Scrivi la tua e-mail."),
        ({"email": "anna"}, "Controlla l'e-mail"),
        ({"email": "anna@localhost"}, "Controlla l'e-mail"),
        ({"email": "anna@[127.0.0.1]"}, "Controlla l'e-mail"),
        ({"email": "x" * 100_000 + "@example.org"}, "Controlla l'e-mail"),
        ({"programme": None, "municipi": None}, "Scegli almeno un argomento"),
        ({"municipi": ["municipio:10"]}, "municipio:10"),
        ({"themes": ["theme:999999"]}, "theme:999999"),
        ({"themes": ["project:1"]}, "project:1"),
        ({"website": "https://example.org"}, "Lascia vuoto il campo"),
        ({"shown": "nonsense"}, "troppo in fretta"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_written_stays(citizen, changes, sentence):
    written = {"email": "bea@example.org", "municipi": ["municipio:3"], **changes}
    response = citizen.sign_up(written.pop("email"), **written)
    assert response.status_code == 422
    page = text_of(response).replace("&#x27;", "'")
    assert sentence in page
    if "municipi" not in changes:
        assert 'value="municipio:3" id="id_municipi_2" checked' in page
    if "email" not in changes:
        assert 'value="bea@example.org"' in page
    assert not SubscriptionRequest.objects.exists()


def test_a_page_that_a_form_makes_up_is_no_matter(citizen):
    for page in ("0", "999999999", "9" * 40, "x", "²", "-1", "https://elsewhere.example/"):
        assert citizen.sign_up(page=page).status_code == 303
    assert {wish.page for wish in SubscriptionRequest.objects.all()} == {"/it/iscrizione/"}


def test_one_visitor_asks_so_often_and_then_is_told_when_to_try_again(citizen, settings):
    settings.NEWSLETTER_LIMITS = {"address": [(2, 10)], "all": [(100, 1)]}
    answers = [citizen.sign_up(f"vicina{number}@example.org") for number in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert "riprova tra qualche minuto" in text_of(answers[2])
    assert 'value="vicina2@example.org"' in text_of(answers[2])
    assert SubscriptionRequest.objects.count() == 2
    other = Client().post(
        "/it/iscrizione/",
        {"email": "c@example.org", "programme": "on", "shown": stamp()},
        REMOTE_ADDR="203.0.113.9",
    )
    assert other.status_code == 303
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert citizen.sign_up().status_code == 303


def test_wishes_for_links_and_projects_are_limited_too(citizen, project, settings):
    settings.NEWSLETTER_LIMITS = {"address": [(1, 10)], "all": [(100, 1)]}
    assert citizen.ask_for_link().status_code == 303
    assert citizen.ask_for_link().status_code == 429
    assert citizen.follow(project).status_code == 429


def test_so_many_wishes_are_taken_in_all_but_for_donors(citizen, settings):
    settings.NEWSLETTER_LIMITS = {"address": [(100, 1)], "all": [(2, 1)]}
    answers = []
    for number in range(3):
        ask(
            email=f"d{number}@example.org",
            topics=["programme"],
            language="it",
            source=Source.DONATION,
            page="/it/dona/1/",
            text="Sì",
        )
        answers.append(citizen.sign_up(f"vicina{number}@example.org").status_code)
    assert answers == [303, 303, 429]
    assert SubscriptionRequest.objects.filter(source=Source.DONATION).count() == 3


def test_nothing_can_be_asked_for_that_is_no_topic(db):
    for topics in ([], ["nonsense"], ["municipio:10"]):
        with pytest.raises(ValueError):  # noqa: PT011 - nothing to match
            ask(email="a@example.org", topics=topics, language="it", source=Source.FORM, page="", text="")


def test_the_form_offers_themes_by_their_name_in_the_language_read(citizen):
    Theme.objects.create(name="Scuola", name_en="School", slug="scuola")
    assert "Scuola" in text_of(citizen.client.get("/it/iscrizione/"))
    english = text_of(citizen.client.get("/en/iscrizione/"))
    assert "School" in english
    assert "Scuola" not in english


def test_only_the_programmes_newsletter_is_ticked_beforehand(citizen):
    page = text_of(citizen.client.get("/it/iscrizione/"))
    assert page.count(" checked") == 1
    assert 'name="programme" id="id_programme" checked' in page


def test_forms_leave_no_cookie_and_are_not_listed(citizen, project):
    for path in ("", "link/", "chiesta/", "link/chiesto/", f"progetto/{project.pk}/"):
        response = citizen.client.get(f"/it/iscrizione/{path}")
        assert response.status_code == 200
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_the_thanks_lead_back_to_the_page_with_the_form(citizen, project):
    page = text_of(citizen.client.get(f"/it/iscrizione/chiesta/?pagina={project.pk}"))
    assert f'href="{project.get_url()}"' in page
    for nonsense in ("x", "0", "9" * 50, "\x00"):
        assert citizen.client.get("/it/iscrizione/chiesta/", {"pagina": nonsense}).status_code == 200


def test_a_number_of_a_project_that_no_database_knows_is_not_found(citizen):
    assert citizen.client.get(f"/it/iscrizione/progetto/{'9' * 30}/").status_code == 404


def test_the_project_page_offers_to_follow_it_and_stays_alike_for_everybody(campaign, project):
    response = Client().get(project.get_url())
    assert f'action="/it/iscrizione/progetto/{project.pk}/"' in response.content.decode()
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_the_block_brings_the_form_into_any_page_and_the_page_stays_alike_for_everybody(citizen, homes):
    home = homes["it"]
    block = {"title": "Resta in contatto", "text": "Due volte al mese."}
    home.body = [("newsletter", block), ("newsletter", block)]
    home.save_revision().publish()
    response = Client().get("/it/")
    page = response.content.decode()
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert page.count("Resta in contatto") == 2
    assert page.count(f'name="page" value="{home.pk}"') == 2
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    stamped = page.split('name="shown" value="')[1].split('"')[0]
    assert citizen.sign_up(page=str(home.pk), shown=stamped).status_code == 303
    assert SubscriptionRequest.objects.get().page == "/it/"


def test_the_newsletters_page_has_the_form_and_the_footer_leads_to_it(citizen, homes):
    home = homes["it"]
    page = home.add_child(instance=NewsletterPage(title="Newsletter", slug="newsletter", locale=home.locale))
    response = Client().get("/it/newsletter/")
    html = response.content.decode()
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert html.count('action="/it/iscrizione/"') == 1
    assert f'name="page" value="{page.pk}"' in html
    assert citizen.sign_up(page=str(page.pk)).status_code == 303
    assert SubscriptionRequest.objects.get().page == "/it/newsletter/"
    assert 'href="/it/newsletter/"' in Client().get("/it/").content.decode().split('id="piede"')[1]


def test_every_page_leads_to_the_form(project):
    for path in ("/it/", "/en/", "/it/progetti/progetto-1/"):
        assert f'href="{path[:3]}/iscrizione/"' in Client().get(path).content.decode()


def test_the_text_of_a_consent_is_kept_when_the_wish_was_worked_off(citizen, post):
    citizen.sign_up()
    post.deliver()
    consent = Consent.objects.get()
    assert (consent.act, consent.topics, consent.page) == ("asked", ["programme"], "/it/iscrizione/")
    assert consent.text.text == str(texts.SIGN_UP)
    assert consent.at == SubscriptionRequest.objects.get().asked_at
