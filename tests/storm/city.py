"""A city's site of its own for a storm: a folder, a database, gunicorn and a worker, which may be killed."""

import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import requests

ROOT = Path(__file__).resolve().parents[2]
SECRET = "whsec_storm"
# Production's, but that nothing is built, and mailed only where a mail server was named.
SETTINGS = """
import os

from config.settings.production import *
from config.settings.base import STORAGES_FOR_TESTS

STATIC_ROOT = {folder!r}
STORAGES = STORAGES_FOR_TESTS
if "SMTP_PORT" not in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
NEWSLETTER_MESSAGES_A_SECOND = 0
# Many donors at one address, who write fast.
PUBLIC_FORM_SECONDS = (0, 3600)
DONATION_LIMITS = {{name: [(100_000, 1)] for name in ("address", "email", "email_anywhere", "all")}}
NEWSLETTER_LIMITS = {{name: [(100_000, 1)] for name in ("address", "all")}}
"""


class Nowhere:
    """A stream for progress that nobody reads."""

    def write(self, text: str) -> None:
        pass

    def flush(self) -> None:
        pass


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class City:
    """``database_url`` names an empty PostgreSQL database; a file of SQLite in ``folder`` otherwise.

    That file begins as a copy of ``migrated``, which spares a test the migrations.
    """

    def __init__(self, folder: Path, *, database_url: str = "", migrated: Path | None = None):
        self.folder = folder
        self.migrated = migrated
        self.database_url = database_url or f"sqlite:///{folder}/db.sqlite3"
        self.url = f"http://127.0.0.1:{free_port()}"
        self.webhook_url = f"{self.url}/stripe/webhook/"
        self.api_base = "http://127.0.0.1:9"
        # Of a mail server on loopback; nothing is mailed without one.
        self.mail_port: int | None = None
        self._running: list[subprocess.Popen] = []

    def __enter__(self) -> "City":
        static = self.folder / "static"
        static.mkdir(exist_ok=True)
        (self.folder / "storm_settings.py").write_text(SETTINGS.format(folder=str(static)))
        if self.migrated:
            shutil.copy(self.migrated, self.folder / "db.sqlite3")
        else:
            self.manage("migrate", "-v0")
        self.manage("bootstrap", "-v0")
        return self

    def __exit__(self, *exception):
        for process in list(self._running):
            self.kill(process)

    @property
    def environment(self) -> dict[str, str]:
        clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        mail = {"SMTP_PORT": str(self.mail_port), "SMTP_TLS": "0"} if self.mail_port else {}
        return clean | {
            **mail,
            "DJANGO_SETTINGS_MODULE": "storm_settings",
            "PYTHONPATH": f"{self.folder}:{ROOT}/site:{ROOT}",
            "PYTHONUNBUFFERED": "1",
            "VAR_DIR": str(self.folder),
            "SECRET_KEY": "k9" * 10 + "f3A-x_7Qm2" * 4,
            "SITE_URL": self.url,
            "DATABASE_URL": self.database_url,
            "STRIPE_SECRET_KEY": "sk_test_abc",
            "STRIPE_PUBLISHABLE_KEY": "pk_test_abc",
            "STRIPE_WEBHOOK_SECRETS": SECRET,
            "STRIPE_API_BASE": self.api_base,
            "EMAIL_PROVIDER": "smtp",
            "SMTP_HOST": "127.0.0.1",
            "BIND": urlsplit(self.url).netloc,
        }

    # --- processes ---------------------------------------------------------------------------------------------

    def manage(self, *command: str) -> str:
        """What a command printed; it must end well."""
        return self.finish(self.begin("manage.py", *command), " ".join(command))

    def within(self, task: str, *arguments: object) -> str:
        """What a task of ``tests.storm.within`` printed, which knows the site's models."""
        return self.run("tests.storm.within", task, *arguments)

    def run(self, module: str, *arguments: object) -> str:
        """What such a module of the tests printed."""
        return self.finish(self.begin("-m", module, *map(str, arguments)), module)

    def finish(self, process: subprocess.Popen, what: str) -> str:
        printed, said = process.communicate()
        self._running.remove(process)
        assert process.returncode == 0, f"{what}: {process.returncode}\n{printed}\n{said[-4000:]}"
        return printed

    def begin(self, *command: str) -> subprocess.Popen:
        """A process whose output is read at its end."""
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._running.append(process)
        return process

    def serve(self) -> subprocess.Popen:
        """gunicorn, which may not answer yet."""
        return self._stay("gunicorn", "-m", "gunicorn", "-c", "site/gunicorn.conf.py", "--no-control-socket")

    def work(self) -> subprocess.Popen:
        return self._stay("worker", "manage.py", "worker")

    def _stay(self, name: str, *command: str) -> subprocess.Popen:
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._running.append(process)
        return process

    def kill(self, process: subprocess.Popen) -> None:
        """``kill -9`` of the process and of all that it has started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()
        self._running.remove(process)

    def wait_until_it_answers(self, *, seconds: float = 60) -> float:
        """After how many seconds the site answered."""
        began = time.monotonic()
        while time.monotonic() < began + seconds:
            with contextlib.suppress(requests.RequestException):
                if requests.get(f"{self.url}/healthz/", timeout=5).status_code == 200:
                    return time.monotonic() - began
            time.sleep(0.02)
        raise AssertionError((self.folder / "gunicorn.log").read_text()[-4000:])

    # --- the database ------------------------------------------------------------------------------------------

    def sql(self, statement: str) -> list[tuple]:
        """Rows of a query, or none of an update, asked past the site."""
        if self.database_url.startswith("sqlite"):
            with contextlib.closing(sqlite3.connect(self.folder / "db.sqlite3", timeout=20)) as connection, connection:
                return connection.execute(statement).fetchall()
        import psycopg

        with psycopg.connect(self.database_url) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def number(self, statement: str) -> int:
        return int(self.sql(statement)[0][0])

    def let_leases_end(self) -> None:
        """Stands for the minutes that pass: what a killed process held, and what waits to be tried again, is free."""
        boxes = ("refundorder", "stripeevent", "donormail", "milestone")
        for table in ("home_job", *(f"donations_{name}" for name in boxes)):
            self.sql(f"UPDATE {table} SET leased_until = NULL WHERE leased_until IS NOT NULL")  # noqa: S608

    def rows(self, kind: str) -> dict[str, int]:
        """Cents of the ledger by Stripe's object."""
        found = self.sql("SELECT kind, source_id, amount_cents FROM donations_ledgerentry")
        of_kind = [(source_id, cents) for each, source_id, cents in found if each == kind]
        assert len(dict(of_kind)) == len(of_kind)
        return dict(of_kind)

    def raised_cents(self) -> int:
        return self.number("SELECT sum(raised_cents) FROM donations_campaign")


def wait_until(is_so: Callable[[], object], what: str, *, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"after {seconds} s still waiting for this: {what}"
        time.sleep(0.2)
