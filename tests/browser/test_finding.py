"""Citizens find the project that they have in mind: by filters, by words, on the map."""

import pytest
from playwright.sync_api import expect

from tests.browser import demonstration
from tests.browser.demonstration import Demonstration
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser


@pytest.fixture
def demo(live_server, homes, tmp_path) -> Demonstration:
    return demonstration.load(homes, tmp_path / "picture.png")


def cards(visitor):
    return visitor.page.locator(".card-project")


def count_told(page):
    return page.locator(".finder__result [role=status], .search-count[role=status]")


def test_projects_are_found_in_each_way(demo, live_server, visitor_without_javascript, open_tab, subtests):
    """In one test, as loading the demonstration takes longer than all of them."""
    with subtests.test("filters and words narrow the list down without JavaScript"):
        narrow_the_list_down(live_server, visitor_without_javascript)
    with subtests.test("a project is found on the map with the keyboard alone"):
        find_on_the_map(live_server, open_tab())
    with subtests.test("the search of the site is one link away with the keyboard alone"):
        search(live_server, open_tab())


def narrow_the_list_down(live_server, visitor):
    page = visitor.page
    visitor.go(f"{live_server.url}/it/progetti/")
    everything = cards(visitor).count()
    visitor.click(page.get_by_text("Filtra e ordina"))
    page.get_by_label("Tema").select_option(label="Cultura (4)")
    page.get_by_label("In quest'ordine").select_option("graduatoria")
    visitor.click(page.get_by_role("button", name="Mostra i progetti"))
    expect(page).to_have_url(f"{live_server.url}/it/progetti/?tema=cultura&ordine=graduatoria")
    expect(count_told(page)).to_contain_text("4 progetti")
    assert cards(visitor).count() == 4 < everything
    visitor.fill(page.get_by_label("Cerca tra i progetti"), "radio")
    visitor.click(page.get_by_role("button", name="Cerca"))
    expect(count_told(page)).to_contain_text("1 progetto")
    expect(page.get_by_role("heading", level=3)).to_have_text("Radio di via")
    visitor.click(page.get_by_role("link", name="Togli la scelta «radio»"))
    expect(count_told(page)).to_contain_text("4 progetti")
    visitor.click(page.get_by_role("link", name="Togli tutto"))
    expect(cards(visitor)).to_have_count(everything)


def find_on_the_map(live_server, visitor):
    page, keyboard = visitor.page, Keyboard(visitor)
    visitor.go(f"{live_server.url}/it/progetti/")
    keyboard.tab_to(page.locator(".finder__map summary"))
    keyboard.press("Enter")
    keyboard.tab_to(page.get_by_role("link", name="Municipio 2: 2 progetti"))
    keyboard.press("Enter")
    expect(count_told(page)).to_contain_text("2 progetti")
    keyboard.tab_to(page.get_by_role("link", name="Orto tra i binari"))
    keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Orto tra i binari")
    assert keyboard.unseen == []


def search(live_server, visitor):
    page, keyboard = visitor.page, Keyboard(visitor)
    visitor.go(f"{live_server.url}/en/")
    keyboard.tab_to(page.get_by_role("link", name="Search"))
    keyboard.press("Enter")
    keyboard.tab_to(page.get_by_role("searchbox"))
    keyboard.type("gardens")
    keyboard.press("Enter")
    expect(count_told(page)).to_contain_text("found")
    keyboard.tab_to(page.get_by_role("link", name="Garden between the tracks"))
    keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Garden between the tracks")
    assert keyboard.unseen == []
