"""Begins the mailings whose time has come: freezes their texts, or says why there is nothing to send."""

from django.db import transaction
from django.utils import timezone

from home import site_version
from home.work.boxes import NotDone, work_off
from newsletter.composing import CannotCompose, compose
from newsletter.models import Mailing, MailingKind, MailingState, MailingText


def start_due(limit: int = 20) -> int:
    """Returns how many have begun; one that cannot begin is ``HELD``, with the reason in ``trouble``."""
    waiting = Mailing.objects.filter(state=MailingState.SCHEDULED, send_at__lte=timezone.now()).order_by(
        "send_at", "pk"
    )
    return work_off(waiting, done_field="started_at", work=_begin, limit=limit)


def _begin(mailing: Mailing) -> None:
    """Its texts and the moment when it began are one transaction: whoever comes second finds that it has begun.

    One that staff moved to another time while its texts were written does not begin, nor one that is ``HELD``.
    """
    still_due = Mailing.objects.filter(pk=mailing.pk, state=MailingState.SCHEDULED, send_at=mailing.send_at)
    try:
        texts = compose(mailing)
    except CannotCompose as reason:
        still_due.update(state=MailingState.HELD, trouble=str(reason), leased_until=None)
        raise NotDone from reason
    with transaction.atomic():
        begun = {"state": MailingState.QUEUEING, "started_at": timezone.now(), "leased_until": None, "error": ""}
        if not still_due.filter(started_at=None).update(**begun):
            raise NotDone
        MailingText.objects.bulk_create(
            MailingText(
                mailing=mailing,
                language=text.language,
                subject=" ".join(text.subject.split())[:200],
                html=text.html,
                text=text.text,
                frozen=text.frozen,
                url=text.url,
            )
            for text in texts
        )
        if mailing.kind == MailingKind.ISSUE:  # the archive lists it from now on
            site_version.bump()
