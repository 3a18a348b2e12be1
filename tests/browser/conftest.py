"""Fixtures of whole journeys: a running site, and people who visit it in a real Chromium."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings as django_settings
from django.core.cache import caches
from playwright.sync_api import Browser, expect, sync_playwright

from config.settings.base import content_security_policy, stripe_browser_sources
from stripe_standin.harness import StandIn
from tests.browser import chromium
from tests.browser.running_site import RunningSite, Worker
from tests.browser.tree import make_tree
from tests.browser.visitor import Visitor

PATIENCE_MS = 15_000  # for a machine that is busy with other things
PHONE = {"width": 390, "height": 844}
ASSETS = django_settings.BASE_DIR / "build" / "assets"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys; ended before another folder's tests start theirs."""
    program = chromium.find_chromium()
    if program is None:
        pytest.skip(chromium.MISSING)
    if not (ASSETS / "css" / "site.css").exists():
        pytest.skip("the assets are not built: `make test` builds them, or `npm run build`")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    # Playwright keeps an event loop running in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    try:
        with sync_playwright() as playwright:
            expect.set_options(timeout=PATIENCE_MS)
            running = chromium.launch(playwright, program)
            yield running
            running.close()
    finally:
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def _address(live_server, settings, tmp_path):
    """In front of everything that makes pages: a site's root knows its address."""
    settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = live_server.url
    settings.MEDIA_ROOT = tmp_path
    for cache in caches.all():  # of the server's threads as well
        cache.clear()


@pytest.fixture
def standin(settings, live_server) -> Iterator[StandIn]:
    """A stand-in for Stripe that delivers its webhooks to the running site."""
    secret = settings.STRIPE_WEBHOOK_SECRETS[0]
    with StandIn(webhook_url=f"{live_server.url}/stripe/webhook/", webhook_secret=secret) as server:
        settings.STRIPE_API_BASE = server.url
        settings.STRIPE_BROWSER = stripe_browser_sources(server.url)
        settings.CONTENT_SECURITY_POLICY = content_security_policy(server.url)
        yield server


@pytest.fixture
def site(browser, live_server, homes, standin) -> Iterator[RunningSite]:
    """A small site in both languages with one open campaign, its worker at work."""
    campaign = make_tree(homes)
    with Worker():
        yield RunningSite(live_server.url, campaign, standin)


@pytest.fixture
def open_tab(browser) -> Iterator[Callable[..., Visitor]]:
    """Opens a phone's tab; whatever goes wrong in one that no test accepts is a failure."""
    contexts, visitors = [], []

    def open_one(**options) -> Visitor:
        context = browser.new_context(viewport=PHONE, locale="it-IT", **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        visitors.append(Visitor(context.new_page()))
        return visitors[-1]

    yield open_one
    for context in contexts:
        context.cookies()  # a question, behind which everything is heard that the browser has told so far
    # In front of the end: what is still on its way then is broken off here, by nobody's fault.
    problems = [problem for visitor in visitors for problem in visitor.problems]
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def visitor(open_tab) -> Visitor:
    return open_tab()


@pytest.fixture
def visitor_without_javascript(open_tab) -> Visitor:
    return open_tab(java_script_enabled=False)
