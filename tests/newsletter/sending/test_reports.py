"""What the provider tells of mails is kept once, whoever tells it proves to be the provider, and it has its effect."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter.addresses import key_of
from newsletter.models import (
    Delivery,
    DeliveryState,
    ProviderReport,
    ReportKind,
    Subscriber,
    SubscriberState,
    Suppression,
    SuppressionReason,
)
from newsletter.sending.progress import progress_of
from newsletter.sending.reports import forget_reports, work_off_reports
from newsletter.worker import work_off_all

pytestmark = pytest.mark.django_db

SECRET = "provider:only-for-tests-20-long"
READER = "vicina0@example.org"


def tell(client, provider: str, event: object, *, secret: str = SECRET):
    return client.post(
        f"/anymail/{provider}/tracking/",
        json.dumps(event),
        content_type="application/json",
        HTTP_AUTHORIZATION="Basic " + base64.b64encode(secret.encode()).decode(),
    )


def brevo(event: str, *, email: str = READER, message_id: str = "<1@brevo>", delivery: object = None, at=None) -> dict:
    moment = at or timezone.now()
    custom = {"X-Mailin-custom": json.dumps({"delivery": str(delivery)})} if delivery else {}
    return {
        "event": event,
        "email": email,
        "message-id": message_id,
        "ts_epoch": round(moment.timestamp() * 1000),
        **custom,
    }


def mailgun(event: str, *, key: str = "only-for-tests", **details: object) -> dict:
    stamp, token = str(int(timezone.now().timestamp())), "t" * 50
    signature = hmac.new(key.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    data = {"event": event, "recipient": READER, "timestamp": timezone.now().timestamp(), **details}
    return {"signature": {"timestamp": stamp, "token": token, "signature": signature}, "event-data": data}


def postmark(kind: str) -> dict:
    return {"RecordType": "Bounce", "Type": kind, "Email": READER, "ID": 1}


def suppressed() -> dict[str, str]:
    return dict(Suppression.objects.active().values_list("email", "reason"))


# --- who tells -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", ["provider:wrong", ":", "nobody"])
def test_a_report_without_the_secret_is_refused(client, secret):
    assert tell(client, "brevo", brevo("hard_bounce"), secret=secret).status_code == 400
    assert not ProviderReport.objects.exists()


def test_a_report_without_any_proof_is_refused(client):
    answer = client.post("/anymail/brevo/tracking/", json.dumps(brevo("hard_bounce")), content_type="application/json")
    assert answer.status_code == 400
    assert not ProviderReport.objects.exists()


def test_a_report_of_mailgun_with_a_forged_signature_is_refused(client):
    assert tell(client, "mailgun", mailgun("complained", key="guessed")).status_code == 400
    assert not ProviderReport.objects.exists()
    assert tell(client, "mailgun", mailgun("complained")).status_code == 200
    assert ProviderReport.objects.get().kind == ReportKind.COMPLAINT


@pytest.mark.parametrize("provider", ["sparkpost", "sendgrid", "resend", "nobody"])
def test_providers_that_are_not_ours_have_no_address_here(client, provider):
    assert tell(client, provider, [{}]).status_code in (302, 404)  # as for any address that there is not
    assert client.post(f"/it/anymail/{provider}/tracking/").status_code == 404


def test_a_refused_report_names_no_address_in_the_log(client, caplog):
    tell(client, "brevo", brevo("hard_bounce"), secret="provider:wrong")
    assert READER not in caplog.text


@pytest.mark.parametrize("body", ["", "[]", "{", "null", '{"event": "hard_bounce", "email": "no address"}'])
def test_what_cannot_be_read_leaves_no_row(client, body):
    answer = client.post(
        "/anymail/brevo/tracking/",
        body,
        content_type="application/json",
        HTTP_AUTHORIZATION="Basic " + base64.b64encode(SECRET.encode()).decode(),
    )
    assert answer.status_code == (200 if "email" in body else 400)
    assert not ProviderReport.objects.exists()


# --- once ----------------------------------------------------------------------------------------------------------


def test_a_report_that_is_told_twice_is_kept_once(client):
    event = brevo("hard_bounce")
    assert [tell(client, "brevo", event).status_code for _each in range(3)] == [200] * 3
    assert ProviderReport.objects.count() == 1


def test_the_same_told_of_two_recipients_of_a_batch_is_kept_of_each(client):
    """Its messages may share an id, and what became of them a moment."""
    at = timezone.now()
    for email in (READER, "vicina1@example.org"):
        tell(client, "brevo", brevo("delivered", email=email, at=at))
    assert set(ProviderReport.objects.values_list("email", flat=True)) == {READER, "vicina1@example.org"}


def test_the_view_only_keeps_the_report_and_the_worker_does_the_rest(client):
    tell(client, "brevo", brevo("hard_bounce"))
    assert not suppressed()
    work_off_all()
    assert suppressed() == {READER: SuppressionReason.HARD_BOUNCE}
    report = ProviderReport.objects.get()
    assert report.done_at
    assert (report.email, report.email_key) == ("", key_of(READER))


def test_openings_and_clicks_are_not_kept(client):
    for event in ("opened", "unique_opened", "click", "request", "deferred"):
        assert tell(client, "brevo", brevo(event)).status_code == 200
    assert not ProviderReport.objects.exists()


def test_a_receipt_that_bounces_counts_though_no_mailing_knows_it(client):
    tell(client, "brevo", brevo("hard_bounce", email="Dona@Example.org", message_id="<receipt@brevo>"))
    work_off_reports()
    assert suppressed() == {"dona@example.org": SuppressionReason.HARD_BOUNCE}


def test_reports_go_after_sixty_days(client):
    tell(client, "brevo", brevo("delivered"))
    work_off_reports()
    assert forget_reports() == 0
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        assert forget_reports() == 1


# --- what it means -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "moment"),
    [
        ("delivered", "delivered_at"),
        ("hard_bounce", "bounced_at"),
        ("soft_bounce", "bounced_at"),
        ("spam", "complained_at"),
    ],
)
def test_the_delivery_is_found_by_what_was_sent_along(client, sending, event, moment):
    sending(2)
    delivery = Delivery.objects.order_by("pk").first()
    Delivery.objects.update(state=DeliveryState.SENT)
    tell(client, "brevo", brevo(event, delivery=delivery.pk))
    work_off_reports()
    told = {each.pk: getattr(each, moment) for each in Delivery.objects.all()}
    assert told[delivery.pk]
    assert list(told.values()).count(None) == 1


def test_the_delivery_is_found_by_its_message_and_address(client, sending):
    """A batch's messages may share an id."""
    mailing = sending(2)
    Delivery.objects.update(state=DeliveryState.SENT, message_id="<batch@mailgun>")
    event = mailgun("delivered", message={"headers": {"message-id": "batch@mailgun"}})
    tell(client, "mailgun", event)
    work_off_reports()
    assert Delivery.objects.exclude(delivered_at=None).get().subscriber.email == READER
    progress = progress_of(mailing)
    assert (progress.sent, progress.delivered) == (2, 1)


