"""Asks the Nu HTML checker about many pages at once."""

import json
import shutil
import subprocess
from pathlib import Path

from django.conf import settings

JAR = settings.BASE_DIR / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
SECONDS = 120


def why_missing() -> str:
    """What keeps the checker from running, and what to do; empty where it can run."""
    if shutil.which("java") is None:
        return "no Java for the Nu HTML checker: install it (on Debian: apt install default-jre-headless)"
    return "" if JAR.exists() else "the Nu HTML checker is not installed: `make test` or `npm ci` installs it"


def check(pages: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Messages by their type (``error``, ``info``); ``pages`` is HTML by address, written into ``folder``."""
    addresses = {}
    for number, (address, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_bytes(html)
        addresses[file.name] = address
    command = ["java", "-jar", str(JAR), "--format", "json", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    found: dict[str, list[str]] = {}
    for message in json.loads(done.stderr)["messages"]:
        name = str(message.get("url")).rsplit("/", 1)[-1]
        place = f"{addresses.get(name, name)}, line {message.get('lastLine')}:"
        found.setdefault(message["type"], []).append(f"{place} {message['message']} {message.get('extract', '')}")
    return found
