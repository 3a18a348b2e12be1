"""What Stripe says becomes attempts, ledger rows, totals and mails; each once."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from donations import gateway
from donations.ledger import true_raised_cents
from donations.models import AttemptState, Donation, DonationState, DonorMail, LedgerEntry, MailKind
from donations.services.payments import apply_snapshot, sync_payment
from donations.signals import newsletter_requested
from donations.worker import process_events, send_mails
from home.work.boxes import TRIES_OF_THE_HOPELESS

pytestmark = pytest.mark.django_db


def told(donation) -> list[str]:
    return [each.kind for each in DonorMail.objects.filter(attempt__donation=donation).order_by("pk")]


def test_completed_is_not_paid_until_the_charge_has_succeeded(donor, standin, campaign):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    sync_payment(attempt)
    attempt.refresh_from_db()
    campaign.refresh_from_db()
    assert attempt.state == AttemptState.WAITING
    assert attempt.donation.state == DonationState.WAITING
    assert campaign.raised_cents == 0
    assert not LedgerEntry.objects.exists()
    assert told(attempt.donation) == [MailKind.WAITING]


def test_a_debit_that_settles_is_booked_and_told(donor, standin, campaign):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    sync_payment(attempt)
    send_mails()
    standin.settle(attempt.session_id)
    sync_payment(attempt)
    campaign.refresh_from_db()
    assert (campaign.raised_cents, campaign.donors_count, campaign.donations_count) == (25_00, 1, 1)
    assert told(attempt.donation) == [MailKind.WAITING, MailKind.CONFIRMED]


def test_a_debit_that_fails_is_told_and_may_be_tried_again(donor, standin, campaign):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    sync_payment(attempt)
    send_mails()
    standin.fail(attempt.session_id)
    sync_payment(attempt)
    attempt.donation.refresh_from_db()
    assert attempt.donation.state == DonationState.FAILED
    assert told(attempt.donation) == [MailKind.WAITING, MailKind.FAILED]
    response = donor.client.post(f"/it/dona/esito/{attempt.donation.public_id}/riprova/")
    assert response.status_code == 303
    campaign.refresh_from_db()
    assert campaign.raised_cents == 0


def test_syncing_ten_times_books_once_and_tells_once(donor, standin, campaign):
    donation = donor.pay()
    attempt = donation.attempts.get()
    for _time in range(10):
        sync_payment(attempt)
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 25_00
    assert LedgerEntry.objects.count() == 1
    assert told(donation) == [MailKind.CONFIRMED]


def test_an_older_answer_takes_nothing_back(donor, standin, campaign):
    attempt = donor.start()
    while_open = gateway.retrieve_session(attempt.session_id)
    standin.pay(attempt.session_id)
    sync_payment(attempt)
    apply_snapshot(attempt_id=attempt.pk, snapshot=while_open)
    attempt.refresh_from_db()
    assert attempt.state == AttemptState.PAID
    assert attempt.donation.state == DonationState.PAID


def test_a_charge_of_another_amount_is_not_booked_and_calls_a_person(donor, standin, campaign, caplog):
    donation = donor.pay()
    type(donation).objects.filter(pk=donation.pk).update(amount_cents=30_00)
    attempt = donation.attempts.get()
    sync_payment(attempt)
    attempt.refresh_from_db()
    campaign.refresh_from_db()
    assert "nothing was booked" in attempt.problem
    assert campaign.raised_cents == 0
    assert not LedgerEntry.objects.exists()
    assert "needs a person" in caplog.text


def test_a_charge_in_another_currency_is_not_booked_and_calls_a_person(donor, standin, campaign, caplog):
    donation = donor.pay()
    (charge,) = standin.account.store.find("charge")
    standin.account.store.save({**charge, "currency": "chf"})
    attempt = donation.attempts.get()
    sync_payment(attempt)
    attempt.refresh_from_db()
    donation.refresh_from_db()
    campaign.refresh_from_db()
    assert "2500 chf, the donation is 2500 eur: nothing was booked" in attempt.problem
    assert donation.state != DonationState.PAID
    assert campaign.raised_cents == 0
    assert not LedgerEntry.objects.exists()
    assert "needs a person" in caplog.text


def test_a_donor_who_gives_twice_is_one_donor_with_two_donations(donor, standin, campaign):
    import uuid

    for email in ("ada@example.org", "ADA@Example.org "):
        donor.public_id = uuid.uuid4()
        sync_payment(donor.pay(email=email).attempts.get())
    campaign.refresh_from_db()
    assert (campaign.donors_count, campaign.donations_count, campaign.raised_cents) == (1, 2, 50_00)


def test_the_thank_you_page_books_what_the_webhook_has_not_brought_yet(donor, standin, campaign):
    donation = donor.pay()
    page = donor.client.get(f"/it/dona/esito/{donation.public_id}/")
    assert "La tua donazione è arrivata" in page.content.decode()
    campaign.refresh_from_db()
    assert campaign.raised_cents == 25_00


def test_the_status_page_tells_pending_from_paid(donor, standin):
    donation = donor.pay(method="sepa_debit")
    html = donor.client.get(f"/it/dona/esito/{donation.public_id}/").content.decode()
    assert "Ora tocca alla banca" in html
    assert "non è contata nella raccolta" in html


def test_the_status_page_does_not_say_unpaid_while_stripe_is_silent(donor, standin, settings):
    donation = donor.pay()
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    html = donor.client.get(f"/it/dona/esito/{donation.public_id}/").content.decode()
    assert "non sappiamo ancora se hai pagato" in html
    assert "non ti è stato addebitato nulla" not in html
    assert "non è completata" not in html
    assert "Riprova a pagare" not in html


def test_a_session_whose_id_was_lost_is_found_by_our_key(donor, standin, campaign, deliver):
    donation = donor.pay()
    donation.attempts.update(session_id=None, state=AttemptState.CREATED)
    for event in donor.events("checkout.session.completed"):
        assert deliver(event).status_code == 200
    process_events()
    campaign.refresh_from_db()
    assert campaign.raised_cents == 25_00


def test_the_confirmation_is_in_the_donors_language_as_text_and_html(donor, standin, homes):
    donation = donor.pay()
    type(donation).objects.filter(pk=donation.pk).update(language="en")
    sync_payment(donation.attempts.get())
    assert send_mails() == 1
    assert send_mails() == 0
    (message,) = mail.outbox
    assert message.to == ["ada@example.org"]
    assert message.subject.startswith("Thank you")
    assert "€25" in message.body
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    assert '<html lang="en">' in html


def test_a_mail_that_the_provider_refuses_waits_and_is_sent_once_later(donor, standin, settings):
    sync_payment(donor.pay().attempts.get())
    settings.EMAIL_BACKEND = "tests.donations.backends.BrokenBackend"
    assert send_mails() == 0
    waiting = DonorMail.objects.get()
    assert "the provider is away" in waiting.error
    assert waiting.sent_at is None
    settings.EMAIL_BACKEND = "anymail.backends.test.EmailBackend"
    assert send_mails() == 0  # not yet: it waits
    DonorMail.objects.update(leased_until=None)
    assert send_mails() == 1
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("backend", "is_given_up"),
    [("RefusingBackend", True), ("RefusingProvider", True), ("BusyBackend", False), ("BrokenBackend", False)],
)
def test_an_address_that_takes_no_mail_is_left_to_a_person_and_is_no_alarm_for_ever(
    donor, standin, settings, client, backend, is_given_up
):
    settings.EMAIL_BACKEND = f"tests.donations.backends.{backend}"
    sync_payment(donor.pay().attempts.get())
    for _try in range(TRIES_OF_THE_HOPELESS):
        send_mails()
        DonorMail.objects.update(leased_until=None, queued_at=timezone.now() - timedelta(hours=1))
    health = client.get("/healthz/")
    assert health.status_code == (200 if is_given_up else 503)
    assert health.json()["given_up"] == {
        "events": 0,
        "mails": int(is_given_up),
        "refunds": 0,
        "letters": 0,
        "deliveries": 0,
        "mailings": 0,
    }


def test_a_log_does_not_name_the_donor_whose_mail_is_put_back(donor, standin, settings, caplog):
    settings.EMAIL_BACKEND = "tests.donations.backends.RefusingBackend"
    sync_payment(donor.pay().attempts.get())
    send_mails()
    assert "SMTPRecipientsRefused" in caplog.text
    assert "ada@example.org" not in caplog.text


def test_a_name_cannot_smuggle_headers_or_markup_into_a_mail(donor, standin):
    sync_payment(donor.pay(name="Ada\r\nBcc: x@example.org <b>ciao</b>").attempts.get())
    send_mails()
    (message,) = mail.outbox
    assert "Bcc" not in message.message()
    assert "<b>ciao" not in message.alternatives[0][0]


def test_what_has_settled_is_not_announced_as_pending_any_more(donor, standin):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    sync_payment(attempt)  # the mail waits: no worker is alive
    standin.settle(attempt.session_id)
    sync_payment(attempt)
    assert told(attempt.donation) == [MailKind.CONFIRMED]


def test_a_second_debit_that_fails_is_told_like_the_first(donor, standin):
    attempt = donor.start()
    for _round in range(2):
        standin.pay(attempt.session_id, method="sepa_debit")
        sync_payment(attempt)
        standin.fail(attempt.session_id)
        sync_payment(attempt)
        donor.client.post(f"/it/dona/esito/{attempt.donation.public_id}/riprova/")
        attempt = attempt.donation.attempts.latest("pk")
    assert told(attempt.donation) == [MailKind.FAILED, MailKind.FAILED]


@pytest.mark.parametrize(("ticked", "told"), [("on", 1), ("", 0)])
def test_whoever_ticked_the_newsletter_is_named_once_when_the_gift_has_arrived(
    donor, standin, ticked, told, django_capture_on_commit_callbacks
):
    heard = []
    listen = lambda donation, **_signal: heard.append(donation.email)  # noqa: E731 - kept alive until the end
    newsletter_requested.connect(listen)
    attempt = donor.start(wants_newsletter=ticked)
    assert heard == []
    standin.pay(attempt.session_id)
    for _again in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            sync_payment(attempt)
    newsletter_requested.disconnect(listen)
    assert heard == ["ada@example.org"] * told


def test_a_bank_debit_is_dated_when_its_money_came(donor, standin):
    """It was authorised days before: the latest donations and the donor's receipt tell when it arrived."""
    attempt = donor.start()
    with time_machine.travel(timezone.now() - timedelta(days=4)):
        standin.pay(attempt.session_id, method="sepa_debit")
        sync_payment(attempt)
    standin.settle(attempt.session_id)
    before = timezone.now()
    sync_payment(attempt)
    donation = Donation.objects.get()
    assert before <= donation.paid_at <= timezone.now()
    assert donation.entries.get().occurred_at == donation.paid_at


