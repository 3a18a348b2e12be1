"""Whether mailings move and what of them waits for a person, for whoever watches the site."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, ProviderReport

# Of an older mailing nobody decides any more.
DECIDED_FOR = timedelta(days=90)


def has_not_begun(since: datetime) -> bool:
    """Whether a mailing should have begun, or should have all its recipients, since that moment."""
    late = Q(state=MailingState.SCHEDULED, send_at__lt=since) | Q(state=MailingState.QUEUEING, started_at__lt=since)
    return Mailing.objects.filter(late).exists()


def has_not_moved(since: datetime) -> bool:
    """Whether deliveries could go and none of any mailing has gone since that moment; a paused mailing may rest."""
    sending = Mailing.objects.filter(state=MailingState.SENDING, started_at__lt=since)
    mailings = list(sending.values_list("pk", flat=True))
    deliveries = Delivery.objects.filter(mailing__in=mailings)
    is_due = Q(leased_until=None) | Q(leased_until__lt=timezone.now())
    waiting = deliveries.filter(is_due, state=DeliveryState.QUEUED)
    return bool(mailings) and waiting.exists() and not deliveries.filter(handed_at__gt=since).exists()


def has_unread_reports(since: datetime) -> bool:
    waiting = ProviderReport.objects.filter(done_at=None, given_up_at=None, received_at__lt=since)
    return waiting.exists()


def mailings_that_wait_for_a_person() -> int:
    """Those that could not begin, and those that were paused because the provider refused everybody."""
    paused = Q(state=MailingState.PAUSED) & ~Q(trouble="")
    return Mailing.objects.filter(Q(state=MailingState.HELD) | paused).count()


def unknown_deliveries() -> int:
    """Of which staff may still decide whether they are to be sent again."""
    lately = Mailing.objects.filter(started_at__gt=timezone.now() - DECIDED_FOR).exclude(state=MailingState.STOPPED)
    mailings = list(lately.values_list("pk", flat=True))
    return Delivery.objects.filter(mailing__in=mailings, state=DeliveryState.UNKNOWN).count()
