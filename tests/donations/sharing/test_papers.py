"""Posters and flyers: one tagged page that everybody can read, and nothing of it from elsewhere."""

import io
import sys
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from donations.models import Campaign
from donations.sharing import papers
from tests.machine import needs_pango

pytestmark = pytest.mark.django_db

KINDS = ["manifesto", "volantino"]


@pytest.fixture
def home(homes):
    for home in homes.values():
        home.programme_name = "Milano fa quartiere"
        home.institution_name = "Comune di prova"
        home.fund_notice = "Finanziato dall'Unione europea"
        home.save()


def pdf(page, kind: str) -> PdfReader:
    response = Client().get(f"/{page.locale.language_code}/{kind}/{page.pk}.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert not response.cookies
    return PdfReader(io.BytesIO(response.content))


def text_of(reader: PdfReader) -> str:
    return " ".join(reader.pages[0].extract_text().split())


def fonts(reader: PdfReader) -> dict[str, bool]:
    """Name of each font, and whether its file is inside."""
    found = {}
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        found[inner["/BaseFont"]] = "/FontFile2" in inner["/FontDescriptor"]
    return found


def alternatives(reader: PdfReader) -> list[str]:
    """What is said for each figure."""
    said, left = [], [reader.root_object["/StructTreeRoot"]]
    while left:
        node = left.pop().get_object()
        if isinstance(node, dict):
            if node.get("/S") == "/Figure":
                said.append(node.get("/Alt", ""))
            left += [each for each in _children(node) if not isinstance(each, int)]
    return said


def _children(node) -> list:
    children = node.get("/K", [])
    return children if isinstance(children, list) else [children]


@needs_pango
@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_is_one_tagged_page_with_its_language_and_fonts(home, project, english, campaign, photo, kind):
    for page in (project, english):
        page.hero_image, page.hero_image_alt = photo, "Un orto"
        page.save()
        reader = pdf(page, kind)
        assert len(reader.pages) == 1
        assert reader.root_object["/MarkInfo"]["/Marked"]
        assert "/StructTreeRoot" in reader.root_object
        assert reader.root_object["/Lang"] == page.locale.language_code
        assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b"pdfuaid" in reader.root_object["/Metadata"].get_object().get_data()
        assert reader.metadata.title == f"{page.title} – Milano fa quartiere"
        assert fonts(reader)
        assert all("Titillium" in name and is_inside for name, is_inside in fonts(reader).items())
        assert all(alternatives(reader))
        assert "Un orto" in alternatives(reader)


@needs_pango
@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_says_what_it_is_about_and_no_figure_that_changes(home, project, campaign, kind):
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=7_777_00)
    text = text_of(pdf(project, kind))
    for words in [
        project.title,
        project.summary,
        "€ 20.000",
        "€ 30.000",
        "testserver/it/progetti/progetto-1",
        "Milano fa quartiere",
        "Comune di prova",
        "Unione europea",
    ]:
        assert words in text.replace("\u00a0", " "), words
    assert "Si dona dal" in text
    assert "7.777" not in text


@needs_pango
@pytest.mark.parametrize("kind", KINDS)
def test_the_longest_words_stay_on_one_page(home, project, kind):
    """No photo and no campaign either."""
    project.title, project.summary = "Riparare " * 28, "Un posto dove imparare a fare. " * 9
    project.save()
    reader = pdf(project, kind)
    text = text_of(reader)
    assert len(reader.pages) == 1
    assert text.count("Riparare") % 28 == 0
    assert "testserver/it/progetti/progetto-1" in text
    assert "La raccolta non è ancora aperta" in text


@needs_pango
def test_a_state_is_rendered_once_whatever_is_raised_and_anew_after_an_extension(project, campaign):
    address = f"/it/manifesto/{project.pk}.pdf"
    first = Client().get(address)
    Campaign.objects.filter(pk=campaign.pk).update(raised_cents=7_777_00)
    assert Client().get(address + "?v=2")["ETag"] == first["ETag"]
    known = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert (known.status_code, known.content) == (304, b"")
    caches["drawings"].set(f"paper-{first['ETag'].strip(chr(34))}", b"kept")
    assert Client().get(address).content == b"kept"
    Campaign.objects.filter(pk=campaign.pk).update(ends_at=campaign.ends_at + timedelta(days=7))
    assert Client().get(address)["ETag"] != first["ETag"]


@needs_pango
def test_nothing_is_fetched_but_our_own_files(caplog):
    from donations.sharing.typesetting import typeset

    pages = ["http://127.0.0.1:9/x.png", "file:///etc/hostname", "asset:../../manage.py", "drawn:nothing"]
    images = "".join(f'<img src="{address}" alt="x">' for address in pages)
    typeset(f'<html lang="it"><title>t</title><body>{images}<img src="asset:img/mark.svg" alt="m">', {})
    told = [record.getMessage() for record in caplog.records if "Failed to load" in record.getMessage()]
    assert len(told) == len(pages)
    assert "is none of our files" in told[0]
    assert "is none of our files" in told[1]


def test_where_pango_is_missing_a_page_says_so_and_nothing_else_breaks(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "donations.sharing.typesetting", None)  # as an import that fails
    response = Client().get(f"/it/manifesto/{project.pk}.pdf")
    assert response.status_code == 503
    assert response["Content-Type"].startswith("text/html")
    assert project.get_url() in response.content.decode()
    assert caches["drawings"].get("paper") is None


def test_titles_are_set_the_smaller_the_more_there_is_to_read(project):
    sizes = []
    for title in ("Orto", "Un laboratorio di quartiere per riparare ogni cosa", "Donaudampfschifffahrtsgesellschaft"):
        project.title = title
        sizes.append(papers._title_size(project))
    assert sizes == ["title-large", "title-medium", "title-small"]


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_asked_on_paper_for_what_is_over(project, campaign, kind):
    Campaign.objects.filter(pk=campaign.pk).update(
        opens_at=timezone.now() - timedelta(days=61), ends_at=timezone.now() - timedelta(days=1)
    )
    answer = Client().get(f"/it/{kind}/{project.pk}.pdf")
    assert (answer.status_code, answer["Location"]) == (302, project.get_url())
    assert f"/it/{kind}/" not in Client().get(project.get_url()).content.decode()
