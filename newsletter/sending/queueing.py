"""Makes a row for each recipient of a mailing that has begun, a stretch at a time; interrupted, it goes on there."""

from django.db import transaction
from django.utils import timezone

from newsletter.audience import audience, language_for
from newsletter.models import Delivery, Mailing, MailingState

STRETCH = 1_000


def queue_recipients() -> int:
    """One stretch of each mailing that has begun; returns how many rows were made."""
    begun = Mailing.objects.filter(state=MailingState.QUEUEING)
    return sum(_queue_stretch(pk) for pk in begun.values_list("pk", flat=True))


@transaction.atomic
def _queue_stretch(mailing_id: int) -> int:
    """The rows and the mark how far they go are one transaction; what another process made is passed over."""
    mailing = Mailing.objects.select_for_update().get(pk=mailing_id)
    if mailing.state != MailingState.QUEUEING or mailing.started_at is None:
        return 0
    languages = list(mailing.texts.values_list("language", flat=True))
    fallback = mailing.fallback_language if mailing.fallback_language in languages else ""
    wanted = audience(
        kind=mailing.kind, topics=mailing.topics, languages=languages, fallback=fallback, at=mailing.started_at
    )
    stretch = list(wanted.filter(pk__gt=mailing.queued_up_to).order_by("pk").values_list("pk", "language")[:STRETCH])
    Delivery.objects.bulk_create(
        [
            Delivery(
                mailing=mailing,
                subscriber_id=pk,
                language=language_for(language, languages=languages, fallback=fallback),
            )
            for pk, language in stretch
        ],
        ignore_conflicts=True,
    )
    mailing.queued_up_to = stretch[-1][0] if stretch else mailing.queued_up_to
    if len(stretch) < STRETCH:
        mailing.state, mailing.queued_at = MailingState.SENDING, timezone.now()
    mailing.save(update_fields=["queued_up_to", "queued_at", "state"])
    return len(stretch)
