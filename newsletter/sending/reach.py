"""Whom an issue will reach, in numbers: told before it is put on its way."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from newsletter.audience import audience, language_for
from newsletter.models import (
    Frequency,
    MailingKind,
    NewsletterIssuePage,
    Subscriber,
    SubscriberState,
    Subscription,
    Suppression,
)
from newsletter.writing.versions import live_versions, versions_of

ALL_LANGUAGES = [code for code, _name in settings.LANGUAGES]


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


def reach_of(page: NewsletterIssuePage) -> Reach:
    """By the rule that queues them, at this moment."""
    return _reach(page, [each.locale.language_code for each in live_versions(page.translation_key)])


def expected_reach_of(draft: NewsletterIssuePage) -> Reach:
    """As if it went out now as it is written, in every language that somebody has begun to write it in."""
    return _reach(draft, [each.locale.language_code for each in versions_of(draft.translation_key)])


def fallback_of(page: NewsletterIssuePage, languages: list[str]) -> str:
    """What readers of other languages get, where staff wish so and there is a text in the page's own language."""
    own = page.locale.language_code
    return own if page.also_untranslated and own in languages else ""


def _reach(page: NewsletterIssuePage, languages: list[str]) -> Reach:
    """Everybody is counted once by language and once by topic, for they are many; those left out are few."""
    now, fallback = timezone.now(), fallback_of(page, languages)
    every = _readers(page, ALL_LANGUAGES, "", MailingKind.UPDATE, now)
    had_theirs = _had_theirs_this_month(page, now)
    wanting = Counter(_by_language(every))
    wanting.subtract(had_theirs)
    reached = {language: number for language, number in wanting.items() if fallback or language in languages}
    by_language = dict.fromkeys(languages, 0)
    for language, number in reached.items():
        by_language[language_for(language, languages=languages, fallback=fallback)] += number
    return Reach(
        by_language=by_language,
        by_topic=_by_topic(page.topics, _readers(page, languages, fallback, MailingKind.ISSUE, now)),
        in_another_language=sum(number for language, number in reached.items() if language not in languages),
        left_out_monthly=had_theirs.total(),
        left_out_suppressed=_suppressed(page.topics),
        left_out_language=wanting.total() - sum(reached.values()),
    )


def _readers(
    page: NewsletterIssuePage, languages: Iterable[str], fallback: str, kind: MailingKind, now: datetime
) -> QuerySet[Subscriber]:
    return audience(kind=kind, topics=page.topics, languages=list(languages), fallback=fallback, at=now)


def _had_theirs_this_month(page: NewsletterIssuePage, now: datetime) -> Counter[str]:
    """By language: those who want one issue a month, but for those who would get this one."""
    monthly = [
        Counter(_by_language(_readers(page, ALL_LANGUAGES, "", kind, now).filter(frequency=Frequency.MONTHLY)))
        for kind in (MailingKind.UPDATE, MailingKind.ISSUE)
    ]
    return monthly[0] - monthly[1]


def _suppressed(topics: list[str]) -> int:
    held = Suppression.objects.active().values("email_key")
    chosen = Subscription.objects.filter(subscriber=OuterRef("pk"), topic__in=topics, confirmed_at__isnull=False)
    subscribed = Subscriber.objects.filter(Exists(chosen), state=SubscriberState.CONFIRMED)
    return subscribed.filter(email_key__in=held).count()


def _by_topic(topics: list[str], subscribers: QuerySet[Subscriber]) -> dict[str, int]:
    theirs = Subscription.objects.filter(topic__in=topics, confirmed_at__isnull=False, subscriber__in=subscribers)
    return dict.fromkeys(topics, 0) | dict(theirs.order_by().values_list("topic").annotate(Count("pk")))


def _by_language(subscribers: QuerySet[Subscriber]) -> dict[str, int]:
    return dict(subscribers.order_by().values_list("language").annotate(Count("pk")))
