"""The style sheet's colours come from one place, so that each has a light and a dark value."""

import re

from django.conf import settings

FOLDER = settings.BASE_DIR / "site" / "assets" / "scss"
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\((?!var\()|(?<![\w-])(?:white|black)(?![\w-])", re.IGNORECASE)
# The tokens themselves, what Bootstrap Italia is told, and paper.
WHERE_COLOURS_ARE = {"_tokens.scss", "_settings.scss", "_print.scss"}


def test_no_partial_writes_a_colour_of_its_own():
    found = [
        f"{path.name}:{number}: {line.strip()}"
        for path in sorted(FOLDER.glob("*.scss"))
        if path.name not in WHERE_COLOURS_ARE
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if COLOUR.search(line.split("//")[0])
    ]
    assert found == []


def test_every_colour_of_a_partial_is_a_token():
    text = "\n".join(path.read_text() for path in FOLDER.glob("*.scss"))
    defined = set(re.findall(r"(--[\w-]+):", text))
    assert set(re.findall(r"var\((--[\w-]+)", text)) - defined == set()


def test_italian_and_english_need_no_more_than_one_font_file_a_weight():
    ranges = re.search(r'"": "([^"]+)"', (FOLDER / "_fonts.scss").read_text())
    held = set()
    for part in ranges[1].split(", "):
        first, _, last = part.removeprefix("U+").partition("-")
        held.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    texts = [*settings.BASE_DIR.glob("locale/*/LC_MESSAGES/*.po"), *settings.BASE_DIR.glob("templates/**/*.html")]
    written = {letter for path in texts for letter in path.read_text()}
    assert {letter for letter in written if letter.isalpha() or letter in "«»“”‘’–—…·•€−°×©"} - held == set()
