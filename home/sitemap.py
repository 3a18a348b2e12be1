"""Lists every page that anybody may see, for search engines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from home.base_page import BasePage
from home.chrome import Chrome, chrome_for
from home.page_head import absolute, alternates
from home.visibility import visible


@dataclass(frozen=True)
class Entry:
    url: str
    alternates: list[tuple[str, str]]
    changed_at: datetime | None


def sitemap(request: HttpRequest) -> HttpResponse:
    """Live, public pages of every language with their translations, in two queries; aliases, the same text, are not."""
    context = {"entries": list(_entries(chrome_for(request)))}
    return render(request, "sitemap.xml", context, content_type="application/xml")


def _entries(chrome: Chrome) -> Iterator[Entry]:
    originals = Page.objects.type(BasePage).filter(alias_of=None)
    pages = list(visible(originals).select_related("locale").order_by("path"))
    changed = _last_changes(pages)
    languages = {code: number for number, (code, _name) in enumerate(settings.LANGUAGES)}
    addresses: dict[object, dict[str, str]] = {}
    for page in sorted(pages, key=lambda page: languages.get(page.locale.language_code, len(languages))):
        if path := chrome.url_of(page):
            addresses.setdefault(page.translation_key, {})[page.locale.language_code] = absolute(path)
    for page in pages:
        versions = addresses.get(page.translation_key, {})
        if page.locale.language_code in versions:
            yield Entry(versions[page.locale.language_code], alternates(versions), changed[page.path])


def _last_changes(pages: list[Page]) -> dict[str, datetime | None]:
    """By place in the tree: when the page or one below it, which it lists, was last published."""
    changed = {page.path: page.last_published_at for page in pages}
    for path in sorted(changed, reverse=True):  # from the leaves up
        above = path[: -Page.steplen]
        if above in changed:
            known = [moment for moment in (changed[path], changed[above]) if moment]
            changed[above] = max(known, default=None)
    return changed
