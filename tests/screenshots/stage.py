"""The demonstration in all its states, in a database of its own, and where each of them is."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from devtools.prepare import ROOT

COMMANDS = (
    ("manage.py", "migrate", "-v0"),
    ("manage.py", "bootstrap", "-v0"),
    ("manage.py", "load_demo"),
    ("-m", "tests.screenshots.stage"),
)


def prepare(data: Path) -> dict[str, dict[str, str]]:
    """Paths by name by language. ``data`` is made anew: the demonstration's dates are relative to today."""
    shutil.rmtree(data, ignore_errors=True)
    environment = {
        **os.environ,
        "VAR_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "site"), str(ROOT))),
    }
    for command in COMMANDS:
        print(" ".join(command), file=sys.stderr)
        arguments = [sys.executable, *command]
        done = subprocess.run(arguments, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def _print_addresses() -> None:
    """Runs in a process of its own, with the settings that name the database."""
    import django

    django.setup()
    from config.bootstrap import ensure_site
    from tests.browser import demonstration

    demo = demonstration.stage(ensure_site())
    found = {
        language: {**demo.page_types(language), **demo.parts(language), **demo.steps(language)}
        for language in demonstration.LANGUAGES
    }
    print(json.dumps(found))


if __name__ == "__main__":
    _print_addresses()
