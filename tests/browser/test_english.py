"""The same journey in English: no Italian is left on the way, nor in the mail."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from tests.browser.giving import Donor

pytestmark = pytest.mark.browser

# Words that hardly a sentence of Italian does without and that are no English; and the nouns of this site.
ITALIAN = re.compile(
    r"\b(il|lo|gli|della|delle|degli|dei|del|dal|dalla|nella|nel|al|alla|allo|che|di|da|su|è|sono|hai|tuo|tua|questa|"
    r"questo|una|un|con|ancora|oppure|giorni|giorno|ore|fa|poco|donazion[ei]|raccolt[ae]|progett[oi]|soglia|comune|"
    r"donati|dona|persona|persone|grazie|importo|codice|data|nome|vuoi|informativa|pagamento|paga|torna|notizie|"
    r"contatti|informazioni|menu principale|lingua|forma giuridica|anonimo)\b",
    re.IGNORECASE,
)
PROPER_NAMES = ("Associazione 1", "Greco")


def italian_in(text: str) -> list[str]:
    """The lines with Italian in them."""
    for name in PROPER_NAMES:
        text = text.replace(name, "")
    return [line.strip() for line in text.splitlines() if ITALIAN.search(line)]


def assert_english(donor) -> None:
    assert donor.page.locator("html").get_attribute("lang") == "en"
    assert italian_in(donor.page.title()) == []
    assert italian_in(donor.page.locator("body").inner_text()) == []


def test_an_english_donor_reads_no_italian(site, visitor):
    visitor.accept("422 */en/*")
    donor = Donor(visitor, site, language="en")
    donor.visitor.go(site.home_url("en"))
    assert_english(donor)
    donor.open_project_from_home()
    assert_english(donor)
    donor.choose(25_00)
    assert_english(donor)
    donor.go_to_payment()
    expect(donor.page.get_by_role("alert")).to_be_focused()
    assert_english(donor)
    donor.fill_in()
    donor.go_to_payment()
    donor.pay_in_page()
    donor.expect_thanks()
    assert_english(donor)
    donor.open_project()
    donor.expect_raised(25_00)
    assert_english(donor)
    visitor.go(site.list_url("en"))
    assert_english(donor)

    site.wait_until_all_is_done()
    (message,) = mail.outbox
    assert "€25" in message.subject
    assert "/en/" in message.body
    html = re.sub(r"<[^>]+>", "\n", message.alternatives[0].content)
    assert italian_in(f"{message.subject}\n{message.body}\n{html}") == []
