"""Makes the mailing of an issue as it was left when it had ended, with a row for each recipient."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from demo.loading.past_campaigns import PastCampaigns
from newsletter.audience import audience, language_for
from newsletter.models import (
    Consent,
    ConsentAct,
    Delivery,
    DeliveryState,
    Mailing,
    MailingKind,
    MailingState,
    MailingText,
    NewsletterIssuePage,
    Subscriber,
    SubscriberState,
    Suppression,
    SuppressionReason,
)
from newsletter.writing import live
from newsletter.writing.mail import write_mail

LANGUAGES = ["it", "en"]
A_SECOND = timedelta(seconds=1)


@transaction.atomic
def load_mailing(pages: Sequence[NewsletterIssuePage], *, at: datetime, by, is_latest: bool) -> None:
    """What it was sent for is there once; ``pages`` are the issue's language versions, the Italian one in front."""
    key = pages[0].translation_key
    if Mailing.objects.filter(page_key=key).exists():
        return
    mailing = Mailing.objects.create(
        occasion=f"issue:{key}",
        kind=MailingKind.ISSUE,
        page_key=key,
        topics=pages[0].topics,
        fallback_language="it",
        state=MailingState.DONE,
        send_at=at,
        created_at=at - timedelta(hours=18),
        created_by=by,
        started_at=at,
        finished_at=at + timedelta(minutes=1),
    )
    for page in pages:
        _freeze(mailing, page, at)
    recipients = _recipients(mailing)
    deliveries = [_delivery(mailing, subscriber, number) for number, subscriber in enumerate(recipients)]
    Delivery.objects.bulk_create(deliveries)
    Mailing.objects.filter(pk=mailing.pk).update(queued_up_to=max(each.pk for each in recipients))
    _what_became_of(mailing, is_latest)


def _freeze(mailing: Mailing, page: NewsletterIssuePage, at: datetime) -> None:
    figures = live.look(page, PastCampaigns(at), at)
    mail = write_mail(page, figures, mailing.topics)
    MailingText.objects.create(
        mailing=mailing,
        language=mail.language,
        subject=mail.subject,
        html=mail.html,
        text=mail.text,
        frozen=figures.as_json(),
        url=mail.url,
    )


def _recipients(mailing: Mailing) -> list[Subscriber]:
    """By the rule of every mailing: who has left or is suppressed by now did so before, for they are made in order."""
    found = audience(
        kind=mailing.kind,
        topics=mailing.topics,
        languages=LANGUAGES,
        fallback=mailing.fallback_language,
        at=mailing.send_at,
    )
    return list(found.order_by("pk"))


def _delivery(mailing: Mailing, subscriber: Subscriber, number: int) -> Delivery:
    handed_at = mailing.send_at + A_SECOND * (2 + number // 2)
    return Delivery(
        mailing=mailing,
        subscriber=subscriber,
        language=language_for(subscriber.language, languages=LANGUAGES, fallback="it"),
        state=DeliveryState.SENT,
        tries=1,
        handed_at=handed_at,
        sent_at=handed_at + A_SECOND,
        message_id=f"demo-{mailing.pk}-{subscriber.pk}@example.org",
        delivered_at=handed_at + 5 * A_SECOND,
    )


def _what_became_of(mailing: Mailing, is_latest: bool) -> None:
    """Of each mailing one reader leaves; then one address is gone, one complains, and of one answer nobody knows."""
    deliveries = list(mailing.deliveries.select_related("subscriber").order_by("pk"))
    _leave(deliveries[3])
    if is_latest:
        _suppress(deliveries[5], SuppressionReason.COMPLAINT, complained_at=_later(deliveries[5]))
        Delivery.objects.filter(pk=deliveries[7].pk).update(
            state=DeliveryState.UNKNOWN, sent_at=None, delivered_at=None, message_id=""
        )
    else:
        _suppress(deliveries[6], SuppressionReason.HARD_BOUNCE, bounced_at=_later(deliveries[6]), delivered_at=None)


def _later(delivery: Delivery) -> datetime:
    assert delivery.handed_at is not None  # noqa: S101 - set when it was made
    return delivery.handed_at + timedelta(minutes=7)


def _leave(delivery: Delivery) -> None:
    at, subscriber = _later(delivery), delivery.recipient
    Delivery.objects.filter(pk=delivery.pk).update(left_at=at)
    left = list(subscriber.subscriptions.values_list("topic", flat=True))
    subscriber.subscriptions.all().delete()
    Subscriber.objects.filter(pk=subscriber.pk).update(state=SubscriberState.LEFT, left_at=at)
    Consent.objects.create(subscriber=subscriber, act=ConsentAct.LEFT, at=at, topics=left, language=subscriber.language)


def _suppress(delivery: Delivery, reason: SuppressionReason, **told) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(**told)
    subscriber, at = delivery.recipient, _later(delivery)
    Suppression.objects.create(
        email_key=subscriber.email_key, email=subscriber.email, reason=reason, at=at, detail="(dimostrazione)"
    )
