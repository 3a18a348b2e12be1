"""Ways to pass a page on: links that hold the right address and the right words, and codes to print."""

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from PIL import Image

from home.sharing import share_links
from tests.factories import make_project

URL = "https://example.org/it/progetti/caffe/"
TEXT = "Caffè & tè: «più» 100% + amici? – Milano"


def queries() -> dict[str, dict[str, list[str]]]:
    return {link.name: parse_qs(urlsplit(link.url).query) for link in share_links(text=TEXT, url=URL)}


def test_each_service_gets_the_address_and_the_words_untouched():
    assert queries() == {
        "WhatsApp": {"text": [f"{TEXT}\n{URL}"]},
        "Telegram": {"url": [URL], "text": [TEXT]},
        "Facebook": {"u": [URL]},
        "X": {"text": [TEXT], "url": [URL]},
        "LinkedIn": {"url": [URL]},
        "E-mail": {"subject": [TEXT], "body": [f"{TEXT}\r\n\r\n{URL}"]},
    }


def test_a_space_is_no_plus_which_mail_programs_would_show():
    assert all("+" not in link.url for link in share_links(text=TEXT, url=URL))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["it", "en"])
def test_every_page_offers_them_and_codes_to_print(homes, call, language):
    page = make_project(homes[language], call=call, title='Orto "bello"')
    html = Client().get(page.get_url()).content.decode()
    assert f"https://www.facebook.com/sharer/sharer.php?u=http%3A%2F%2Ftestserver%2F{language}%2F" in html
    assert "Orto%20%22bello%22%20%E2%80%93%20" in html
    assert f'data-copy="http://testserver{page.get_url()}"' in html
    for kind, content_type in (("svg", "image/svg+xml"), ("png", "image/png")):
        assert f'href="/qr/{page.pk}.{kind}" download=' in html
        assert Client().get(f"/qr/{page.pk}.{kind}")["Content-Type"] == content_type


@pytest.mark.django_db
def test_the_code_as_a_picture_is_sharp_on_a_poster(project):
    image = Image.open(io.BytesIO(Client().get(f"/qr/{project.pk}.png").content))
    assert image.width >= 1000
    assert round(image.info["dpi"][0]) == 300


@pytest.mark.django_db
def test_a_draft_has_no_code(project):
    project.unpublish()
    assert Client().get(f"/qr/{project.pk}.png").status_code == 404
