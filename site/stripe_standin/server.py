"""HTTP on loopback: reads a request, finds the module that answers it, writes the answer."""

import logging
import os
import socket
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from . import api, control, dashboard, faults, pages, payments
from .account import Account
from .faults import Fault
from .messages import Request, Response
from .settings import Settings

log = logging.getLogger("stripe_standin")

LARGEST_BODY = 1024 * 1024

#: Seconds between two looks for Sessions whose time has come.
_EXPIRY_PAUSE = 1

_API = "/v1/"

#: Closing a socket that lingers for no time resets its connection.
_NO_LINGER = struct.pack("ii", 1, 0)

_STATIC = Path(__file__).parent / "static"
_FILES = {
    "/endive/stripe.js": ("stripe.js", "text/javascript; charset=utf-8"),
    "/static/embedded.js": ("embedded.js", "text/javascript; charset=utf-8"),
    "/static/page.css": ("page.css", "text/css; charset=utf-8"),
    "/static/icon.svg": ("icon.svg", "image/svg+xml"),
}


def answer(account: Account, request: Request, fault: Fault = faults.NONE) -> Response:
    """The answer to any request; only the API has faults."""
    if request.path.startswith(_API):
        return api.answer(account, request, fault)
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

    def pause(self, seconds: float):
        """Returns after so many seconds, or at once when the server ends."""
        if seconds:
            self._stopped.wait(seconds)

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
        fault = faults.NONE
        if request.path.startswith(_API):
            fault = self.server.account.faults.draw(request.method, request.path)
        try:
            response = answer(self.server.account, request, fault)
        except Exception:
            log.exception("%s %s broke down", self.command, parts.path)
            response = Response(500, b"The stand-in broke down; see its log.\n")
        trouble = f" ({fault.name})" if fault.name else ""
        log.info("%s %s %s%s", self.command, parts.path, response.status, trouble)
        self._write_through(fault, response)

    def _write_through(self, fault: Fault, response: Response):
        """Writes the answer, or does to the connection what the fault wants; an ending server waits for none."""
        self.server.pause(fault.seconds)
        if fault.name in ("reset_before", "reset_after"):
            self._reset()
        elif fault.name == "timeout":
            self.close_connection = True
        elif fault.name == "truncated":
            self._write(response, share=0.5)
            self.close_connection = True
        else:
            self._write(response)

    def _reset(self):
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        # The readers and writers of this connection keep its socket open, so it is taken from them.
        os.close(self.connection.detach())

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

    def _write(self, response: Response, *, share: float = 1):
        """``share``: how much of the promised body is truly sent."""
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
            self.wfile.write(response.body[: int(len(response.body) * share)])
        self.wfile.flush()

    def log_message(self, format, *arguments):
        """Silent: requests are logged without their query, which may hold a client secret."""
