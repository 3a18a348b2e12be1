"""Views that show a part of a page, at an address of their own, in that page's frame."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page

from home.visibility import visible


def frame_part(request: HttpRequest, page: Page, title: str, address: Callable[[Page], str]) -> None:
    """Let menu and breadcrumb lead to ``page``, and the language switch to the same part of its translations.

    ``address`` gives the part's path below any of the page's language versions; it is called in that language.
    """
    request.served_page = page  # type: ignore[attr-defined]
    request.served_part = title  # type: ignore[attr-defined]
    versions = visible(Page.objects.filter(translation_key=page.translation_key)).select_related("locale")
    addresses = {}
    for version in versions:
        with translation.override(version.locale.language_code):
            addresses[version.locale.language_code] = address(version)
    request.alternate_urls = addresses  # type: ignore[attr-defined]
