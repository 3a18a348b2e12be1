"""HTTP requests and answers as plain values, apart from the server that carries them."""

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: str = ""
    body: bytes = b""
    headers: Message = field(default_factory=Message)

    def header(self, name: str) -> str:
        return self.headers.get(name) or ""

    def query_pairs(self) -> list[tuple[str, str]]:
        return parse_qsl(self.query, keep_blank_values=True)

    def form_pairs(self) -> list[tuple[str, str]]:
        return parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)


@dataclass(frozen=True)
class Response:
    status: int
    body: bytes = b""
    content_type: str = "text/plain; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


def dump(value) -> str:
    """JSON as Stripe prints it: two spaces, text not escaped."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def json_response(value, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(status, dump(value).encode(), "application/json", headers or {})


def html_response(text: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(status, text.encode(), "text/html; charset=utf-8", headers or {})


def redirect(location: str) -> Response:
    return Response(303, headers={"Location": location})


def text(value: object) -> str:
    """Any value as text that is safe inside HTML, in attributes too."""
    return html.escape(str(value), quote=True)
