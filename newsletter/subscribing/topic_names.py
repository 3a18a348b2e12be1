"""What topics are called, in the language that is read: many in two queries."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from home.visibility import visible
from newsletter.topics import Topic, TopicKind
from projects.models import ProjectPage
from projects.taxonomy import Theme

_KINDS = list(TopicKind)


@dataclass(frozen=True)
class TopicName:
    """``name`` stands alone in a list of its kind («Orto di via Padova»), ``phrase`` among topics of all kinds."""

    topic: Topic
    name: str
    phrase: str
    # Path of a project's page; empty where nobody can open it.
    path: str = ""

    @property
    def key(self) -> str:
        return self.topic.key


def topic_names(keys: Iterable[str], language: str | None = None) -> list[TopicName]:
    """A name for each key, once, by kind and name; in ``language``, or the one that is active.

    A project's title is that of its page in that language, else in Italian; of one that nobody can open, no title.
    """
    topics = {Topic.parse(key) for key in keys}
    with translation.override(language or translation.get_language() or settings.LANGUAGE_CODE):
        themes = _themes(topics)
        projects = _projects(topics)
        names = [_name(topic, themes, projects) for topic in topics]
    return sorted(names, key=_order)


def topic_labels(keys: Iterable[str], language: str | None = None) -> dict[str, str]:
    """The phrase of each key."""
    return {each.key: each.phrase for each in topic_names(keys, language)}


def _name(topic: Topic, themes: dict[str, str], projects: dict[str, ProjectPage]) -> TopicName:
    match topic.kind:
        case TopicKind.PROGRAMME:
            name = _("La newsletter del programma")
            return TopicName(topic, name, name)
        case TopicKind.MUNICIPIO:
            name = _("Municipio %(number)s") % {"number": topic.value}
            return TopicName(topic, name, _("Notizie dal Municipio %(number)s") % {"number": topic.value})
        case TopicKind.THEME:
            name = themes.get(topic.value, _("Un tema che non c'è più"))
            return TopicName(topic, name, _("Notizie sul tema «%(name)s»") % {"name": name})
        case _project:
            page = projects.get(topic.value)
            if page is None:
                name = _("Un progetto che non è più pubblicato")
                return TopicName(topic, name, name)
            phrase = _("Notizie del progetto «%(name)s»") % {"name": page.title}
            return TopicName(topic, page.title, phrase, page.get_url() or "")


def _themes(topics: Iterable[Topic]) -> dict[str, str]:
    wanted = [int(topic.value) for topic in topics if topic.kind == TopicKind.THEME]
    return {str(pk): theme.label for pk, theme in Theme.objects.in_bulk(wanted).items()} if wanted else {}


def _projects(topics: Iterable[Topic]) -> dict[str, ProjectPage]:
    wanted = [uuid.UUID(topic.value) for topic in topics if topic.kind == TopicKind.PROJECT]
    if not wanted:
        return {}
    pages = visible(ProjectPage.objects.filter(translation_key__in=wanted)).select_related("locale")
    read = translation.get_language()
    # The one in the language that is read comes last, and stays.
    ranked = sorted(pages, key=lambda page: (page.locale.language_code == read, page.locale.language_code == "it"))
    return {str(page.translation_key): page for page in ranked}


def _order(name: TopicName) -> tuple[int, int, str]:
    number = int(name.topic.value) if name.topic.kind == TopicKind.MUNICIPIO else 0
    return _KINDS.index(name.topic.kind), number, name.name.casefold()
