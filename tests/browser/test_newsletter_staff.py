"""Staff send an issue, watch it go and bring a list of addresses, in a real browser."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from config.bootstrap import MANAGERS
from newsletter.models import NewsletterIssuePage, Subscriber
from tests.browser.editing import Editor
from tests.factories import make_subscriber
from tests.newsletter.writing.making import make_issue

pytestmark = pytest.mark.browser


@pytest.fixture
def issue(site, homes) -> NewsletterIssuePage:
    return make_issue(homes["it"], subject="Che cosa succede a marzo nei quartieri")


@pytest.fixture
def manager(site, open_tab) -> Editor:
    return Editor(open_tab(), site, MANAGERS)


def test_a_manager_sends_an_issue_and_watches_it_go(site, issue, manager, settings):
    settings.NEWSLETTER_MESSAGES_A_SECOND = 5
    for number in range(20):
        make_subscriber(f"vicina{number}@example.org")
    page = manager.page
    manager.go("newsletter_send", issue.pk)
    expect(page.get_by_role("row", name="In tutto 20")).to_be_visible()
    manager.visitor.check(page.get_by_label("Sì, invialo a 20 persone"))
    manager.press("Affida all'invio")
    status = page.locator("[data-refresh]").get_by_role("status")
    expect(status).to_contain_text(re.compile(r"In invio.* \d+ di 20 \(\d+ %\).*al secondo", re.DOTALL))
    expect(status).to_contain_text("Inviato")  # nobody has loaded the page again
    expect(page.get_by_role("row", name="Presi dal fornitore 20")).to_be_visible()
    expect(page.get_by_role("button", name="Metti in pausa")).to_have_count(0)
    assert len([each for each in mail.outbox if each.subject == issue.subject]) == 20


def test_a_manager_brings_a_list_and_watches_it_being_taken_in(site, manager):
    page = manager.page
    manager.go("subscriber_import_new")
    lines = "email;lingua\n" + "".join(f"vicina{number}@example.org;it\n" for number in range(300))
    page.get_by_role("main").get_by_label("File CSV").set_input_files(
        {"name": "elenco.csv", "mimeType": "text/csv", "buffer": lines.encode()}
    )
    manager.visitor.check(page.get_by_label("La newsletter del programma"))
    manager.visitor.fill(page.get_by_label("Prova del consenso"), "Foglio firmato alla festa di quartiere.")
    manager.write_date(page.get_by_label("Data del consenso"), "10/09/2026")
    manager.press("Leggi il file")
    expect(page.get_by_role("row", name="Si iscrivono 300")).to_be_visible()
    manager.visitor.check(page.get_by_label(re.compile("Garantisco")))
    manager.press("Iscrivi 300 persone")
    expect(page.locator("[data-refresh]").get_by_role("status")).to_contain_text("Finito")
    assert Subscriber.objects.count() == 300
