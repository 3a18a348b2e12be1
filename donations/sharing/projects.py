"""Finds the project that is passed on, with what its pictures and sheets show."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import translation
from wagtail.images.models import AbstractImage, SourceImageIOError

from donations.figures import figures_of
from donations.notes import campaign_of
from donations.sharing.card import Card, card_of
from home.chrome import chrome_for
from home.visibility import visible
from projects.models import ProjectPage


def shared_project(request: HttpRequest, page_id: int) -> ProjectPage:
    """The live and public page, in the language of the address; 404 for any other."""
    language = translation.get_language()
    pages = visible(ProjectPage.objects.filter(locale__language_code=language))
    page = get_object_or_404(pages.select_related(*ProjectPage.serve_select_related), pk=page_id)
    if not chrome_for(request).url_of(page):
        raise Http404
    return page


def card_for(request: HttpRequest, page: ProjectPage) -> Card:
    """What the page's picture says now."""
    home = chrome_for(request).home
    return card_of(page, figures_of(campaign_of(page), page.organisation), home.programme_name if home else "")


def photo_bytes(image: AbstractImage | None, spec: str) -> bytes | None:
    """The picture as Wagtail cuts it; None where there is none, or its file is gone."""
    if image is None:
        return None
    try:
        with image.get_rendition(spec).file.open() as file:
            return file.read()
    except (SourceImageIOError, OSError):
        return None
