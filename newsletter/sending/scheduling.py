"""Puts an issue on its way, once, and lets it be moved or taken back until it begins."""

from datetime import datetime

from django.conf import settings
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


class AlreadyOnItsWay(Exception):
    """There is a mailing of this issue; it is the exception's ``mailing``."""

    def __init__(self, mailing: Mailing):
        super().__init__()
        self.mailing = mailing


def source_of(page: NewsletterIssuePage) -> NewsletterIssuePage:
    """The issue's version in the first language, whose audience counts; ``page`` itself where there is none."""
    versions = NewsletterIssuePage.objects.filter(translation_key=page.translation_key, alias_of=None)
    return versions.filter(locale__language_code=settings.LANGUAGE_CODE).first() or page


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


def issue_of(mailing: Mailing) -> NewsletterIssuePage | None:
    """The issue that is sent; ``None`` where its page is gone."""
    page = NewsletterIssuePage.objects.filter(translation_key=mailing.page_key, alias_of=None).first()
    return source_of(page) if page else None


def not_begun() -> QuerySet[Mailing]:
    """Of issues: these may still be moved or taken back."""
    waiting = (MailingState.SCHEDULED, MailingState.HELD)
    return Mailing.objects.filter(kind=MailingKind.ISSUE, state__in=waiting, started_at=None)


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
    log(issue_of(locked) or locked, "newsletter.withdraw", user=user)
    locked.delete()
    return True
