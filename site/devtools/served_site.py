"""The site on this machine as a city serves it: gunicorn, production's settings, and pictures as the proxy gives them.

Standard library only: it also runs under the system's own Python.
"""

from __future__ import annotations  # as in prepare.py

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from devtools.prepare import PYTHON, ROOT, CannotGoOn

HOST = "127.0.0.1"
START_SECONDS = 60
# The one setting that production fixes: the folder would be the checkout's own.
SETTINGS = "from config.settings.production import *\nSTATIC_ROOT = {folder!r}\n"


class ServedSite:
    """Serves the data of ``database`` (SQLite) and ``media`` within a ``with``; all else is written to ``folder``.

    Stripe and the mail provider are addresses at which nobody listens.
    """

    def __init__(self, folder: Path, *, database: Path, media: Path):
        self.folder = folder
        self.database = database
        self.media = media
        self.url = f"http://{HOST}:{_free_port()}"

    def __enter__(self) -> ServedSite:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "served_settings.py").write_text(SETTINGS.format(folder=str(self.folder / "static")))
        collect = [str(PYTHON), "manage.py", "collectstatic", "--noinput", "-v0"]
        subprocess.run(collect, cwd=ROOT, env=self._environment(), check=True)  # noqa: S603 - our own command
        gunicorn = [str(PYTHON), "-m", "gunicorn", "-c", "site/gunicorn.conf.py", "--no-control-socket"]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603
                [*gunicorn, "devtools.served_wsgi:application"],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
            )
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception) -> None:
        self._process.terminate()
        self._process.wait(timeout=30)

    def read(self, path: str) -> str:
        """The page at ``path``; an error where it is not there."""
        with urllib.request.urlopen(self.url + path, timeout=20) as response:  # noqa: S310 - our own address
            return response.read().decode()

    @property
    def _log(self) -> Path:
        return self.folder / "gunicorn.log"

    def _environment(self) -> dict[str, str]:
        clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return clean | {
            "DJANGO_SETTINGS_MODULE": "served_settings",
            "PYTHONPATH": os.pathsep.join(map(str, (self.folder, ROOT / "site", ROOT))),
            "VAR_DIR": str(self.folder),
            "MEDIA_ROOT": str(self.media),
            "SECRET_KEY": "k9" * 10 + "f3A-x_7Qm2" * 4,
            "SITE_URL": self.url,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "STRIPE_SECRET_KEY": "sk_test_abc",
            "STRIPE_PUBLISHABLE_KEY": "pk_test_abc",
            "STRIPE_WEBHOOK_SECRETS": "whsec_abc",
            "STRIPE_API_BASE": f"http://{HOST}:9",
            "EMAIL_PROVIDER": "smtp",
            "SMTP_HOST": HOST,
            "BIND": self.url.removeprefix("http://"),
        }

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self.read("/healthz/")
                return
            except urllib.error.HTTPError:
                return  # it answers; that no worker is at work is no reason not to look at it
            except OSError:
                time.sleep(0.1)
        raise CannotGoOn(f"The site did not start:\n{self._log.read_text()[-4000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