@pytest.mark.parametrize("delivery", ["", "abc", "²", "-1", "9" * 30])
def test_a_delivery_that_is_none_of_ours_hurts_nobody(client, sending, delivery):
    sending(1)
    tell(client, "brevo", brevo("delivered", delivery=delivery))
    assert work_off_reports() == 1
    assert Delivery.objects.get().delivered_at is None


def test_another_ones_delivery_is_not_touched_by_a_report_of_this_address(client, sending):
    sending(2)
    other = Delivery.objects.get(subscriber__email="vicina1@example.org")
    tell(client, "brevo", brevo("delivered", delivery=other.pk))
    work_off_reports()
    assert not Delivery.objects.exclude(delivered_at=None).exists()


@pytest.mark.parametrize("event", ["delivered", "soft_bounce"])
def test_what_the_provider_tells_of_a_message_says_that_it_had_it(client, sending, event):
    sending(1)
    Delivery.objects.update(state=DeliveryState.UNKNOWN)
    tell(client, "brevo", brevo(event, delivery=Delivery.objects.get().pk))
    work_off_reports()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.message_id) == (DeliveryState.SENT, "<1@brevo>")


@pytest.mark.parametrize(
    ("provider", "event", "reason"),
    [
        ("brevo", brevo("hard_bounce"), SuppressionReason.HARD_BOUNCE),
        ("brevo", brevo("invalid_email"), SuppressionReason.HARD_BOUNCE),
        ("brevo", brevo("spam"), SuppressionReason.COMPLAINT),
        ("brevo", brevo("unsubscribe"), None),
        ("brevo", brevo("soft_bounce"), None),
        ("brevo", brevo("blocked"), None),
        ("brevo", brevo("error"), None),
        ("brevo", brevo("delivered"), None),
        (
            "postmark",
            {"RecordType": "Bounce", "Type": "HardBounce", "Email": READER, "ID": 1},
            SuppressionReason.HARD_BOUNCE,
        ),
        ("postmark", postmark("SoftBounce"), None),
        ("postmark", postmark("Transient"), None),
        ("postmark", postmark("TemplateRenderingFailed"), None),
        (
            "postmark",
            {**postmark("SpamComplaint"), "RecordType": "SpamComplaint"},
            SuppressionReason.COMPLAINT,
        ),
    ],
)
def test_only_what_is_for_good_suppresses_at_once(client, provider, event, reason):
    assert tell(client, provider, event).status_code == 200
    work_off_reports()
    assert suppressed() == ({READER: reason} if reason else {})


