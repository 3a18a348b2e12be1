"""Letters: what is in them, who they are from, and what becomes of them when the provider does not take them."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from newsletter import links
from newsletter.models import Letter
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db
ANNA = "anna@example.org"


def html_of(message) -> str:
    ((html, kind),) = message.alternatives
    assert kind == "text/html"
    return html


def test_a_confirmation_says_what_for_where_it_was_asked_and_that_to_ignore_it_is_enough(citizen, post, homes, project):
    home = homes["it"]
    home.contact_email, home.programme_name = "ciao@example.org", "Milano insieme"
    home.save()
    citizen.sign_up(municipi=["municipio:3"], page=str(project.pk))
    (message,) = post.deliver()
    assert message.subject == "Conferma la tua iscrizione: Milano insieme"
    for text in (message.body, html_of(message)):
        text = text.replace("&#x27;", "'")
        assert "La newsletter del programma" in text
        assert "Notizie dal Municipio 3" in text
        assert f"http://testserver{project.get_url()}" in text
        assert "Allora non devi fare niente" in text
        assert post.confirmation(message) in text
        assert "/preferenze/" not in text
    assert message.reply_to == ["ciao@example.org"]
    assert message.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_a_letter_is_written_in_the_language_that_was_read(citizen, post):
    citizen.sign_up(path="/en/iscrizione/")
    (message,) = post.deliver()
    assert 'lang="en"' in html_of(message)
    assert "/en/iscrizione/conferma/" in message.body


def test_only_the_hash_of_the_token_is_kept(citizen, post):
    citizen.sign_up()
    (message,) = post.deliver()
    token = post.confirmation(message).split("/")[-2]
    letter = Letter.objects.get()
    assert letter.token_hash == links.confirmation_hash(token)
    assert all(token not in str(value) for value in Letter.objects.values_list().get())


def test_a_confirmation_to_a_subscriber_leads_to_their_preferences_too(citizen, post):
    make_subscriber(ANNA)
    citizen.sign_up(municipi=["municipio:3"])
    (message,) = post.deliver()
    assert citizen.client.get(post.preferences(message)).status_code == 200


class Refusing(BaseEmailBackend):
    """An SMTP server that refuses every recipient, with the code it is told."""

    code = 550

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({messages[0].to[0]: (self.code, b"no")})


def test_an_address_that_will_never_be_taken_is_given_up_after_some_tries(citizen, post, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    citizen.sign_up()
    now = timezone.now()
    for hour in range(8):
        with time_machine.travel(now + timedelta(hours=2 * hour)):
            post.deliver()
    letter = Letter.objects.get()
    assert letter.given_up_at is not None
    assert letter.sent_at is None


def test_a_letter_that_is_not_taken_for_now_is_tried_again_with_a_new_link(citizen, post, settings):
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    citizen.sign_up()
    post.deliver()
    settings.EMAIL_BACKEND = backend
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        (message,) = post.deliver()
    assert citizen.client.get(post.confirmation(message)).status_code == 200


def test_no_address_is_logged(citizen, post, settings, caplog):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    citizen.sign_up()
    post.deliver()
    assert "put back" in caplog.text
    assert ANNA not in caplog.text
