"""What the provider tells of mails: kept once as it comes, worked off by the worker."""

import hashlib
from datetime import timedelta

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from home.work.boxes import work_off
from newsletter.addresses import key_of, normalised
from newsletter.models import Delivery, ProviderReport, ReportKind, SuppressionReason
from newsletter.sending.suppressing import suppress

SOFT_BOUNCES_ALLOWED = 2
SOFT_BOUNCES_COUNTED_FOR = timedelta(days=30)
REPORTS_ARE_KEPT_FOR = timedelta(days=60)

# What providers themselves call a failure that may pass, where anymail's one word "bounced" hides it.
_SOFT_WORDS = ("soft", "transient", "temporary", "blocked")
_SOFT_REASONS = (RejectReason.TIMED_OUT, RejectReason.BLOCKED, RejectReason.OTHER)


def keep_report(sender: object, *, event: AnymailTrackingEvent, esp_name: str, **_signal: object) -> None:
    """Receiver of ``anymail.signals.tracking``: a row for what matters here, once however often it is told."""
    kind = kind_of(event)
    if kind is None:
        return
    try:
        address = normalised(event.recipient or "")
    except ValidationError:
        return
    delivery = (event.metadata or {}).get("delivery", "")
    ProviderReport.objects.get_or_create(
        event_key=_event_key(event, esp_name),
        defaults={
            "provider": esp_name[:40],
            "kind": kind,
            "email": address,
            "email_key": key_of(address),
            "delivery_id": int(delivery) if str(delivery).isdigit() else None,
            "message_id": str(event.message_id or "")[:255],
            "reason": str(event.reject_reason or "")[:500],
            "occurred_at": event.timestamp or timezone.now(),
        },
    )


def kind_of(event: AnymailTrackingEvent) -> ReportKind | None:
    """What it means here; ``None`` for what is of no interest, and for delays that the provider still tries to mend."""
    match event.event_type:
        case EventType.DELIVERED:
            return ReportKind.DELIVERED
        case EventType.COMPLAINED:
            return ReportKind.COMPLAINT
        case EventType.UNSUBSCRIBED:
            return ReportKind.UNSUBSCRIBED
        case EventType.BOUNCED:
            return ReportKind.SOFT_BOUNCE if _is_soft(event) else ReportKind.HARD_BOUNCE
        case EventType.REJECTED | EventType.FAILED:
            return _of_rejection(event)
        case _other:
            return None


def _is_soft(event: AnymailTrackingEvent) -> bool:
    if event.reject_reason in _SOFT_REASONS:
        return True
    return any(word in told for word in _SOFT_WORDS for told in _words_of(event))


def _words_of(event: AnymailTrackingEvent) -> list[str]:
    """The provider's own words for the kind of event, in lower case."""
    raw = event.esp_event if isinstance(event.esp_event, dict) else {}
    bounce = raw.get("bounce")
    of_bounce = bounce.get("bounceType") if isinstance(bounce, dict) else None
    told = [raw.get(name) for name in ("event", "type", "Type", "bounceType", "severity", "bounce_classification")]
    return [str(each).casefold() for each in (*told, of_bounce) if each]


def _of_rejection(event: AnymailTrackingEvent) -> ReportKind:
    """The provider did not even try: for it knows the address from before, or for reasons of its own."""
    match event.reject_reason:
        case RejectReason.INVALID | RejectReason.BOUNCED:
            return ReportKind.HARD_BOUNCE
        case RejectReason.SPAM:
            return ReportKind.COMPLAINT
        case RejectReason.UNSUBSCRIBED:
            return ReportKind.UNSUBSCRIBED
        case _other:
            return ReportKind.SOFT_BOUNCE


def _event_key(event: AnymailTrackingEvent, provider: str) -> str:
    """The provider's id, or a digest of what makes it one event."""
    parts = (event.event_id,) if event.event_id else (event.event_type, event.message_id, event.timestamp)
    told = "\n".join(map(str, (provider, event.recipient, *parts)))
    return hashlib.sha256(told.encode()).hexdigest()


def work_off_reports(limit: int = 200) -> int:
    """Returns how many reports were done."""
    return work_off(ProviderReport.objects.all(), done_field="done_at", work=_apply, limit=limit)


def _apply(report: ProviderReport) -> None:
    """Twice is as good as once: moments are set once, an address is suppressed once."""
    at = report.occurred_at
    match ReportKind(report.kind):
        case ReportKind.DELIVERED:
            _deliveries(report).filter(delivered_at=None).update(delivered_at=at)
        case ReportKind.HARD_BOUNCE:
            _deliveries(report).filter(bounced_at=None).update(bounced_at=at)
            _suppress(report, SuppressionReason.HARD_BOUNCE)
        case ReportKind.SOFT_BOUNCE:
            _deliveries(report).filter(bounced_at=None).update(bounced_at=at)
            if _soft_bounces(report) > SOFT_BOUNCES_ALLOWED:
                _suppress(report, SuppressionReason.SOFT_BOUNCES)
        case ReportKind.COMPLAINT:
            _deliveries(report).filter(complained_at=None).update(complained_at=at)
            _suppress(report, SuppressionReason.COMPLAINT)
        case ReportKind.UNSUBSCRIBED:
            _suppress(report, SuppressionReason.UNSUBSCRIBED)
    ProviderReport.objects.filter(pk=report.pk).update(email="")


def _deliveries(report: ProviderReport) -> QuerySet[Delivery]:
    """The one it is about; none for a donor's receipt, which counts for the address all the same."""
    of_address = Delivery.objects.filter(subscriber__email_key=report.email_key)
    if report.delivery_id:
        return of_address.filter(pk=report.delivery_id)
    return of_address.filter(message_id=report.message_id) if report.message_id else of_address.none()


def _soft_bounces(report: ProviderReport) -> int:
    since = report.occurred_at - SOFT_BOUNCES_COUNTED_FOR
    of_address = ProviderReport.objects.filter(email_key=report.email_key, kind=ReportKind.SOFT_BOUNCE)
    return of_address.filter(occurred_at__gt=since, occurred_at__lte=report.occurred_at).count()


def _suppress(report: ProviderReport, reason: SuppressionReason) -> None:
    suppress(email_key=report.email_key, email=report.email, reason=reason, detail=report.reason)


def forget_reports() -> int:
    """Delete what was done long ago; returns how many."""
    long_ago = ProviderReport.objects.filter(done_at__lt=timezone.now() - REPORTS_ARE_KEPT_FOR)
    return long_ago.delete()[0]
