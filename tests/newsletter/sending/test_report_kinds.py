"""Providers have their own words for what is for good and what may pass."""

import pytest
from anymail.signals import AnymailTrackingEvent, EventType, RejectReason

from newsletter.models import ReportKind
from newsletter.sending.report_kinds import kind_of

HARD, SOFT, COMPLAINT = ReportKind.HARD_BOUNCE, ReportKind.SOFT_BOUNCE, ReportKind.COMPLAINT


@pytest.mark.parametrize(
    ("raw", "reason", "kind"),
    [
        ({"event": "bounce", "hard_bounce": True}, RejectReason.BOUNCED, HARD),  # Mailjet
        ({"event": "bounce", "hard_bounce": False}, RejectReason.BOUNCED, SOFT),
        (
            {"msys": {"message_event": {"type": "bounce", "bounce_class": "10"}}},
            RejectReason.INVALID,
            HARD,
        ),  # SparkPost
        ({"msys": {"message_event": {"type": "bounce", "bounce_class": "22"}}}, RejectReason.BOUNCED, SOFT),
        ({"msys": {"message_event": {"type": "bounce", "bounce_class": "51"}}}, RejectReason.SPAM, SOFT),
        ({"type": "email.bounced", "data": {"bounce": {"type": "Permanent"}}}, RejectReason.BOUNCED, HARD),  # Resend
        ({"type": "email.bounced", "data": {"bounce": {"type": "Transient"}}}, RejectReason.BOUNCED, SOFT),
        ({"data": {"type": "hard_bounced"}}, None, HARD),  # MailerSend
        ({"data": {"type": "soft_bounced"}}, None, SOFT),
        ({"event": "hard_bounce", "msg": {}}, RejectReason.BOUNCED, HARD),  # Mandrill
        ({"event": "soft_bounce", "msg": {}}, RejectReason.BOUNCED, SOFT),
        ({"event": "bounce", "type": "bounce"}, None, HARD),  # SendGrid
        ({"event": "bounce", "type": "blocked"}, None, SOFT),
        ({"eventType": "Bounce", "bounce": {"bounceType": "Permanent"}}, RejectReason.BOUNCED, HARD),  # Amazon SES
        ({"eventType": "Bounce", "bounce": {"bounceType": "Transient"}}, RejectReason.BOUNCED, SOFT),
        (None, RejectReason.BOUNCED, HARD),
        ("a text", RejectReason.TIMED_OUT, SOFT),
        ({"a": {"b": {"c": {"d": {"type": "soft"}}}}}, RejectReason.BOUNCED, HARD),  # too deep to be meant
    ],
)
def test_a_bounce_that_may_pass_is_told_from_one_for_good(raw, reason, kind):
    event = AnymailTrackingEvent(event_type=EventType.BOUNCED, esp_event=raw, reject_reason=reason)
    assert kind_of(event) == kind


@pytest.mark.parametrize(
    ("event_type", "reason", "raw", "kind"),
    [
        (EventType.REJECTED, RejectReason.BOUNCED, {}, HARD),
        (EventType.REJECTED, RejectReason.SPAM, {}, COMPLAINT),
        (EventType.REJECTED, RejectReason.BLOCKED, {}, SOFT),
        (EventType.REJECTED, RejectReason.UNSUBSCRIBED, {}, ReportKind.UNSUBSCRIBED),
        (EventType.FAILED, None, {"event": "MessageDeliveryFailed", "payload": {"status": "HardFail"}}, HARD),  # Postal
        (EventType.FAILED, RejectReason.OTHER, {}, None),
        (EventType.DEFERRED, RejectReason.TIMED_OUT, {}, None),
        (EventType.QUEUED, None, {}, None),
        (EventType.AUTORESPONDED, None, {}, None),
    ],
)
def test_what_the_provider_did_not_deliver_at_all_counts_by_its_reason(event_type, reason, raw, kind):
    assert kind_of(AnymailTrackingEvent(event_type=event_type, reject_reason=reason, esp_event=raw)) == kind
