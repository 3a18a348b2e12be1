"""Passing a project on: the buttons that need a script, and the widget in a page of another site."""

import http.server
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import expect

from donations.sharing.embedding import iframe_code
from projects.models import ProjectPage

pytestmark = pytest.mark.browser


@pytest.fixture
def other_site(tmp_path) -> Iterator[str]:
    """Address of a page elsewhere, with the widgets' code in it."""
    frames = "".join(iframe_code(page) for page in ProjectPage.objects.select_related("locale"))
    (tmp_path / "page.html").write_text(f"<!doctype html><title>Altrove</title>{frames}", encoding="utf-8")
    (tmp_path / "favicon.ico").touch()
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()


def test_the_address_is_copied_and_a_reader_hears_of_it(site, open_tab):
    visitor = open_tab(permissions=["clipboard-read", "clipboard-write"])
    visitor.go(site.project_url())
    tools = visitor.page.locator(".share")
    tools.get_by_role("button", name="Copia l'indirizzo").click()
    expect(tools.get_by_role("status")).to_have_text("Indirizzo copiato")
    assert visitor.page.evaluate("navigator.clipboard.readText()") == site.project_url()


def test_without_javascript_there_are_links_alone(site, visitor_without_javascript):
    visitor_without_javascript.go(site.project_url())
    tools = visitor_without_javascript.page.locator(".share")
    expect(tools.get_by_role("link")).to_have_count(6)
    expect(tools.get_by_role("button")).to_have_count(0)


def test_the_widget_shows_in_another_sites_page_and_leads_to_the_project_in_a_new_tab(site, other_site, visitor):
    visitor.page.goto(other_site)
    frame = visitor.page.frame_locator("iframe").first
    button = frame.get_by_role("link", name="Dona")
    expect(button).to_be_visible()
    with visitor.page.expect_popup() as opened:
        visitor.click(button)
    assert opened.value.url.startswith(site.project_url())
    assert visitor.page.url == other_site
    assert visitor.page.context.cookies() == []


@pytest.mark.parametrize("width", [280, 600])
@pytest.mark.parametrize("language", ["it", "en"])
def test_the_widget_fits_its_frame_and_axe_finds_nothing(site, visitor, width, language):
    page = ProjectPage.objects.select_related("locale").get(locale__language_code=language)
    page.title = "Un laboratorio dove si ripara ogni cosa che si rompe, con chiunque abbia voglia di imparare"
    page.save()
    visitor.page.set_viewport_size({"width": width, "height": 368})
    visitor.go(f"{site.url}/{language}/widget/{page.pk}/")
    root = "document.documentElement"
    assert visitor.page.evaluate(f"[{root}.scrollWidth, {root}.scrollHeight]") == [width, 368]
    assert visitor.violations() == []
