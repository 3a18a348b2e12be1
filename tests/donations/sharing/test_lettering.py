"""Text on pictures fits, and holds nothing that the typeface cannot write."""

import pytest
from django.core.management import call_command

from donations.sharing.lettering import BOLD, fit, static_path, writable

SIZES = range(72, 33, -2)
WORD = "Donaudampfschifffahrtsgesellschaftskapitän "
LONG = "Un laboratorio di quartiere per riparare biciclette, radio e ogni cosa che si rompe. " * 3


@pytest.mark.parametrize("text", ["Orto", LONG, "W" * 255, WORD * 4, "i" * 255])
def test_no_line_is_wider_than_the_box_nor_are_all_of_them_higher(text):
    lettering = fit(text, weight=BOLD, sizes=SIZES, width=640, height=200)
    assert lettering.lines
    assert all(lettering.font.getlength(line) <= 640 for line in lettering.lines)
    assert lettering.height <= 200


def test_a_short_title_is_larger_than_a_long_one_and_stays_whole():
    short, long = (fit(text, weight=BOLD, sizes=SIZES, width=640, height=200) for text in ("Orto", LONG))
    assert short.line_height > long.line_height
    assert short.lines == ("Orto",)


def test_what_is_cut_short_says_so():
    assert fit("W" * 255, weight=BOLD, sizes=SIZES, width=640, height=200).lines[-1].endswith("…")
    assert "…" not in "".join(fit("Orto", weight=BOLD, sizes=SIZES, width=640, height=200).lines)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Książka è čista", "Książka è čista"),
        ("Festa 🎉 in piazza", "Festa in piazza"),
        ("漢字 Orto", "Orto"),
        ("ﬁera №1", "fiera No1"),
        ("a\u202eb\x00c\nd", "abc d"),
        ("漢字", ""),
    ],
)
def test_what_the_typeface_lacks_is_left_out(text, written):
    assert writable(text, BOLD) == written


def test_nothing_to_write_is_no_line():
    assert fit("漢字", weight=BOLD, sizes=SIZES, width=640, height=200).lines == ()


def test_files_are_found_where_only_the_collected_ones_are_left(settings, tmp_path):
    """As on a server that was given build/static alone: names carry a hash, and the plain ones are gone."""
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_KEEP_ONLY_HASHED_FILES = True
    manifest = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": manifest}}
    call_command("collectstatic", "--noinput", verbosity=0)
    settings.STATICFILES_DIRS = []
    found = static_path("fonts/whole/titillium-web-400.ttf")
    assert found.parent == tmp_path / "fonts" / "whole"
    assert found.name != "titillium-web-400.ttf"
    assert found.is_file()
