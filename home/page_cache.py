"""Answers an anonymous GET of a page from the cache, before sessions and views are reached."""

import hashlib
import re
import time

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags, quote_etag

from home import site_version
from home.compression import compress, encoding_for, without_indentation

# A kept page belongs to one minute of the clock: countdowns, openings and endings fall on full minutes.
LIFETIME_SECONDS = 60
KEPT_HEADERS = ("Content-Type", "Content-Language", "Link", "X-Frame-Options", "Content-Security-Policy")
# The query strings that our own links have. Pages with any other are answered and not kept: whoever makes them
# up would fill the memory with copies of one page.
_OUR_QUERY = re.compile(r"(?:pagina=[0-9]{1,4})?")


class PageCacheMiddleware:
    """Keeps whole pages under a key that changes with the content, the money and the minute.

    Only what is alike for everybody is kept: status 200, no cookie set, no ``Vary: Cookie``, and marked by
    ``home.serving`` as a page. A visitor with a session (staff) goes past the cache. Answers carry an ETag and
    are revalidated at each visit, so a browser never shows an old figure. They are kept as they are sent, compressed,
    each encoding under a key and with an ETag of its own.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.cache = caches["pages"]

    def __call__(self, request):
        if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        if not _may_be_a_page(request.path_info):
            return self.get_response(request)
        encoding = encoding_for(request.headers.get("Accept-Encoding", ""))
        key = _key(request, encoding)
        kept = self.cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _is_alike_for_everybody(response):
                return response
            body = compress(without_indentation(response.content), encoding)
            kept = (body, _kept_headers(response, encoding))
            if _OUR_QUERY.fullmatch(request.META.get("QUERY_STRING", "")):
                self.cache.set(key, kept, LIFETIME_SECONDS)
        return _answer(request, key, *kept)


def _may_be_a_page(path: str) -> bool:
    return path.startswith(tuple(f"/{code}/" for code, _name in settings.LANGUAGES))


def _key(request, encoding: str) -> str:
    minute = int(time.time()) // LIFETIME_SECONDS
    parts = (site_version.current(), minute, encoding, request.scheme, request.get_host(), request.get_full_path())
    return hashlib.blake2b("\n".join(map(str, parts)).encode(), digest_size=20).hexdigest()


def _is_alike_for_everybody(response) -> bool:
    return (
        getattr(response, "is_public_page", False)
        and response.status_code == 200
        and not response.cookies
        and "cookie" not in response.get("Vary", "").lower()
        and not response.streaming
    )


def _kept_headers(response, encoding: str) -> dict[str, str]:
    headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    return {**headers, "Content-Encoding": encoding} if encoding else headers


def _answer(request, key: str, content: bytes, headers: dict[str, str]) -> HttpResponse:
    etag = quote_etag(key)
    response: HttpResponse
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if etag in {each.removeprefix("W/") for each in known}:  # a proxy that compresses marks it as weak
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(content, headers={**headers, "Content-Length": str(len(content))})
    if "Content-Security-Policy" in headers:  # a page's own, which a browser takes from a 304 too
        response["Content-Security-Policy"] = headers["Content-Security-Policy"]
    response["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding"])
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response
