"""Where a page that is not at the address asked for can be read: in the other language, or under another name."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page

from home.chrome import chrome_for
from home.visibility import visible

_PAGE_PATH = re.compile(r"/(?P<language>[a-z]{2})/(?P<path>(?:[\w-]+/)+)", re.ASCII)


def version_of(request: HttpRequest, page: Page) -> Page | None:
    """The live, public version of ``page`` in the language that is read, else one in another language."""
    versions = visible(Page.objects.filter(translation_key=page.translation_key, depth__gt=1)).select_related("locale")
    return _best(request, versions)


def version_for_address(request: HttpRequest) -> Page | None:
    """For an address without a page: where there is, or was, one at the same path in any language, its best version."""
    asked = _PAGE_PATH.fullmatch(request.path_info)
    if asked is None or asked["language"] not in dict(settings.LANGUAGES):
        return None
    paths = [home.url_path + asked["path"] for home in chrome_for(request).homes.values()]
    keys = Page.objects.filter(url_path__in=paths).values("translation_key")
    return _best(request, visible(Page.objects.filter(translation_key__in=keys)).select_related("locale"))


def _best(request: HttpRequest, versions: Iterable[Page]) -> Page | None:
    """None that has no address, because its language's home page is not live."""
    language = translation.get_language()
    reachable = [page for page in versions if chrome_for(request).url_of(page)]
    return min(reachable, key=lambda page: (page.locale.language_code != language, page.pk), default=None)
