"""What stands in for the places in a notice's text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from home.clock import last_moment_before, long_date
from home.money import format_euros
from newsletter.models.notices import PLACE
from projects.models import ProjectPage, ProjectUpdatePage

LONGEST_SUMMARY = 400


@dataclass(frozen=True)
class Word:
    """``language`` is that of the text where it is another page's own; empty where it is the mail's."""

    text: str
    language: str = ""


Words = Mapping[str, Word]


def filled(text: str, words: Words) -> str:
    """The text with a word in each ``{place}``; empty where there is nothing to put in one of them."""
    return _filled(text, words, lambda word: word.text)


def filled_html(text: str, words: Words, *, language: str) -> SafeString:
    """As ``filled``, escaped; a word in another language than the mail's says so, for who listens to it."""

    def element(word: Word) -> str:
        if word.language in ("", language):
            return conditional_escape(word.text)
        return format_html('<span lang="{}">{}</span>', word.language, word.text)

    return mark_safe(_filled(escape(text), words, element))  # noqa: S308 - each part is escaped


def _filled(text: str, words: Words, put: Callable[[Word], str]) -> str:
    if any(place not in words for place in PLACE.findall(text)):
        return ""
    return PLACE.sub(lambda found: put(words[found[1]]), text)


def words_of_project(project: ProjectPage) -> dict[str, Word]:
    return {
        "progetto": Word(project.title, project.locale.language_code),
        "chi_lo_promuove": Word(project.organisation.name),
    }


def words_of_update(update: ProjectUpdatePage) -> dict[str, Word]:
    summary = Truncator(update.description).chars(LONGEST_SUMMARY)
    language = update.locale.language_code
    return {
        "aggiornamento": Word(update.title, language),
        **({"riassunto": Word(summary, language)} if summary else {}),
    }


def words_of_figures(
    *, raised_cents: int, threshold_cents: int, city_share_cents: int, ends_at: datetime
) -> dict[str, Word]:
    """In the language that is read; none of what there is not: what is missing of a threshold that is reached."""
    missing_cents = threshold_cents - raised_cents
    words = {
        "raccolto": format_euros(raised_cents),
        "soglia": format_euros(threshold_cents),
        "manca": format_euros(missing_cents) if missing_cents > 0 else "",
        "quota_del_comune": format_euros(city_share_cents) if city_share_cents else "",
        "ultimo_giorno": long_date(last_moment_before(ends_at)),
    }
    return {place: Word(text) for place, text in words.items() if text}
