"""Faults on demand: which requests to /v1 go wrong, and what is answered instead of the truth.

What is about the connection itself (no answer, a reset, half an answer, a late one) is done by ``server``.
"""

import random
import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .errors import ApiError, Breakdown, KeyInUse, RateLimited
from .messages import Response, html_response, json_response

#: Every fault, and what becomes of the request.
FAULTS = {
    "timeout": "the work is done, nothing is answered; after some seconds the connection is closed",
    "reset_before": "the connection is reset, nothing is done",
    "reset_after": "the work is done, then the connection is reset",
    "error_500": "500, nothing is done; kept under the Idempotency-Key and replayed",
    "error_500_after": "500, though the work is done; the Idempotency-Key keeps the true answer",
    "error_503": "503, nothing is done or kept",
    "rate_limited": "429, nothing is done or kept",
    "conflict": "409 as if the Idempotency-Key were in use, nothing is done or kept",
    "html": "200 with a page of HTML, nothing is done",
    "truncated": "the work is done, half of the answer arrives, then the connection is closed",
    "slow": "the work is done, the true answer comes after some seconds",
}
ALL = tuple(FAULTS)

#: Faults that leave a request without any answer.
UNANSWERED = frozenset({"timeout", "reset_before", "reset_after"})

#: Seconds for which a fault holds things back unless it is told otherwise; the others hold nothing back.
_SECONDS = {"timeout": 15.0, "slow": 1.0}

_LONGEST = 3600

#: What is raised in place of any work. ``html`` and ``reset_before`` do none either; what they raise is not seen.
_INSTEAD_OF_WORK: dict[str, Callable[[], ApiError]] = {
    "conflict": KeyInUse,
    "error_503": lambda: Breakdown(status=503),
    "html": Breakdown,
    "rate_limited": RateLimited,
    "reset_before": Breakdown,
}

_PAGE = "<!doctype html>\n<html lang=en><title>Please wait</title><h1>Please wait while we check your browser</h1>\n"


@dataclass(frozen=True)
class Fault:
    """What goes wrong with one request; ``seconds``: for how long whatever happens is held back."""

    name: str = ""
    seconds: float = 0


#: Nothing goes wrong.
NONE = Fault()


@dataclass
class _Planted:
    """A fault for the next ``left`` requests, or a share of requests that get one of several."""

    faults: tuple[Fault, ...]
    path: re.Pattern
    method: str
    left: float = float("inf")
    share: float = 1
    chance: random.Random | None = None

    def matches(self, method: str, path: str) -> bool:
        return self.method in ("", method) and self.path.search(path) is not None

    @property
    def is_of_every_request(self) -> bool:
        return self.chance is not None and self.share == 1 and not self.method and not self.path.pattern

    def draw(self) -> Fault:
        self.left -= 1
        if self.chance is None:
            return self.faults[0]
        is_hit = self.chance.random() < self.share
        return self.chance.choice(self.faults) if is_hit else NONE


class Faults:
    """The faults that wait for their requests; safe to use from several threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self._planted: list[_Planted] = []

    def plant(self, fault: str, *, path: str = "", method: str = "", times: int = 1, seconds: float | None = None):
        """The next ``times`` requests whose method is ``method`` and in whose path ``path`` is found get the fault.

        ``path`` is a regular expression, an empty one is found everywhere; an empty method is any. Faults are used
        up in the order in which they were planted. ``seconds``: for how long the answer, or whatever comes in its
        place, is held back. Refused: unknown faults, a broken expression, fewer than one time.
        """
        if times < 1:
            raise ApiError("A fault must happen at least once.", param="times")
        self._add(_Planted((_fault(fault, seconds),), _pattern(path), method.upper(), left=times))

    def plant_rate(self, share: float, *, faults: Sequence[str] = ALL, path: str = "", method: str = "", seed: int = 0):
        """That share (0 to 1) of the matching requests gets one of ``faults`` by chance, until cleared.

        The same ``seed`` and the same requests give the same faults. Refused: as in ``plant``, and an empty choice.
        """
        if not 0 <= share <= 1:
            raise ApiError("The share must be between 0 and 1.", param="share")
        if not faults:
            raise ApiError("Name at least one fault.", param="faults")
        chosen = tuple(_fault(name, None) for name in faults)
        chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self._add(_Planted(chosen, _pattern(path), method.upper(), share=share, chance=chance))

    def clear(self):
        with self._lock:
            self._planted.clear()

    def draw(self, method: str, path: str) -> Fault:
        """The fault of this request, or ``NONE``."""
        with self._lock:
            for planted in self._planted:
                if planted.matches(method, path):
                    fault = planted.draw()
                    if planted.left < 1:
                        self._planted.remove(planted)
                    if fault.name:
                        return fault
        return NONE

    def names(self) -> list[str]:
        """The faults that wait, in the order in which they were planted, each named once."""
        with self._lock:
            return list(dict.fromkeys(fault.name for planted in self._planted for fault in planted.faults))

    def of_every_request(self) -> str:
        """The one fault that every request gets until it is cleared, "" if there is none such."""
        with self._lock:
            first = self._planted[0] if self._planted else None
        if first and first.is_of_every_request and len(first.faults) == 1:
            return first.faults[0].name
        return ""

    def _add(self, planted: _Planted):
        with self._lock:
            self._planted.append(planted)


def before_work(fault: Fault):
    """Raises what this fault answers in place of any work; does nothing for the others."""
    if fault.name in _INSTEAD_OF_WORK:
        raise _INSTEAD_OF_WORK[fault.name]()


def break_down(*_arguments):
    """Stands in for an endpoint that breaks down before it did anything."""
    raise Breakdown


def disguise(fault: Fault, truth: Response) -> Response:
    """What is answered instead of the truth; most faults leave the answer as it is."""
    if fault.name == "html":
        return html_response(_PAGE)
    if fault.name == "error_500_after":
        broken = Breakdown()
        kept = {name: value for name, value in truth.headers.items() if name in ("Request-Id", "Stripe-Version")}
        return json_response(broken.body(), status=broken.status, headers=kept)
    return truth


def _fault(name: str, seconds: float | None) -> Fault:
    if name not in FAULTS:
        raise ApiError(f"There is no fault `{name}`; known are {', '.join(ALL)}.", param="fault")
    if seconds is not None and not 0 <= seconds <= _LONGEST:
        raise ApiError(f"The seconds must be between 0 and {_LONGEST}.", param="seconds")
    return Fault(name, _SECONDS.get(name, 0) if seconds is None else seconds)


def _pattern(path: str) -> re.Pattern:
    try:
        return re.compile(path)
    except re.error as problem:
        raise ApiError(f"`{path}` is no regular expression: {problem}.", param="path") from problem
