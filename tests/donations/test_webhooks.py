"""Stripe's door: what is kept, what is refused, and that repeats count once."""

import json
import random
import threading
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from donations.ledger import true_raised_cents
from donations.models import DonorMail, LedgerEntry, StripeEvent
from donations.worker import empty_old_events, process_events, send_mails
from home.work.boxes import TRIES_OF_THE_HOPELESS

pytestmark = pytest.mark.django_db


def event(**changes) -> dict:
    session = {"id": "cs_test_unknown", "object": "checkout.session"}
    fields = {"id": "evt_1", "object": "event", "type": "checkout.session.completed", "livemode": False}
    return {**fields, "data": {"object": session}, **changes}


def test_a_signed_event_is_kept_and_answered_200(deliver):
    assert deliver(event()).status_code == 200
    kept = StripeEvent.objects.get()
    assert (kept.pk, kept.type, kept.done_at) == ("evt_1", "checkout.session.completed", None)


def test_the_same_event_is_kept_once(deliver):
    assert [deliver(event()).status_code for _time in range(10)] == [200] * 10
    assert StripeEvent.objects.count() == 1


def test_a_type_that_we_do_not_know_is_kept_and_done(deliver):
    assert (
        deliver(event(type="customer.created", data={"object": {"id": "cus_1", "object": "customer"}})).status_code
        == 200
    )
    assert process_events() == 1
    assert StripeEvent.objects.get().done_at


def test_another_products_session_is_done_without_a_trace(deliver, standin):
    from donations import gateway

    body = {
        "mode": "payment",
        "ui_mode": "hosted_page",
        "success_url": "https://example.org/",
        "line_items": [
            {"quantity": 1, "price_data": {"currency": "eur", "unit_amount": 900, "product_data": {"name": "Altro"}}}
        ],
    }
    session = gateway.create_session(body=body, idempotency_key="other-product")
    standin.pay(session.id)
    for each in standin.events:
        deliver(each)
    assert process_events() == len(standin.events)
    assert not LedgerEntry.objects.exists()


@pytest.mark.parametrize(
    "thing", [{"object": "checkout.session", "id": "\ud800"}, {"object": "charge", "payment_intent": "\ud800"}]
)
def test_an_event_that_points_at_what_cannot_be_a_name_is_of_nothing_that_we_know(deliver, standin, thing):
    assert deliver(event(data={"object": thing})).status_code == 200
    assert process_events() == 1
    assert StripeEvent.objects.get().done_at
    assert standin.requests == []


def test_either_secret_will_do_while_one_is_rotated(deliver, settings):
    for number, secret in enumerate(settings.STRIPE_WEBHOOK_SECRETS):
        assert deliver(event(id=f"evt_{number}"), secret=secret).status_code == 200


@pytest.mark.parametrize("age", [301, 3600, -301])
def test_an_event_signed_too_long_ago_or_in_the_future_is_refused(deliver, age):
    assert deliver(event(), timestamp=int(time.time()) - age).status_code == 400
    assert not StripeEvent.objects.exists()


def test_a_foreign_signature_is_refused(deliver):
    assert deliver(event(), secret="whsec_somebody_else").status_code == 400
    assert not StripeEvent.objects.exists()


@pytest.mark.parametrize(
    "signature", [None, "", "t=1,v1=abc", "v1=abc", "nonsense", "t=x,v1=y", "t=,v1=", "=,=", "t=1,v1=é"]
)
def test_an_unsigned_or_garbled_signature_is_refused(signature):
    headers = {} if signature is None else {"Stripe-Signature": signature}
    response = Client().post("/stripe/webhook/", json.dumps(event()), content_type="application/json", headers=headers)
    assert response.status_code == 400
    assert not StripeEvent.objects.exists()


def test_a_tampered_body_is_refused(deliver, standin):
    import stripe
    from django.conf import settings

    signature = stripe.WebhookSignature.generate_signature_header(
        json.dumps(event()), settings.STRIPE_WEBHOOK_SECRETS[0]
    )
    response = Client().post(
        "/stripe/webhook/",
        json.dumps(event(id="evt_2")),
        content_type="application/json",
        headers={"Stripe-Signature": signature},
    )
    assert response.status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        *("[]", "1", '"text"', "null", "{}", "{", "", '{"id": 5, "type": "x"}', '{"id": "", "type": "x"}'),
        *(json.dumps({"id": id, "type": "x"}) for id in ("evt_\x00", f"evt_{'x' * 255}")),
        json.dumps({"id": "evt_1", "type": "\x00"}),
        "[" * 100_000,  # deeper than Python follows
    ],
)
def test_what_is_signed_but_no_event_is_refused(body):
    import stripe
    from django.conf import settings

    signature = stripe.WebhookSignature.generate_signature_header(body, settings.STRIPE_WEBHOOK_SECRETS[0])
    response = Client().post(
        "/stripe/webhook/", body, content_type="application/json", headers={"Stripe-Signature": signature}
    )
    assert response.status_code == 400
    assert not StripeEvent.objects.exists()


