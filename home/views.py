"""Views that belong to no page: QR codes and what a visitor reads when something goes wrong."""

import io

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.visibility import visible


@require_safe
@cache_control(public=True, max_age=3600)
def page_qr(request: HttpRequest, page_id: int) -> HttpResponse:
    """The QR code (SVG) of a live page's public address; 404 for drafts and private pages."""
    page = get_object_or_404(visible(Page.objects.filter(depth__gt=1)), pk=page_id)  # the root has no address
    image = io.BytesIO()
    segno.make(settings.SITE_URL + page.get_url(), error="m", micro=False).save(
        image, kind="svg", scale=8, border=4, title=page.title, xmldecl=False
    )
    return HttpResponse(image.getvalue(), content_type="image/svg+xml")


@require_safe
@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for /favicon.ico whatever the page says; its real address changes with its content."""
    return redirect(static("img/favicon.svg"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open for too long or came without its cookie: say so, and how to go on."""
    return render(request, "403_csrf.html", status=403)
