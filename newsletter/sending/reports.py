"""What the provider tells of mails: kept once as it comes, worked off by the worker."""

import hashlib
from datetime import timedelta

from anymail.signals import AnymailTrackingEvent
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from home.work.boxes import work_off
from newsletter.addresses import key_of, normalised
from newsletter.models import Delivery, DeliveryState, ProviderReport, ReportKind, SuppressionReason
from newsletter.sending.report_kinds import kind_of
from newsletter.sending.suppressing import suppress

SOFT_BOUNCES_ALLOWED = 2
SOFT_BOUNCES_COUNTED_FOR = timedelta(days=30)
REPORTS_ARE_KEPT_FOR = timedelta(days=60)
LONGEST_KEY = 18


def keep_report(sender: object, *, event: AnymailTrackingEvent, esp_name: str, **_signal: object) -> None:
    """Receiver of ``anymail.signals.tracking``: a row for what matters here, once however often it is told."""
    kind = kind_of(event)
    if kind is None:
        return
    try:
        address = normalised(event.recipient or "")
    except ValidationError:
        return
    ProviderReport.objects.get_or_create(
        event_key=_event_key(event, esp_name),
        defaults={
            "provider": esp_name[:40],
            "kind": kind,
            "email": address,
            "email_key": key_of(address),
            "delivery_id": _delivery_id(event),
            "message_id": str(event.message_id or "")[:255],
            "reason": str(event.reject_reason or "")[:500],
            "occurred_at": event.timestamp or timezone.now(),
        },
    )


def _delivery_id(event: AnymailTrackingEvent) -> int | None:
    """What was sent along with the message, told back."""
    told = str((event.metadata or {}).get("delivery", ""))
    return int(told) if told.isascii() and told.isdigit() and len(told) <= LONGEST_KEY else None


def _event_key(event: AnymailTrackingEvent, provider: str) -> str:
    """The provider's id, or a digest of what makes it one event."""
    parts = (event.event_id,) if event.event_id else (event.event_type, event.message_id, event.timestamp)
    told = "\n".join(map(str, (provider, event.recipient, *parts)))
    return hashlib.sha256(told.encode()).hexdigest()


def work_off_reports(limit: int = 200) -> int:
    """Returns how many reports were done."""
    return work_off(ProviderReport.objects.all(), done_field="done_at", work=_apply, limit=limit)


def _apply(report: ProviderReport) -> None:
    """Twice is as good as once: moments are set once, an address is suppressed once.

    Of a message that nobody knew the fate of, the provider has just told that it had it.
    """
    at = report.occurred_at
    _deliveries(report).filter(state=DeliveryState.UNKNOWN).update(
        state=DeliveryState.SENT, sent_at=at, message_id=report.message_id
    )
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
    """Of how many mails: a provider may tell of one mail more than once."""
    since = report.occurred_at - SOFT_BOUNCES_COUNTED_FOR
    of_address = ProviderReport.objects.filter(email_key=report.email_key, kind=ReportKind.SOFT_BOUNCE)
    lately = of_address.filter(occurred_at__gt=since, occurred_at__lte=report.occurred_at)
    return lately.values("message_id", "delivery_id").distinct().count()


def _suppress(report: ProviderReport, reason: SuppressionReason) -> None:
    suppress(email_key=report.email_key, email=report.email, reason=reason, detail=report.reason)


def forget_reports() -> int:
    """Delete what was done long ago; returns how many."""
    long_ago = ProviderReport.objects.filter(done_at__lt=timezone.now() - REPORTS_ARE_KEPT_FOR)
    return long_ago.delete()[0]
