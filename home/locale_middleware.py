"""Django's choice of a language, but for answers that are the same in every one."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.middleware import locale


class LocaleMiddleware(locale.LocaleMiddleware):
    """Leaves an answer alone whose view has marked it ``is_language_free``.

    Django would let it vary with the visitor's language, and lead a 404 on to an address that begins with one.
    """

    def process_response(self, request, response):
        if getattr(response, "is_language_free", False):
            return response
        return super().process_response(request, response)


def language_free(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Marks all answers of ``view``."""

    @wraps(view)
    def marked(*args, **kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        response.is_language_free = True  # type: ignore[attr-defined]
        return response

    return marked
