"""The whole way without a mouse: every stop can be seen, and nothing is out of reach."""

import pytest
from playwright.sync_api import expect

from tests.browser.giving import EMAIL, NAME, Donor
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser


def test_a_donor_gives_with_the_keyboard_alone(site, visitor):
    donor = Donor(visitor, site)
    keyboard = Keyboard(visitor)
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
