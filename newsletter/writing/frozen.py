"""The figures of an issue as they were when it was sent: taken then, and shown in the archive ever after."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from home.models import NewsPage
from home.visibility import visible
from newsletter.models import MailingKind, MailingText, NewsletterIssuePage
from newsletter.writing import live
from newsletter.writing.figures import BlockFigures, IssueFigures, NewsLine, ProjectLine
from newsletter.writing.places import address_of, best_versions


def figures_for(page: NewsletterIssuePage) -> IssueFigures:
    """Those of its sending where it was sent, else those of this moment."""
    return frozen_for([page]).get(page.pk) or live.look(page)


def frozen_for(pages: Iterable[NewsletterIssuePage]) -> dict[int, IssueFigures]:
    """The frozen figures of those of ``pages`` that were sent, by primary key.

    A translation that came later than the sending has the numbers of the language that was sent, under its own texts.
    """
    given = list(pages)
    texts = MailingText.objects.filter(
        mailing__kind=MailingKind.ISSUE,
        mailing__page_key__in=[page.translation_key for page in given],
        mailing__started_at__isnull=False,
    ).values_list("mailing__page_key", "language", "frozen")
    sent: dict[uuid.UUID | None, dict[str, dict]] = {}
    for key, language, frozen in texts.order_by("pk"):
        if "blocks" in frozen:
            sent.setdefault(key, {})[language] = frozen
    found = {}
    for page in given:
        by_language, language = sent.get(page.translation_key, {}), page.locale.language_code
        if language in by_language:
            found[page.pk] = IssueFigures.read(by_language[language])
        elif by_language:
            found[page.pk] = _in_language(IssueFigures.read(next(iter(by_language.values()))), language)
    return found


def _in_language(figures: IssueFigures, language: str) -> IssueFigures:
    """The same numbers under the names that projects and news have in ``language``; sentences are left out."""
    projects = live.project_pages(_keys(line for each in figures.blocks.values() for line in each.projects), language)
    keys = _keys(line for each in figures.blocks.values() for line in each.news)
    versions = visible(NewsPage.objects.filter(translation_key__in=keys, alias_of=None)).select_related("locale")
    news = best_versions(versions, language) if keys else {}

    def retold(each: BlockFigures) -> BlockFigures:
        return replace(
            each,
            projects=tuple(_project_in(line, projects) for line in each.projects),
            news=tuple(_news_in(line, news) for line in each.news),
        )

    blocks = {key: retold(each) for key, each in figures.blocks.items()}
    return replace(figures, language=language, blocks=blocks)


def _keys(lines: Iterable[ProjectLine | NewsLine]) -> set[uuid.UUID]:
    return {uuid.UUID(line.key) for line in lines}


def _project_in(line: ProjectLine, projects: dict) -> ProjectLine:
    without_sentences = replace(line, label="", sentence="")
    project = projects.get(uuid.UUID(line.key))
    if project is None:
        return without_sentences
    texts = {"title": project.title, "summary": project.summary, "url": address_of(project)}
    return replace(without_sentences, language=project.locale.language_code, **texts)


def _news_in(line: NewsLine, news: dict) -> NewsLine:
    page = news.get(uuid.UUID(line.key))
    if page is None:
        return line
    texts = {"title": page.title, "summary": page.summary, "url": address_of(page)}
    return replace(line, language=page.locale.language_code, **texts)
