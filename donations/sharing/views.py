"""Answers for whoever passes a project on: its picture, its widget, oEmbed, its poster and its flyer."""

import io
import re
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe
from PIL import Image

from donations.figures import figures_of
from donations.notes import campaign_of
from donations.sharing import papers
from donations.sharing.drawings import Busy, kept
from donations.sharing.embedding import Size, as_xml, locate, oembed_answer, thumbnail
from donations.sharing.picture import PHOTO_HEIGHT, PHOTO_WIDTH, draw
from donations.sharing.projects import card_for, photo_bytes, shared_project
from home.chrome import chrome_for
from home.locale_middleware import language_free
from projects.models import ProjectPage

_PHOTO_SPEC = f"fill-{PHOTO_WIDTH}x{PHOTO_HEIGHT}|format-jpeg|jpegquality-90"
_YEAR_SECONDS = 365 * 24 * 3600
_PIXELS = re.compile(r"0*([1-9]\d{0,5})", re.ASCII)
# Any site may show the widget; it runs nothing and sends nothing.
_WIDGET_POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)


@require_safe
def picture(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """The JPEG that ``digest`` names, for ever the same; another digest leads to the one that holds now."""
    page = shared_project(request, page_id)
    card = card_for(request, page)
    if digest != card.digest:
        response: HttpResponse = redirect("donations:picture", page.pk, card.digest)
        patch_cache_control(response, public=True, max_age=60)
        return response
    try:
        content = kept(f"picture-{digest}", lambda: draw(card, _photo(page)))
    except Busy:
        return _busy(HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE))
    response = HttpResponse(content, content_type="image/jpeg")
    patch_cache_control(response, public=True, max_age=_YEAR_SECONDS, immutable=True)
    return response


def _photo(page: ProjectPage) -> Image.Image | None:
    content = photo_bytes(page.hero_image, _PHOTO_SPEC)
    return Image.open(io.BytesIO(content)) if content else None


@require_safe
@xframe_options_exempt
def widget(request: HttpRequest, page_id: int) -> HttpResponse:
    """The project's bar, figures and button, for a frame in anybody's page."""
    page = shared_project(request, page_id)
    campaign = campaign_of(page)
    figures = figures_of(campaign, page.organisation)
    context = {
        "page": page,
        "card": card_for(request, page),
        "figures": figures,
        "takes_donations": figures.is_open and not campaign.is_giving_off,  # type: ignore[union-attr]
        "home": chrome_for(request).home,
        "address": chrome_for(request).address_of(page),
    }
    response = render(request, "donations/widget.html", context)
    response["Content-Security-Policy"] = _WIDGET_POLICY
    response.is_public_page = True  # type: ignore[attr-defined]
    return response


@language_free
@require_safe
@cache_control(public=True, max_age=300)
def oembed(request: HttpRequest) -> HttpResponse:
    """The widget of the project whose address is ``?url=``, as oEmbed says it; 404 for any other address."""
    asked = request.GET
    answer_format = asked.get("format", "json")
    if answer_format not in ("json", "xml"):
        return HttpResponse(status=HTTPStatus.NOT_IMPLEMENTED)
    max_width, max_height = _pixels(asked.get("maxwidth")), _pixels(asked.get("maxheight"))
    located = locate(asked.get("url", ""))
    if located is None:
        return _no_project()
    language, path = located
    with translation.override(language):
        try:
            page = _project_at(request, path)
        except Http404:
            return _no_project()
        card = card_for(request, page)
        picture_url = settings.SITE_URL + reverse("donations:picture", args=(page.pk, card.digest))
    answer = oembed_answer(page, Size.within(max_width, max_height), provider=card.programme)
    answer |= thumbnail(picture_url, max_width, max_height)
    if answer_format == "xml":
        return HttpResponse(as_xml(answer), content_type="text/xml; charset=utf-8")
    return JsonResponse(answer)


def _no_project() -> HttpResponse:
    return HttpResponse(status=HTTPStatus.NOT_FOUND)


def _project_at(request: HttpRequest, path: str) -> ProjectPage:
    found, _translations = chrome_for(request, path).page_at(path)
    if found is None:
        raise Http404
    return shared_project(request, found.pk)


def _pixels(written: str | None) -> int | None:
    """A limit as a positive number; one that is none does not limit."""
    found = _PIXELS.fullmatch(written or "")
    return int(found[1]) if found else None


def _busy(response: HttpResponse) -> HttpResponse:
    response["Retry-After"] = str(Busy.RETRY_AFTER_SECONDS)
    return response


@require_safe
def poster(request: HttpRequest, page_id: int) -> HttpResponse:
    """An A4 sheet to hang up."""
    return _paper(request, shared_project(request, page_id), papers.POSTER)


@require_safe
def flyer(request: HttpRequest, page_id: int) -> HttpResponse:
    """An A4 sheet of four flyers to cut apart."""
    return _paper(request, shared_project(request, page_id), papers.FLYER)


def _paper(request: HttpRequest, page: ProjectPage, kind: papers.Paper) -> HttpResponse:
    if figures_of(campaign_of(page), page.organisation).is_over:
        return redirect(chrome_for(request).url_of(page))  # nobody is to be asked for what is over
    sheet = papers.sheet_of(request, page, kind)
    etag = f'"{sheet.digest}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        try:
            content = kept(f"paper-{sheet.digest}", sheet.render)
        except (papers.Unavailable, Busy):
            shown = {"page": None, "project": page}
            return _busy(render(request, "donations/papers/unavailable.html", shown, status=503))
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{kind.file_name}-{page.slug}.pdf"'
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response
