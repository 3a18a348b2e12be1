"""A mail provider's HTTP side on loopback: it keeps what it is asked and answers as it is told to."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, list[str]]:
        return parse_qs(self.body)


@dataclass(frozen=True)
class Reply:
    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    # The client gives up before.
    after_seconds: float = 0
    # The connection ends without an answer.
    hangs_up: bool = False


class MailProvider:
    """``reply(request)`` says what it answers."""

    def __init__(self, reply: Callable[[Request], Reply]):
        self.reply = reply
        self.requests: list[Request] = []
        provider = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
                request = Request(self.path, dict(self.headers), body)
                provider.requests.append(request)
                provider._answer(self, provider.reply(request))

            def log_message(self, *_arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> "MailProvider":
        threading.Thread(target=self._server.serve_forever, daemon=True, kwargs={"poll_interval": 0.05}).start()
        return self

    def __exit__(self, *_details: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, peer: BaseHTTPRequestHandler, reply: Reply) -> None:
        time.sleep(reply.after_seconds)
        if reply.hangs_up:
            peer.close_connection = True
            peer.connection.close()
            return
        body = json.dumps(reply.body).encode() if reply.body is not None else b""
        peer.send_response(reply.status)
        peer.send_header("Content-Type", "application/json")
        peer.send_header("Content-Length", str(len(body)))
        for name, value in reply.headers.items():
            peer.send_header(name, value)
        peer.end_headers()
        peer.wfile.write(body)
