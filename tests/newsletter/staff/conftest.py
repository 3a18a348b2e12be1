"""An issue that is live, and staff who look after the newsletter."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from config.bootstrap import EDITORS, MANAGERS
from newsletter.models import NewsletterIssuePage, NewsletterPage


@pytest.fixture
def newsletter(homes) -> NewsletterPage:
    home = homes["it"]
    home.refresh_from_db()
    return home.add_child(instance=NewsletterPage(title="Newsletter", slug="newsletter", locale=home.locale))


@pytest.fixture
def issue(newsletter) -> NewsletterIssuePage:
    page = NewsletterIssuePage(
        title="Numero uno",
        slug="numero-uno",
        subject="Che cosa succede a marzo nei quartieri",
        preheader="Tre progetti nuovi, uno arrivato alla soglia e le notizie",
        body=[("text", "<p>Tre progetti nuovi.</p>")],
        locale=newsletter.locale,
    )
    return newsletter.add_child(instance=page)


@pytest.fixture
def login(db, homes) -> Callable[[str], Client]:
    """A browser of somebody who belongs to this group."""

    def enter(group: str) -> Client:
        user = User.objects.create_user(group.lower(), f"{group.lower()}@example.org", "x")
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return enter


@pytest.fixture
def manager(login) -> Client:
    return login(MANAGERS)


@pytest.fixture
def editor(login) -> Client:
    return login(EDITORS)
