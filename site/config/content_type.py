"""Takes out of a request's Content-Type what a browser never sends there and Python would look a codec up for."""

import re
from collections.abc import Callable, Iterable

_BOUNDARY = re.compile(r';\s*boundary=("[^"]+"|[^\s;"]+)', re.IGNORECASE)

Application = Callable[[dict, Callable], Iterable[bytes]]


def plain_content_type(application: Application) -> Application:
    """A WSGI application that reads every request as UTF-8.

    Of ``text/plain; charset=hex`` Django takes the name of a codec as it stands, before any middleware: it is an
    error of ours, or turns text into what no database keeps. Only the type and a form's boundary get through.
    """

    def with_plain_content_type(environ: dict, start_response: Callable) -> Iterable[bytes]:
        told = environ.get("CONTENT_TYPE") or ""
        if ";" in told:
            boundary = _BOUNDARY.search(told)
            environ["CONTENT_TYPE"] = told.partition(";")[0] + (boundary.group(0) if boundary else "")
        return application(environ, start_response)

    return with_plain_content_type
