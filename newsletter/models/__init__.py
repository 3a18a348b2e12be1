"""Rows of the newsletter: subscribers and their consent, pages, mailings and deliveries, what the provider told."""

from newsletter.models.imports import ImportRow, SubscriberImport
from newsletter.models.mailings import (
    Delivery,
    DeliveryState,
    Mailing,
    MailingKind,
    MailingState,
    MailingText,
    SendingPace,
    SkipReason,
)
from newsletter.models.notices import NoticeKind, NoticeText
from newsletter.models.pages import NewsletterIssuePage, NewsletterPage
from newsletter.models.requests import Letter, LetterKind, RequestKind, SubscriptionRequest
from newsletter.models.subscribers import (
    TOPIC_LENGTH,
    Consent,
    ConsentAct,
    ConsentText,
    Frequency,
    Source,
    Subscriber,
    SubscriberState,
    Subscription,
)
from newsletter.models.suppressions import ProviderReport, ReportKind, Suppression, SuppressionReason

__all__ = [
    "TOPIC_LENGTH",
    "Consent",
    "ConsentAct",
    "ConsentText",
    "Delivery",
    "DeliveryState",
    "Frequency",
    "ImportRow",
    "Letter",
    "LetterKind",
    "Mailing",
    "MailingKind",
    "MailingState",
    "MailingText",
    "NewsletterIssuePage",
    "NewsletterPage",
    "NoticeKind",
    "NoticeText",
    "ProviderReport",
    "ReportKind",
    "RequestKind",
    "SendingPace",
    "SkipReason",
    "Source",
    "Subscriber",
    "SubscriberImport",
    "SubscriberState",
    "Subscription",
    "SubscriptionRequest",
    "Suppression",
    "SuppressionReason",
]
