"""Looks at every link of an issue without leaving the site: whether an address is one, whether a page is there.

Other sites are not asked: their answer may take long, and a person waits for this one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from newsletter.models import NewsletterIssuePage
from newsletter.writing.live import block_key
from newsletter.writing.places import Place, places_of
from newsletter.writing.problems import Level, Problem
from newsletter.writing.rich_text import links_in

_is_web_address = URLValidator(schemes=["http", "https"])
# Words that say nothing to who hears the links of a page one after another.
_EMPTY_WORDS = frozenset({"qui", "clicca qui", "link", "leggi", "here", "click here", "read more", "this link"})


@dataclass(frozen=True)
class _Link:
    """``page_id`` is 0 for an address, -1 for a page that was chosen and is gone."""

    words: str
    page_id: int
    url: str
    block_id: str


def link_problems(page: NewsletterIssuePage) -> list[Problem]:
    links = [link for block in page.body for link in _links_of(block)]
    places = places_of({link.page_id for link in links if link.page_id > 0}, page.locale.language_code)
    return [problem for link in links for problem in _problems_of(link, places)]


def _links_of(block: StreamValue.StreamChild) -> Iterator[_Link]:
    key, value = block_key(block), block.value
    if block.block_type == "text":
        for link in links_in(value.source):
            yield _rich_link(link, key)
    elif block.block_type in ("picture", "button"):
        words = value.get("label") or value.get("alt") or ""
        if value["page"]:
            yield _Link(words, value["page"].pk, "", key)
        if value["url"]:
            yield _Link(words, 0, value["url"], key)


def _rich_link(link: Mapping[str, str], block_id: str) -> _Link:
    words = " ".join(link["text"].split())
    if link.get("linktype") == "page":
        page_id = link.get("id", "")
        return _Link(words, int(page_id) if page_id.isdecimal() else -1, "", block_id)
    return _Link(words, 0, link.get("href", ""), block_id)


def _problems_of(link: _Link, places: Mapping[int, Place]) -> Iterator[Problem]:
    broken = _broken(link, places)
    if broken:
        yield Problem(Level.ERROR, broken, link.block_id)
    if not link.words:
        yield Problem(Level.ERROR, _("Un collegamento non ha parole: nessuno può vederlo."), link.block_id)
    elif link.words.lower().strip(" .:!") in _EMPTY_WORDS:
        text = _("Il collegamento «%(words)s» non dice dove porta: usa le parole di ciò che si trova là.")
        yield Problem(Level.WARNING, text % {"words": link.words}, link.block_id)


def _broken(link: _Link, places: Mapping[int, Place]) -> str:
    """What is wrong with where it leads, as a sentence; empty where nothing is."""
    said = {"words": link.words, "url": link.url}
    if link.page_id:
        if link.page_id in places:
            return ""
        return _("Il collegamento «%(words)s» porta a una pagina che non c'è più o non è pubblicata.") % said
    if link.url.startswith("#"):
        return (
            _("Il collegamento «%(words)s» porta a un punto della pagina (%(url)s): nella posta non funziona.") % said
        )
    if _is_address(link.url):
        return ""
    return _("Il collegamento «%(words)s» non ha un indirizzo valido: %(url)s") % said


def _is_address(url: str) -> bool:
    try:
        scheme = urlsplit(url).scheme
        if scheme == "mailto":
            validate_email(url.removeprefix("mailto:").partition("?")[0])
        elif scheme == "tel":
            return len(url) > len("tel:")
        else:
            _is_web_address(url)
    except (ValidationError, ValueError):
        return False
    return True
