"""Stolen cards are not tried here by the hundred: limits, a form that asks for a person, a trap."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from donations.models import Donation, PaymentAttempt
from donations.services import limits
from donations.services.limits import forget_addresses
from home.form_guard import stamp
from home.visitors import address_key

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def tight(settings):
    """Two attempts in ten minutes from an address, or whatever a test says."""

    def tighten(**limits):
        wide = [(10_000, 1)]
        settings.DONATION_LIMITS = {"address": wide, "email": wide, "email_anywhere": wide, "all": wide, **limits}

    return tighten


def submit(donor, *, address: str = "203.0.113.7", **changes):
    donor.public_id = uuid.uuid4()
    return donor.client.post(donor.url, donor.fields(**changes), REMOTE_ADDR=address)


def test_one_address_begins_so_many_payments_and_no_more_before_stripe_is_asked(donor, standin, tight):
    tight(address=[(2, 10)])
    answers = [submit(donor, email=f"donor{number}@example.org") for number in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert "riprova tra qualche minuto" in text_of(answers[2])
    assert 'value="donor2@example.org"' in text_of(answers[2])
    assert len([call for call in standin.requests if call.method == "POST"]) == 2
    assert Donation.objects.count() == 2
    assert submit(donor, address="203.0.113.8").status_code == 303
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert submit(donor).status_code == 303


def test_one_email_begins_so_many_payments_however_it_is_spelled(donor, standin, tight):
    tight(email=[(2, 60)])
    spellings = ("ada@example.org", "ADA@example.org", "Ada@Example.org")
    answers = [submit(donor, email=email) for email in spellings]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert "Con questa e-mail" in text_of(answers[2])


def test_who_writes_somebody_elses_email_does_not_keep_them_from_giving(donor, standin, tight):
    tight(email=[(2, 60)], email_anywhere=[(4, 60)])
    answers = [submit(donor, address=f"203.0.113.{number}") for number in (1, 1, 1, 2, 2, 3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429, 303, 303, 429]


def test_whoever_has_paid_is_led_there_and_not_told_to_have_paid_nothing(donor, standin, tight):
    """Also where no webhook has come yet, and the form was changed before it was sent again."""
    attempt = donor.start()
    standin.pay(attempt.session_id)
    tight(email=[(1, 60)])
    again = donor.submit(amount="40")
    assert (again.status_code, again.url) == (303, f"/it/dona/esito/{attempt.donation.public_id}/")
    assert Donation.objects.count() == 1


def test_a_page_that_is_loaded_all_the_time_asks_stripe_so_often_and_no_more(donor, standin):
    attempt = donor.start()
    before = len(standin.requests)
    for _time in range(limits.LOOKS + 5):
        assert donor.client.get(f"/it/dona/esito/{attempt.donation.public_id}/").status_code == 200
    assert len(standin.requests) - before == limits.LOOKS


def test_there_is_a_limit_in_all(donor, standin, tight):
    tight(all=[(2, 1)])
    answers = [submit(donor, address=f"203.0.113.{n}", email=f"donor{n}@example.org") for n in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]


def test_the_same_wish_sent_again_is_no_new_attempt(donor, standin, tight):
    tight(address=[(1, 10)], email=[(1, 60)], all=[(1, 1)])
    assert [donor.submit().status_code for _time in range(3)] == [303, 303, 303]


def test_trying_again_after_a_decline_counts_too(donor, standin, tight):
    tight(email=[(1, 60)])
    attempt = donor.start()
    standin.expire(attempt.session_id)
    page = donor.client.post(f"/it/dona/esito/{attempt.donation.public_id}/riprova/")
    assert page.status_code == 429
    assert "Con questa e-mail" in text_of(page)


@pytest.mark.parametrize(
    ("header", "forwarded", "is_told_apart"),
    [
        ("", "198.51.100.1", False),
        ("X-Forwarded-For", "198.51.100.{n}", True),
        ("X-Forwarded-For", "{n}, 198.51.100.1", False),
    ],
)
def test_behind_a_proxy_its_own_word_counts_and_not_the_visitors(
    donor, standin, tight, settings, header, forwarded, is_told_apart
):
    tight(address=[(1, 10)])
    settings.CLIENT_ADDRESS_HEADER = header
    codes = []
    for number in range(2):
        donor.public_id = uuid.uuid4()
        headers = {"X-Forwarded-For": forwarded.format(n=number)}
        codes.append(donor.client.post(donor.url, donor.fields(), headers=headers, REMOTE_ADDR="10.0.0.1").status_code)
    assert codes == ([303, 303] if is_told_apart else [303, 429])


def test_an_address_is_kept_as_a_pseudonym_and_forgotten(donor, standin):
    submit(donor)
    kept = PaymentAttempt.objects.get().address_key
    assert kept == address_key("203.0.113.7")
    assert "203.0.113.7" not in kept
    assert forget_addresses() == 0
    with time_machine.travel(timezone.now() + limits.KEYS_ARE_KEPT_FOR + timedelta(minutes=1)):
        assert forget_addresses() == 1
    assert PaymentAttempt.objects.get().address_key == ""


def test_one_household_has_one_address_of_version_six():
    assert address_key("2001:db8:1:2::1") == address_key("2001:db8:1:2:ffff::9")
    assert address_key("2001:db8:1:2::1") != address_key("2001:db8:1:3::1")
    assert address_key("unix:") == address_key("") == ""


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("64:ff9b::203.0.113.7", "203.0.113.7"),
        ("203.0.113.7:5678", "203.0.113.7"),
        (" [2001:db8::1]:443", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
    ],
)
def test_an_address_counts_however_it_is_written(written, means):
    assert address_key(written) == address_key(means) != ""


def test_where_the_proxy_tells_no_address_its_own_is_counted_and_the_log_says_so(
    donor, standin, tight, settings, caplog
):
    tight(address=[(1, 10)])
    settings.CLIENT_ADDRESS_HEADER = "X-Forwarded-For"
    assert [submit(donor, email=f"donor{n}@example.org").status_code for n in range(2)] == [303, 429]
    assert "no address in X-Forwarded-For" in caplog.text


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.5, "troppo in fretta"), (3, ""), (25 * 3600, "aperto da troppo tempo")]
)
def test_a_form_is_filled_in_by_a_person_and_not_long_after(donor, standin, settings, seconds, words):
    settings.PUBLIC_FORM_SECONDS = (2, 24 * 3600)
    with time_machine.travel(timezone.now() - timedelta(seconds=seconds)):
        shown = stamp()
    response = donor.submit(shown=shown)
    assert response.status_code == (422 if words else 303)
    assert words in text_of(response)


@pytest.mark.parametrize("shown", ["", "form", "form:1t:x", "\x00"])
def test_a_form_that_was_never_asked_for_is_shown_once_more_with_all_that_was_written(donor, standin, settings, shown):
    response = donor.submit(shown=shown)
    assert response.status_code == 422
    assert 'value="ada@example.org"' in text_of(response)
    assert not PaymentAttempt.objects.exists()
    again = response.context["form"]["shown"].value()
    assert donor.submit(shown=again).status_code == 303


def test_what_fills_in_every_field_falls_into_the_trap(donor, standin):
    response = donor.submit(website="https://example.org")
    assert response.status_code == 422
    assert "Lascia vuoto il campo" in text_of(response)
    assert not PaymentAttempt.objects.exists()
