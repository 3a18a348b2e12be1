"""What a page's head tells machines: its one address, its languages, and how it looks where it is shared."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urljoin

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _

from home.base_page import BasePage
from home.chrome import Chrome
from home.pictures import SHARE_SPEC

TERRITORIES = {"it": "it_IT", "en": "en_GB"}
DEFAULT_LANGUAGE = "x-default"


@dataclass(frozen=True)
class SharePicture:
    """``url`` is absolute; the measures are pixels."""

    url: str
    width: int
    height: int
    kind: str
    alt: str


def absolute(path: str) -> str:
    """The public address of ``path``, which may be absolute already; never from what the browser says of the host."""
    return urljoin(f"{settings.SITE_URL}/", path)


def alternates(addresses: dict[str, str]) -> list[tuple[str, str]]:
    """Pairs of hreflang and address of a page's language versions; Italian is also for whoever reads neither."""
    pairs = list(addresses.items())
    if settings.LANGUAGE_CODE in addresses:
        pairs.append((DEFAULT_LANGUAGE, addresses[settings.LANGUAGE_CODE]))
    return pairs


class PageHead:
    """The head of a served page; each part is worked out when a template asks for it."""

    def __init__(self, page: BasePage, chrome: Chrome):
        self.page, self.chrome = page, chrome

    @property
    def canonical_url(self) -> str:
        """The page's own address, with the number of the shown part of a list; of other query strings nothing.

        Of an alias that stands in for a translation, which is the same text, that of its source.
        """
        number, source = self.page.list_number, self.page.alias_of_id
        shown = next((page for page in self.page.live_translations if page.pk == source), self.page)
        return absolute(self.chrome.url_of(shown)) + (f"?pagina={number}" if number > 1 else "")

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """None from the second part of a list on: parts do not match between languages."""
        return alternates(self._public_addresses) if self.page.list_number == 1 else []

    @property
    def title(self) -> str:
        return self.page.seo_title or self.page.title

    @property
    def description(self) -> str:
        return self.page.description

    @property
    def kind(self) -> str:
        return "article" if hasattr(self.page, "date") else "website"

    @property
    def published_at(self) -> datetime | None:
        return self.page.first_published_at

    @property
    def changed_at(self) -> datetime | None:
        return self.page.last_published_at

    @property
    def territory(self) -> str:
        return TERRITORIES[self.chrome.language]

    @property
    def other_territories(self) -> list[str]:
        return [TERRITORIES[code] for code in self._public_addresses if code != self.chrome.language]

    @cached_property
    def picture(self) -> SharePicture:
        """The page's main picture cut for sharing, or one of ours."""
        image = self.page.hero_image
        if image is None:
            alt = _("Case di un quartiere e, in mezzo, il segno del programma")
            return SharePicture(absolute(static("img/share.png")), 1200, 630, "image/png", alt)
        cut = image.get_renditions(SHARE_SPEC)[SHARE_SPEC]
        return SharePicture(
            absolute(cut.url), cut.width, cut.height, "image/jpeg", self.page.hero_image_alt or self.title
        )

    @cached_property
    def _public_addresses(self) -> dict[str, str]:
        translations = (page for page in self.page.live_translations if not page.is_restricted and not page.alias_of_id)
        shown = {page.locale.language_code: page for page in translations}
        addresses = {code: self.chrome.url_of(shown[code]) for code, _name in settings.LANGUAGES if code in shown}
        return {code: absolute(path) for code, path in addresses.items() if path}


def head_of(chrome: Chrome) -> PageHead | None:
    """The head of the served page; none of a preview and of what is no page."""
    page = chrome.current_page
    return PageHead(page, chrome) if isinstance(page, BasePage) and hasattr(page, "live_translations") else None
