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
    """As long as issues are: words, buttons, the cards of four projects, live blocks; about 20 kB of HTML."""
    from home.models import HomePage
    from newsletter.models import NewsletterIssuePage, NewsletterPage

    written = NewsletterIssuePage.objects.first()
    if written:
        return written
    home = HomePage.objects.get(locale__language_code="it")
    archive = NewsletterPage(title="Newsletter", slug="newsletter", locale=home.locale)
    home.add_child(instance=archive)
    paragraph = "<p>Il quartiere si ritrova <b>sabato mattina</b> in piazza, per piantare gli alberi donati.</p>"
    words = [("heading", {"text": "Che cosa succede"}), ("text", paragraph * 3)]
    issue = NewsletterIssuePage(
        title="Numero 1",
        slug="numero-1",
        locale=home.locale,
        subject="Gli alberi di piazza Gasparri",
        preheader="Sabato si piantano, e altri tre progetti cercano chi li sostiene",
        body=[
            *words,
            *[("project", {"project": project}) for project in _projects(home)],
            *words,
            ("button", {"label": "Vedi il calendario", "url": "https://www.example.org/calendario/"}),
            ("new_projects", {"heading": "", "since": "days", "days": 14, "at_most": 6}),
            ("totals", {"heading": ""}),
        ],
    )
    archive.add_child(instance=issue)
    issue.save_revision().publish()
    return issue


def _projects(home):
    from django.utils import timezone

    from donations.services.campaigns import create_campaign
    from tests.factories import make_call, make_project

    call = make_call(home)
    projects = [make_project(home, call=call, title=f"Giardino {each}", slug=f"giardino-{each}") for each in range(4)]
    for project in projects:
        create_campaign(project=project, opens_at=timezone.now())
    return projects


if __name__ == "__main__":
    django.setup()
    make(sys.argv[1])
