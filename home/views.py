"""What a visitor gets where there is no page, or none in their language; and the icon that browsers ask for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.chrome import chrome_for
from home.elsewhere import version_for_address, version_of


@require_safe
@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for /favicon.ico whatever the page says; its real address changes with its content."""
    return redirect(static("img/favicon.svg"))


@require_safe
@cache_control(public=True, max_age=0, must_revalidate=True)
def untranslated(request: HttpRequest, page_id: int) -> HttpResponse:
    """Says that a page is not there in this language, and offers the other; leads to the page where it is by now."""
    version = version_of(request, get_object_or_404(Page, pk=page_id))
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
