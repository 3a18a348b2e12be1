"""Who writes the texts of a mailing: each kind of mailing has one composer, which its own module registers."""

from collections.abc import Callable
from dataclasses import dataclass, field

from newsletter.models import Mailing, MailingKind


class CannotCompose(Exception):
    """There is nothing to send, or not yet; the text says why, for staff."""


@dataclass(frozen=True)
class ComposedText:
    """What is sent in one language; ``html`` and ``text`` with the marks of ``newsletter.marks``.

    ``url`` is where anybody can read it, absolute; ``frozen`` holds the live figures that went in, as JSON can.
    """

    language: str
    subject: str
    html: str
    text: str
    url: str = ""
    frozen: dict = field(default_factory=dict)


Composer = Callable[[Mailing], list[ComposedText]]

_COMPOSERS: dict[str, Composer] = {}


def register(kind: MailingKind, composer: Composer) -> None:
    """Called once for each kind, when the apps are ready."""
    _COMPOSERS[kind] = composer


def compose(mailing: Mailing) -> list[ComposedText]:
    """At least one text; raises ``CannotCompose``."""
    composer = _COMPOSERS.get(mailing.kind)
    texts = composer(mailing) if composer else []
    if not texts:
        raise CannotCompose(f"nothing is written for {mailing.occasion}")
    return texts
