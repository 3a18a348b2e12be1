"""An issue and who is to get it, made in a process of the site: ``python -m tests.storm.readers <number>``."""

import sys

import django

AT_ONCE = 2_000


def make(number: str) -> None:
    """So many confirmed subscribers, and an issue to all of them whose time has come; prints the mailing's number."""
    from newsletter.models import Mailing, MailingKind
    from newsletter.topics import Topic

    for first in range(0, int(number), AT_ONCE):
        _subscribe(range(first, min(int(number), first + AT_ONCE)))
    mailing = Mailing.objects.create(
        occasion="issue:storm",
        kind=MailingKind.ISSUE,
        page_key=_issue().translation_key,
        topics=[Topic.programme().key],
        fallback_language="it",
    )
    print(mailing.pk)


def _subscribe(numbers: range) -> None:
    from django.utils import timezone

    from newsletter.addresses import key_of
    from newsletter.models import Source, Subscriber, SubscriberState, Subscription
    from newsletter.topics import Topic

    now = timezone.now()
    addresses = [f"lettrice{number}@example.org" for number in numbers]
    made = Subscriber.objects.bulk_create(
        Subscriber(
            email=address,
            email_key=key_of(address),
            state=SubscriberState.CONFIRMED,
            confirmed_at=now,
            source=Source.FORM,
            language="en" if number % 10 == 0 else "it",
        )
        for number, address in zip(numbers, addresses, strict=True)
    )
    topic = Topic.programme().key
    Subscription.objects.bulk_create(
        Subscription(subscriber=subscriber, topic=topic, source=Source.FORM, confirmed_at=now) for subscriber in made
    )


def _issue():
    from home.models import HomePage
    from newsletter.models import NewsletterIssuePage, NewsletterPage

    home = HomePage.objects.get(locale__language_code="it")
    archive = NewsletterPage(title="Newsletter", slug="newsletter", locale=home.locale)
    home.add_child(instance=archive)
    paragraph = "<p>Il quartiere si ritrova <b>sabato mattina</b> in piazza, per piantare gli alberi donati.</p>"
    issue = NewsletterIssuePage(
        title="Numero 1",
        slug="numero-1",
        locale=home.locale,
        subject="Gli alberi di piazza Gasparri",
        preheader="Sabato si piantano, e altri tre progetti cercano chi li sostiene",
        body=[("heading", {"text": "Che cosa succede"}), *[("text", paragraph)] * 8],
    )
    archive.add_child(instance=issue)
    issue.save_revision().publish()
    return issue


if __name__ == "__main__":
    django.setup()
    make(sys.argv[1])
