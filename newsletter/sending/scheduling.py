"""Puts an issue on its way, once, and lets it be moved or taken back until it begins."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from newsletter.models import (
    Mailing,
    MailingKind,
    MailingState,
    NewsletterIssuePage,
)
from newsletter.writing.on_its_way import occasion_of
from newsletter.writing.versions import source_of

WAITING = (MailingState.SCHEDULED, MailingState.HELD)


class AlreadyOnItsWay(Exception):
    """There is a mailing of this issue; it is the exception's ``mailing``."""

    def __init__(self, mailing: Mailing):
        super().__init__()
        self.mailing = mailing


@transaction.atomic
def schedule_issue(*, page: NewsletterIssuePage, send_at: datetime, user) -> Mailing:
    """The mailing of ``page`` and its translations; raises ``AlreadyOnItsWay`` where there is one."""
    mailing, is_new = Mailing.objects.get_or_create(
        occasion=occasion_of(page),
        defaults={
            "kind": MailingKind.ISSUE,
            "page_key": page.translation_key,
            "topics": page.topics,
            "facts": {"about": page.subject},
            "fallback_language": page.locale.language_code if page.also_untranslated else "",
            "send_at": send_at,
            "created_by": user,
        },
    )
    if not is_new:
        raise AlreadyOnItsWay(mailing)
    log(page, "newsletter.send", user=user, data={"send_at": send_at.isoformat()})
    return mailing


def not_begun() -> QuerySet[Mailing]:
    """Of issues: these may still be moved or taken back."""
    return Mailing.objects.filter(kind=MailingKind.ISSUE, state__in=WAITING, started_at=None)


def has_not_begun(mailing: Mailing) -> bool:
    """Whether it was one of ``not_begun`` when it was read."""
    return mailing.kind == MailingKind.ISSUE and mailing.state in WAITING and mailing.started_at is None


@transaction.atomic
def move(mailing: Mailing, send_at: datetime, user) -> bool:
    """Whether it was an issue that had not begun: it goes out at ``send_at``, one that could not begin too."""
    anew = {"send_at": send_at, "state": MailingState.SCHEDULED, "trouble": "", "error": "", "leased_until": None}
    if not not_begun().filter(pk=mailing.pk).update(**anew):
        return False
    mailing.refresh_from_db()
    log(mailing, "newsletter.move", user=user, data={"send_at": send_at.isoformat()})
    return True


@transaction.atomic
def withdraw(mailing: Mailing, user) -> bool:
    """Whether it was an issue that had not begun: now it is as if it had never been put on its way."""
    # Under the lock: whoever begins it either has done so by now or finds that it is gone.
    locked = not_begun().select_for_update().filter(pk=mailing.pk).first()
    if locked is None:
        return False
    log(source_of(locked.page_key) or locked, "newsletter.withdraw", user=user)
    locked.delete()
    return True
