"""What every page repeats around its content: name, menu, breadcrumb, languages, footer."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Q, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_info, gettext
from wagtail.models import Page

from home.models import FooterRole, HomePage
from home.visibility import is_restricted

HOME_DEPTH = 2
SECTION_DEPTH = 3


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    is_active: bool = False
    role: str = ""


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    url: str | None  # None where this page has no live translation
    is_current: bool
    # Where that is said instead, and in a few words of that language that it is so.
    untranslated_url: str = ""
    note: str = ""


class Chrome:
    """The frame of one request, from a single query over home pages and their sections in all languages.

    Where the request is for the page at ``path`` below the current language's home page, that page and its
    translations come along in the same query, each with ``is_restricted``.
    """

    def __init__(self, request: HttpRequest, path: str | None = None):
        self.request = request
        self.language = translation.get_language() or settings.LANGUAGE_CODE
        wanted = Q(depth__in=(HOME_DEPTH, SECTION_DEPTH))
        if path is not None:
            wanted |= Q(translation_key__in=self._addressed(path).values("translation_key"))
        self.pages = list(
            Page.objects.live()
            .filter(wanted)
            .select_related("locale", "homepage", "standardpage")
            .annotate(is_restricted=is_restricted())
            .order_by("path")
        )
        self.sections: dict[str, list[Page]] = {}
        self.homes: dict[str, HomePage] = {}
        for page in self.pages:
            code = page.locale.language_code
            if page.depth == SECTION_DEPTH:
                self.sections.setdefault(code, []).append(page)
            elif page.depth == HOME_DEPTH and hasattr(page, "homepage"):
                self.homes.setdefault(code, page.homepage)

    def _addressed(self, path: str) -> QuerySet:
        homes = HomePage.objects.filter(locale__language_code=self.language, depth=HOME_DEPTH, live=True)
        url_path = Concat(Subquery(homes.order_by("path").values("url_path")[:1]), Value(path))
        return Page.objects.filter(url_path=url_path)

    def page_at(self, path: str) -> tuple[Page | None, list[Page]]:
        """The live page at ``path``, and all its live translations, itself included."""
        url_path = self.home.url_path + path if self.home else None
        found = next((page for page in self.pages if page.url_path == url_path), None)
        if found is None:
            return None, []
        return found, [page for page in self.pages if page.translation_key == found.translation_key]

    @property
    def home(self) -> HomePage | None:
        return self.homes.get(self.language)

    def url_of(self, page: Page) -> str:
        """The page's address, from its ``url_path`` alone: no query. Empty where its language's home is not live."""
        found = next((pair for pair in self.homes.items() if pair[1].locale_id == page.locale_id), None)
        if found is None:
            return ""
        code, home = found
        with translation.override(code):
            return reverse("wagtail_serve", args=(page.url_path[len(home.url_path) :],))

    def address_of(self, page: Page) -> str:
        """The page's absolute address, as it is printed and passed on; empty where it has none."""
        path = self.url_of(page)
        return settings.SITE_URL + path if path else ""

    @property
    def current_url(self) -> str:
        """The absolute address of the page that is shown."""
        return self.address_of(self.current_page) if self.current_page else ""

    @property
    def home_url(self) -> str:
        return f"/{self.language}/"

    @property
    def projects_url(self) -> str:
        return self._section_url("projectindexpage")

    @property
    def news_url(self) -> str:
        return self._section_url("newsindexpage")

    @property
    def numbers_url(self) -> str:
        return self._section_url("programmepage")

    @property
    def newsletter_url(self) -> str:
        return self._section_url("newsletterpage")

    def _section_url(self, model: str) -> str:
        """A section that pages of every app link, so known by its model's name alone; empty where there is none."""
        found = (page for page in self._sections() if page.cached_content_type.model == model)
        return next((self.url_of(page) for page in found), "")

    @property
    def menu(self) -> list[Link]:
        return [self._link(page) for page in self._sections() if page.show_in_menus]

    @property
    def footer_links(self) -> list[Link]:
        return [self._link(page) for page in self._sections() if _footer_role(page)]

    @property
    def privacy_url(self) -> str:
        return next((link.url for link in self.footer_links if link.role == FooterRole.PRIVACY), "")

    @cached_property
    def breadcrumbs(self) -> list[Link]:
        """From the home page down to the current page; empty on the home page itself and outside pages."""
        page = self.current_page
        if page is None or page.depth <= HOME_DEPTH or self.home is None:
            return []
        section = [self._link(above) for above in self._sections() if page.is_descendant_of(above)]
        parents = [] if page.depth <= SECTION_DEPTH + 1 else self._deep_parents(page)
        return [
            Link(title=self.home.programme_name, url=self.home_url),
            *section,
            *parents,
            *self._end_of_trail(page),
        ]

    def _end_of_trail(self, page: Page) -> list[Link]:
        part = getattr(self.request, "served_part", "")  # of a view that shows a part of the page
        if not part:
            return [Link(title=page.title, url=self.request.path, is_active=True)]
        here = Link(title=part, url=self.request.path, is_active=True)
        return [Link(title=page.title, url=self.url_of(page)), here]

    @property
    def languages(self) -> list[Language]:
        addresses = self._alternates()
        return [self._language(code, addresses.get(code)) for code, _name in settings.LANGUAGES]

    def _language(self, code: str, url: str | None) -> Language:
        name = get_language_info(code)["name_local"].capitalize()
        page = self.current_page
        if url or code == self.language or code not in self.homes or page is None or page.pk is None:
            return Language(code, name, url, is_current=code == self.language)
        with translation.override(code):
            # Read in the language that it speaks of: the English text says "in English".
            note = gettext("Questa pagina non c'è ancora in italiano")
            return Language(code, name, None, False, reverse("home:untranslated", args=(page.pk,)), note)

    @property
    def current_page(self) -> Page | None:
        return getattr(self.request, "served_page", None)

    def _sections(self) -> list[Page]:
        return self.sections.get(self.language, [])

    def _link(self, page: Page) -> Link:
        current = self.current_page
        is_active = current is not None and (current.pk == page.pk or current.is_descendant_of(page))
        return Link(title=page.title, url=self.url_of(page), is_active=is_active, role=_footer_role(page))

    def _deep_parents(self, page: Page) -> list[Link]:
        above = page.get_ancestors().filter(depth__gt=SECTION_DEPTH).select_related("locale")
        return [Link(title=parent.title, url=self.url_of(parent)) for parent in above]

    def _alternates(self) -> dict[str, str]:
        """Language code → address of what is shown, in that language."""
        explicit = getattr(self.request, "alternate_urls", None)
        if explicit is not None:
            return explicit
        page = self.current_page
        if page is None:
            return {code: f"/{code}/" for code in self.homes}
        translations = getattr(page, "live_translations", None)
        if translations is None:  # a preview
            translations = [page, *page.get_translations().live().select_related("locale")]
        return {each.locale.language_code: self.url_of(each) for each in translations}


def _footer_role(page: Page) -> str:
    return page.standardpage.footer_role if hasattr(page, "standardpage") else ""


def chrome_for(request: HttpRequest, path: str | None = None) -> Chrome:
    """The request's chrome, built at its first use; ``path`` is for the view that serves pages."""
    if not hasattr(request, "_chrome"):
        request._chrome = Chrome(request, path)  # type: ignore[attr-defined]
    return request._chrome  # type: ignore[attr-defined]
