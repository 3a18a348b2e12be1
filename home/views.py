"""Views that belong to no page: QR codes, and what a visitor reads where there is no page."""

import io

import segno
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import translate_url
from django.utils import translation
from django.utils.http import urlencode
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.chrome import HOME_DEPTH, chrome_for
from home.elsewhere import version_for_address, version_of
from home.searching import LONGEST_QUERY, matching
from home.text import clean_text
from home.visibility import visible

RESULTS_PER_PAGE = 10
# Each module of the PNG is this many pixels wide: 10 cm and more on paper at 300 dots an inch.
PNG_SCALE = 32
PRINT_DPI = 300


@require_safe
@cache_control(public=True, max_age=3600)
def page_qr_svg(request: HttpRequest, page_id: int) -> HttpResponse:
    """The QR code (SVG) of a live page's public address; 404 for drafts and private pages."""
    page = _public_page(page_id)
    return _drawn(_code_of(page), "image/svg+xml", kind="svg", scale=8, title=page.title, xmldecl=False)


@require_safe
@cache_control(public=True, max_age=3600)
def page_qr_png(request: HttpRequest, page_id: int) -> HttpResponse:
    """The same code as a PNG, large enough for a poster."""
    code = _code_of(_public_page(page_id))
    return _drawn(code, "image/png", kind="png", scale=PNG_SCALE, dpi=PRINT_DPI)


def _public_page(page_id: int) -> Page:
    return get_object_or_404(visible(Page.objects.filter(depth__gt=1)), pk=page_id)  # the root has no address


def _code_of(page: Page) -> segno.QRCode:
    return segno.make(settings.SITE_URL + page.get_url(), error="m", micro=False)


def _drawn(code: segno.QRCode, content_type: str, **options) -> HttpResponse:
    image = io.BytesIO()
    code.save(image, border=4, **options)
    return HttpResponse(image.getvalue(), content_type=content_type)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Pages in the language that is read which have all words of the parameter ``q``, the best match first."""
    text = clean_text(request.GET.get("q", "")[:LONGEST_QUERY])
    chrome = chrome_for(request)
    pages = Page.objects.filter(depth__gt=HOME_DEPTH, locale=chrome.home.locale_id if chrome.home else None)
    found = Paginator(visible(matching(pages.specific(), text, chrome.language)), RESULTS_PER_PAGE)
    query = urlencode({"q": text}) if text else ""
    request.alternate_urls = {  # type: ignore[attr-defined]
        code: translate_url(request.path, code) + (f"?{query}" if query else "") for code, _name in settings.LANGUAGES
    }
    results = found.get_page(request.GET.get("pagina"))
    shows_demonstration = any(getattr(result, "is_demonstration", False) for result in results)
    shown = {"text": text, "query": query, "results": results, "shows_demonstration": shows_demonstration}
    return render(request, "home/search.html", shown)


@require_safe
@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for /favicon.ico whatever the page says; its real address changes with its content."""
    return redirect(static("img/favicon.svg"))


@require_safe
@cache_control(public=True, max_age=0, must_revalidate=True)
def untranslated(request: HttpRequest, page_id: int) -> HttpResponse:
    """Says that a page is not there in this language, and offers the other; leads to the page where it is by now."""
    version = version_of(get_object_or_404(Page, pk=page_id))
    if version is None:
        raise Http404
    url = chrome_for(request).url_of(version)
    if version.locale.language_code == translation.get_language():
        return redirect(url)
    _lead_to(request, version)
    return render(request, "untranslated.html", {"elsewhere": version})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with the page's other language where it is there alone."""
    version = version_for_address(request)
    if version is not None:
        _lead_to(request, version)
    return render(request, "404.html", {"elsewhere": version}, status=404)


def _lead_to(request: HttpRequest, version: Page) -> None:
    """Let the language switch lead to the version that there is."""
    chrome = chrome_for(request)
    homes = {code: f"/{code}/" for code in chrome.homes}
    request.alternate_urls = {  # type: ignore[attr-defined]
        **homes,
        version.locale.language_code: chrome.url_of(version),
    }


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open for too long or came without its cookie: say so, and how to go on."""
    return render(request, "403_csrf.html", status=403)
