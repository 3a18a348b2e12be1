"""What the provider tells of mails: kept once as it comes, worked off by the worker."""

import hashlib
from datetime import datetime, timedelta

from anymail.signals import AnymailTrackingEvent
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from home.work.boxes import work_off
from newsletter.addresses import key_of, normalised
from newsletter.links import EVERYTHING_SCOPE
from newsletter.models import (
    Delivery,
    DeliveryState,
    ProviderReport,
    ReportKind,
    Subscriber,
    Suppression,
    SuppressionReason,
)
from newsletter.sending.report_kinds import kind_of
from newsletter.sending.suppressing import suppress
from newsletter.subscribing.leaving import leave

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
            if _bounced_too_often(report):
                _suppress(report, SuppressionReason.SOFT_BOUNCES)
        case ReportKind.COMPLAINT:
            _deliveries(report).filter(complained_at=None).update(complained_at=at)
            _suppress(report, SuppressionReason.COMPLAINT)
        case ReportKind.UNSUBSCRIBED:
            _leave(report)
    ProviderReport.objects.filter(pk=report.pk).update(email="")


def _deliveries(report: ProviderReport) -> QuerySet[Delivery]:
    """The one it is about; none for a donor's receipt, which counts for the address all the same."""
    of_address = Delivery.objects.filter(subscriber__email_key=report.email_key)
    if report.delivery_id:
        return of_address.filter(pk=report.delivery_id)
    return of_address.filter(message_id=report.message_id) if report.message_id else of_address.none()


def _bounced_too_often(report: ProviderReport) -> bool:
    """Whether it is one of three mails within 30 days; a provider may tell of one mail more than once, and late."""
    window = SOFT_BOUNCES_COUNTED_FOR
    around = (report.occurred_at - window, report.occurred_at + window)
    of_address = ProviderReport.objects.filter(email_key=report.email_key, kind=ReportKind.SOFT_BOUNCE)
    lifted_at = _last_lifted(report)
    if lifted_at:
        of_address = of_address.filter(occurred_at__gt=lifted_at)
    mails = of_address.filter(occurred_at__range=around).values("message_id", "delivery_id")
    times = sorted(mails.annotate(at=Min("occurred_at")).values_list("at", flat=True))
    return any(last - first < window for first, last in zip(times, times[SOFT_BOUNCES_ALLOWED:], strict=False))


def _suppress(report: ProviderReport, reason: SuppressionReason) -> None:
    """Unless staff have lifted a block since: they knew better. Of whoever was erased no address is written again."""
    lifted_at = _last_lifted(report)
    if lifted_at and report.occurred_at <= lifted_at:
        return
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().filter(email_key=report.email_key).first()
        is_erased = subscriber is not None and not subscriber.email
        email = "" if is_erased else report.email
        suppress(email_key=report.email_key, email=email, reason=reason, detail="" if is_erased else report.reason)


def _last_lifted(report: ProviderReport) -> datetime | None:
    lifted = Suppression.objects.filter(email_key=report.email_key, lifted_at__isnull=False)
    return lifted.aggregate(last=Max("lifted_at"))["last"]


def _leave(report: ProviderReport) -> None:
    """They left with the provider's own button: as with ours, and by subscribing anew they come back."""
    subscriber = Subscriber.objects.filter(email_key=report.email_key).first()
    if subscriber is None or (subscriber.confirmed_at and subscriber.confirmed_at > report.occurred_at):
        return
    delivery = _deliveries(report).first()
    leave(public_id=subscriber.public_id, scope=EVERYTHING_SCOPE, delivery_id=delivery.pk if delivery else None)


def forget_reports() -> int:
    """Delete what was done long ago; returns how many."""
    long_ago = ProviderReport.objects.filter(done_at__lt=timezone.now() - REPORTS_ARE_KEPT_FOR)
    return long_ago.delete()[0]
