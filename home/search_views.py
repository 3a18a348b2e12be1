"""The search of the site."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home.chrome import HOME_DEPTH, chrome_for
from home.searching import LONGEST_QUERY, matching
from home.text import clean_text
from home.visibility import visible

RESULTS_PER_PAGE = 10


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
