"""QR codes of pages."""

import io

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.locale_middleware import language_free
from home.visibility import visible

# Each module of the PNG is this many pixels wide: 10 cm and more on paper at 300 dots an inch.
PNG_SCALE = 32
PRINT_DPI = 300


@language_free
@require_safe
@cache_control(public=True, max_age=3600)
def page_qr_svg(request: HttpRequest, page_id: int) -> HttpResponse:
    """The QR code (SVG) of a live page's public address; 404 for drafts and private pages."""
    page = _public_page(page_id)
    return _drawn(_code_of(page), "image/svg+xml", kind="svg", scale=8, title=page.title, xmldecl=False)


@language_free
@require_safe
@cache_control(public=True, max_age=3600)
def page_qr_png(request: HttpRequest, page_id: int) -> HttpResponse:
    """The same code as a PNG, large enough for a poster."""
    code = _code_of(_public_page(page_id))
    return _drawn(code, "image/png", kind="png", scale=PNG_SCALE, dpi=PRINT_DPI)


def _public_page(page_id: int) -> Page:
    page = get_object_or_404(visible(Page.objects.filter(depth__gt=1)), pk=page_id)  # the root has no address
    if page.get_url() is None:
        raise Http404
    return page


def _code_of(page: Page) -> segno.QRCode:
    return segno.make(settings.SITE_URL + page.get_url(), error="m", micro=False)


def _drawn(code: segno.QRCode, content_type: str, **options) -> HttpResponse:
    image = io.BytesIO()
    code.save(image, border=4, **options)
    return HttpResponse(image.getvalue(), content_type=content_type)
