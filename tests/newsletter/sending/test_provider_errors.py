"""What a provider refuses, delays or never answers: each recipient is told apart, and nobody is mailed twice."""

from datetime import timedelta
from email.utils import format_datetime

import pytest
from django.utils import timezone

from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, SendingPace
from newsletter.sending import delivering
from newsletter.sending.delivering import deliver_some
from tests.mail_provider import Reply
from tests.newsletter.sending.providers import BREVO, MAILGUN, MANDRILL, POSTMARK, SPARKPOST
from tests.newsletter.sending.test_providers import to

pytestmark = pytest.mark.django_db


def states() -> dict[str, str]:
    """By the name of the address."""
    rows = Delivery.objects.values_list("subscriber__email", "state")
    return {email.partition("@")[0]: state for email, state in rows}


def all_are(state: DeliveryState, number: int) -> bool:
    return list(Delivery.objects.values_list("state", flat=True)) == [state] * number


def seconds_of_rest() -> int:
    return round((SendingPace.objects.get().held_until - timezone.now()).total_seconds())


def end_the_rest() -> None:
    SendingPace.objects.update(held_until=timezone.now())


@to(BREVO, MAILGUN, POSTMARK)
@pytest.mark.parametrize("status", [429, 503, 401])
def test_a_provider_that_is_busy_or_does_not_know_us_gets_rest_and_nobody_is_blamed(sending, provider, status):
    sending(3)
    provider.reply = lambda _request: Reply(status, {"message": "not now"})
    deliver_some()
    assert len(provider.requests) == 1
    assert all_are(DeliveryState.QUEUED, 3)
    assert SendingPace.objects.get().held_because == f"HTTP {status}"
    assert deliver_some() == 0
    provider.reply = provider.chosen.took
    end_the_rest()
    deliver_some()
    deliver_some()
    assert all_are(DeliveryState.SENT, 3)


@to(BREVO)
def test_retry_after_is_honoured_in_seconds_and_as_a_date(sending, provider):
    sending(1)
    provider.reply = lambda _request: Reply(429, {}, {"Retry-After": "900"})
    deliver_some()
    assert seconds_of_rest() == 900
    at = format_datetime(timezone.now() + timedelta(minutes=20), usegmt=False)
    provider.reply = lambda _request: Reply(429, {}, {"Retry-After": at})
    end_the_rest()
    deliver_some()
    assert 1195 <= seconds_of_rest() <= 1201


@to(BREVO)
@pytest.mark.parametrize("wish", ["soon", "", "-5", "²", "99999999999999999999", "Fri, 99 Nov 2026"])
def test_a_wish_that_cannot_be_read_is_our_own_rest(sending, provider, wish):
    sending(1)
    provider.reply = lambda _request: Reply(429, {}, {"Retry-After": wish.encode().decode("latin-1")})
    deliver_some()
    assert 4 <= seconds_of_rest() <= 5


@to(BREVO, MAILGUN, POSTMARK)
@pytest.mark.parametrize("reply", [Reply(after_seconds=1), Reply(hangs_up=True), Reply(200, "nothing to be read")])
def test_where_the_answer_is_lost_the_recipients_of_that_call_are_unknown_and_not_asked_again(sending, provider, reply):
    expect_one_call_and_no_other(sending, provider, reply)


@to(BREVO, MAILGUN, POSTMARK)
@pytest.mark.parametrize("status", [408, 500, 501, 502, 504, 520, 521, 522, 523, 524, 530, 599])
def test_who_was_in_a_call_that_was_broken_off_is_unknown_and_not_asked_again(sending, provider, status):
    """The provider may have had it all, though it failed behind it or what stands before it gave up waiting."""
    expect_one_call_and_no_other(sending, provider, Reply(status, {"message": "a timeout occurred"}))
    assert Delivery.objects.first().error == f"HTTP {status}"


def expect_one_call_and_no_other(sending, provider, reply: Reply) -> None:
    sending(1)
    provider.reply = lambda _request: reply
    deliver_some()
    assert all_are(DeliveryState.UNKNOWN, 1)
    provider.reply = provider.chosen.took
    end_the_rest()
    deliver_some()
    assert len(provider.requests) == 1


@to(BREVO)
def test_a_batch_that_was_broken_off_is_unknown_as_a_whole_and_the_provider_gets_the_rest_it_asks_for(
    sending, provider
):
    sending(6)
    provider.reply = lambda _request: Reply(524, {}, {"Retry-After": "300"})
    deliver_some()
    assert len(provider.requests) == 1
    assert all_are(DeliveryState.UNKNOWN, 6)
    assert 299 <= seconds_of_rest() <= 300


@to(BREVO)
def test_after_a_lost_batch_no_more_than_one_message_is_put_at_risk(sending, provider):
    sending(12)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("newsletter.sending.delivering.batch_size", lambda: 6)
        provider.reply = lambda _request: Reply(hangs_up=True)
        for _each in range(4):
            deliver_some()
            end_the_rest()
    assert list(states().values()).count(DeliveryState.UNKNOWN) == 6 + 3
    assert list(states().values()).count(DeliveryState.QUEUED) == 3


