"""Reads a file of addresses as people export it: whatever its encoding, separator and names of columns."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from newsletter.addresses import normalised

MOST_BYTES = 2_000_000
MOST_LINES = 20_000
_EMAIL_COLUMNS = ("email", "e-mail", "mail", "indirizzo", "indirizzo e-mail", "indirizzo email", "email address")
_LANGUAGE_COLUMNS = ("lingua", "language", "lang")
_LANGUAGES = {"it": "it", "italiano": "it", "italian": "it", "en": "en", "inglese": "en", "english": "en"}
# Excel writes the separator in a line of its own, and hides it.
_SEPARATOR_LINE = re.compile(r"\"?sep=.\"?\r?\n", re.IGNORECASE)
# Of the heads that are told.
_MOST_HEADS, _LONGEST_HEAD = 10, 40
# With and without a mark in front; what is no UTF-8 is read as a spreadsheet of Western Europe writes it.
_ENCODINGS = ("utf-8-sig", "cp1252")


class Unreadable(Exception):
    """The file cannot be read as a list; the text says why."""


@dataclass(frozen=True)
class ReadLine:
    """``email`` is normalised, or empty where ``written`` is no address; ``language`` is empty where none is given."""

    number: int
    written: str
    email: str
    language: str


def read_lines(raw: bytes) -> list[ReadLine]:
    """The lines below the heads, without empty ones. Raises ``Unreadable``."""
    if len(raw) > MOST_BYTES:
        raise Unreadable(_("Il file è troppo grande: al massimo 2 MB."))
    text = _text_of(raw)
    told = _SEPARATOR_LINE.match(text)
    body = text[told.end() :] if told else text
    rows = csv.reader(io.StringIO(body, newline=""), _dialect(body))
    try:
        lines = list(_lines(rows, first=3 if told else 2))
    except csv.Error as error:
        raise Unreadable(_("Il file non è un CSV che si possa leggere.")) from error
    if not lines:
        raise Unreadable(_("Sotto le intestazioni non c'è nessun indirizzo."))
    return lines


def is_utf8(raw: bytes) -> bool:
    """Whether its characters are certain; of another file they are as a spreadsheet of Western Europe writes them."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _text_of(raw: bytes) -> str:
    if b"\0" in raw:
        raise Unreadable(_("Il file non è di testo: salvalo come CSV."))
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("Il file ha caratteri che non si possono leggere: salvalo come CSV in UTF-8."))


def _dialect(text: str) -> type[csv.Dialect]:
    """By its first line: an Italian spreadsheet puts semicolons."""
    heads = text.partition("\n")[0]

    class Dialect(csv.excel):
        delimiter = max(";,\t", key=heads.count)

    return Dialect


def _lines(rows: Iterator[list[str]], *, first: int) -> Iterator[ReadLine]:
    """``first`` is the number of the line below the heads."""
    written_heads = [head.strip() for head in next(rows, [])]
    heads = [head.casefold() for head in written_heads]
    email = _email_column(heads)
    if email is None:
        raise Unreadable(_without_email(written_heads))
    language = next((number for number, head in enumerate(heads) if head in _LANGUAGE_COLUMNS), None)
    count = 0
    for number, row in enumerate(rows, start=first):
        written = row[email].strip() if email < len(row) else ""
        if not any(cell.strip() for cell in row):
            continue
        count += 1
        if count > MOST_LINES:
            raise Unreadable(_("Il file ha troppe righe: al massimo 20.000."))
        told = row[language].strip().casefold() if language is not None and language < len(row) else ""
        yield ReadLine(number, written[:300], _normalised(written), _LANGUAGES.get(told, ""))


def _email_column(heads: list[str]) -> int | None:
    """By one of the usual names, else the only one that speaks of mail."""
    usual = [number for number, head in enumerate(heads) if head in _EMAIL_COLUMNS]
    if usual:
        return usual[0]
    like_it = [number for number, head in enumerate(heads) if "mail" in head]
    return like_it[0] if len(like_it) == 1 else None


def _without_email(heads: list[str]) -> str:
    text = _("Nella prima riga manca la colonna «email».")
    read = ", ".join(f"«{head[:_LONGEST_HEAD]}»" for head in heads[:_MOST_HEADS] if head)
    told = _("Abbiamo letto: %(heads)s.") % {"heads": read}
    return f"{text} {told}" if read else text


def _normalised(written: str) -> str:
    try:
        return normalised(written)
    except ValidationError:
        return ""
