"""An editor writes an issue with every block, a manager approves and sends it, a citizen reads it in the archive."""

import re
from datetime import timedelta

import pytest
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect
from wagtail.images import get_image_model

from config.bootstrap import APPROVAL, EDITORS, MANAGERS
from donations.models import Campaign
from newsletter.blocks import issue_blocks
from newsletter.models import NewsletterIssuePage, NewsletterPage
from tests.browser.editing import Editor
from tests.browser.mailbox import link_in, mail_to
from tests.browser.tree import PROJECT_TITLES
from tests.browser.waiting import wait_until
from tests.factories import make_subscriber
from tests.newsletter.writing.making import make_newsletter

pytestmark = pytest.mark.browser

READERS = 12
TITLE = "Dicembre"
SUBJECT = "Il giardino è aperto: che cosa manca"
PREHEADER = "Il giardino di prova cerca le ultime donazioni, e le notizie"
PICTURE = "Orto di prova"
HEADINGS = (
    *("Che cosa succede", PROJECT_TITLES["it"], "Ultimi giorni per donare", "Manca poco alla soglia"),
    *("Nuove raccolte", "Nel Municipio 2", "Dal programma", "Il programma, finora"),
)


@pytest.fixture
def newsletter(site, homes) -> NewsletterPage:
    return make_newsletter(homes["it"])


@pytest.fixture
def picture(site, tmp_path):
    path = tmp_path / "orto.png"
    Image.new("RGB", (1200, 750), "#0b5d4e").save(path)
    with path.open("rb") as file:
        return get_image_model().objects.create(title=PICTURE, file=ImageFile(file, name="orto.png"))


@pytest.fixture
def editor(site, open_tab) -> Editor:
    return Editor(open_tab(), site, EDITORS)


@pytest.fixture
def manager(site, open_tab) -> Editor:
    return Editor(open_tab(), site, MANAGERS)


def write_every_block(editor: Editor) -> None:
    visitor = editor.visitor
    visitor.fill(editor.add_block("Titolo").get_by_role("textbox"), "Che cosa succede")
    editor.write(editor.add_block("Testo"), "Tre orti nuovi.")
    block = editor.add_block("Immagine")
    editor.choose(block, "Scegli una immagine", PICTURE)
    visitor.fill(block.get_by_role("textbox", name="Testo alternativo"), "Un orto con tre file di insalata")
    block = editor.add_block("Pulsante")
    visitor.fill(block.get_by_label("Che cosa c'è scritto"), "Guarda il giardino")
    editor.choose(block, "Scegli una pagina", PROJECT_TITLES["it"])
    editor.choose(editor.add_block("Un progetto"), "Scegli una pagina", PROJECT_TITLES["it"])
    editor.add_block("Ultimi giorni")
    visitor.fill(editor.add_block("Manca poco").get_by_role("textbox", name="Mancano meno di"), "50000")
    editor.add_block("Nuove raccolte")
    editor.add_block("Un Municipio").get_by_role("combobox", name="Municipio").select_option("Municipio 2")
    editor.add_block("Notizie")
    editor.add_block("Il programma in cifre")


def write(editor: Editor, newsletter: NewsletterPage) -> NewsletterIssuePage:
    editor.go("wagtailadmin_pages:add", "newsletter", "newsletterissuepage", newsletter.pk)
    for field, text in {"Titolo": TITLE, "Oggetto": SUBJECT, "Testo di anteprima": PREHEADER}.items():
        editor.visitor.fill(editor.page.get_by_role("textbox", name=field).first, text)
    write_every_block(editor)
    # The form saves what is typed by itself; what is still on its way would be written over what is saved here.
    wait_until(lambda: "municipio" in kinds_written(), "the last block with something to choose is saved by itself")
    editor.press("Salva bozza")
    expect(editor.page.get_by_text(re.compile(f"Pagina '{TITLE}' è stata (creata|aggiornata)"))).to_be_visible()
    return NewsletterIssuePage.objects.get()


def kinds_written() -> set[str]:
    """Of the blocks of the one issue, as it was saved last."""
    issue = NewsletterIssuePage.objects.first()
    return {block.block_type for block in issue.get_latest_revision_as_object().body} if issue else set()


