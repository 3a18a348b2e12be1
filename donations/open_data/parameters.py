"""What may be asked of the list of campaigns: filters and pages, read strictly."""

import re
import uuid
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from donations.open_data.fields import PUBLISHED_STATES
from donations.open_data.reading import Refused

PAGE_SIZE = 20
LARGEST_PAGE = 100
MUNICIPI = range(1, 10)
NAMES = ("call", "municipio", "page", "page_size", "state", "theme")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_SLUG = re.compile(r"[-a-z0-9_]{1,80}", re.IGNORECASE)


@dataclass(frozen=True)
class Parameters:
    """``None`` is a filter that nobody set."""

    municipio: int | None = None
    theme: str | None = None
    state: str | None = None
    call: str | None = None
    page: int = 1
    page_size: int = PAGE_SIZE

    def fit(self, record: dict) -> bool:
        """Whether a campaign's record is among what was asked for."""
        wanted = (
            (self.municipio, "municipio"),
            (self.theme, "theme"),
            (self.state, "state"),
            (self.call, "call_key"),
        )
        return all(value is None or record[name] == value for value, name in wanted)


def read(query: QueryDict) -> Parameters:
    """The parameters of an address; raises ``Refused`` for one that is unknown, said twice or no such value."""
    readers = {
        "municipio": _municipio,
        "theme": _theme,
        "state": _state,
        "call": _call,
        "page": _number,
        "page_size": _page_size,
    }
    values: dict[str, Any] = {}
    for name, said in query.lists():
        if name not in readers:
            raise Refused(400, f"There is no parameter {name!r}: there are {', '.join(NAMES)}.")
        if len(said) > 1:
            raise Refused(400, f"{name} is said twice.")
        values[name] = readers[name](name, said[0])
    return Parameters(**values)


def _number(name: str, text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise Refused(400, f"{name} is a whole number from 1, not {text[:40]!r}.")
    return int(text)


def _page_size(name: str, text: str) -> int:
    number = _number(name, text)
    if number > LARGEST_PAGE:
        raise Refused(400, f"{name} is {LARGEST_PAGE} at most.")
    return number


def _municipio(name: str, text: str) -> int:
    number = _number(name, text)
    if number not in MUNICIPI:
        raise Refused(400, f"{name} is a number from 1 to 9, not {number}.")
    return number


def _theme(name: str, text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise Refused(400, f"{name} is a short name such as 'ambiente', not {text[:40]!r}.")
    return text


def _state(name: str, text: str) -> str:
    if text not in PUBLISHED_STATES:
        raise Refused(400, f"{name} is one of {', '.join(PUBLISHED_STATES)}, not {text[:40]!r}.")
    return text


def _call(name: str, text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        raise Refused(400, f"{name} is a call's key (a UUID), not {text[:40]!r}.") from error
