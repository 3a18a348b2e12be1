"""Fills the live blocks of an issue with what is true now, in a number of queries that does not grow with them."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils import timezone, translation
from wagtail.blocks import StreamValue

from home.models import NewsPage
from home.streams import blocks_of
from home.visibility import visible
from newsletter.blocks import LIVE, NewsSince, Since
from newsletter.campaigns import CampaignFacts, Campaigns, campaigns
from newsletter.models import Mailing, MailingKind, NewsletterIssuePage
from newsletter.writing.figures import BlockFigures, IssueFigures, NewsLine, ProjectLine, Totals
from newsletter.writing.places import address_of, best_versions
from projects.models import ProjectPage

# Where no issue was ever sent before.
FIRST_ISSUE_LOOKS_BACK = timedelta(days=14)


def look(page: NewsletterIssuePage, known: Campaigns | None = None, at: datetime | None = None) -> IssueFigures:
    """All that the live blocks of ``page`` show, in the page's language.

    Now, or as ``known`` tells of the moment ``at``.
    """
    language = page.locale.language_code
    with translation.override(language):
        source = _Source(page, language, known or campaigns(), at or timezone.now())
        found = {block_key(block): source.figures_of(block) for block in blocks_of(page.body, LIVE)}
    return IssueFigures(at=source.now, language=language, blocks=found)


def block_key(block: StreamValue.StreamChild) -> str:
    """What figures are kept under."""
    return str(block.id)


class _Source:
    """What blocks ask for, each read once however many ask."""

    def __init__(self, page: NewsletterIssuePage, language: str, known: Campaigns, now: datetime):
        self.page, self.language = page, language
        self.campaigns, self.now = known, now

    def figures_of(self, block: StreamValue.StreamChild) -> BlockFigures:
        value = block.value
        match block.block_type:
            case "project":
                key = value["project"].translation_key if value["project"] else None
                line = self._line(key) if key else None
                return BlockFigures(projects=(line,) if line else ())
            case "news":
                return BlockFigures(news=tuple(self._news(value)))
            case "totals":
                return BlockFigures(totals=Totals(**asdict(self.campaigns.totals())))
            case kind:
                return self._listed(self._chosen(kind, value), value.get("at_most"))

    def _chosen(self, kind: str, value) -> list[CampaignFacts]:
        """Of the open campaigns those that the block is about, in the order in which it shows them."""
        match kind:
            case "closing_soon":
                until = self.now + timedelta(days=value["days"] or 0)
                return [facts for facts in self.open_now if facts.ends_at and facts.ends_at <= until]
            case "nearly_there":
                near = [facts for facts in self.open_now if 0 < facts.missing_cents < (value["missing"] or 0)]
                return sorted(near, key=lambda facts: facts.missing_cents)
            case "new_projects":
                since = self._since(value)
                new = [facts for facts in self.open_now if facts.opens_at and facts.opens_at >= since]
                return sorted(new, key=lambda facts: facts.opens_at or self.now, reverse=True)
            case "municipio":
                return [facts for facts in self.open_now if self._municipio(facts) == str(value["municipio"])]
        raise ValueError(kind)

    def _listed(self, chosen: list[CampaignFacts], at_most: int | None) -> BlockFigures:
        lines = [line for facts in chosen if (line := self._line(facts.project_key))]
        shown = lines[: at_most or len(lines)]
        return BlockFigures(projects=tuple(shown), more=len(lines) - len(shown))

    def _since(self, value) -> datetime:
        days = timedelta(days=value.get("days") or 0)
        return self.now - days if value["since"] == Since.DAYS else self.last_issue_at

    def _municipio(self, facts: CampaignFacts) -> str:
        project = self.projects.get(facts.project_key)
        return str(project.neighbourhood.municipio) if project else ""

    def _line(self, key: uuid.UUID) -> ProjectLine | None:
        """None of a project that not anybody may see."""
        project = self.projects.get(key)
        return line_of(project, self.facts.get(key)) if project else None

    def _news(self, value) -> Iterable[NewsLine]:
        until = timezone.localdate(self.now)
        news = visible(NewsPage.objects.filter(locale=self.page.locale, alias_of=None, date__lte=until))
        if value["which"] == NewsSince.LAST_ISSUE:
            news = news.filter(date__gte=timezone.localdate(self.last_issue_at))
        found = news.select_related("locale", "hero_image").order_by("-date", "-pk")[: value["at_most"] or 1]
        return [news_line_of(page) for page in found]

    @cached_property
    def open_now(self) -> list[CampaignFacts]:
        return self.campaigns.open_now()

    @cached_property
    def chosen_keys(self) -> set[uuid.UUID]:
        """Of the projects that editors named."""
        projects = (block.value["project"] for block in blocks_of(self.page.body, frozenset({"project"})))
        return {project.translation_key for project in projects if project}

    @cached_property
    def facts(self) -> dict[uuid.UUID, CampaignFacts]:
        known = {facts.project_key: facts for facts in self.open_now}
        others = self.chosen_keys - known.keys()
        return {**known, **(self.campaigns.of(others) if others else {})}

    @cached_property
    def projects(self) -> dict[uuid.UUID, ProjectPage]:
        return project_pages({*self.facts, *self.chosen_keys}, self.language)

    @cached_property
    def last_issue_at(self) -> datetime:
        """When the issue before this one was sent."""
        others = Mailing.objects.filter(kind=MailingKind.ISSUE, started_at__lt=self.now)
        others = others.exclude(page_key=self.page.translation_key)
        latest = others.order_by("-started_at").values_list("started_at", flat=True).first()
        return latest or self.now - FIRST_ISSUE_LOOKS_BACK


def project_pages(keys: Iterable[uuid.UUID], language: str) -> dict[uuid.UUID, ProjectPage]:
    """Of each project the page that anybody may see, in ``language`` where it is translated; one query."""
    versions = visible(ProjectPage.objects.filter(translation_key__in=set(keys), alias_of=None))
    return best_versions(versions.select_related("locale", "neighbourhood"), language)


def line_of(project: ProjectPage, facts: CampaignFacts | None) -> ProjectLine:
    place = f"{project.neighbourhood.name} · {project.neighbourhood.municipio_name}"
    line = ProjectLine(
        key=str(project.translation_key),
        title=project.title,
        url=address_of(project),
        language=project.locale.language_code,
        summary=project.summary,
        place=place,
        image=project.hero_image_id,
    )
    if facts is None:
        return line
    return replace(
        line,
        state=facts.state,
        label=facts.label,
        sentence=facts.sentence,
        raised_cents=facts.raised_cents,
        threshold_cents=facts.threshold_cents,
        missing_cents=facts.missing_cents,
        budget_cents=facts.budget_cents,
        city_share_cents=facts.city_share_cents,
        percent=facts.percent,
        donors_count=facts.donors_count,
        is_open=facts.is_open,
        opens=facts.opens_at.isoformat() if facts.opens_at else "",
        ends=facts.ends_at.isoformat() if facts.ends_at else "",
    )


def news_line_of(page: NewsPage) -> NewsLine:
    day: date = page.date
    return NewsLine(
        key=str(page.translation_key),
        title=page.title,
        url=address_of(page),
        language=page.locale.language_code,
        summary=page.summary,
        image=page.hero_image_id,
        day=day.isoformat(),
    )
