"""The mail of an issue: whole in HTML and in text, in one language, light enough, with links that work anywhere."""

import itertools
import json
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from newsletter import marks
from newsletter.mail_pictures import WIDTH
from newsletter.writing import live
from newsletter.writing.checks import MOST_BYTES, size_of
from newsletter.writing.mail import topic_words, write_mail
from projects.models import Theme
from tests.newsletter.writing.making import TEXT, block, fresh, make_campaign, make_issue, make_news, make_newsletter

pytestmark = pytest.mark.django_db

SITE = "https://quartieri.example.org"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _public_address(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def every_block(homes, call, campaign, project, picture):
    make_news(homes["it"], "Si apre", hero_image=picture)
    make_campaign(
        homes["it"], call, opened=DAY, ends=3 * DAY, raised_cents=19_900_00, title="Quasi <b>", hero_image=picture
    )
    return [
        block("heading", "Che cosa si apre"),
        block("text", f'<p>Leggi <a linktype="page" id="{project.pk}">il progetto</a>.</p><ul><li>uno</li></ul>'),
        block("picture", {"image": picture.pk, "alt": "Un orto", "caption": "Fra i binari."}),
        block("button", {"label": "Guarda", "url": "https://www.example.org/a?b=1&c=2"}),
        block("project", {"project": project.pk}),
        *(block(kind) for kind in ("closing_soon", "nearly_there", "new_projects", "municipio", "news", "totals")),
    ]


@pytest.fixture
def issue(homes, every_block):
    return make_issue(homes["it"], *every_block, title="Novembre", summary="In breve.")


def mail_of(issue, **options):
    return write_mail(issue, live.look(issue), **options)


def html_of(issue) -> BeautifulSoup:
    return BeautifulSoup(mail_of(issue).html, "html.parser")


def test_every_block_is_in_the_html_and_in_the_text(issue, project):
    mail = mail_of(issue)
    words = BeautifulSoup(mail.html, "html.parser").get_text(" ")
    for said in (
        *("Novembre", "In breve.", "Che cosa si apre", "il progetto", "Fra i binari.", "Guarda", project.title),
        *("Ultimi giorni per donare", "Manca poco alla soglia", "Nuove raccolte", "Nel Municipio 2"),
        *("Dal programma", "Si apre", "Il programma, finora", "Quasi <b>", "Mancano €\u00a0100 alla soglia"),
    ):
        assert said in words
        assert said in mail.text
    assert "[Immagine: Un orto]" in mail.text
    assert f"Guarda:\n{'https://www.example.org/a?b=1&c=2'}" in mail.text
    assert "Che cosa si apre\n----------------" in mail.text


def test_the_text_is_written_and_not_stripped_html(issue):
    text = mail_of(issue).text
    assert "&amp;" not in text
    assert "<p" not in text
    assert "\n\n\n" not in text
    assert all(len(line) <= 72 or line.lstrip("<").startswith(("http", "@@")) for line in text.splitlines())


def test_every_address_is_absolute_and_none_of_another_party_but_what_editors_wrote(issue):
    document = html_of(issue)
    links = {each["href"] for each in document.find_all(href=True)} - {marks.LEAVE_URL, marks.PREFERENCES_URL}
    pictures = {each["src"] for each in document.find_all(src=True)}
    assert links - {"https://www.example.org/a?b=1&c=2"} == {each for each in links if each.startswith(f"{SITE}/")}
    assert pictures == {each for each in pictures if each.startswith(f"{SITE}/")}
    assert len(pictures) == 3  # its own mark, the picture, and one beside each line
    assert "url(" not in str(document)


def test_each_reader_can_leave_and_choose_in_both_versions(issue):
    mail = mail_of(issue)
    for version in (mail.html, mail.text):
        assert marks.LEAVE_URL in version
        assert marks.PREFERENCES_URL in version
        assert mail.url in version
    assert mail.url == SITE + issue.get_url()


def test_pictures_are_jpeg_with_measures_and_words(issue):
    for image in html_of(issue).find_all("img"):
        path = image["src"].partition("?")[0]
        assert path.endswith((".jpg", "mail-mark.png"))
        assert 0 < int(image["width"]) <= WIDTH
        assert int(image["height"]) > 0
        assert image.has_attr("alt")
    assert html_of(issue).find("img", alt="Un orto")


def test_headings_are_in_order_and_tables_are_for_looks_alone(issue):
    document = html_of(issue)
    levels = [int(each.name[1]) for each in document.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert {table["role"] for table in document.find_all("table")} == {"presentation"}


def test_styles_are_in_the_elements_and_the_dark_scheme_in_the_head(issue):
    document = html_of(issue)
    assert "prefers-color-scheme: dark" in document.style.string
    assert document.find("a", class_="button")["style"]
    assert document.h1["style"]
    assert not document.find("script")


def test_the_preheader_stands_in_front_of_everything_and_is_not_seen(issue):
    first = html_of(issue).body.find(True)
    assert first.get_text().startswith(issue.preheader)
    assert "display:none" in first["style"]


def test_a_mail_without_a_preheader_has_no_empty_one(homes):
    assert "preheader" not in str(html_of(make_issue(homes["it"], preheader="")).body)


def test_it_is_in_the_language_of_its_page(homes, call, campaign, project):
    issue = make_issue(homes["en"], block("project", {"project": project.pk}))
    document = html_of(issue)
    assert document.html["lang"] == "en"
    assert "/en/" in mail_of(issue).url
    assert document.find("a", string=project.title)["hreflang"] == "it"


def test_the_foot_says_why_one_gets_it(homes):
    theme = Theme.objects.create(name="Cultura", name_en="Culture", slug="cultura")
    issue = make_issue(homes["it"], to_municipi=[3])
    assert "perché hai chiesto la newsletter del programma oppure le notizie del Municipio 3." in " ".join(
        mail_of(issue).text.split()
    )
    only_theme = mail_of(issue, topics=[f"theme:{theme.pk}"])
    assert "perché hai chiesto le notizie sul tema «Cultura»." in " ".join(only_theme.text.split())


def test_a_theme_that_was_deleted_is_not_named(db):
    assert topic_words(["programme", "theme:99"]) == ["la newsletter del programma"]


def test_who_sends_it_is_told_with_an_address(homes, issue):
    newsletter = make_newsletter(homes["it"])
    newsletter.postal_address = "Via di Prova 1, Milano"
    newsletter.save()
    mail = mail_of(fresh(issue))
    assert "Via di Prova 1, Milano" in mail.html
    assert "Via di Prova 1, Milano" in mail.text


def test_a_demonstration_says_so_in_both_versions(homes):
    mail = mail_of(make_issue(homes["it"], is_demonstration=True))
    assert "Contenuto dimostrativo" in mail.html
    assert "Contenuto dimostrativo" in mail.text
    assert "Contenuto dimostrativo" not in mail_of(make_issue(homes["it"])).html


def test_what_people_write_is_escaped(homes):
    name = "<script>alert(1)</script> & «{{ 7|add:7 }}»"
    issue = make_issue(homes["it"], block("heading", name), title=name, subject=f"Un\noggetto {name}", preheader=name)
    mail = mail_of(issue)
    assert "<script>" not in mail.html
    assert name in mail.text
    assert mail.subject == f"Un oggetto {name}"


def test_the_fullest_issue_is_below_what_gmail_cuts(homes, call, picture):
    for number in range(12):
        title = f"Un progetto dal titolo piuttosto lungo, di quelli che occupano due righe, numero {number}"
        options = {"raised_cents": 19_800_00, "title": title, "hero_image": picture, "summary": "S" * 300}
        page, _campaign = make_campaign(homes["it"], call, opened=DAY, ends=5 * DAY, **options)
        make_news(homes["it"], title, summary="S" * 300, hero_image=picture, slug=f"notizia-{number}")
    kinds = ("closing_soon", "nearly_there", "new_projects", "municipio")
    lists = [block(kind, {"at_most": 10}) for kind in kinds]
    texts = [block("text", f"<p>{'parola ' * 120}</p>")] * 4
    projects = [block("project", {"project": page.pk})] * 3
    issue = make_issue(homes["it"], *texts, *projects, *lists, block("news", {"at_most": 10}), block("totals"))
    assert 60_000 < size_of(mail_of(issue)) < MOST_BYTES


def test_a_picture_whose_file_is_gone_is_left_out(issue, picture):
    picture.file.storage.delete(picture.file.name)
    mail = mail_of(fresh(issue))
    assert "Un orto" not in mail.html
    assert "Fra i binari" not in mail.html


def test_the_mails_own_mark_is_among_the_built_files():
    if not (settings.BASE_DIR / "build" / "assets" / "img").exists():
        pytest.skip("the assets are not built")
    assert (settings.BASE_DIR / "build" / "assets" / "img" / "mail-mark.png").exists()


def test_every_link_of_a_mail_works(issue, settings, picture):
    client = Client()
    for address in {each["href"] for each in html_of(issue).find_all(href=True)}:
        if address.startswith(SITE):
            assert client.get(address.removeprefix(SITE)).status_code == 200, address


def test_a_draft_that_is_hardly_begun_can_be_looked_at(homes):
    empty = [
        block("heading", ""),
        block("text", ""),
        block("picture"),
        block("button", {"label": ""}),
        block("project", {"project": None}),
    ]
    issue = make_issue(homes["it"], *empty, preheader="")
    issue.subject = ""
    mail = mail_of(issue)
    assert mail.parts == []
    assert issue.title in mail.text


def test_a_text_is_the_same_however_often_it_is_written(homes):
    issue = make_issue(homes["it"], block("text", TEXT))
    assert mail_of(issue).html == mail_of(fresh(issue)).html
    assert json.dumps(live.look(issue).as_json()["blocks"]) == "{}"


def test_who_reads_another_language_is_told_so_in_it_with_the_ways_out(homes):
    issue = make_issue(homes["it"], block("text", TEXT))
    mail = mail_of(issue)
    for text in (" ".join(BeautifulSoup(mail.html, "html.parser").get_text().split()), mail.text):
        assert "This issue is only in Italian." in text
        assert "Change your choices" in text
        assert "Leave with one click" in text
    make_issue(homes["en"], block("text", TEXT), translation_key=issue.translation_key)
    assert "only in Italian" not in mail_of(fresh(issue)).html
    alone = make_issue(homes["it"], block("text", TEXT), also_untranslated=False)
    assert "only in Italian" not in mail_of(alone).html
