"""Embedded and hosted payment in a real Chromium."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.chromium import MISSING, find_chromium, launch

from .conftest import embedded, hosted
from .test_refunds import paid

pytestmark = pytest.mark.browser

HOST_PAGE = """<!doctype html><html lang="it"><title>Sito</title><h1>Sito</h1><div id="payment"></div>
<script src="{standin}/endive/stripe.js"></script>
<script>
  const stripe = Stripe("pk_test_x");
  window.calls = 0;
  stripe.createEmbeddedCheckoutPage({{
    fetchClientSecret: async () => {{ window.calls += 1; return "{secret}"; }},
    onComplete: () => {{ document.title = "complete"; }},
  }}).then((checkout) => {{ window.checkout = checkout; checkout.mount("#payment"); }});
</script>"""


class Site:
    """A site of one page on loopback, with the content security policy that a real one would send."""

    def __init__(self, standin):
        self.page = ""
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                body = (site.page if self.path == "/" else "<title>thanks</title>").encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header(
                    "Content-Security-Policy",
                    f"default-src 'self'; script-src 'unsafe-inline' {standin.url}; frame-src {standin.url}",
                )
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def chromium():
    program = find_chromium()
    if program is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium):
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.problems = []
    page.on("pageerror", lambda problem: page.problems.append(str(problem)))
    page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
    yield page
    page.close()


@pytest.fixture
def site(standin):
    running = Site(standin)
    yield running
    running.close()


def mount(site, tab, standin, session):
    site.page = HOST_PAGE.format(standin=standin.url, secret=session.client_secret)
    tab.goto(site.url)
    return tab.frame_locator("#payment iframe")


def test_an_embedded_payment_declined_then_paid_returns_to_the_site(standin, sessions, site, tab):
    parameters = embedded() | {"return_url": f"{site.url}/grazie/{{CHECKOUT_SESSION_ID}}"}
    session = sessions.create(parameters)
    frame = mount(site, tab, standin, session)
    frame.get_by_role("button", name="Rifiuta la carta").click()
    frame.get_by_role("alert").wait_for()
    frame.get_by_role("button", name="Paga € 25,00").click()
    tab.wait_for_url(f"{site.url}/grazie/{session.id}")
    assert sessions.retrieve(session.id).payment_status == "paid"
    # The browser reports the 402 of the declined card, and nothing else.
    assert [problem for problem in tab.problems if "402" not in problem] == []


def test_without_redirect_the_site_hears_of_completion_and_keeps_its_page(standin, sessions, site, tab):
    parameters = embedded(redirect_on_completion="never")
    del parameters["return_url"]
    session = sessions.create(parameters)
    frame = mount(site, tab, standin, session)
    frame.get_by_role("button", name="Addebito bancario (SEPA)").click()
    expect(tab).to_have_title("complete")
    frame.get_by_role("heading", name="Addebito avviato").wait_for()
    assert tab.url == f"{site.url}/"
    assert tab.evaluate("window.calls") == 1
    assert tab.problems == []


def test_the_frame_is_as_high_as_its_page_and_can_be_taken_away(standin, sessions, site, tab):
    frame = mount(site, tab, standin, sessions.create(embedded()))
    frame.get_by_role("button", name="Paga €").wait_for()
    inner = frame.locator("body").evaluate("body => Math.ceil(body.getBoundingClientRect().height)")
    expect(tab.locator("iframe")).to_have_css("height", f"{inner}px")
    assert tab.locator("iframe").get_attribute("title") == "Pagamento sicuro"
    tab.evaluate("window.checkout.destroy()")
    assert tab.locator("iframe").count() == 0


def test_misuse_of_the_browser_script_is_refused(standin, sessions, site, tab):
    mount(site, tab, standin, sessions.create(embedded())).get_by_role("button", name="Paga €").wait_for()

    def refusal(expression):
        return tab.evaluate(f"(async () => {{ try {{ {expression} }} catch (e) {{ return e.message }} }})()")

    assert "test key" in refusal("Stripe('pk_live_x')")
    assert "multiple" in refusal("await stripe.createEmbeddedCheckoutPage({fetchClientSecret: () => ''})")
    tab.evaluate("window.checkout.destroy()")
    rejecting = "{fetchClientSecret: async () => { throw new Error('no secret today') }}"
    assert refusal(f"await stripe.createEmbeddedCheckoutPage({rejecting})") == "no secret today"


def test_the_hosted_page_is_paid_by_the_enter_key(standin, sessions, site, tab):
    session = sessions.create(
        hosted(
            success_url=f"{site.url}/grazie/{{CHECKOUT_SESSION_ID}}",
            excluded_payment_method_types=["sepa_debit"],
        )
    )
    tab.goto(session.url)
    tab.get_by_label("Indirizzo e-mail").press("Enter")
    tab.wait_for_url(f"{site.url}/grazie/{session.id}")
    assert sessions.retrieve(session.id).payment_status == "paid"
    assert tab.problems == []


def test_the_dashboard_fits_a_phone_and_its_buttons_work_there(standin, tab):
    standin.refund(paid(standin), amount=100)
    standin.dispute(paid(standin))
    tab.goto(f"{standin.url}/dashboard")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    expect(tab.get_by_role("region", name="Sessions").locator("td code").first).to_be_in_viewport(ratio=1)
    tab.get_by_role("group", name="Requests").get_by_role("button", name="Answer 429").click()
    chosen = tab.get_by_role("group", name="Requests").get_by_role("button", pressed=True)
    expect(chosen).to_have_text("Answer 429")
    tab.get_by_role("region", name="Disputes").get_by_role("button", name="Won").click()
    expect(tab.get_by_role("region", name="Disputes")).to_contain_text("won")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.problems == []
