"""Payments that do not go straight on: declined, pending, cancelled, without Stripe's script, behind the end."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from donations.models import AttemptState, Donation, PaymentAttempt
from home import site_version
from tests.browser.giving import NAME, Donor, assert_given_once
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

EMBEDDED, HOSTED = PaymentAttempt.UiMode.EMBEDDED, PaymentAttempt.UiMode.HOSTED


def attempts() -> list[tuple[str, str]]:
    return list(PaymentAttempt.objects.order_by("pk").values_list("ui_mode", "state"))


def test_where_stripes_script_is_blocked_the_donor_pays_once_on_stripes_own_page(site, visitor):
    visitor.page.route("**/stripe.js", lambda route: route.abort())
    visitor.accept("net::ERR_FAILED */stripe.js")
    donor = Donor(visitor, site)
    donor.reach_payment()
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert attempts() == [(EMBEDDED, AttemptState.EXPIRED), (HOSTED, AttemptState.PAID)]
    assert [session["status"] for session in site.sessions] == ["expired", "complete"]
    assert Donation.objects.count() == 1
    assert_given_once(site)


def test_a_declined_card_can_be_tried_again_in_the_page(site, visitor):
    visitor.accept("402 */embedded/*")
    donor = Donor(visitor, site)
    donor.reach_payment()
    donor.pay_in_page("decline")
    expect(donor.frame.get_by_role("alert")).to_be_visible()
    site.wait_until_all_is_done()
    assert site.figures.raised_cents == 0
    donor.pay_in_page()
    donor.expect_thanks()
    assert attempts() == [(EMBEDDED, AttemptState.PAID)]
    assert_given_once(site)


def test_a_declined_card_can_be_tried_again_without_javascript(site, visitor_without_javascript):
    visitor_without_javascript.accept("402 */c/pay/*")
    donor = Donor(visitor_without_javascript, site)
    donor.reach_payment()
    donor.pay_on_stripes_page("decline")
    expect(donor.page.get_by_role("alert")).to_be_visible()
    site.wait_until_all_is_done()
    assert site.figures.raised_cents == 0
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert attempts() == [(HOSTED, AttemptState.PAID)]
    assert_given_once(site)


def test_a_bank_debit_counts_only_once_the_bank_has_paid(site, visitor):
    donor = Donor(visitor, site)
    donor.reach_payment()
    donor.pay_in_page("pay_by_debit")
    expect(donor.heading("Grazie! Ora tocca alla banca")).to_be_visible()
    site.wait_until_all_is_done()
    donor.open_project()
    donor.expect_raised(0)
    expect(donor.latest_donations).to_have_count(0)

    site.standin.settle(site.sessions[0]["id"])
    raised = donor.page.locator("[data-donation-raised]")
    wait_until(lambda: donor.page.reload() and raised.inner_text() == donor.euros(25_00), "the total moves", seconds=5)
    expect(donor.latest_donations).to_contain_text(NAME)
    assert_given_once(site)
    assert [message.subject.split(" ")[0] for message in mail.outbox] == ["La", "Grazie:"]
    assert "è in attesa della banca" in mail.outbox[0].subject


def test_a_donor_who_goes_back_from_stripes_page_can_try_again(site, visitor_without_javascript):
    donor = Donor(visitor_without_javascript, site)
    donor.reach_payment()
    donor.visitor.click(donor.page.get_by_role("link", name=donor.stripe_words.back))
    expect(donor.heading("La donazione non è completata")).to_be_visible()
    expect(donor.page.locator("main")).to_contain_text("non ti è stato addebitato nulla")
    donor.visitor.click(donor.button("Riprova a pagare"))
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert Donation.objects.count() == 1
    assert_given_once(site)


def test_what_is_wrong_in_the_form_is_told_in_the_page_and_the_rest_is_kept(site, visitor):
    visitor.accept("422 */dona/*")
    donor = Donor(visitor, site)
    donor.open_project()
    donor.choose(25_00)
    donor.fill_in()
    visitor.fill(donor.field("Quanto vuoi donare"), "venti")
    donor.privacy.uncheck()
    donor.go_to_payment()
    summary = donor.page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(2)
    expect(donor.field("Quanto vuoi donare")).to_have_value("venti")
    expect(donor.field("Quanto vuoi donare")).to_have_accessible_description(re.compile("Scrivi un importo"))
    expect(donor.field("Nome e cognome")).to_have_value(NAME)
    assert not Donation.objects.exists()

    visitor.click(summary.get_by_role("link", name="Scrivi un importo"))
    expect(donor.field("Quanto vuoi donare")).to_be_focused()
    visitor.fill(donor.field("Quanto vuoi donare"), "25")
    visitor.check(donor.privacy)
    donor.go_to_payment()
    donor.pay_in_page()
    donor.expect_thanks()
    assert_given_once(site)


@pytest.mark.parametrize("has_javascript", [True, False])
def test_a_campaign_that_ends_while_the_form_is_open_takes_nothing(site, open_tab, has_javascript):
    visitor = open_tab(java_script_enabled=has_javascript)
    visitor.accept("409 */dona/*")
    donor = Donor(visitor, site)
    donor.open_project()
    donor.choose(25_00)
    donor.fill_in()
    site.campaign.ends_at = timezone.now() - timedelta(seconds=1)
    site.campaign.save()
    donor.go_to_payment()
    expect(donor.page.get_by_role("alert")).to_have_text("Questa campagna è finita: non si può più donare.")
    expect(donor.submit).to_have_count(0)
    assert site.sessions == []
    assert not Donation.objects.exists()
    assert mail.outbox == []


def test_a_form_that_has_expired_becomes_a_page_that_says_so(site, visitor):
    visitor.accept("403 */dona/*")
    donor = Donor(visitor, site)
    donor.open_project()
    donor.choose(25_00)
    donor.fill_in()
    donor.page.context.clear_cookies()
    donor.go_to_payment()
    expect(donor.heading("Il modulo è scaduto")).to_be_visible()
    expect(donor.page.locator(".it-header-wrapper")).to_have_count(1)
    assert not Donation.objects.exists()


def test_where_stripes_frame_cannot_be_put_into_the_page_the_form_is_sent_as_it_is(site, visitor):
    broken = "window.Stripe = () => ({createEmbeddedCheckoutPage: async () => ({mount() { throw new Error() }})})"
    visitor.page.route("**/stripe.js", lambda route: route.fulfill(body=broken, content_type="text/javascript"))
    donor = Donor(visitor, site)
    donor.reach_payment()
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert attempts() == [(EMBEDDED, AttemptState.EXPIRED), (HOSTED, AttemptState.PAID)]
    assert_given_once(site)


def test_a_second_click_while_the_page_is_being_left_changes_nothing(site, visitor):
    visitor.page.route("**/stripe.js", lambda route: route.abort())
    visitor.accept("net::ERR_FAILED */stripe.js")
    visitor.page.add_init_script("""
      const submit = HTMLFormElement.prototype.submit;
      HTMLFormElement.prototype.submit = function () {
        submit.call(this);
        setTimeout(() => this.querySelector("[type=submit]").click(), 0);
      };
    """)
    donor = Donor(visitor, site)
    donor.reach_payment()
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert [session["status"] for session in site.sessions] == ["expired", "complete"]
    assert_given_once(site)


def test_whoever_comes_back_by_the_browsers_button_can_go_on(site, visitor):
    """The browser shows the page as it was left; Playwright cannot follow it there, so it is told of the return."""
    visitor.page.route("**/stripe.js", lambda route: route.abort())
    visitor.accept("net::ERR_FAILED */stripe.js")
    donor = Donor(visitor, site)
    donor.open_project()
    visitor.page.evaluate("""() => {
      window.submitForm = HTMLFormElement.prototype.submit;
      HTMLFormElement.prototype.submit = () => { window.hasLeft = true; };
    }""")
    donor.choose(25_00)
    donor.fill_in()
    donor.go_to_payment()
    wait_until(lambda: visitor.page.evaluate("window.hasLeft"), "the form is sent")
    visitor.page.evaluate("""() => {
      HTMLFormElement.prototype.submit = window.submitForm;
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    }""")
    donor.go_to_payment()
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert_given_once(site)


def test_an_amount_is_changed_while_stripes_page_is_open_inside_ours(site, visitor):
    donor = Donor(visitor, site)
    donor.reach_payment()
    expect(donor.stripe_button(donor.frame, "pay")).to_be_visible()
    visitor.click(donor.button("Cambia importo o dati"))
    expect(donor.field("Nome e cognome")).to_have_value(NAME)
    expect(donor.page.locator(".checkout")).to_have_count(0)
    visitor.fill(donor.field("Quanto vuoi donare"), "30")
    donor.go_to_payment()
    donor.pay_in_page()
    donor.expect_thanks()
    assert attempts() == [(EMBEDDED, AttemptState.EXPIRED), (EMBEDDED, AttemptState.PAID)]
    assert_given_once(site, cents=30_00)


def test_what_was_wrong_before_is_not_told_again_when_the_form_comes_back(site, visitor):
    visitor.accept("422 */dona/*")
    donor = Donor(visitor, site)
    donor.open_project()
    donor.choose(25_00)
    donor.go_to_payment()
    expect(donor.page.locator(".error-summary")).to_be_visible()
    donor.fill_in()
    donor.go_to_payment()
    expect(donor.stripe_button(donor.frame, "pay")).to_be_visible()
    visitor.click(donor.button("Cambia importo o dati"))
    expect(donor.field("Nome e cognome")).to_have_value(NAME)
    expect(donor.page.locator(".error-summary, .field__error, .field--error, [aria-invalid=true]")).to_have_count(0)


def test_where_stripes_frame_stays_empty_the_donor_goes_on_to_its_own_page(site, visitor):
    visitor.page.route("**/embedded/**", lambda route: route.abort())
    visitor.accept("net::ERR_FAILED */embedded/*")
    donor = Donor(visitor, site)
    donor.reach_payment()
    visitor.click(donor.button("Non vedi il pagamento? Aprilo nella pagina di Stripe"))
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert attempts() == [(EMBEDDED, AttemptState.EXPIRED), (HOSTED, AttemptState.PAID)]
    assert_given_once(site)


def test_whoever_goes_back_from_stripes_page_to_the_form_changes_that_form_and_opens_no_other(
    site, visitor_without_javascript
):
    donor = Donor(visitor_without_javascript, site)
    donor.reach_payment()
    expect(donor.stripe_button(donor.page, "pay")).to_be_visible()
    donor.page.go_back()
    visitor_without_javascript.fill(donor.field("Quanto vuoi donare"), "40")
    donor.fill_in()
    donor.go_to_payment()
    donor.pay_on_stripes_page()
    donor.expect_thanks()
    assert attempts() == [(HOSTED, AttemptState.EXPIRED), (HOSTED, AttemptState.PAID)]
    assert_given_once(site, cents=40_00)


def test_whoever_goes_back_from_the_thanks_sees_the_figures_with_their_gift(site, visitor):
    donor = Donor(visitor, site)
    donor.reach_payment()
    donor.pay_in_page()
    donor.expect_thanks()
    donor.page.go_back()
    donor.expect_raised(25_00)
    expect(donor.latest_donations).to_contain_text(NAME)


def test_a_name_or_message_without_spaces_stays_inside_the_page(site, visitor):
    donor = Donor(visitor, site)
    donor.open_project()
    donor.choose(25_00)
    donor.fill_in(name="w" * 120)
    donor.go_to_payment()
    donor.pay_in_page()
    donor.expect_thanks()
    Donation.objects.update(message="M" * 500, is_message_approved=True)
    site_version.bump()
    for width in (320, 390, 1280):
        visitor.page.set_viewport_size({"width": width, "height": 844})
        donor.open_project()
        expect(donor.latest_donations).to_contain_text("M" * 500)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") == width
