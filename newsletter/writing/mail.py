"""Renders an issue as a mail: HTML with its styles inside, and a text that is written, not stripped."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale

from home.pictures import read_pictures
from home.visibility import visible
from newsletter.mail_frame import frame_context, render_html, render_text
from newsletter.models import NewsletterIssuePage
from newsletter.topics import Topic, TopicKind
from newsletter.writing.figures import IssueFigures
from newsletter.writing.folding import tidy
from newsletter.writing.parts import Part, parts_of
from newsletter.writing.places import address_of
from newsletter.writing.versions import live_versions
from projects.models import ProjectIndexPage, Theme


@dataclass(frozen=True)
class IssueMail:
    """One language of an issue, with the marks of ``newsletter.marks``; ``url`` is its place in the archive."""

    language: str
    subject: str
    html: str
    text: str
    url: str
    parts: list[Part]


@dataclass(frozen=True)
class Note:
    """For who reads ``language``, in which the issue is not written: they get it all the same."""

    language: str
    text: str
    choose: str
    leave: str


def write_mail(page: NewsletterIssuePage, figures: IssueFigures, topics: Collection[str] | None = None) -> IssueMail:
    """The mail of ``page`` in its own language, with ``figures`` in its live blocks.

    ``topics`` are keys of what its readers asked for, the page's own by default.
    """
    language = page.locale.language_code
    subject = " ".join(page.subject.split())
    url = address_of(page) if page.pk else settings.SITE_URL
    read_pictures(page)
    with translation.override(language):
        parts = parts_of(page, figures, projects_url=_projects_url(page.locale))
        context = {
            **frame_context(language),
            "page": page,
            "subject": subject,
            "preheader": page.preheader,
            "parts": parts,
            "notes": _notes(page),
            "topics": topic_words(page.topics if topics is None else topics),
            "browser_url": url,
            "is_demonstration": page.is_demonstration,
        }
    return IssueMail(
        language=language,
        subject=subject,
        html=render_html("newsletter/emails/issue.html", context, language=language),
        text=tidy(render_text("newsletter/emails/issue.txt", context, language=language)),
        url=url,
        parts=parts,
    )


def _notes(page: NewsletterIssuePage) -> list[Note]:
    if not page.also_untranslated:
        return []
    own = page.locale.language_code
    written = {own, *(version.locale.language_code for version in live_versions(page.translation_key))}
    return [_note(own, code) for code, _name in settings.LANGUAGES if code not in written]


def _note(own: str, language: str) -> Note:
    with translation.override(language):
        text = _("Questo numero è solo in italiano.") if own == "it" else _("Questo numero è solo in inglese.")
        return Note(language, text, choose=_("Cambia le tue scelte"), leave=_("Esci con un clic"))


def topic_words(keys: Collection[str]) -> list[str]:
    """What readers asked for, in the active language: ``la newsletter del programma``, ``… del Municipio 3``."""
    topics = [Topic.parse(key) for key in keys]
    chosen = [topic.value for topic in topics if topic.kind == TopicKind.THEME]
    themes = {str(theme.pk): theme.label for theme in Theme.objects.filter(pk__in=chosen)} if chosen else {}
    return [_words(topic, themes) for topic in topics if topic.kind != TopicKind.THEME or topic.value in themes]


def _words(topic: Topic, themes: dict[str, str]) -> str:
    match topic.kind:
        case TopicKind.PROGRAMME:
            return _("la newsletter del programma")
        case TopicKind.MUNICIPIO:
            return _("le notizie del Municipio %(number)s") % {"number": topic.value}
        case _theme:
            return _("le notizie sul tema «%(theme)s»") % {"theme": themes[topic.value]}


def _projects_url(locale: Locale) -> str:
    index = visible(ProjectIndexPage.objects.filter(locale=locale)).select_related("locale").first()
    return address_of(index) if index else ""
