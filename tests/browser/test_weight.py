"""The first visit of a project's page on a phone, of the site served as production does, is light."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Browser

from demo.content.projects import PROJECTS
from demo.illustrations import KEYS
from demo.loading.campaigns import CampaignLoader
from demo.loading.pages import PageLoader
from demo.loading.pictures import load_pictures
from devtools.served_site import ServedSite

pytestmark = [pytest.mark.browser, pytest.mark.served]

MOST_BYTES = 60_000
MOST_REQUESTS = 8
MOST_SCRIPT_BYTES = 5_000
# Its picture weighs the most of all; its campaign is open.
SLUG = "teatro-in-cortile"
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "locale": "it-IT"}


@dataclass
class Visit:
    """What the network has brought, headers included, by address."""

    bytes: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def of_kind(self, kind: str) -> int:
        return sum(size for address, size in self.bytes.items() if self.kinds[address] == kind)


@pytest.fixture
def served(homes, tmp_path, settings) -> Iterator[ServedSite]:
    """The demonstration's pages, one of them with its own pictures, in the test's own database."""
    settings.MEDIA_ROOT = tmp_path / "media"
    project = next(each for each in PROJECTS if each.slug == SLUG)
    drawn = load_pictures([key for key in KEYS if key.startswith(f"{SLUG}/")], lambda number, total: None)
    pages = PageLoader(homes, drawn, lambda text: None).load()
    CampaignLoader(now=timezone.now()).load(project, pages[SLUG])
    database = Path(connection.settings_dict["NAME"])
    with ServedSite(tmp_path / "served", database=database, media=settings.MEDIA_ROOT) as site:
        yield site


def visit(browser: Browser, url: str, scale: float) -> Visit:
    """A first visit: nothing is in the browser's cache."""
    context = browser.new_context(**PHONE, device_scale_factor=scale)
    try:
        page = context.new_page()
        network = context.new_cdp_session(page)
        seen, address_of = Visit(), {}
        network.on(
            "Network.requestWillBeSent", lambda event: address_of.update({event["requestId"]: event["request"]["url"]})
        )
        network.on(
            "Network.responseReceived", lambda event: seen.kinds.update({event["response"]["url"]: event["type"]})
        )
        network.on(
            "Network.loadingFinished",
            lambda event: seen.bytes.update({address_of[event["requestId"]]: event["encodedDataLength"]}),
        )
        network.send("Network.enable")
        page.goto(url, wait_until="networkidle")
        assert page.locator("main picture img").first.evaluate("image => image.complete && image.naturalWidth > 0")
        return seen
    finally:
        context.close()


def test_the_first_visit_of_a_project_on_a_phone_is_light(served, browser):
    for scale in (2, 3):
        seen = visit(browser, f"{served.url}/it/progetti/{SLUG}/", scale)
        listed = "\n".join(f"{size:>7} {seen.kinds[address]} {address}" for address, size in seen.bytes.items())
        assert any(address.endswith(".avif") for address in seen.bytes), listed
        assert all(address.startswith(served.url) for address in seen.bytes), listed
        assert sum(seen.bytes.values()) <= MOST_BYTES, listed
        assert len(seen.bytes) <= MOST_REQUESTS, listed
        assert 0 < seen.of_kind("Script") <= MOST_SCRIPT_BYTES, listed
