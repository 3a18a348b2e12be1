"""Folds plain text into lines that any mail program shows without breaking them again."""

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

# RFC 3676 asks for 78 at most; quoting an answer adds two.
WIDTH = 72
_MANY_BLANK_LINES = re.compile(r"\n{3,}")
_SPACE_AT_THE_END = re.compile(r"[ \t]+$", re.MULTILINE)


@dataclass(frozen=True)
class Paragraph:
    """``mark`` is what begins a list's item (``- ``, ``2. ``), ``depth`` how many lists are around its own.

    Items of one list, and of those inside it, have the same ``list_number``; what stands in none has 0.
    """

    text: str
    mark: str = ""
    depth: int = 0
    list_number: int = 0


def fold(text: str, *, mark: str = "", depth: int = 0) -> str:
    """The text on lines of at most 72 characters; an address is never broken, however long it is."""
    indent = "  " * depth
    wrapper = textwrap.TextWrapper(
        width=WIDTH,
        initial_indent=indent + mark,
        subsequent_indent=indent + " " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
    # A no-break space holds an amount and its sign together; the folder would take it for a space.
    held = " ".join(text.replace("\u00a0", "\u2060_").split())
    return wrapper.fill(held).replace("\u2060_", "\u00a0")


def fold_all(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs with a blank line between them, a list's items one below the other."""
    lines: list[str] = []
    before: Paragraph | None = None
    for each in paragraphs:
        is_same_list = before is not None and before.list_number == each.list_number != 0
        if before is not None and not is_same_list:
            lines.append("")
        lines.append(fold(each.text, mark=each.mark, depth=each.depth))
        before = each
    return "\n".join(lines)


def tidy(text: str) -> str:
    """What a template printed, without trailing spaces and with one blank line at most between two others."""
    return _MANY_BLANK_LINES.sub("\n\n", _SPACE_AT_THE_END.sub("", text)).strip() + "\n"
