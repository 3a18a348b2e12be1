"""Loads the demonstration, serves it as production does, and has Lighthouse look at five of its pages three times.

Runs under the system's own Python: standard library only.
"""

from __future__ import annotations  # as in prepare.py

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from devtools.lighthouse.report import Page, measured, table
from devtools.prepare import PYTHON, ROOT, CannotGoOn, fingerprint, node_environment, prepare, run
from devtools.served_site import ServedSite

TIMES = 3
SOURCES = Path(__file__).parent
FOLDER = ROOT / "build" / "lighthouse"
DATA = FOLDER / "var"
MINIMUM_NODE = (22, 19)
PROJECT = "/it/progetti/orto-tra-i-binari/"


def main() -> int:
    try:
        environment = _make_ready()
        with ServedSite(FOLDER / "served", database=DATA / "db.sqlite3", media=DATA / "media") as site:
            pages = _pages_of(site)
            runs = _audit([page.address for page in pages], environment)
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        return 1
    results = [measured(page, runs) for page in pages]
    print(f"\nMedian of {TIMES} runs, as a phone:\n\n{table(results)}\n")
    missed = [f"{each.page.name}: {', '.join(each.missed())}" for each in results if each.missed()]
    print("Missed: " + "; ".join(missed) if missed else "Every goal is reached.")
    return 1 if missed else 0


def _make_ready() -> dict[str, str]:
    """The environment in which Node and Chromium are found, once everything is there."""
    steps = prepare(requirements="requirements.txt", more_steps=2)
    environment = node_environment(MINIMUM_NODE)
    if "CHROMIUM" in os.environ:
        environment["CHROME_PATH"] = os.environ["CHROMIUM"]
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("audit.mjs", "package.json", "package-lock.json"):
        shutil.copy(SOURCES / name, FOLDER / name)
    steps.step(
        "Lighthouse",
        lambda: run(*f"npm ci --prefix {FOLDER} --ignore-scripts --no-audit --no-fund".split(), env=environment),
        stamp=FOLDER / "node_modules" / ".installed",
        sources=fingerprint([SOURCES / "package-lock.json"]),
    )
    steps.step("demonstration content", _load_demonstration)
    return environment


def _load_demonstration() -> None:
    """Anew each time: its dates are relative to today."""
    shutil.rmtree(DATA, ignore_errors=True)
    environment = {"VAR_DIR": str(DATA), "DJANGO_SETTINGS_MODULE": "config.settings.development"}
    for command in ("migrate", "bootstrap", "load_demo"):
        run(PYTHON, "manage.py", command, "-v0", env=environment)


def _pages_of(site: ServedSite) -> list[Page]:
    step = re.search(r"/it/dona/\d+/", site.read(PROJECT))
    if step is None:
        raise CannotGoOn(f"{PROJECT} offers no donation: is its campaign open?")
    return [
        Page("home", f"{site.url}/it/"),
        Page("list", f"{site.url}/it/progetti/"),
        Page("project", f"{site.url}{PROJECT}", is_weighed=True),
        Page("call", f"{site.url}/it/crowdfunding-civico-2020/"),
        Page("donation step", f"{site.url}{step[0]}?importo=25"),
    ]


def _audit(addresses: list[str], environment: dict[str, str]) -> list[dict]:
    done = subprocess.run(  # noqa: S603 - our own command
        ["node", "audit.mjs", str(TIMES), *addresses],  # noqa: S607 - found on the PATH that was made for it
        cwd=FOLDER,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotGoOn("Lighthouse could not be run; what it said is above. It needs Chromium (or CHROMIUM=path).")
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
