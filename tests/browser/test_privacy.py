"""Before a donor starts to pay, nothing is asked of others and nothing is kept in the browser."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.giving import Donor

pytestmark = pytest.mark.browser


def test_no_third_party_hears_of_a_visitor_who_has_not_started_to_pay(site, visitor):
    donor = Donor(visitor, site)
    for url in (site.home_url(), site.list_url(), site.project_url(), site.step_url()):
        visitor.go(url)
        visitor.page.wait_for_load_state("networkidle")
    donor.open_project()
    donor.choose(25_00)
    donor.fill_in()
    assert visitor.hosts == {urlsplit(site.url).netloc}
    donor.go_to_payment()  # the one moment from which Stripe may know
    expect(donor.stripe_button(donor.frame, "pay")).to_be_visible()
    assert visitor.hosts == {urlsplit(site.url).netloc, urlsplit(site.standin.url).netloc}


def test_home_list_and_project_set_no_cookie_and_keep_nothing(site, visitor):
    for url in (site.home_url(), site.list_url(), site.project_url(), site.home_url("en")):
        visitor.go(url)
        assert visitor.page.context.cookies() == []
        assert visitor.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_step_sets_its_technical_cookie_alone(site, visitor):
    donor = Donor(visitor, site)
    donor.open_project()
    donor.choose(25_00)
    (cookie,) = visitor.page.context.cookies()
    assert cookie["name"] == "csrftoken"
    assert cookie["sameSite"] == "Lax"
