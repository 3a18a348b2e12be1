"""Fixtures that all tests share: a small tree of pages, a campaign, and a stand-in for Stripe."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import stripe
from django.core.cache import caches
from django.db import connection, connections
from django.test import TransactionTestCase
from django.utils import timezone, translation

from config.bootstrap import ensure_site
from donations.models import Campaign
from donations.services.campaigns import create_campaign
from donations.triggers import install_ledger_triggers, remove_ledger_triggers
from home.models import HomePage
from stripe_standin.harness import StandIn
from tests.emptied import put_back
from tests.factories import make_call, make_project
from tests.storm.city import City

_empty_tables = TransactionTestCase._fixture_teardown


def _fixture_teardown(case):
    """The ledger refuses to be emptied, which is its job; between two tests it has to be."""
    remove_ledger_triggers()
    try:
        _empty_tables(case)
    finally:
        install_ledger_triggers()


TransactionTestCase._fixture_teardown = _fixture_teardown  # type: ignore[method-assign]


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL leave out what drives a browser, has a database of its own, or is about SQLite or a test."""
    if connection.vendor != "postgresql":
        return
    left_out = [item for item in items if {"browser", "served", "sqlite", "once"} & set(item.keywords)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(autouse=True)
def _empty_caches():
    for cache in caches.all():
        cache.clear()


@pytest.fixture(autouse=True)
def _first_language():
    """A test before this one may have asked for English pages in this thread, and left it speaking English."""
    translation.deactivate()


def _is_in_transaction() -> bool:
    """Whether this thread has begun one; the one around a whole test does not count."""
    begun = (each.atomic_blocks[-1] for each in connections.all(initialized_only=True) if each.atomic_blocks)
    return any(not block._from_testcase for block in begun)


@pytest.fixture(autouse=True)
def calls_in_a_transaction(monkeypatch):
    """Whoever asks Stripe inside a transaction lets others wait for its rows: no test may find that."""
    calls = []
    ask = stripe.RequestsClient.request

    def look_and_ask(self, method, url, *arguments, **options):
        if _is_in_transaction():
            calls.append(f"{method} {url}")
        return ask(self, method, url, *arguments, **options)

    monkeypatch.setattr(stripe.RequestsClient, "request", look_and_ask)
    yield calls
    assert not calls, "Stripe was asked inside a transaction"


@pytest.fixture(scope="session")
def first_database(tmp_path_factory) -> Path:
    """Where a copy of SQLite's file is kept as it was before the first test."""
    return tmp_path_factory.mktemp("database") / "first.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, first_database):
    """Every test begins with the site that a city begins with: made once, as it takes longer than most tests."""
    with django_db_blocker.unblock():
        put_back()
        ensure_site()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(first_database)])


@pytest.fixture
def homes(db):
    """Home page of each language; also where a test before this one has emptied the tables."""
    pages = {home.locale.language_code: home for home in HomePage.objects.select_related("locale").order_by("pk")}
    if not pages:
        put_back()
        pages = ensure_site()
    return pages


@pytest.fixture
def call(homes):
    return make_call(homes["it"])


@pytest.fixture
def project(homes, call):
    return make_project(homes["it"], call=call)


@pytest.fixture
def campaign(project) -> Campaign:
    """Open since an hour: budget € 50,000, threshold € 20,000, the city's share € 30,000."""
    return create_campaign(project=project, opens_at=timezone.now() - timedelta(hours=1))


@pytest.fixture
def city(tmp_path, django_db_setup, first_database) -> Iterator[City]:
    """A city's site of its own, which may be killed."""
    with City(tmp_path, migrated=first_database) as running:
        yield running


@pytest.fixture
def standin(settings):
    """A stand-in for Stripe that the site talks to; its webhooks go nowhere until a test delivers them."""
    with StandIn() as server:
        settings.STRIPE_API_BASE = server.url
        yield server
