"""How gunicorn serves the site: `gunicorn -c site/gunicorn.conf.py`, everything else by environment."""

import os
import sys
from pathlib import Path


def _number(name: str, default: str) -> int:
    written = os.environ.get(name, default)
    if not written.isdecimal() or int(written) < 1:
        sys.exit(f"The site cannot start:\n{name} is {written!r}: write a whole number from 1 on.")
    return int(written)


_site = Path(__file__).resolve().parent

wsgi_app = "config.wsgi:application"
pythonpath = f"{_site},{_site.parent}"
chdir = str(_site.parent)
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = _number("WEB_CONCURRENCY", "2")
worker_class = "gthread"
threads = _number("WEB_THREADS", "4")
# Loaded once before the workers fork: a wrong setting is one sentence and an end, not a restart loop.
preload_app = True
# Django alone decides whom to believe that TLS was used (BEHIND_PROXY); gunicorn would believe loopback by itself.
secure_scheme_headers: dict[str, str] = {}
timeout = 30
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500
accesslog = None
