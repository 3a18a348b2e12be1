"""The site as a city serves it: set up as docs/operating.md says, by gunicorn, with production's settings."""

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.served
HOST = "crowdfunding.example.org"
# The one setting that production fixes: the folder would be the checkout's own.
SETTINGS = "from config.settings.production import *\nSTATIC_ROOT = {folder!r}\n"


@dataclass(frozen=True)
class Server:
    """gunicorn behind a proxy that ended TLS for ``HOST``."""

    process: subprocess.Popen
    url: str

    def get(self, path: str, *, scheme: str = "https", **headers: str) -> requests.Response:
        sent = {"Host": HOST, "X-Forwarded-Proto": scheme, **headers}
        return requests.get(self.url + path, headers=sent, allow_redirects=False, timeout=20)


def environment(folder: Path) -> dict[str, str]:
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return clean | {
        "DJANGO_SETTINGS_MODULE": "served_settings",
        "PYTHONPATH": str(folder),
        "PYTHONUNBUFFERED": "1",
        "VAR_DIR": str(folder),
        "SECRET_KEY": "k9" * 10 + "f3A-x_7Qm2" * 4,
        "SITE_URL": f"https://{HOST}",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "STRIPE_SECRET_KEY": "sk_test_abc",
        "STRIPE_PUBLISHABLE_KEY": "pk_test_abc",
        "STRIPE_WEBHOOK_SECRETS": "whsec_abc",
        "STRIPE_API_BASE": "http://127.0.0.1:9",
        "EMAIL_PROVIDER": "smtp",
        "SMTP_HOST": "127.0.0.1",
        "BIND": "127.0.0.1:0",
    }


def set_up(folder: Path) -> None:
    """What comes before the first start; the static files do not wait for the database."""
    (folder / "served_settings.py").write_text(SETTINGS.format(folder=str(folder / "static")))

    def begin(*command: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "manage.py", *command, "-v0"],
            cwd=ROOT,
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def end(process: subprocess.Popen) -> None:
        printed, _errors = process.communicate()
        assert process.returncode == 0, printed

    collecting = begin("collectstatic", "--noinput")
    end(begin("migrate"))
    end(begin("bootstrap"))
    end(collecting)


def address_in(log: Path, process: subprocess.Popen) -> str:
    """Where gunicorn says that it listens: it chose a free port."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r"Listening at: (http://127\.0\.0\.1:\d+)", log.read_text())
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    if not (ROOT / "build" / "assets" / "css" / "site.css").is_file():
        pytest.skip("the assets are not built: `make test` or `npm run build` does it")
    folder = tmp_path_factory.mktemp("served")
    set_up(folder)
    log = folder / "gunicorn.log"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "site/gunicorn.conf.py", "--no-control-socket"],
            cwd=ROOT,
            env=environment(folder),
            stdout=errors,
            stderr=errors,
        )
    try:
        yield Server(process, address_in(log, process))
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_a_load_balancer_asks_over_plain_http_how_the_site_is(server):
    response = server.get("/healthz/", scheme="http")
    assert (response.status_code, response.json()["status"]) == (200, "ok")


def test_everything_else_is_led_to_https(server):
    response = server.get("/it/", scheme="http")
    assert (response.status_code, response.headers["Location"]) == (301, f"https://{HOST}/it/")


def test_a_page_comes_with_the_headers_that_protect_it_and_without_a_cookie(server):
    response = server.get("/it/")
    assert response.status_code == 200
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")


def test_the_style_sheet_of_a_page_comes_compressed_and_is_kept_for_ever(server):
    address = re.search(r'href="(/static/css/site\.[0-9a-f]{12}\.css)"', server.get("/it/").text)
    assert address
    response = server.get(address[1], **{"Accept-Encoding": "br"})
    assert response.status_code == 200
    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]


def test_a_host_that_is_not_ours_is_refused(server):
    assert server.get("/it/", Host="evil.example").status_code == 400


def test_the_server_ends_when_it_is_told_to(server):
    server.process.terminate()
    assert server.process.wait(timeout=30) == 0
