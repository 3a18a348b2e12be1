"""Through anymail's own backends: each recipient has its own message, with its own links and headers."""

import json
from urllib.parse import urlsplit

import pytest

from config.environment import EMAIL_PROVIDERS
from newsletter.models import Delivery, DeliveryState, MailingText
from newsletter.sending.delivering import deliver_some
from tests.newsletter.sending.providers import BREVO, IN_BATCHES, MAILGUN, ONE_BY_ONE, POSTMARK, SENDGRID, SPARKPOST

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::anymail.exceptions.AnymailNotSupportedWarning"),
]

ADDRESSES = [f"vicina{each}@example.org" for each in range(3)]


def to(*providers):
    return pytest.mark.parametrize("provider", providers, ids=str, indirect=True)


def leave_paths(told: object) -> set[str]:
    """Paths of the links to leave that are in there, whatever it is."""
    words = json.dumps(told).replace("<", " ").replace(">", " ").replace('"', " ").replace("\\", " ").split()
    return {urlsplit(word).path for word in words if "/iscrizione/esci/" in word}


def expect_all_sent(number: int) -> None:
    states = set(Delivery.objects.values_list("state", "error"))
    assert states == {(DeliveryState.SENT, "")}
    assert Delivery.objects.exclude(message_id="").count() == number


def test_every_provider_that_may_be_set_is_tried():
    """But Amazon's, whose package is not among ours, and SMTP, which has its own tests."""
    tried = {provider.name for provider in [*IN_BATCHES, *ONE_BY_ONE]}
    assert tried == set(EMAIL_PROVIDERS) - {"smtp", "amazon_ses"}


@to(*IN_BATCHES)
def test_a_stretch_is_one_call(sending, provider):
    sending(3)
    deliver_some()
    assert len(provider.requests) == 1
    expect_all_sent(3)


@to(*ONE_BY_ONE)
def test_the_others_get_a_message_a_recipient(sending, provider):
    sending(2)
    deliver_some()
    assert len(provider.requests) == 2
    for request, address in zip(provider.requests, ADDRESSES, strict=False):
        assert address in request.body
        assert sum(each in request.body for each in ADDRESSES) == 1
        assert "@@" not in request.body
        assert "Message-ID" not in request.body
    expect_all_sent(2)


@to(*IN_BATCHES)
def test_one_recipient_alone_is_no_batch(sending, provider):
    sending(1)
    deliver_some()
    (request,) = provider.requests
    for mark in ("messageVersions", "recipient-variables", "substitution", "@@"):
        assert mark not in request.body
    expect_all_sent(1)


@to(BREVO)
def test_brevo_gets_a_version_for_each_recipient(sending, provider):
    sending(3)
    deliver_some()
    told = provider.requests[0].json
    assert "to" not in told
    assert "{{params.leave_url}}" in told["htmlContent"]
    assert "{{params.preferences_url}}" in told["textContent"]
    assert [version["to"] for version in told["messageVersions"]] == [[{"email": each}] for each in ADDRESSES]
    links = set()
    for version, delivery in zip(told["messageVersions"], Delivery.objects.order_by("pk"), strict=True):
        headers, leave = version["headers"], version["params"]["leave_url"]
        assert headers["List-Unsubscribe"] == f"<{leave}>"
        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert headers["List-Id"] == "Newsletter <newsletter.testserver>"
        assert headers["Precedence"] == "bulk"
        assert json.loads(headers["X-Mailin-custom"]) == {"delivery": str(delivery.pk)}
        assert delivery.message_id == f"<{delivery.subscriber.email}>"
        links.add(leave)
    assert len(links) == 3


@to(MAILGUN)
def test_mailgun_gets_variables_for_each_recipient(sending, provider):
    sending(3)
    deliver_some()
    form = provider.requests[0].form
    assert form["to"] == ADDRESSES
    assert "%recipient.leave_url%" in form["html"][0]
    assert form["h:List-Unsubscribe"] == ["%recipient.h:List-Unsubscribe%"]
    assert form["v:delivery"] == ["%recipient.v:delivery%"]
    variables = json.loads(form["recipient-variables"][0])
    assert set(variables) == set(ADDRESSES)
    for delivery in Delivery.objects.all():
        own = variables[delivery.subscriber.email]
        assert own["h:List-Unsubscribe"] == f"<{own['leave_url']}>"
        assert own["v:delivery"] == str(delivery.pk)
    assert len(leave_paths(variables)) == 3


@to(SENDGRID)
def test_sendgrid_gets_a_personalization_for_each_recipient(sending, provider):
    sending(3)
    deliver_some()
    told = provider.requests[0].json
    assert [each["to"] for each in told["personalizations"]] == [[{"email": each}] for each in ADDRESSES]
    html = next(part["value"] for part in told["content"] if part["type"] == "text/html")
    for own, delivery in zip(told["personalizations"], Delivery.objects.order_by("pk"), strict=True):
        assert set(own["substitutions"]) == {"-leave_url-", "-preferences_url-"}
        assert all(mark in html for mark in own["substitutions"])
        assert own["headers"]["List-Unsubscribe"] == f"<{own['substitutions']['-leave_url-']}>"
        assert own["custom_args"]["delivery"] == str(delivery.pk)
        assert own["custom_args"]["anymail_id"] == delivery.message_id


@to(SPARKPOST)
def test_sparkpost_gets_substitutions_for_each_recipient(sending, provider):
    sending(3)
    deliver_some()
    told = provider.requests[0].json
    assert told["content"]["headers"]["List-Unsubscribe"] == "{{Header__List_Unsubscribe}}"
    assert "{{leave_url}}" in told["content"]["html"]
    for own, address in zip(told["recipients"], ADDRESSES, strict=True):
        assert own["address"] == {"email": address, "header_to": address}
        data = own["substitution_data"]
        assert data["Header__List_Unsubscribe"] == f"<{data['leave_url']}>"
    assert len(leave_paths(told["recipients"])) == 3


@to(POSTMARK)
def test_postmark_gets_the_headers_of_its_recipient(sending, provider):
    sending(1)
    deliver_some()
    told = provider.requests[0].json
    headers = {each["Name"]: each["Value"] for each in told["Headers"]}
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].strip("<>") in told["HtmlBody"]
    assert told["Metadata"] == {"delivery": str(Delivery.objects.get().pk)}
    assert "TrackOpens" not in told


@to(BREVO, MAILGUN, SPARKPOST)
def test_a_text_with_the_providers_own_marks_is_not_left_to_it_to_fill_in(sending, provider):
    sending(2)
    text = MailingText.objects.get()
    text.text += "\nScrivi {{ nome }} oppure %recipient.nome%."
    text.save()
    deliver_some()
    assert len(provider.requests) == 2
    expect_all_sent(2)


@to(BREVO)
def test_at_a_slow_pace_a_call_takes_no_more_than_seconds(sending, provider, settings):
    settings.NEWSLETTER_MESSAGES_A_SECOND = 2
    sending(11)
    waited = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("newsletter.sending.pacing.time.sleep", waited.append)
        deliver_some()
    assert [len(request.json["messageVersions"]) for request in provider.requests[:1]] == [10]
    assert len(provider.requests) == 2
