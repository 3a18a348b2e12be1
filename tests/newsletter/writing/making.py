"""Makes issues, and mailings of them, with sensible values for what a test does not care about."""

import json
import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from donations.models import Campaign
from donations.services.campaigns import create_campaign
from home.models import HomePage, NewsIndexPage, NewsPage
from newsletter.models import Mailing, MailingKind, NewsletterIssuePage, NewsletterPage
from newsletter.sending.starting import start_due
from projects.models import ProjectPage
from tests.factories import make_project

TEXT = "<p>Due righe.</p>"


def block(kind: str, value: Any = None, key: str = "") -> dict:
    """A block as the database keeps it, with what an editor would leave as it is."""
    usual: dict[str, Any] = {
        "closing_soon": {"heading": "", "days": 7, "at_most": 6},
        "nearly_there": {"heading": "", "missing": 500_00, "at_most": 6},
        "new_projects": {"heading": "", "since": "last_issue", "days": 14, "at_most": 6},
        "municipio": {"heading": "", "municipio": "2", "at_most": 6},
        "news": {"heading": "", "which": "latest", "at_most": 3},
        "totals": {"heading": ""},
        "picture": {"image": None, "alt": "", "is_decorative": False, "caption": "", "page": None, "url": ""},
        "button": {"label": "Guarda", "page": None, "url": ""},
    }
    filled = {**usual[kind], **(value or {})} if kind in usual else value
    return {"type": kind, "value": filled, "id": key or str(uuid.uuid4())}


def make_newsletter(home: HomePage, **values) -> NewsletterPage:
    found = NewsletterPage.objects.child_of(home).first()
    if found:
        return found
    home.refresh_from_db()
    fields = {"title": "Newsletter", "slug": "newsletter", "locale": home.locale, **values}
    if home.locale.language_code != "it":
        italian = NewsletterPage.objects.filter(locale__language_code="it").first()
        fields.setdefault("translation_key", italian.translation_key if italian else uuid.uuid4())
    return home.add_child(instance=NewsletterPage(**fields))


def make_issue(home: HomePage, *blocks: dict, **values) -> NewsletterIssuePage:
    """A live issue below the newsletter of ``home``; with one paragraph where no blocks are given."""
    parent = make_newsletter(home)
    parent.refresh_from_db()
    number = NewsletterIssuePage.objects.count() + 1
    fields = {
        "title": f"Numero {number}",
        "slug": f"numero-{number}",
        "subject": f"Che cosa si apre questa settimana {number}",
        "preheader": "Una riga in più da leggere accanto all'oggetto, prima di aprire.",
        "body": json.dumps(list(blocks) or [block("text", TEXT)]),
        "locale": home.locale,
        **values,
    }
    issue = parent.add_child(instance=NewsletterIssuePage(**fields))
    return fresh(issue)


def fresh(issue: NewsletterIssuePage) -> NewsletterIssuePage:
    return NewsletterIssuePage.objects.select_related("locale", "hero_image").get(pk=issue.pk)


def make_campaign(home: HomePage, call, *, opened: timedelta, ends: timedelta, raised_cents: int = 0, **values):
    """The page of a new project and its campaign: open since ``opened``, to end in ``ends`` from now."""
    project: ProjectPage = make_project(home, call=call, **values)
    campaign = create_campaign(project=project, opens_at=timezone.now() - opened)
    now = timezone.now()
    Campaign.objects.filter(pk=campaign.pk).update(ends_at=now + ends, raised_cents=raised_cents)
    return project, Campaign.objects.get(pk=campaign.pk)


def make_news(home: HomePage, title: str, **values) -> NewsPage:
    index = NewsIndexPage.objects.child_of(home).first()
    if index is None:
        home.refresh_from_db()
        index = home.add_child(instance=NewsIndexPage(title="Notizie", slug="notizie", locale=home.locale))
    index.refresh_from_db()
    return index.add_child(instance=NewsPage(title=title, locale=home.locale, **values))


def make_mailing(issue: NewsletterIssuePage, **values) -> Mailing:
    fields = {
        "occasion": f"issue:{issue.translation_key}",
        "kind": MailingKind.ISSUE,
        "page_key": issue.translation_key,
        "topics": issue.topics,
        "fallback_language": "it",
        **values,
    }
    return Mailing.objects.create(**fields)


def send(issue: NewsletterIssuePage) -> Mailing:
    """Put on its way and begun: its texts are composed and kept."""
    mailing = make_mailing(issue)
    start_due()
    mailing.refresh_from_db()
    assert mailing.started_at is not None, mailing.trouble or mailing.error
    return mailing