@pytest.mark.parametrize(
    ("severity", "reason", "is_suppressed"),
    [
        ("permanent", "bounce", True),
        ("permanent", "suppress-bounce", True),
        ("permanent", "generic", False),
        ("temporary", "generic", False),
    ],
)
def test_mailguns_failures_are_told_apart(client, severity, reason, is_suppressed):
    tell(client, "mailgun", mailgun("failed", severity=severity, reason=reason))
    work_off_reports()
    assert bool(suppressed()) == is_suppressed


def soften(client, days_ago: int, *, message_id: str = "") -> None:
    at = timezone.now() - timedelta(days=days_ago)
    tell(client, "brevo", brevo("soft_bounce", message_id=message_id or f"<{days_ago}@brevo>", at=at))
    work_off_reports()


def test_three_soft_bounces_in_thirty_days_suppress(client):
    soften(client, 20)
    soften(client, 10)
    assert not suppressed()
    soften(client, 0)
    assert suppressed() == {READER: SuppressionReason.SOFT_BOUNCES}


def test_three_soft_bounces_over_a_longer_time_do_not(client):
    for days_ago in (40, 20, 0):
        soften(client, days_ago)
    assert not suppressed()


def test_three_soft_bounces_suppress_in_whatever_order_they_are_told(client):
    for days_ago in (0, 20, 10):
        soften(client, days_ago)
    work_off_reports()
    assert suppressed() == {READER: SuppressionReason.SOFT_BOUNCES}


def test_what_came_before_staff_lifted_a_block_does_not_count_any_more(client):
    for days_ago in (20, 10, 5):
        soften(client, days_ago)
    work_off_reports()
    Suppression.objects.update(lifted_at=timezone.now() - timedelta(days=2))
    soften(client, 0)
    tell(client, "brevo", brevo("hard_bounce", message_id="<late@brevo>", at=timezone.now() - timedelta(days=3)))
    work_off_reports()
    assert suppressed() == {}
    for message_id in ("<a@brevo>", "<b@brevo>"):
        soften(client, 1, message_id=message_id)
    work_off_reports()
    assert suppressed() == {READER: SuppressionReason.SOFT_BOUNCES}


def test_three_reports_of_one_mail_are_one_soft_bounce(client):
    for days_ago in (3, 2, 1):
        soften(client, days_ago, message_id="<same@brevo>")
    assert ProviderReport.objects.count() == 3
    assert not suppressed()


def test_who_leaves_with_the_providers_own_button_has_left_and_may_come_back(client, sending):
    sending(1)
    tell(client, "brevo", brevo("unsubscribe", delivery=Delivery.objects.get().pk))
    work_off_reports()
    reader = Subscriber.objects.get(email=READER)
    assert (reader.state, suppressed()) == (SubscriberState.LEFT, {})
    assert Delivery.objects.get().left_at is not None


def test_an_old_leaving_does_not_end_what_was_confirmed_since(client, sending):
    sending(1)
    Subscriber.objects.update(confirmed_at=timezone.now() + timedelta(minutes=5))
    tell(client, "brevo", brevo("unsubscribe", delivery=Delivery.objects.get().pk))
    work_off_reports()
    assert Subscriber.objects.get(email=READER).state == SubscriberState.CONFIRMED
