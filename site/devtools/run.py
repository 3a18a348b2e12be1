"""`make run`: prepares everything, then runs the site, the worker and the stand-in for Stripe until Ctrl-C.

Runs under the system's own Python: standard library only.
"""

from __future__ import annotations  # as in prepare.py

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from devtools.prepare import PYTHON, ROOT, CannotGoOn, prepare, run

HOST = "127.0.0.1"
WEBHOOK_SECRET = "whsec_standin"  # noqa: S105 - the stand-in's, worth nothing elsewhere
STANDIN_STATE = "var/stripe_standin.sqlite3"
STOP_SECONDS = 8
START_SECONDS = 60


def main() -> int:
    try:
        port = _port()
        _refuse_ports_in_use(port)
        _make_ready()
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted; `make run` goes on where it was.")
        return 130
    return _serve(port)


def _port() -> int:
    written = os.environ.get("PORT", "8000")
    if not written.isdigit() or not 1024 <= int(written) <= 65000:
        raise CannotGoOn(f"PORT is {written!r}: choose a number from 1024 to 65000.")
    return int(written)


def _refuse_ports_in_use(port: int) -> None:
    for number, what in ((port, "the site"), (port + 1, "the stand-in for Stripe")):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, number))
            except OSError:
                raise CannotGoOn(
                    f"Port {number}, for {what}, is in use: end what runs there, or choose another with "
                    f"`make run PORT={port + 100}`."
                ) from None


def _make_ready() -> None:
    steps = prepare(requirements="requirements.txt", more_steps=3)
    (ROOT / "var").mkdir(exist_ok=True)
    steps.step("database", _prepare_database)
    # A stamp inside var/: whoever empties var/ gets the demonstration content again.
    steps.step(
        "demonstration content",
        lambda: run(PYTHON, "manage.py", "load_demo", quiet=False),
        stamp=ROOT / "var" / ".demonstration-loaded",
        sources="2",
    )
    steps.step(
        "its payments, for the stand-in for Stripe",
        _tell_standin,
        stamp=ROOT / "var" / ".demonstration-payments-told",
        sources="1",
    )


def _tell_standin() -> None:
    """The stand-in holds what the demonstration's ledger says, so that refunds work and the books agree."""
    payments = subprocess.run(  # noqa: S603
        [str(PYTHON), "manage.py", "demo_payments"], cwd=ROOT, capture_output=True, check=False
    )
    taken = subprocess.run(  # noqa: S603
        [str(PYTHON), "-m", "stripe_standin.past", STANDIN_STATE],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "site")},
        input=payments.stdout,
        capture_output=True,
        check=False,
    )
    if payments.returncode or taken.returncode:
        raise CannotGoOn((payments.stderr + taken.stderr).decode())


def _prepare_database() -> None:
    run(PYTHON, "manage.py", "migrate", "--verbosity", "0")
    run(PYTHON, "manage.py", "bootstrap")


def _serve(port: int) -> int:
    ended = _Interrupt()  # first: whoever interrupts from here on leaves no process behind
    processes = _start(port)
    try:
        if not _wait_for_site(port, processes, ended):
            return 1 if not ended.asked else 0
        _say_where(port)
        while not ended.asked:
            for name, process in processes.items():
                if process.poll() is not None:
                    print(f"{name} has ended by itself (exit {process.returncode}); ending the others.")
                    return 1
            time.sleep(0.3)
    finally:
        _stop(processes)
    print("\nEverything has ended. Your data is in var/.")
    return 0


class _Interrupt:
    """Remembers that an end was asked for."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, *_signal) -> None:
        self.asked = True


def _start(port: int) -> dict[str, subprocess.Popen]:
    standin = f"http://{HOST}:{port + 1}"
    env = {
        **os.environ,
        "PORT": str(port),
        "STRIPE_API_BASE": standin,
        "STRIPE_WEBHOOK_SECRETS": WEBHOOK_SECRET,
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "PYTHONUNBUFFERED": "1",
    }
    webhook = f"http://{HOST}:{port}/stripe/webhook/"
    commands = {
        "The stand-in for Stripe": [
            *("-m", "stripe_standin", "--port", str(port + 1), "--webhook-url", webhook),
            *("--webhook-secret", WEBHOOK_SECRET, "--state", STANDIN_STATE),
        ],
        "The site": ["manage.py", "runserver", f"{HOST}:{port}", "--skip-checks"],
        "The worker": ["manage.py", "worker"],
    }
    return {
        name: subprocess.Popen([str(PYTHON), *arguments], cwd=ROOT, env=env, start_new_session=True)  # noqa: S603
        for name, arguments in commands.items()
    }


def _wait_for_site(port: int, processes: dict[str, subprocess.Popen], ended: _Interrupt) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not ended.asked:
        if any(process.poll() is not None for process in processes.values()):
            break
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/healthz/", timeout=2):
                return True
        except urllib.error.HTTPError:
            return True  # it answers; what it complains of can be read there
        except OSError:
            time.sleep(0.3)
    if not ended.asked:
        print("The site did not start; what it printed is above.", file=sys.stderr)
    return False


def _say_where(port: int) -> None:
    shown = subprocess.run(  # noqa: S603
        [str(PYTHON), "manage.py", "demo_logins"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    site = f"http://{HOST}:{port}"
    print(
        f"""
  The site            {site}/
  The admin           {site}/admin/
{shown.rstrip()}
  Outgoing mail       {site}/posta/
  Stand-in for Stripe http://{HOST}:{port + 1}/dashboard  (no real money: pay, decline, settle a debit)

  Ctrl-C ends everything.""",
        flush=True,
    )


def _stop(processes: dict[str, subprocess.Popen]) -> None:
    for process in processes.values():
        _signal_group(process, signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes.values():
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            _signal_group(process, signal.SIGKILL)
            process.wait()


def _signal_group(process: subprocess.Popen, number: signal.Signals) -> None:
    """To the whole group: the development server has a child of its own."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


if __name__ == "__main__":
    sys.exit(main())