def look_at_previews(editor: Editor) -> None:
    mode = editor.page.get_by_role("combobox", name="Modalità anteprima")
    editor.press("Attiva/disattiva anteprima")
    expect(editor.preview.get_by_role("heading", name="Che cosa succede")).to_be_visible()
    mode.select_option("E-mail di solo testo")
    expect(editor.preview.locator("pre")).to_contain_text("Che cosa succede\n")
    mode.select_option("Pagina dell'archivio")
    expect(editor.preview.get_by_role("heading", level=1)).to_have_text(TITLE)


def check_and_try(editor: Editor) -> None:
    editor.from_header("Controlla e prova")
    expect(editor.page.get_by_text("Non c'è nulla che impedisca l'invio.")).to_be_visible()
    expect(editor.page.get_by_text("resta fuori")).to_have_count(0)  # every block has found something
    editor.press(f"Invia una prova a {editor.email}")
    assert "Tre orti nuovi." in mail_to(editor.email, SUBJECT).body


def ask_for_approval(editor: Editor) -> None:
    editor.visitor.click(editor.page.get_by_role("link", name="Torna a scrivere"))
    editor.press("Altre azioni")
    editor.press(f"Invia a {APPROVAL}")
    expect(editor.page.get_by_text("è stata inviata per moderazione")).to_be_visible()


def approve(manager: Editor) -> None:
    manager.go("wagtailadmin_home")
    waiting = manager.page.get_by_role("region", name="In attesa della tua revisione")
    manager.visitor.click(waiting.get_by_role("link", name=TITLE))
    manager.press("Altre azioni")
    manager.press("Approva e Pubblica")
    expect(manager.page.get_by_text(f"Pagina '{TITLE}' è stata aggiornata.")).to_be_visible()


def schedule(manager: Editor, issue: NewsletterIssuePage) -> None:
    tomorrow = timezone.localtime() + timedelta(days=1)
    manager.go("wagtailadmin_pages:edit", issue.pk)
    manager.from_header("Invia")
    manager.visitor.check(manager.page.get_by_label("Alla data e ora"))
    manager.write_date(manager.page.get_by_role("textbox", name="Data e ora"), f"{tomorrow:%d/%m/%Y %H:%M}")
    manager.visitor.check(manager.page.get_by_label(f"Sì, invialo a {READERS} persone"))
    manager.press("Affida all'invio")
    expect(manager.page.get_by_role("main").get_by_role("status").filter(has_text="Programmato")).to_be_visible()


def send_sooner(manager: Editor) -> None:
    manager.visitor.click(manager.page.get_by_role("link", name="Cambia data e ora"))
    manager.visitor.check(manager.page.get_by_label("Subito"))
    manager.press("Cambia")


def watch(manager: Editor) -> None:
    status = manager.page.locator("[data-refresh]").get_by_role("status")
    under_way = rf"In invio.* \d+ di {READERS} \(\d+ %\).*al secondo"
    expect(status).to_contain_text(re.compile(under_way, re.DOTALL))
    expect(status).to_contain_text(f"{READERS} di {READERS} (100 %)")
    expect(manager.page.get_by_role("row", name=f"Presi dal fornitore {READERS}")).to_be_visible()


def test_an_issue_goes_from_its_first_word_to_the_archive(
    site, newsletter, picture, editor, manager, visitor, settings
):
    settings.NEWSLETTER_MESSAGES_A_SECOND = 4
    Campaign.objects.update(ends_at=timezone.now() + timedelta(days=5))
    for number in range(READERS):
        make_subscriber(f"vicina{number}@example.org")
    issue = write(editor, newsletter)
    assert kinds_written() == dict(issue_blocks()).keys()
    look_at_previews(editor)
    check_and_try(editor)
    ask_for_approval(editor)
    approve(manager)
    schedule(manager, issue)
    visitor.go(f"{site.home_url()}newsletter/")
    expect(visitor.page.get_by_role("link", name=TITLE)).to_have_count(0)
    send_sooner(manager)
    watch(manager)

    visitor.go(link_in(mail_to("vicina0@example.org", SUBJECT), "/newsletter/dicembre/"))
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(TITLE)
    for heading in HEADINGS:
        expect(visitor.page.get_by_role("heading", name=heading, exact=True).first).to_be_visible()
    assert visitor.violations() + visitor.violations_in_the_dark() == []
    visitor.go(f"{site.home_url()}newsletter/")
    expect(visitor.page.get_by_role("link", name=TITLE)).to_be_visible()
