"""From the home page to the thanks: with JavaScript in the page, without it on Stripe's own."""

import pytest
from django.core import mail
from playwright.sync_api import expect

from donations.models import Donation, PaymentAttempt
from tests.browser.giving import EMAIL, NAME, Donor, assert_given_once

pytestmark = pytest.mark.browser

MOST_INTERACTIONS = 8


def assert_one_italian_mail() -> None:
    assert [message.to for message in mail.outbox] == [[EMAIL]]
    assert mail.outbox[0].subject == "Grazie: abbiamo ricevuto la tua donazione di € 25 per «Il giardino di prova»"


def assert_shown_on_project_page(donor, *, cents: int = 25_00, name: str = NAME) -> None:
    donor.open_project()
    donor.expect_raised(cents)
    expect(donor.latest_donations).to_have_count(1)
    expect(donor.latest_donations).to_contain_text(name)
    expect(donor.latest_donations).to_contain_text(donor.euros(cents))


def test_a_donor_gives_25_euros_in_the_page_in_at_most_8_interactions(site, visitor):
    donor = Donor(visitor, site)
    donor.open_project()
    donor.expect_raised(0)  # and the page is in the cache now
    donor.open_project_from_home()
    donor.choose(25_00)
    donor.fill_in()
    donor.go_to_payment()
    donor.pay_in_page()
    donor.expect_thanks()
    assert visitor.interactions <= MOST_INTERACTIONS
    assert PaymentAttempt.objects.get().ui_mode == PaymentAttempt.UiMode.EMBEDDED
    assert_given_once(site)
    assert_one_italian_mail()
    assert_shown_on_project_page(donor)


def test_a_donor_without_javascript_gives_25_euros_in_at_most_8_interactions(site, visitor_without_javascript):
    donor = Donor(visitor_without_javascript, site)
    donor.open_project()
    donor.expect_raised(0)
    donor.open_project_from_home()
    donor.choose(25_00)
    donor.fill_in()
    donor.go_to_payment()
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert visitor_without_javascript.interactions <= MOST_INTERACTIONS
    assert PaymentAttempt.objects.get().ui_mode == PaymentAttempt.UiMode.HOSTED
    assert_given_once(site)
    assert_one_italian_mail()
    assert_shown_on_project_page(donor)


def test_an_anonymous_donor_appears_as_anonimo(site, visitor):
    donor = Donor(visitor, site)
    donor.open_project()
    donor.choose(10_00)
    visitor.check(donor.field("Non mostrare il mio nome"))
    donor.fill_in()
    donor.go_to_payment()
    donor.pay_in_page()
    donor.expect_thanks()
    expect(donor.page.locator("main")).to_contain_text("la tua donazione compare come «Anonimo»")
    assert_shown_on_project_page(donor, cents=10_00, name="Anonimo")
    expect(donor.page.locator("body")).not_to_contain_text(NAME)


@pytest.mark.parametrize("has_javascript", [True, False])
def test_a_double_click_makes_one_donation_and_one_session(site, open_tab, has_javascript):
    visitor = open_tab(java_script_enabled=has_javascript)
    visitor.accept("net::ERR_ABORTED *")  # the first of two navigations
    donor = Donor(visitor, site)
    donor.open_project()
    donor.choose(25_00)
    donor.fill_in()
    donor.submit.dblclick()
    if has_javascript:
        donor.pay_in_page()
    else:
        donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert Donation.objects.count() == PaymentAttempt.objects.count() == 1
    assert len(site.sessions) == 1
    assert_given_once(site)


def test_a_form_that_arrives_twice_makes_one_donation_and_one_session(site, visitor_without_javascript):
    """As after a click that the browser gave up for a second one, when the first had reached the site."""
    donor = Donor(visitor_without_javascript, site)
    donor.open_project()
    donor.choose(25_00)
    donor.fill_in()
    written = donor.page.evaluate("Object.fromEntries(new FormData(document.querySelector('[data-donate-form]')))")
    first = donor.page.request.post(donor.page.url, form=written, max_redirects=0)
    assert first.status == 303
    donor.go_to_payment()
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert Donation.objects.count() == PaymentAttempt.objects.count() == len(site.sessions) == 1
    assert_given_once(site)
