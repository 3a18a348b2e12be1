"""Makes the pages and people that tests need, with sensible values for what a test does not care about."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Locale

from home.models import HomePage
from newsletter.addresses import key_of, normalised
from newsletter.models import Source, Subscriber, SubscriberState, Subscription
from newsletter.topics import Topic
from projects.models import CallPage, ProjectIndexPage, ProjectPage
from projects.taxonomy import LegalForm, Neighbourhood, Organisation, Theme


def make_call(home: HomePage, **values) -> CallPage:
    now = timezone.now()
    fields = {
        "title": "Bando di prova",
        "slug": "bando",
        "opens_at": now - timedelta(days=90),
        "closes_at": now - timedelta(days=60),
        "ranking_published_at": now - timedelta(days=30),
        "who_may_apply": "<p>Enti non profit.</p>",
        "cost_ceiling_cents": 100_000_00,
        "threshold_percent": 40,
        "city_share_percent": 60,
        "city_ceiling_cents": 60_000_00,
        "locale": home.locale,
        **values,
    }
    return home.add_child(instance=CallPage(**fields))


def make_organisation(**values) -> Organisation:
    number = Organisation.objects.count() + 1
    fields = {"name": f"Associazione {number}", "legal_form": LegalForm.APS, **values}
    return Organisation.objects.create(**fields)


def project_index(home: HomePage) -> ProjectIndexPage:
    found = ProjectIndexPage.objects.child_of(home).first()
    if found:
        return found
    home.refresh_from_db()
    index = ProjectIndexPage(title="Progetti", slug="progetti", locale=home.locale, show_in_menus=True)
    return home.add_child(instance=index)


def make_project(home: HomePage, **values) -> ProjectPage:
    """A live project below the project list of ``home``."""
    index = project_index(home)
    number = ProjectPage.objects.count() + 1
    locale: Locale = home.locale
    theme, _new = Theme.objects.get_or_create(slug="ambiente", defaults={"name": "Ambiente", "name_en": "Environment"})
    neighbourhood, _new = Neighbourhood.objects.get_or_create(name="Greco", defaults={"municipio": 2})
    fields = {
        "title": f"Progetto {number}",
        "slug": f"progetto-{number}",
        "summary": "Un progetto di prova.",
        "theme": theme,
        "neighbourhood": neighbourhood,
        "use_of_funds": "<p>Per fare le cose.</p>",
        "approved_budget_cents": 50_000_00,
        "locale": locale,
        **values,
    }
    fields.setdefault("organisation", None)
    fields["organisation"] = fields["organisation"] or make_organisation()
    index.refresh_from_db()
    return index.add_child(instance=ProjectPage(**fields))


def make_subscriber(email: str = "", topics: tuple[Topic, ...] = (Topic.programme(),), **values) -> Subscriber:
    """A confirmed subscriber with these topics."""
    now = timezone.now()
    address = normalised(email or f"vicina{Subscriber.objects.count() + 1}@example.org")
    fields = {
        "email": address,
        "email_key": key_of(address),
        "state": SubscriberState.CONFIRMED,
        "confirmed_at": now,
        "source": Source.FORM,
        **values,
    }
    subscriber = Subscriber.objects.create(**fields)
    Subscription.objects.bulk_create(
        [Subscription(subscriber=subscriber, topic=topic.key, source=Source.FORM, confirmed_at=now) for topic in topics]
    )
    return subscriber
