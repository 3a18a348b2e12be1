"""Shows the mails that development keeps in a folder instead of sending."""

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from csp.decorators import csp
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin

SEPARATOR = b"-" * 79  # what Django's file backend writes behind each message
NEWEST = 100


@dataclass(frozen=True)
class Mail:
    name: str
    subject: str
    to: str
    date: str
    text: str
    html: str


def inbox(request: HttpRequest) -> HttpResponse:
    """The newest mails first."""
    files = sorted(_folder().glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:NEWEST]
    return render(request, "devtools/mailbox.html", {"mails": [_read(path) for path in files]})


def message(request: HttpRequest, name: str) -> HttpResponse:
    """One mail, as text and as HTML."""
    return render(request, "devtools/mail.html", {"mail": _read(_file(name))})


@xframe_options_sameorigin
@csp({"default-src": ["'none'"], "style-src": ["'unsafe-inline'"], "frame-ancestors": ["'self'"]})
def message_html(request: HttpRequest, **arguments: str) -> HttpResponseBase:
    """One mail's HTML part alone, for the frame around it."""
    return HttpResponse(_read(_file(arguments["name"])).html)


def _file(name: str) -> Path:
    path = _folder() / name
    if path.parent != _folder() or not path.is_file():
        raise Http404
    return path


def _folder() -> Path:
    return Path(getattr(settings, "EMAIL_FILE_PATH", settings.VAR_DIR / "mail"))


def _read(path: Path) -> Mail:
    raw = path.read_bytes().strip().removesuffix(SEPARATOR)
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what the default policy makes
    return Mail(
        name=path.name,
        subject=message["Subject"] or "",
        to=message["To"] or "",
        date=message["Date"] or "",
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    return body.get_content() if body else ""
