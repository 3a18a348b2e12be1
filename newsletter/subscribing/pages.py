"""What the views of a subscription share: where a form stood, the frame around it, personal links."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page

from home.chrome import chrome_for
from home.visibility import visible
from home.visitors import visitor_key
from newsletter.links import BadLink, LinkExpired
from newsletter.subscribing.limits import has_guessed_too_often, note_guess

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Place:
    """A page that a form stood in; empty where it stood in none of ours."""

    number: int | None = None
    title: str = ""
    path: str = ""


def place_of(request: HttpRequest, written: str) -> Place:
    """The page with the number that a form or an address names, if anybody may read it in this language."""
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        return Place()
    pages = visible(Page.objects.filter(depth__gt=1, locale__language_code=translation.get_language()))
    page = pages.select_related("locale").filter(pk=int(written)).first()
    path = chrome_for(request).url_of(page) if page else ""
    return Place(page.pk, page.title, path) if page and path else Place()


def language_read() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE


def framed(request: HttpRequest, template: str, context: dict, *, address: tuple, status: int = 200) -> HttpResponse:
    """The template in the site's frame, whose language switch leads to the same ``address``: its name and arguments."""
    name, *arguments = address
    addresses = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            addresses[code] = reverse(f"newsletter:{name}", args=arguments)
    request.alternate_urls = addresses  # type: ignore[attr-defined]
    return render(request, f"newsletter/{template}.html", context, status=status)


def public_form(view: View) -> View:
    """For forms that stand in pages kept for everybody, which can hold no token of a session.

    None is needed: what they ask for has no effect before somebody clicks in the mail that follows.
    """
    return csrf_exempt(never_cache(view))


def personal(view: View) -> View:
    """For addresses that hold somebody's link: what it is good for, it alone proves.

    So there is no token of a session either, and ``no-referrer``, kept from other sites and our own log alike, may
    blank what the browser says of where a form came from. What is no link of ours is told, and counted.
    """

    @wraps(view)
    def guarded(request: HttpRequest, token: str, *args, **kwargs) -> HttpResponse:
        visitor = visitor_key(request)
        try:
            response = view(request, token, *args, **kwargs)
        except LinkExpired:
            response = _trouble(request, "expired", status=410)
        except BadLink:
            response = _not_ours(request, visitor)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        if response.status_code >= 400:
            # Django writes the path of such an answer into the log, and this one is a secret.
            response._has_been_logged = True  # type: ignore[attr-defined]
        return response

    return csrf_exempt(never_cache(guarded))


def _not_ours(request: HttpRequest, visitor: str) -> HttpResponse:
    if has_guessed_too_often(visitor):
        return _trouble(request, "throttled", status=429)
    if visitor:
        note_guess(visitor)
    return _trouble(request, "unknown", status=404)


def throttled(view: View) -> View:
    """Whoever has tried many links that are none is not looked at for some minutes, whatever link they come with."""

    @wraps(view)
    def looked_at(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if has_guessed_too_often(visitor_key(request)):
            return _trouble(request, "throttled", status=429)
        return view(request, *args, **kwargs)

    return looked_at


def _trouble(request: HttpRequest, kind: str, *, status: int) -> HttpResponse:
    """Why the link does nothing, and the way on."""
    titles = {
        "expired": _("Questo link è scaduto"),
        "unknown": _("Questo link non vale"),
        "throttled": _("Troppi tentativi"),
    }
    request.alternate_urls = {code: f"/{code}/" for code in chrome_for(request).homes}  # type: ignore[attr-defined]
    return render(request, "newsletter/link_trouble.html", {"kind": kind, "title": titles[kind]}, status=status)
