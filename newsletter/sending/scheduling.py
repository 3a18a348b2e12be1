"""Puts an issue on its way, once, and says whom it will reach."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from newsletter.audience import audience, language_for
from newsletter.models import (
    Mailing,
    MailingKind,
    MailingState,
    NewsletterIssuePage,
    Subscriber,
    SubscriberState,
    Subscription,
)
from newsletter.writing.composer import live_versions
from newsletter.writing.on_its_way import occasion_of


class AlreadyOnItsWay(Exception):
    """There is a mailing of this issue; it is the exception's ``mailing``."""

    def __init__(self, mailing: Mailing):
        super().__init__()
        self.mailing = mailing


@dataclass(frozen=True)
class Reach:
    """Numbers of subscribers of an issue as it is live now.

    ``by_language`` is whom each text reaches; ``in_another_language`` of them read another language. ``by_topic``
    counts whoever has several topics once for each. Left out are those who want one issue a month and have had it,
    those whose address is suppressed, and, where staff wish so, those who read a language without a text.
    """

    by_language: dict[str, int]
    by_topic: dict[str, int]
    in_another_language: int
    left_out_monthly: int
    left_out_suppressed: int
    left_out_language: int

    @property
    def total(self) -> int:
        return sum(self.by_language.values())


def source_of(page: NewsletterIssuePage) -> NewsletterIssuePage:
    """The issue's version in the first language, whose audience counts; ``page`` itself where there is none."""
    versions = NewsletterIssuePage.objects.filter(translation_key=page.translation_key, alias_of=None)
    return versions.filter(locale__language_code=settings.LANGUAGE_CODE).first() or page


def reach_of(page: NewsletterIssuePage) -> Reach:
    """By the rule that queues them, at this moment."""
    return _reach(page, [each.locale.language_code for each in live_versions(page.translation_key)])


def expected_reach_of(draft: NewsletterIssuePage) -> Reach:
    """As if it went out now as it is written, in every language that somebody has begun to write it in."""
    versions = NewsletterIssuePage.objects.filter(translation_key=draft.translation_key, alias_of=None)
    return _reach(draft, list(versions.order_by("locale__pk").values_list("locale__language_code", flat=True)))


def _reach(page: NewsletterIssuePage, languages: list[str]) -> Reach:
    fallback = fallback_of(page, languages)
    any_language = languages[0] if languages else "it"
    wanted = _wanted(page, languages, fallback)
    reached = _by_language(wanted)
    by_language = dict.fromkeys(languages, 0)
    for language, number in reached.items():
        by_language[language_for(language, languages=languages, fallback=fallback)] += number
    of_any_language = _wanted(page, languages, any_language)
    with_those_of_the_month = _wanted(page, languages, any_language, kind=MailingKind.UPDATE)
    subscribed = Subscriber.objects.filter(
        state=SubscriberState.CONFIRMED, subscriptions__topic__in=page.topics, subscriptions__confirmed_at__isnull=False
    )
    return Reach(
        by_language=by_language,
        by_topic=_by_topic(page.topics, wanted),
        in_another_language=sum(number for language, number in reached.items() if language not in languages),
        left_out_monthly=with_those_of_the_month.count() - of_any_language.count(),
        left_out_suppressed=subscribed.values("pk").distinct().count() - with_those_of_the_month.count(),
        left_out_language=of_any_language.count() - sum(reached.values()),
    )


def _wanted(
    page: NewsletterIssuePage, languages: list[str], fallback: str, kind: MailingKind = MailingKind.ISSUE
) -> QuerySet[Subscriber]:
    return audience(kind=kind, topics=page.topics, languages=languages, fallback=fallback, at=timezone.now())


def fallback_of(page: NewsletterIssuePage, languages: list[str]) -> str:
    """What readers of other languages get, where staff wish so and there is a text in the page's own language."""
    own = page.locale.language_code
    return own if page.also_untranslated and own in languages else ""


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


def _by_topic(topics: list[str], subscribers: QuerySet[Subscriber]) -> dict[str, int]:
    theirs = Subscription.objects.filter(topic__in=topics, confirmed_at__isnull=False, subscriber__in=subscribers)
    return dict.fromkeys(topics, 0) | dict(theirs.order_by().values_list("topic").annotate(Count("pk")))


def _by_language(subscribers: QuerySet[Subscriber]) -> dict[str, int]:
    return dict(subscribers.order_by().values_list("language").annotate(Count("pk")))
