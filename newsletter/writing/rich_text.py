"""An issue's rich text, as HTML with absolute links and as plain text."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from html.parser import HTMLParser

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text.rewriters import LinkRewriter

from newsletter.writing.folding import Paragraph
from newsletter.writing.places import Place


class _PageLinks(HTMLParser):
    """Collects every link of a text: to a page by its id, to anything else by its address, with its words."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append({**{name: value or "" for name, value in attrs}, "text": ""})
            self._is_inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.links[-1]["text"] += data


def links_in(source: str) -> list[dict[str, str]]:
    """Attributes of each link as the database keeps them, and ``text``, what is written on it."""
    parser = _PageLinks()
    parser.feed(source)
    parser.close()
    return parser.links


def page_ids_in(source: str) -> Iterator[int]:
    for link in links_in(source):
        if link.get("linktype") == "page" and link.get("id", "").isdecimal():
            yield int(link["id"])


def as_html(source: str, places: Mapping[int, Place], language: str) -> SafeString:
    """With links to ``places``; what leads to no page that anybody may see is no link any more."""
    rewriter = LinkRewriter(bulk_rules={"page": partial(_anchors, places, language)})
    return mark_safe(rewriter(source))  # noqa: S308 - written in the editor, which keeps what it allows


def _anchors(places: Mapping[int, Place], language: str, attributes: Iterable[dict]) -> list[str]:
    ids = [int(each["id"]) if each.get("id", "").isdecimal() else 0 for each in attributes]
    return [_anchor(places[page_id], language) if page_id in places else "<a>" for page_id in ids]


def _anchor(place: Place, language: str) -> str:
    if place.language in ("", language):
        return format_html('<a href="{}">', place.url)
    return format_html('<a href="{}" hreflang="{}">', place.url, place.language)


class _Paragraphs(HTMLParser):
    """Reads paragraphs and list items, each link followed by its address."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Paragraph] = []
        self._lists: list[int | None] = []  # how far a numbered list has counted; None for bullets
        self._links: list[str] = []
        self._text, self._mark, self._list_number = "", "", 0

    def _end(self) -> None:
        """What was read so far is a paragraph."""
        text = self._text.strip()
        if text:
            inside = self._list_number if self._lists else 0
            self.found.append(Paragraph(text, self._mark, max(0, len(self._lists) - 1), inside))
            self._mark = " " * len(self._mark)  # a second paragraph of an item stands below the first
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "ul" | "ol":
                self._end()
                self._list_number += not self._lists
                self._lists.append(0 if tag == "ol" else None)
            case "li":
                self._end()
                self._mark = self._next_mark()
            case "p":
                self._end()
            case "br":
                self._text += " "
            case "a":
                self._links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "a" if self._links:
                address = self._links.pop()
                if address and not self._text.endswith(address):
                    self._text += f" <{address}>"
            case "p" | "li":
                self._end()
            case "ul" | "ol" if self._lists:
                self._end()
                self._lists.pop()
                self._mark = ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def _next_mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "- "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def close(self) -> None:
        super().close()
        self._end()


def as_paragraphs(html: str) -> list[Paragraph]:
    """Of HTML from ``as_html``; a link's address stands behind its words, between angle brackets."""
    parser = _Paragraphs()
    parser.feed(html)
    parser.close()
    return parser.found
