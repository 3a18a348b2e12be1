"""A mail server on loopback that takes what it is told to and keeps it: the far side of SMTP, and nothing more."""

import contextlib
import random
import socketserver
import threading
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage

# What the server does at a step of a conversation: nothing special, an answer of its own, or hanging up.
Fault = int | str | None
HANG_UP = "hang up"
# Steps at which it may misbehave; after ``accepted`` the message is kept and the answer never sent.
STEPS = ("mail", "rcpt", "data", "message", "accepted")


class SmtpSink:
    """``fault(step)`` says what to do at each step; without it everything is taken."""

    def __init__(self, fault: Callable[[str], Fault] = lambda _step: None):
        self.fault = fault
        self.raw: list[tuple[str, bytes]] = []  # recipient, message
        self.connections = 0
        self._lock = threading.Lock()
        sink = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    sink._talk(self)

        socketserver.ThreadingTCPServer.allow_reuse_address = True
        socketserver.ThreadingTCPServer.daemon_threads = True
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]

    def __enter__(self) -> "SmtpSink":
        threading.Thread(target=self._server.serve_forever, daemon=True, kwargs={"poll_interval": 0.05}).start()
        return self

    def __exit__(self, *_details: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def messages(self) -> list[EmailMessage]:
        """What it took, parsed."""
        with self._lock:
            kept = list(self.raw)
        parsed = [message_from_bytes(raw, policy=policy.default) for _recipient, raw in kept]
        return [message for message in parsed if isinstance(message, EmailMessage)]

    @property
    def received(self) -> Counter[str]:
        """How often each recipient was mailed."""
        with self._lock:
            return Counter(recipient for recipient, _raw in self.raw)

    def _talk(self, peer: socketserver.StreamRequestHandler) -> None:
        with self._lock:
            self.connections += 1
        say = lambda text: peer.wfile.write(text.encode() + b"\r\n")  # noqa: E731
        recipient = ""
        say("220 sink")
        for line in iter(peer.rfile.readline, b""):
            command = line.decode("utf-8", "replace").strip()
            word = command[:4].upper()
            step = word.lower()
            fault = self.fault(step) if step in STEPS else None
            if fault == HANG_UP:
                return
            if isinstance(fault, int):
                say(f"{fault} not now")
                if fault == 421:
                    return
                continue
            if word == "EHLO":
                say("250-sink\r\n250 8BITMIME")
            elif word == "RCPT":
                recipient = command.partition("<")[2].partition(">")[0]
                say("250 ok")
            elif word == "DATA":
                say("354 go on")
                if not self._take(peer, recipient, say):
                    return
            elif word == "QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")

    def _take(self, peer: socketserver.StreamRequestHandler, recipient: str, say: Callable[[str], object]) -> bool:
        """Whether the conversation goes on behind the message."""
        fault = self.fault("message")
        if fault == HANG_UP:
            peer.rfile.readline()
            return False
        lines = []
        for line in iter(peer.rfile.readline, b".\r\n"):
            if not line:
                return False
            lines.append(line[1:] if line.startswith(b"..") else line)
        if isinstance(fault, int):
            say(f"{fault} not now")
            return True
        with self._lock:
            self.raw.append((recipient, b"".join(lines)))
        if self.fault("accepted") == HANG_UP:
            return False
        say("250 taken")
        return True


def seldom(*, refuses: float, hangs_up: float, seed: int = 0) -> Callable[[str], Fault]:
    """A fault for this share of messages, at any step of theirs."""
    chance, lock = random.Random(seed), threading.Lock()

    def fault(step: str) -> Fault:
        with lock:
            drawn = chance.random() * len(STEPS)
        if drawn < hangs_up:
            return HANG_UP
        if step != "accepted" and drawn < hangs_up + refuses * len(STEPS) / (len(STEPS) - 1):
            return 451
        return None

    return fault
