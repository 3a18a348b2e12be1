"""What one can subscribe to: the programme's newsletter, a Municipio, a theme, a project."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

MUNICIPI = range(1, 10)


class TopicKind(models.TextChoices):
    PROGRAMME = "programme", _("newsletter del programma")
    MUNICIPIO = "municipio", _("Municipio")
    THEME = "theme", _("tema")
    PROJECT = "project", _("progetto")


# Those that issues of the newsletter go to; a project's followers get its own news.
NEWSLETTER_KINDS = (TopicKind.PROGRAMME, TopicKind.MUNICIPIO, TopicKind.THEME)


@dataclass(frozen=True)
class Topic:
    """``value`` is a Municipio's number, a theme's primary key or a project's translation key; empty for the programme.

    Its ``key`` is what rows and forms hold: ``programme``, ``municipio:3``, ``theme:5``, ``project:<uuid>``.
    """

    kind: TopicKind
    value: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.value}" if self.value else str(self.kind)

    @property
    def is_newsletter(self) -> bool:
        return self.kind in NEWSLETTER_KINDS

    @classmethod
    def programme(cls) -> "Topic":
        return cls(TopicKind.PROGRAMME)

    @classmethod
    def municipio(cls, number: int) -> "Topic":
        return cls(TopicKind.MUNICIPIO, str(number))

    @classmethod
    def theme(cls, pk: int) -> "Topic":
        return cls(TopicKind.THEME, str(pk))

    @classmethod
    def project(cls, project_key: uuid.UUID) -> "Topic":
        return cls(TopicKind.PROJECT, str(project_key))

    @classmethod
    def parse(cls, key: str) -> "Topic":
        """Raises ``ValueError`` for what is no topic's key, whether or not that Municipio, theme or project exists."""
        kind, _colon, value = key.partition(":")
        topic = cls(TopicKind(kind), value)
        match topic.kind:
            case TopicKind.PROGRAMME:
                is_right = key == topic.kind
            case TopicKind.MUNICIPIO:
                is_right = value in map(str, MUNICIPI)
            case TopicKind.THEME:
                is_right = value.isascii() and value.isdigit() and len(value) < 19
            case _project:
                is_right = str(uuid.UUID(value)) == value
        if not is_right:
            raise ValueError(key)
        return topic


def newsletter_keys(keys: Iterable[str]) -> list[str]:
    """Those of ``keys`` that issues of the newsletter go to."""
    return [key for key in keys if Topic.parse(key).is_newsletter]
