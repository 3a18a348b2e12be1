"""Compiles the catalogues of translations, and tells what is not translated; needs no gettext programs."""

import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]


def catalogues() -> list[Path]:
    return sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))


def compile_all() -> None:
    """Write the .mo file beside each .po file."""
    for path in catalogues():
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def tidy() -> None:
    """Take out what collecting leaves behind: a date that changes each time, and texts that are gone."""
    for path in catalogues():
        catalogue = polib.pofile(str(path), wrapwidth=0)
        catalogue.metadata.pop("POT-Creation-Date", None)
        for entry in catalogue.obsolete_entries():
            catalogue.remove(entry)
        catalogue.save()


def missing() -> list[str]:
    """What has no translation, or only a guessed one: ``path: msgid`` each."""
    return [
        f"{path.relative_to(ROOT)}: {entry.msgid}"
        for path in catalogues()
        for entry in polib.pofile(str(path))
        if not entry.obsolete and (not entry.translated() or entry.fuzzy)
    ]


def main() -> int:
    if sys.argv[1:] == ["compile"]:
        compile_all()
        return 0
    if sys.argv[1:] == ["tidy"]:
        tidy()
        return 0
    if sys.argv[1:] == ["check"]:
        found = missing()
        print("\n".join(found) or "every text is translated")
        return 1 if found else 0
    print("messages.py compile | tidy | check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
