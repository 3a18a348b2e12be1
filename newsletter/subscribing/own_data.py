"""All that is kept of a subscriber, for them to take along."""

from django.db.models import OuterRef, Subquery

from newsletter.models import MailingText, ProviderReport, Subscriber, SubscriptionRequest, Suppression
from newsletter.subscribing.topic_names import topic_labels


def own_data(subscriber: Subscriber) -> dict:
    """As JSON holds it: field names in English, moments in UTC, topics with names in the subscriber's language."""
    return {
        "subscriber": {
            "email": subscriber.email,
            "language": subscriber.language,
            "frequency": subscriber.frequency,
            "state": subscriber.state,
            "source": subscriber.source,
            "created_at": subscriber.created_at,
            "confirmed_at": subscriber.confirmed_at,
            "left_at": subscriber.left_at,
            "code": subscriber.public_id,
            "key_of_the_address": subscriber.email_key,
        },
        "topics": _topics(subscriber),
        "consents": _consents(subscriber),
        "letters": _letters(subscriber),
        "mailings": _mailings(subscriber),
        "requests": _requests(subscriber),
        "suppressions": _suppressions(subscriber),
        "reports_of_the_mail_provider": _reports(subscriber),
    }


def _topics(subscriber: Subscriber) -> list[dict]:
    rows = list(subscriber.subscriptions.order_by("pk").values("topic", "source", "asked_at", "confirmed_at"))
    names = topic_labels((row["topic"] for row in rows), subscriber.language)
    return [{**row, "name": names[row["topic"]]} for row in rows]


def _consents(subscriber: Subscriber) -> list[dict]:
    fields = ("act", "at", "topics", "page", "language", "note", "text__text")
    rows = subscriber.consents.order_by("at", "pk").values(*fields)
    return [{("text" if name == "text__text" else name): value for name, value in row.items()} for row in rows]


def _letters(subscriber: Subscriber) -> list[dict]:
    fields = ("kind", "language", "topics", "queued_at", "sent_at", "used_at")
    return list(subscriber.letters.order_by("queued_at", "pk").values(*fields))


def _mailings(subscriber: Subscriber) -> list[dict]:
    times = ("handed_at", "sent_at", "delivered_at", "bounced_at", "complained_at", "left_at")
    subject = MailingText.objects.filter(mailing=OuterRef("mailing"), language=OuterRef("language")).values("subject")
    deliveries = subscriber.deliveries.select_related("mailing").annotate(subject=Subquery(subject)).order_by("pk")
    return [
        {
            "kind": delivery.mailing.kind,
            "subject": delivery.subject or "",
            "language": delivery.language,
            "state": delivery.state,
            **{name: getattr(delivery, name) for name in times},
        }
        for delivery in deliveries
    ]


def _requests(subscriber: Subscriber) -> list[dict]:
    fields = ("kind", "email", "language", "topics", "source", "page", "asked_at", "done_at")
    requests = SubscriptionRequest.objects.filter(email_key=subscriber.email_key)
    return list(requests.order_by("asked_at", "pk").values(*fields))


def _suppressions(subscriber: Subscriber) -> list[dict]:
    fields = ("reason", "detail", "at", "lifted_at", "lift_reason")
    return list(Suppression.objects.filter(email_key=subscriber.email_key).order_by("at", "pk").values(*fields))


def _reports(subscriber: Subscriber) -> list[dict]:
    fields = ("provider", "kind", "reason", "occurred_at", "received_at")
    reports = ProviderReport.objects.filter(email_key=subscriber.email_key)
    return list(reports.order_by("occurred_at", "pk").values(*fields))
