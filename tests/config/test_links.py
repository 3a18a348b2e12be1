"""Every link, picture and anchor of the demonstration leads somewhere, in the language of the page that it is on."""

import re
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlencode, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.browser import demonstration

pytestmark = pytest.mark.django_db

ASSETS = settings.BASE_DIR / "build" / "assets"


@dataclass
class Site:
    """Asks for each address once, and remembers what was there."""

    media: Path
    demo: demonstration.Demonstration
    client: Client = field(default_factory=Client)
    documents: dict[str, BeautifulSoup] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def crawl(self, starts: list[str]) -> None:
        waiting, known = deque(starts), set(starts)
        while waiting:
            address = waiting.popleft()
            document = self.read(address)
            if document is None:
                continue
            self.look_at_language(address, document)
            for found, element in addresses_in(document):
                target = self.inside(address, found)
                if target is None:
                    continue
                page, fragment = urldefrag(target)
                page = page or address
                self.look_at_link(address, page, element)
                if is_page(page):
                    if page not in known:
                        waiting.append(page)
                    known.add(page)
                elif target not in known:
                    self.look_at_file(address, page, fragment)
                    known.add(target)
        self.look_at_anchors()

    def read(self, address: str) -> BeautifulSoup | None:
        response = self.client.get(address, follow=True)
        if response.status_code != 200:
            self.problems.append(f"{address} is {response.status_code}")
            return None
        if "html" not in response["Content-Type"]:
            return None
        self.documents[address] = BeautifulSoup(response.content, "html.parser")
        return self.documents[address]

    def inside(self, address: str, found: str) -> str | None:
        """The path of an address of our own; none for another site's, which must be safe."""
        whole = urljoin(settings.SITE_URL + address, found)
        parts = urlsplit(whole)
        if parts.scheme in ("mailto", "tel", "data"):
            return None
        if whole.startswith(settings.SITE_URL + "/") or whole == settings.SITE_URL:
            return whole.removeprefix(settings.SITE_URL) or "/"
        if parts.scheme != "https":
            self.problems.append(f"{address} leads to {found}, which is not https")
        return None

    def look_at_language(self, address: str, document: BeautifulSoup) -> None:
        language = document.html.get("lang")
        if language != language_of(address):
            self.problems.append(f"{address} says that it is in {language}")

    def look_at_link(self, address: str, target: str, element: Tag) -> None:
        """Into the other language leads only what says so."""
        other = language_of(target)
        if other and other != language_of(address) and element.get("hreflang") not in (other, "x-default"):
            self.problems.append(f"{address} leads to {target} without saying that it is in another language")

    def look_at_file(self, address: str, target: str, fragment: str) -> None:
        path = unquote(urlsplit(target).path)
        if path.startswith(settings.STATIC_URL):
            file = finders.find(path.removeprefix(settings.STATIC_URL))
        elif path.startswith(settings.MEDIA_URL):
            file = self.media / path.removeprefix(settings.MEDIA_URL)
        else:
            if self.client.get(target).status_code != 200:
                self.problems.append(f"{address} names {target}, which is not there")
            return
        if not file or not Path(file).exists():
            self.problems.append(f"{address} names {target}, which is not there")
        elif fragment and f'id="{fragment}"' not in Path(file).read_text():
            self.problems.append(f"{address} names {target}#{fragment}, which is not in that file")

    def look_at_anchors(self) -> None:
        anchors = {address: anchors_in(document) for address, document in self.documents.items()}
        for address, document in self.documents.items():
            for found, _element in addresses_in(document):
                target = self.inside(address, found)
                page, fragment = urldefrag(target or "")
                there = page or address
                if fragment and there in anchors and fragment not in anchors[there]:
                    self.problems.append(f"{address} leads to {page}#{fragment}, which is not in that page")


def addresses_in(document: BeautifulSoup) -> list[tuple[str, Tag]]:
    """Whatever an element names: links, pictures in each of their sizes, styles, scripts, symbols, GET forms."""
    found = []
    for element in document.find_all(True):
        for name in ("href", "src", "poster"):
            if element.get(name):
                found.append((element[name], element))
        for size in filter(None, element.get("srcset", "").split(",")):
            found.append((size.split()[0], element))
        if element.name == "form" and element.get("method", "get") == "get" and element.get("action"):
            hidden = {each["name"]: each["value"] for each in element.find_all("input", type="hidden")}
            found.append((f"{element['action']}?{urlencode(hidden)}" if hidden else element["action"], element))
    return found


def anchors_in(document: BeautifulSoup) -> set[str]:
    return {element["id"] for element in document.find_all(id=True)}


def is_page(target: str) -> bool:
    return re.match(r"/(it|en)/", target) is not None


def language_of(address: str) -> str:
    return address[1:3] if is_page(address) else ""


@pytest.fixture
def site(homes, tmp_path, settings) -> Site:
    if not (ASSETS / "img" / "sprite.svg").exists():
        pytest.skip("the assets are not built: `make test` builds them, or `npm run build`")
    settings.MEDIA_ROOT = tmp_path / "media"
    demo = demonstration.load(homes, tmp_path / "picture.png")
    return Site(media=tmp_path / "media", demo=demo)


def test_every_link_of_the_site_leads_somewhere_in_its_own_language(site):
    site.crawl(["/it/", "/en/", "/it/newsletter/", "/en/newsletter/"])
    assert site.problems == []
    assert len(site.documents) > 150
    for subject, html in site.demo.mails().items():
        look_at_mail(site, subject, BeautifulSoup(html, "html.parser"))
    assert site.problems == []


def look_at_mail(site: Site, subject: str, mail: BeautifulSoup) -> None:
    """Its links and pictures lead somewhere without the site around it."""
    for found, element in addresses_in(mail):
        if found.startswith("mailto:"):
            continue
        assert found.startswith(("https://", f"{settings.SITE_URL}/")), (subject, found)
        target = site.inside("/", found)
        if target is not None and is_page(target):
            assert site.client.get(target).status_code == 200, (subject, found)
            assert language_of(target) in (mail.html["lang"], element.get("hreflang")), (subject, found)
        elif target is not None:
            site.look_at_file(subject, *urldefrag(target))
