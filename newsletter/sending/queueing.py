"""Makes a row for each recipient of a mailing that has begun, a stretch at a time; interrupted, it goes on there."""

import time
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from newsletter.audience import audience, language_for
from newsletter.models import Delivery, Mailing, MailingKind, MailingState, Subscriber

# Of subscribers that are looked at, recipients or not.
STRETCH = 1_000
# Behind each stretch, or on SQLite nobody else would get to write before all are queued.
OTHERS_WRITE_SECONDS = 0.1


def queue_recipients() -> int:
    """One stretch of each mailing that has begun; returns how many subscribers were looked at.

    Issues take their turns, the one that began first before the others: whoever wants one a month has a row in it by
    the time that the next one asks for its audience.
    """
    queueing = Mailing.objects.filter(state=MailingState.QUEUEING).order_by("started_at", "pk")
    issues = queueing.filter(kind=MailingKind.ISSUE)[:1]
    others = queueing.exclude(kind=MailingKind.ISSUE)
    return sum(_queue_stretch(each, each.started_at) for each in (*issues, *others) if each.started_at)


def _queue_stretch(mailing: Mailing, begun_at: datetime) -> int:
    """The rows and the mark how far they go are one transaction; what another process has made is left at that.

    Who is to get it is asked before: on SQLite all other writers wait for a transaction that writes.
    """
    following = Subscriber.objects.filter(pk__gt=mailing.queued_up_to).order_by("pk")
    stretch = list(following.values_list("pk", flat=True)[:STRETCH])
    is_last = len(stretch) < STRETCH
    rows = _rows(mailing, begun_at, stretch) if stretch else []
    ahead: dict[str, Any] = {"queued_up_to": stretch[-1]} if stretch else {}
    if is_last:
        ahead |= {"state": MailingState.SENDING, "queued_at": timezone.now()}
    with transaction.atomic():
        unmoved = Mailing.objects.filter(pk=mailing.pk, state=MailingState.QUEUEING, queued_up_to=mailing.queued_up_to)
        if unmoved.update(**ahead):
            Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    if not is_last:
        time.sleep(OTHERS_WRITE_SECONDS)
    return len(stretch)


def _rows(mailing: Mailing, begun_at: datetime, stretch: Sequence[int]) -> list[Delivery]:
    """Of those of ``stretch``, whole from its first subscriber to its last, who are in the mailing's audience."""
    languages = list(mailing.texts.values_list("language", flat=True))
    fallback = mailing.fallback_language if mailing.fallback_language in languages else ""
    wanted = audience(kind=mailing.kind, topics=mailing.topics, languages=languages, fallback=fallback, at=begun_at)
    # By the primary key and nothing else: asked as one condition, SQLite would look at all that are confirmed.
    among = Subscriber.objects.filter(Exists(wanted.filter(pk=OuterRef("pk"))), pk__range=(stretch[0], stretch[-1]))
    return [
        Delivery(
            mailing=mailing, subscriber_id=pk, language=language_for(language, languages=languages, fallback=fallback)
        )
        for pk, language in among.values_list("pk", "language").order_by("pk")
    ]
