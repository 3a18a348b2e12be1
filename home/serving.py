"""Finds the page of an address in few queries and serves it.

Wagtail's own view walks down the tree, two queries a level. Here the address is looked up in the query that
``home.chrome`` makes anyway, with the page's translations and whether any view restriction applies; a second
one reads the page with everything that its template shows about it.
"""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.views import serve_chain

from home.base_page import BasePage
from home.chrome import Chrome, chrome_for


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at ``path`` below the home page of the current language, or 404.

    Runs Wagtail's ``before_serve_page`` and ``on_serve_page`` hooks as Wagtail's own view does, view
    restrictions included.
    """
    page = _find(chrome_for(request, path), path)
    request.served_page = page  # type: ignore[attr-defined]

    serve_page = serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        serve_page = wrap(serve_page)
    for before in hooks.get_hooks("before_serve_page"):
        result = before(page, request, [], {})
        if isinstance(result, HttpResponse):
            return result
    response = serve_page(page, request, [], {})
    response.is_public_page = page.is_known_unrestricted
    return response


def _find(chrome: Chrome, path: str) -> BasePage:
    found, translations = chrome.page_at(path)
    model = found.specific_class if found else None
    if found is None or model is None or not issubclass(model, BasePage):
        raise Http404
    page = model.objects.select_related(*model.serve_select_related).get(pk=found.pk)
    page.live_translations = translations
    # An alias of an alias has the restrictions of a source that the query did not look at.
    page.is_known_unrestricted = not found.is_restricted and found.alias_of_id is None
    return page
