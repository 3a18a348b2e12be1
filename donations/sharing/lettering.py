"""Text on pictures: the site's own typeface, lines that fit their box, and nothing that the typeface cannot write."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from PIL import ImageFont

from home.text import clean_text

REGULAR, BOLD = 400, 700
# No typeface has a character here: what is drawn for it is what is drawn for any that is lacking.
_NOBODYS = "\U0010ffff"
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Lettering:
    """Lines that fit a box, and the font that they are to be drawn in; ``line_height`` in pixels."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    line_height: int

    @property
    def width(self) -> int:
        return max((round(self.font.getlength(line)) for line in self.lines), default=0)

    @property
    def height(self) -> int:
        return len(self.lines) * self.line_height


def static_path(name: str) -> Path:
    """The file of ``name`` among the static ones: as built, or as collected where nothing else is left."""
    built = finders.find(name)
    if built:
        return Path(built)
    hashed = staticfiles_storage.url(name).removeprefix(settings.STATIC_URL)
    return Path(staticfiles_storage.path(hashed))


@lru_cache(maxsize=64)
def font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(static_path(f"fonts/whole/titillium-web-{weight}.ttf")), size)


@lru_cache(maxsize=2048)
def _is_written(character: str, weight: int) -> bool:
    if character.isspace():
        return True
    letters = font(weight, 40)
    return bytes(letters.getmask(character)) != bytes(letters.getmask(_NOBODYS))


def writable(text: str, weight: int) -> str:
    """``text`` on one line without what the typeface lacks; a letter with strange marks stays as its plain letter."""
    kept = []
    for character in clean_text(text):
        if _is_written(character, weight):
            kept.append(character)
        else:
            plain = unicodedata.normalize("NFKD", character)
            kept.extend(each for each in plain if not unicodedata.combining(each) and _is_written(each, weight))
    return " ".join("".join(kept).split())


def fit(text: str, *, weight: int, sizes: range, width: int, height: int, leading: float = 1.16) -> Lettering:
    """``text`` in the largest of ``sizes`` (pixels, falling) at which it fits; cut short where even the smallest is
    too large.
    """
    written = writable(text, weight)
    for size in sizes:
        letters = font(weight, size)
        lines = _wrapped(written, letters, width)
        line_height = round(size * leading)
        if len(lines) * line_height <= height and not _is_a_word_broken(written, lines):
            return Lettering(tuple(lines), letters, line_height)
    most = max(1, height // line_height)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], letters, width)]
    return Lettering(tuple(lines), letters, line_height)


def _is_a_word_broken(text: str, lines: list[str]) -> bool:
    return " ".join(lines) != text


def _wrapped(text: str, letters: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if letters.getlength(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, letters, width)
        lines += full
    return [*lines, line] if line else lines


def _broken(word: str, letters: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The word in pieces that each fit; in one where it does."""
    pieces, piece = [], ""
    for character in word:
        if piece and letters.getlength(piece + character) > width:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


def _shortened(line: str, letters: ImageFont.FreeTypeFont, width: int) -> str:
    while line and letters.getlength(line + _ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip() + _ELLIPSIS
