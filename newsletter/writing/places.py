"""Where pages are, for mails: absolute addresses, in the reader's language where there is a translation."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from wagtail.models import Page

from home.visibility import visible

Versions = TypeVar("Versions", bound=Page)


@dataclass(frozen=True)
class Place:
    """Where something leads; ``language`` is that of the page there, empty for another site."""

    url: str
    language: str = ""
    title: str = ""


def address_of(page: Page) -> str:
    """The absolute public address of ``page``, whose locale was read with it; no query."""
    path = page.get_url()
    return settings.SITE_URL + path if path else ""


def best_versions(versions: Iterable[Versions], language: str) -> dict[uuid.UUID, Versions]:
    """Of the language versions of pages one each, by translation key: in ``language``, else the first language's."""
    order = {language: 2, settings.LANGUAGE_CODE: 1}
    best: dict[uuid.UUID, Versions] = {}
    for page in sorted(versions, key=lambda page: order.get(page.locale.language_code, 0)):
        best[page.translation_key] = page
    return best


def places_of(page_ids: Collection[int], language: str) -> dict[int, Place]:
    """Where each page is that anybody may see, in the reader's language where it is; two queries for all."""
    if not page_ids:
        return {}
    keys = dict(Page.objects.filter(pk__in=page_ids).values_list("pk", "translation_key"))
    versions = visible(Page.objects.filter(translation_key__in=set(keys.values()), alias_of=None, depth__gt=1))
    best = best_versions(versions.select_related("locale"), language)
    found = ((page_id, best.get(key)) for page_id, key in keys.items())
    places = {
        page_id: Place(address_of(page), page.locale.language_code, page.title) for page_id, page in found if page
    }
    return {page_id: place for page_id, place in places.items() if place.url}
