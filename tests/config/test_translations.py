"""The catalogue of translations is whole, faithful and up to date, and Italian texts stay as they are written."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.utils import translation

from devtools.messages import ROOT, missing

CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
# What a translation must hand on untouched: placeholders, escaped percent signs and markup.
KEPT = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}|</?\w+>")
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "node_modules", "build", "var", "tests")


def entries(root: Path = ROOT) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(root / CATALOGUE)) if not entry.obsolete]


def keys(root: Path = ROOT) -> set[tuple[str | None, str, str]]:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries(root)}


def pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each text of the entry with its translation: one, or the singular and the plural."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid, entry.msgstr_plural[0]), (entry.msgid_plural, entry.msgstr_plural[1])]


def shown(entry: polib.POEntry) -> list[str]:
    """What the site shows for the entry in the active language."""
    if not entry.msgid_plural:
        return [translation.pgettext(entry.msgctxt, entry.msgid) if entry.msgctxt else translation.gettext(entry.msgid)]
    if entry.msgctxt:
        return [translation.npgettext(entry.msgctxt, entry.msgid, entry.msgid_plural, number) for number in (1, 2)]
    return [translation.ngettext(entry.msgid, entry.msgid_plural, number) for number in (1, 2)]


def test_every_text_has_a_translation_that_is_not_a_guess():
    assert missing() == []


def test_every_translation_keeps_the_placeholders_of_its_text():
    changed = [
        (text, translated)
        for entry in entries()
        for text, translated in pairs(entry)
        if sorted(KEPT.findall(text)) != sorted(KEPT.findall(translated))
    ]
    assert changed == []


def test_every_text_is_shown_in_italian_as_it_is_written():
    """An Italian word may also be an English one that Django or Wagtail translates: such a text needs a context."""
    with translation.override("it"):
        changed = [
            (entry.msgid, shown(entry)) for entry in entries() if shown(entry) != [text for text, _ in pairs(entry)]
        ]
    assert changed == []


def test_the_catalogue_holds_the_texts_of_the_code_and_of_the_templates(tmp_path):
    """Where this fails, `make messages` brings the catalogue up to date."""
    for program in ("make", "xgettext"):
        if shutil.which(program) is None:
            pytest.skip(f"the program {program} is not installed")
    copy = tmp_path / "project"
    shutil.copytree(ROOT, copy, ignore=NOT_COPIED)
    before = keys(copy)
    # An outer make must not hand its own variables to this one.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

    done = subprocess.run(
        ["make", "messages", f"PYTHON={sys.executable}"],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    after = keys(copy)
    assert {"in the code alone": after - before, "in the catalogue alone": before - after} == {
        "in the code alone": set(),
        "in the catalogue alone": set(),
    }