def test_the_page_of_a_failed_debit_names_the_bank(donor, standin):
    attempt = donor.start()
    standin.pay(attempt.session_id, method="sepa_debit")
    sync_payment(attempt)
    standin.fail(attempt.session_id)
    html = donor.client.get(f"/it/dona/esito/{attempt.donation.public_id}/").content.decode()
    assert "L'addebito che avevi autorizzato non è andato a buon fine" in html


def test_a_donation_that_is_tried_again_is_started_again(donor, standin):
    attempt = donor.start()
    standin.expire(attempt.session_id)
    sync_payment(attempt)
    assert Donation.objects.get().state == DonationState.FAILED
    donor.client.post(f"/it/dona/esito/{attempt.donation.public_id}/riprova/")
    assert Donation.objects.get().state == DonationState.STARTED


def test_a_gift_that_arrives_when_its_project_is_unpublished_promises_no_page(donor, standin, project):
    donation = donor.pay()
    project.unpublish()
    html = donor.client.get(f"/it/dona/esito/{donation.public_id}/").content.decode()
    assert "La tua donazione è arrivata" in html
    assert "Nella pagina del progetto" not in html
    send_mails()
    (message,) = mail.outbox
    assert "Guarda il progetto" not in message.body + message.alternatives[0].content


def test_who_paid_an_amount_that_does_not_fit_is_told_so_and_not_asked_to_pay_again(donor, standin):
    donation = donor.pay()
    type(donation).objects.filter(pk=donation.pk).update(amount_cents=30_00)
    html = donor.client.get(f"/it/dona/esito/{donation.public_id}/").content.decode()
    assert "Non pagare di nuovo" in html
    assert "non ti è stato addebitato nulla" not in html
    assert "Riprova a pagare" not in html
    response = donor.client.post(f"/it/dona/esito/{donation.public_id}/riprova/")
    assert response["Location"] == f"/it/dona/esito/{donation.public_id}/"
    assert donation.attempts.count() == 1


def test_a_debit_that_failed_before_anybody_knew_of_it_is_told_all_the_same(donor, standin):
    """Webhooks came late: the donor authorised a debit, and is told its end."""
    donation = donor.pay(method="sepa_debit")
    standin.fail(donation.attempts.get().session_id)
    sync_payment(donation.attempts.get())
    assert told(donation) == [MailKind.FAILED]


def test_a_session_that_expires_is_told_to_nobody(donor, standin):
    attempt = donor.start()
    standin.expire(attempt.session_id)
    sync_payment(attempt)
    assert told(attempt.donation) == []
