"""axe finds nothing on any kind of page, in both languages, on a phone and on a desk, by day and in the dark."""

import pytest
from playwright.sync_api import expect

from tests.browser import demonstration
from tests.browser.demonstration import Demonstration
from tests.browser.giving import Donor

pytestmark = pytest.mark.browser

WIDTHS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}


@pytest.fixture
def demo(live_server, homes, tmp_path) -> Demonstration:
    return demonstration.load(homes, tmp_path / "picture.png")


def look(visitor, what: str) -> list[str]:
    """What axe finds on the page as it is, at each width, and in the dark scheme."""
    found = []
    for width, size in WIDTHS.items():
        visitor.page.set_viewport_size(size)
        found += [f"{what}, {width}: {violation}" for violation in visitor.violations()]
    return found + [f"{what}, dark: {violation}" for violation in visitor.violations_in_the_dark()]


def test_axe_finds_nothing_on_any_kind_of_page(demo, live_server, visitor):
    visitor.accept("404 */non-esiste/")
    found = []
    for language in demonstration.LANGUAGES:
        for what, path in {**demo.page_types(language), **demo.steps(language), **demo.parts(language)}.items():
            visitor.go(live_server.url + path)
            found += look(visitor, f"{what} ({path})")
    assert found == []


@pytest.mark.parametrize("language", demonstration.LANGUAGES)
def test_axe_finds_nothing_in_the_form_with_errors_nor_while_paying_in_the_page(site, visitor, language):
    visitor.accept("422 */dona/*")
    donor = Donor(visitor, site, language)
    visitor.go(site.step_url(language))
    donor.go_to_payment()
    expect(donor.page.get_by_role("alert")).to_be_focused()
    found = look(visitor, "step of its own with errors")
    donor.open_project()
    donor.choose(25_00)
    found += look(visitor, "step in the page")
    donor.go_to_payment()
    expect(donor.page.get_by_role("alert")).to_be_focused()
    found += look(visitor, "step in the page with errors")
    donor.fill_in()
    donor.go_to_payment()
    expect(donor.stripe_button(donor.frame, "pay")).to_be_visible()
    found += look(visitor, "payment in the page")
    assert found == []