@to(BREVO, MAILGUN, POSTMARK)
def test_a_provider_that_is_not_there_has_nothing_and_all_wait(sending, provider, settings):
    sending(2)
    name = f"{provider.chosen.name.upper()}_API_URL"
    there = settings.ANYMAIL
    settings.ANYMAIL = {**there, name: "http://127.0.0.1:9/"}
    deliver_some()
    assert all_are(DeliveryState.QUEUED, 2)
    settings.ANYMAIL = there
    end_the_rest()
    deliver_some()
    deliver_some()
    assert all_are(DeliveryState.SENT, 2)


@to(BREVO, MAILGUN)
def test_a_batch_that_is_refused_for_one_recipient_reaches_the_others(sending, provider):
    sending(4)

    def reply(request):
        return Reply(400, {"message": "bad recipient"}) if "vicina2" in request.body else provider.chosen.took(request)

    provider.reply = reply
    deliver_some()
    assert states() == {"vicina0": "sent", "vicina1": "sent", "vicina2": "refused", "vicina3": "sent"}
    assert Delivery.objects.get(state=DeliveryState.REFUSED).error == "HTTP 400"
    assert len(provider.requests) == 1 + 4


@pytest.mark.django_db(transaction=True)
@to(BREVO)
def test_whoever_is_being_taken_apart_is_handing_only_while_its_own_call_lasts(sending, provider):
    """A batch that is taken apart may last; a sender that dies within it leaves one unknown, not all."""
    sending(3)
    seen = []

    def reply(request):
        if "messageVersions" in request.body:
            return Reply(400, {})
        seen.append(sorted(states().values()))
        return provider.chosen.took(request)

    provider.reply = reply
    deliver_some()
    assert [each.count(DeliveryState.HANDING) for each in seen] == [1, 1, 1]


@to(BREVO)
def test_a_provider_that_refuses_all_pauses_the_mailing_before_the_list_is_spent(sending, provider, monkeypatch):
    monkeypatch.setattr(delivering, "SUSPICIOUS", 3)
    mailing = sending(10)
    provider.reply = lambda _request: Reply(400, {"message": "the sender is not verified"})
    deliver_some()
    mailing.refresh_from_db()
    assert mailing.state == MailingState.PAUSED
    assert list(states().values()).count(DeliveryState.REFUSED) == 3
    assert list(states().values()).count(DeliveryState.QUEUED) == 7


@to(POSTMARK)
def test_an_address_that_the_provider_has_switched_off_is_refused(sending, provider):
    sending(2)
    told = (
        "You tried to send to recipient(s) that have been marked as inactive. Found inactive addresses: "
        "vicina0@example.org. Inactive recipients are ones that have generated a hard bounce."
    )

    def reply(request):
        if "vicina0" in request.body:
            return Reply(422, {"ErrorCode": 406, "Message": told})
        return provider.chosen.took(request)

    provider.reply = reply
    deliver_some()
    assert states() == {"vicina0": "refused", "vicina1": "sent"}


@to(SPARKPOST)
def test_where_some_of_a_batch_were_refused_and_not_said_who_they_are_unknown(sending, provider):
    sending(3)
    counts = {"total_accepted_recipients": 2, "total_rejected_recipients": 1}
    provider.reply = lambda _request: Reply(200, {"results": {**counts, "id": "spark-1"}})
    deliver_some()
    assert all_are(DeliveryState.UNKNOWN, 3)
    assert set(Delivery.objects.values_list("message_id", flat=True)) == {"spark-1"}


@to(MANDRILL)
@pytest.mark.parametrize("told", [[], [{"email": "another@example.org", "status": "sent", "_id": "md-1"}]])
def test_a_recipient_of_whom_the_provider_tells_nothing_is_unknown(sending, provider, told):
    sending(1)
    provider.reply = lambda _request: Reply(200, told)
    deliver_some()
    assert all_are(DeliveryState.UNKNOWN, 1)


@to(MANDRILL)
@pytest.mark.parametrize(("told", "state"), [("sent", "sent"), ("rejected", "refused"), ("queued", "sent")])
def test_a_recipient_whom_the_provider_spells_in_its_own_way_is_known_again(sending, provider, told, state):
    sending(1)
    provider.reply = lambda _request: Reply(200, [{"email": "Vicina0@Example.org", "status": told, "_id": "md-1"}])
    deliver_some()
    assert states() == {"vicina0": state}
    assert Delivery.objects.get().message_id == "md-1"


@to(BREVO)
@pytest.mark.parametrize("number", [1, 3])
def test_a_message_that_cannot_be_written_is_tried_later_for_nothing_has_gone_out(
    sending, provider, monkeypatch, number
):
    sending(number)

    def break_down(*_arguments, **_options):
        raise ValueError

    with monkeypatch.context() as patched:
        patched.setattr("newsletter.sending.messages.Envelope.links", break_down)
        deliver_some()
    assert not provider.requests
    assert set(Delivery.objects.values_list("state", "tries", "error")) == {(DeliveryState.QUEUED, 1, "ValueError")}


@to(BREVO, POSTMARK)
def test_what_is_kept_of_an_error_names_no_address(sending, provider, caplog):
    sending(1)
    provider.reply = lambda _request: Reply(400, {"message": "vicina0@example.org is not welcome"})
    deliver_some()
    provider.reply = lambda _request: Reply(503, {"message": "vicina0@example.org has to wait"})
    Delivery.objects.update(state=DeliveryState.QUEUED)
    Mailing.objects.update(state=MailingState.SENDING)
    deliver_some()
    kept = [*Delivery.objects.values_list("error", flat=True), SendingPace.objects.get().held_because, caplog.text]
    assert "vicina0" not in " ".join(kept)