def test_bytes_that_are_no_text_are_refused():
    response = Client().post(
        "/stripe/webhook/", b"\xff\xfe", content_type="application/json", headers={"Stripe-Signature": "t=1,v1=a"}
    )
    assert response.status_code == 400


def test_a_live_event_is_refused_by_a_site_with_test_keys(deliver):
    assert deliver(event(livemode=True)).status_code == 400


def test_a_body_that_is_too_large_is_refused():
    response = Client().post("/stripe/webhook/", b"x" * 1_100_000, content_type="application/json")
    assert response.status_code == 413


def test_a_get_is_not_allowed(client):
    assert client.get("/stripe/webhook/").status_code == 405


def test_an_event_waits_while_stripe_is_silent_and_is_done_later(donor, standin, deliver, campaign, settings):
    donor.pay()
    (completed,) = donor.events("checkout.session.completed")
    deliver(completed)
    here, settings.STRIPE_API_BASE = settings.STRIPE_API_BASE, "http://127.0.0.1:9"
    assert process_events() == 0
    waiting = StripeEvent.objects.get()
    assert waiting.tries == 1
    assert "GatewayUnavailable" in waiting.error
    settings.STRIPE_API_BASE = here
    StripeEvent.objects.update(leased_until=None)
    assert process_events() == 1
    campaign.refresh_from_db()
    assert campaign.raised_cents == 25_00


def test_an_event_of_an_object_that_stripe_does_not_know_is_left_to_a_person_with_an_alarm_for_a_day(
    deliver, standin, client
):
    deliver(event())
    for _try in range(TRIES_OF_THE_HOPELESS):
        assert process_events() == 0
        StripeEvent.objects.update(leased_until=None, received_at=timezone.now() - timedelta(hours=1))
    kept = StripeEvent.objects.get()
    assert kept.given_up_at
    assert kept.error.startswith("GatewayRefused: ")
    health = client.get("/healthz/")
    assert (health.status_code, health.json()["given_up"]) == (
        503,
        {"events": 1, "mails": 0, "refunds": 0, "letters": 0, "deliveries": 0, "mailings": 0},
    )
    StripeEvent.objects.update(given_up_at=timezone.now() - timedelta(hours=25))
    health = client.get("/healthz/")
    assert (health.status_code, health.json()["given_up"]) == (
        200,
        {"events": 1, "mails": 0, "refunds": 0, "letters": 0, "deliveries": 0, "mailings": 0},
    )


def test_donors_data_are_taken_out_of_events_a_month_after_they_were_done(deliver):
    for number, days in enumerate((29, 31, None)):
        deliver(event(id=f"evt_{number}"))
        done_at = timezone.now() - timedelta(days=days) if days else None
        StripeEvent.objects.filter(pk=f"evt_{number}").update(
            done_at=done_at, received_at=timezone.now() - timedelta(days=60)
        )
    assert empty_old_events() == 1
    assert list(StripeEvent.objects.filter(raw="").values_list("pk", flat=True)) == ["evt_1"]
    assert empty_old_events() == 0


def test_an_event_of_a_killed_worker_is_taken_up_when_its_lease_ends(donor, standin, deliver, campaign):
    from datetime import timedelta

    from django.utils import timezone

    donor.pay()
    (completed,) = donor.events("checkout.session.completed")
    deliver(completed)
    StripeEvent.objects.update(leased_until=timezone.now() + timedelta(minutes=1))
    assert process_events() == 0
    StripeEvent.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert process_events() == 1


@pytest.mark.parametrize("seed", range(5))
def test_all_events_of_a_debit_ten_times_in_any_order_book_one_row(donor, standin, deliver, campaign, seed):
    donation = donor.pay(method="sepa_debit")
    standin.settle(donation.attempts.get().session_id)
    deliveries = standin.events * 10
    random.Random(seed).shuffle(deliveries)
    for each in deliveries:
        assert deliver(each).status_code == 200
        if random.Random(each["id"]).random() < 0.3:
            process_events()
    process_events()
    send_mails()
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 25_00
    assert LedgerEntry.objects.count() == 1
    assert [each.kind for each in DonorMail.objects.filter(kind="confirmed")] == ["confirmed"]


@pytest.mark.django_db(transaction=True)
def test_ten_deliveries_from_eight_threads_with_four_workers_book_one_row_and_send_one_mail(
    donor, standin, deliver, campaign
):
    donor.pay()
    deliveries = standin.events * 10
    random.Random(1).shuffle(deliveries)
    statuses, failures = [], []

    def in_thread(work):
        def run():
            try:
                work()
            except Exception as error:
                failures.append(error)
            finally:
                connection.close()

        return threading.Thread(target=run)

    def deliver_share(number):
        statuses.extend(deliver(each).status_code for each in deliveries[number::8])

    def work():
        for _round in range(10):
            process_events()
            send_mails()

    threads = [in_thread(lambda number=number: deliver_share(number)) for number in range(8)]
    threads += [in_thread(work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    process_events()
    send_mails()
    assert failures == []
    assert set(statuses) == {200}
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 25_00
    assert campaign.donors_count == 1
    assert LedgerEntry.objects.count() == 1
    assert len(mail.outbox) == 1
