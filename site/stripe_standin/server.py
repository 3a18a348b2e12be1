"""HTTP on loopback: reads a request, finds the module that answers it, writes the answer."""

import logging
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from . import api, control, dashboard, pages, payments
from .account import Account
from .messages import Request, Response
from .settings import Settings

log = logging.getLogger("stripe_standin")

LARGEST_BODY = 1024 * 1024

#: Seconds between two looks for Sessions whose time has come.
_EXPIRY_PAUSE = 1

_STATIC = Path(__file__).parent / "static"
_FILES = {
    "/endive/stripe.js": ("stripe.js", "text/javascript; charset=utf-8"),
    "/static/embedded.js": ("embedded.js", "text/javascript; charset=utf-8"),
    "/static/page.css": ("page.css", "text/css; charset=utf-8"),
    "/static/icon.svg": ("icon.svg", "image/svg+xml"),
}


def answer(account: Account, request: Request) -> Response:
    """The answer to any request."""
    if request.path.startswith("/v1/"):
        return api.answer(account, request)
    if request.path.startswith("/_control/"):
        return control.answer(account, request)
    if request.path.startswith(("/c/pay/", "/embedded/")):
        return pages.answer(account, request)
    if request.path == "/dashboard" or request.path.startswith("/dashboard/"):
        return dashboard.answer(account, request)
    if request.path in _FILES:
        name, content_type = _FILES[request.path]
        return Response(200, (_STATIC / name).read_bytes(), content_type, {"Cache-Control": "no-cache"})
    if request.path == "/healthz":
        return Response(200, b"ok\n")
    if request.path == "/":
        return dashboard.index()
    return Response(404, b"Not found\n")


class Server(ThreadingHTTPServer):
    """Serves one account; ``start`` returns at once, ``stop`` ends every thread and connection."""

    account: Account
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, settings: Settings):
        self._connections: set[socket.socket] = set()
        self._connections_lock = threading.Lock()
        self._stopped = threading.Event()
        super().__init__((settings.host, settings.port), Handler)
        self.account = Account(settings)
        self.account.base_url = f"http://{settings.host}:{self.server_address[1]}"

    def start(self):
        self.account.deliveries.start()
        threading.Thread(target=self._expire_sessions, name="stripe-standin-expiry", daemon=True).start()
        threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.01}, name="stripe-standin-http", daemon=True
        ).start()

    def stop(self):
        self._stopped.set()
        self.shutdown()
        self.server_close()
        with self._connections_lock:
            for connection in self._connections:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue
        self.account.close()

    def process_request(self, request, client_address):
        with self._connections_lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request):
        with self._connections_lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request, client_address):
        """A browser that leaves in mid-answer is no news."""
        log.debug("connection ended early", exc_info=True)

    def _expire_sessions(self):
        while not self._stopped.wait(_EXPIRY_PAUSE):
            try:
                payments.expire_due(self.account)
            except Exception:
                if not self._stopped.is_set():
                    log.exception("Sessions could not be expired")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "StripeStandIn"
    sys_version = ""
    wbufsize = -1
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self):
        self._answer()

    do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_GET

    def _answer(self):
        body, refusal = self._read_body()
        if refusal:
            self.close_connection = True
            self._write(refusal)
            return
        parts = urlsplit(self.path)
        request = Request(self.command, parts.path, parts.query, body, self.headers)
        try:
            response = answer(self.server.account, request)
        except Exception:
            log.exception("%s %s broke down", self.command, parts.path)
            response = Response(500, b"The stand-in broke down; see its log.\n")
        log.info("%s %s %s", self.command, parts.path, response.status)
        self._write(response)

    def _read_body(self) -> tuple[bytes, Response | None]:
        if self.headers.get("Transfer-Encoding"):
            return b"", Response(411, b"Send a Content-Length.\n")
        length = self.headers.get("Content-Length") or "0"
        if not length.isdecimal():
            return b"", Response(400, b"Invalid Content-Length.\n")
        if int(length) > LARGEST_BODY:
            # Some of it is read, so that a client which sends before it listens gets the answer.
            self.rfile.read(min(int(length), 4 * LARGEST_BODY))
            return b"", Response(413, b"The body is larger than 1 MB.\n")
        return self.rfile.read(int(length)), None

    def _write(self, response: Response):
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.close_connection:
            self.send_header("Connection", "close")
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)
        self.wfile.flush()

    def log_message(self, format, *arguments):
        """Silent: requests are logged without their query, which may hold a client secret."""
