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
