"""The whole way without a mouse: every stop can be seen, and nothing is out of reach."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.giving import EMAIL, NAME, Donor

pytestmark = pytest.mark.browser

MOST_STOPS = 60
# Focus is seen by a shadow, or by an outline of ours (the browser's own is thinner), of the element or what holds it.
IS_SEEN = """element => {
  const look = (each) => {
    const style = getComputedStyle(each);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return outline || style.boxShadow !== "none";
  };
  const box = element.getBoundingClientRect();
  const holder = element.closest(".euro-input, .check, .card-project") ?? element;
  return box.width > 0 && box.height > 0 && (look(element) || look(holder));
}"""
HAS_FOCUS = "element => element.ownerDocument.hasFocus() && element.ownerDocument.activeElement === element"


class Keyboard:
    """Moves by Tab and collects the stops at which focus cannot be seen."""

    def __init__(self, donor: Donor):
        self.donor = donor
        self.page = donor.page
        self.unseen: list[str] = []

    def tab_to(self, target: Locator) -> None:
        for _stop in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            self._look_at_stop()
            if target.evaluate(HAS_FOCUS):
                return
        raise AssertionError(f"{MOST_STOPS} times Tab do not reach {target}")

    def _look_at_stop(self) -> None:
        stop = self.page.locator(":focus")
        if not stop.count() or stop.evaluate("element => ['BODY', 'IFRAME'].includes(element.tagName)"):
            return
        if not stop.evaluate(IS_SEEN):
            self.unseen.append(stop.evaluate("element => element.outerHTML.slice(0, 120)"))

    def press(self, key: str) -> None:
        self.donor.visitor.press(key)

    def type(self, text: str) -> None:
        self.donor.visitor.type(text)


def test_a_donor_gives_with_the_keyboard_alone(site, visitor):
    donor = Donor(visitor, site)
    keyboard = Keyboard(donor)
    donor.open_project()
    keyboard.tab_to(donor.amount_button(25_00))
    keyboard.press("Enter")
    expect(donor.heading("La tua donazione")).to_be_focused()
    keyboard.tab_to(donor.field("Nome e cognome"))
    keyboard.type(NAME)
    keyboard.tab_to(donor.field("E-mail"))
    keyboard.type(EMAIL)
    keyboard.tab_to(donor.privacy)
    keyboard.press("Space")
    expect(donor.privacy).to_be_checked()
    keyboard.tab_to(donor.submit)
    keyboard.press("Enter")
    pay = donor.stripe_button(donor.frame, "pay")
    expect(pay).to_be_visible()
    keyboard.tab_to(pay)
    keyboard.press("Enter")
    donor.expect_thanks()
    keyboard.tab_to(donor.link("Torna al progetto"))
    keyboard.press("Enter")
    donor.expect_raised(25_00)
    assert keyboard.unseen == []


def test_whoever_pays_in_the_page_is_led_to_the_payment_and_not_back_to_its_top(site, visitor):
    """The button that had the focus is gone; without care it would fall to the top of the page."""
    donor = Donor(visitor, site)
    donor.reach_payment()
    expect(donor.stripe_button(donor.frame, "pay")).to_be_visible()
    expect(donor.heading("La tua donazione")).to_be_focused()


def test_the_menu_closes_when_the_focus_has_gone_past_it(site, visitor):
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    donor = Donor(visitor, site)
    donor.open_project()
    menu = visitor.page.locator("details[data-popover]").filter(has_text="Menu")
    menu.locator("summary").focus()
    visitor.press("Enter")
    expect(menu).to_have_attribute("open", "")
    menu.get_by_role("link").last.focus()
    expect(menu).to_have_attribute("open", "")
    visitor.press("Tab")
    expect(menu).not_to_have_attribute("open", "")


def test_a_declined_payment_is_told_where_the_donor_looks(site, visitor):
    visitor.accept("402 */embedded/*")
    donor = Donor(visitor, site)
    donor.reach_payment()
    donor.pay_in_page("decline")
    expect(donor.frame.get_by_role("alert")).to_be_focused()
    expect(donor.frame.get_by_role("alert")).to_be_in_viewport()
