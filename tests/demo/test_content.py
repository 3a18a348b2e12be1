"""The demonstration content keeps its promises: whole in both languages, with sums that add up."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser

import pytest

from demo.content import donors
from demo.content.call import CALL
from demo.content.news import NEWS
from demo.content.project_questions import FAQ, PLACES
from demo.content.projects import PROJECTS
from demo.content.schema import (
    FOOTER_ROLES,
    LEGAL_FORMS,
    SCENARIOS,
    BudgetTableBlock,
    FaqBlock,
    GalleryBlock,
    GalleryImage,
    ImageBlock,
    Project,
    QuoteBlock,
    RichTextBlock,
    TeamBlock,
    Text,
    TimelineBlock,
    VideoBlock,
)
from demo.content.site_pages import HOME, NEWS_INDEX, PROGRAMME, PROJECT_INDEX, STANDARD_PAGES
from demo.content.taxonomy import NEIGHBOURHOODS, NEWS_CATEGORIES, ORGANISATIONS, THEMES
from demo.content.updates import UPDATES
from demo.illustrations import KEYS

EVERYTHING = (
    tuple(FAQ.items()),
    CALL,
    HOME,
    NEWS,
    NEWS_INDEX,
    PROGRAMME,
    PROJECTS,
    PROJECT_INDEX,
    STANDARD_PAGES,
    UPDATES,
    NEIGHBOURHOODS,
    NEWS_CATEGORIES,
    ORGANISATIONS,
    THEMES,
    donors.MESSAGES,
)
ALL_BLOCKS = {
    RichTextBlock,
    QuoteBlock,
    TimelineBlock,
    TeamBlock,
    FaqBlock,
    BudgetTableBlock,
    VideoBlock,
    ImageBlock,
    GalleryBlock,
}
RICH_PROJECTS = {
    "orto-tra-i-binari",
    "officina-delle-biciclette",
    "teatro-in-cortile",
    "giardino-dei-sensi",
}
# What reads the same in both languages.
SHARED_WORDS = {"Sport", "Milano fa quartiere"}
ALLOWED_TAGS = {"p", "ul", "li", "h3", "h4", "b", "i", "a"}
SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")

each_project = pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.slug)


def values(root: object) -> Iterator[object]:
    """Every record and every plain value below the root, the root included."""
    yield root
    if isinstance(root, tuple):
        for item in root:
            yield from values(item)
    elif is_dataclass(root):
        for field in fields(root):
            yield from values(getattr(root, field.name))


def records(root: object, kind: type) -> list:
    return [value for value in values(root) if isinstance(value, kind)]


def words(root: object, language: str) -> int:
    texts = (getattr(text, language) for text in records(root, Text))
    return sum(len(re.sub(r"<[^>]+>", " ", text).split()) for text in texts)


class TagStack(HTMLParser):
    """Reads HTML, remembering its tags and whether they were closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []
        self.is_balanced = True
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.is_balanced = self.is_balanced and bool(self.open) and self.open.pop() == tag


def test_every_text_exists_in_both_languages() -> None:
    for text in records(EVERYTHING, Text):
        assert text.it, text
        assert text.en, text
        assert text.it != text.en or text.it in SHARED_WORDS, text


def test_no_plain_string_is_empty_but_a_missing_footer_role() -> None:
    assert [record.slug for record in STANDARD_PAGES if not record.footer_role] == ["come-funziona"]
    empty = [value for value in values(EVERYTHING) if value == ""]
    assert len(empty) == 1


def test_rich_text_is_well_formed_and_uses_few_tags() -> None:
    for text in records(EVERYTHING, Text):
        for html in (text.it, text.en):
            stack = TagStack(html)
            assert stack.seen <= ALLOWED_TAGS, html
            assert stack.is_balanced, html
            assert not stack.open, html
        assert Counter(re.findall(r"<\w+", text.it)) == Counter(re.findall(r"<\w+", text.en)), text.it


def test_links_lead_to_known_places() -> None:
    known = re.compile(
        r"https://(www\.example\.org/|www\.comune\.milano\.it/|www\.garanteprivacy\.it/|www\.agid\.gov\.it/"
        r"|creativecommons\.org/licenses/by/4\.0/)|mailto:\w+@example\.org$"
    )
    strings = [value for value in values(EVERYTHING) if isinstance(value, str)]
    links = [link for value in strings for link in re.findall(r'href="([^"]+)"', value)]
    links += [value for value in strings if value.startswith("http")]
    assert links
    assert [link for link in links if not known.match(link)] == []


def test_twenty_projects_play_every_scenario() -> None:
    assert len(PROJECTS) == 20
    assert Counter(project.scenario for project in PROJECTS) == Counter(SCENARIOS)


def test_slugs_and_ranking_positions_are_unique() -> None:
    for attribute in ("slug", "slug_en"):
        for pages in (PROJECTS, NEWS, STANDARD_PAGES, UPDATES):
            slugs = [getattr(page, attribute) for page in pages]
            assert all(SLUG.match(slug) for slug in slugs)
            assert len(set(slugs)) == len(slugs)
    assert [project.ranking_position for project in PROJECTS] == list(range(1, 21))


@each_project
def test_budget_lines_add_up_to_the_approved_budget(project: Project) -> None:
    assert 4 <= len(project.budget_lines) <= 7
    assert all(line.amount_cents > 0 for line in project.budget_lines)
    assert sum(line.amount_cents for line in project.budget_lines) == project.approved_budget_cents
    assert 1_800_000 <= project.approved_budget_cents <= CALL.cost_ceiling_cents


@each_project
def test_a_budget_table_adds_up_to_one_budget_line(project: Project) -> None:
    lines = {line.amount_cents for line in project.budget_lines}
    for table in records(project.story, BudgetTableBlock):
        assert sum(row.amount_cents for row in table.rows) in lines


@each_project
def test_titles_and_summaries_fit(project: Project) -> None:
    for language in ("it", "en"):
        assert len(getattr(project.title, language)) <= 45
        assert len(getattr(project.summary, language)) <= 160


@each_project
def test_suggested_amounts_rise_and_include_25_euros(project: Project) -> None:
    amounts = [suggestion.amount_cents for suggestion in project.suggested_amounts]
    assert len(amounts) == 4
    assert amounts == sorted(set(amounts))
    assert 2_500 in amounts
    assert set(amounts) <= {1_000, 1_500, 2_500, 5_000, 10_000, 15_000, 25_000}


@each_project
def test_a_story_is_long_enough_to_read_and_short_enough_to_finish(project: Project) -> None:
    is_rich = project.slug in RICH_PROJECTS
    kinds = {type(block) for block in project.story}
    assert kinds == ALL_BLOCKS if is_rich else 3 <= len(project.story) <= 5
    for language in ("it", "en"):
        assert 250 <= words(project.story, language) <= (550 if is_rich else 450)
    assert len(records(project.story, VideoBlock)) <= 1


@each_project
def test_a_project_points_to_known_snippets(project: Project) -> None:
    assert project.organisation in {organisation.key for organisation in ORGANISATIONS}
    assert project.neighbourhood in {neighbourhood.key for neighbourhood in NEIGHBOURHOODS}
    assert project.theme in {theme.key for theme in THEMES}


def test_every_illustration_named_is_one_that_can_be_drawn() -> None:
    keys = {block.illustration for block in records(PROJECTS, (ImageBlock | VideoBlock | GalleryImage))}
    keys |= {project.hero_illustration for project in PROJECTS}
    keys |= {news.illustration for news in NEWS if news.illustration}
    assert keys - set(KEYS) == set()


@each_project
def test_a_story_shows_the_scenes_of_its_own_project(project: Project) -> None:
    for picture in records(project.story, (ImageBlock | VideoBlock | GalleryImage)):
        assert picture.illustration.startswith(f"{project.slug}/")


def test_questions_and_places_are_those_of_projects() -> None:
    slugs = {project.slug for project in PROJECTS}
    assert len(FAQ) >= 5
    assert set(FAQ) | set(PLACES) <= slugs
    assert not set(FAQ) & RICH_PROJECTS  # they have questions in their story


def test_campaigns_open_when_their_scenario_says() -> None:
    for project in PROJECTS:
        days = project.opens_in_days
        match project.scenario:
            case "no_body":
                assert days is None
            case "scheduled":
                assert days > 0
            case "funded" | "missed":
                assert days < -CALL.campaign_days
            case "last_day":
                assert days == -CALL.campaign_days
            case _:
                assert -CALL.campaign_days < days < 0


def test_only_the_group_without_its_body_has_no_campaign() -> None:
    without_body = {item.key for item in ORGANISATIONS if not item.founded_as_legal_entity}
    assert without_body == {project.organisation for project in PROJECTS if project.scenario == "no_body"}


def test_the_citys_shares_fit_in_the_endowment_of_the_call() -> None:
    shares = [
        min(project.approved_budget_cents * CALL.city_share_percent // 100, CALL.city_ceiling_cents)
        for project in PROJECTS
        if project.scenario != "no_body"
    ]
    assert CALL.endowment_cents * 0.95 <= sum(shares) <= CALL.endowment_cents


def test_the_call_has_the_terms_of_the_notice() -> None:
    assert CALL.opens_at.isoformat() == "2020-07-02T00:00:00+02:00"
    assert CALL.closes_at.isoformat() == "2020-07-31T12:00:00+02:00"
    assert CALL.closes_at < CALL.ranking_published_at
    assert CALL.ranking_date_is_assumed
    assert (CALL.threshold_percent, CALL.city_share_percent, CALL.campaign_days) == (40, 60, 60)
    assert (CALL.cost_ceiling_cents, CALL.city_ceiling_cents) == (10_000_000, 6_000_000)
    assert CALL.endowment_cents == 55_000_000
    assert {form.form for form in CALL.support_forms} == {"spaces", "micro_grants", "civic_crowdfunding"}
    assert 6 <= len(CALL.faq) <= 8
    assert len(CALL.documents) == 3


def test_snippets_are_unique_and_legal_forms_known() -> None:
    for snippets in (THEMES, NEIGHBOURHOODS, ORGANISATIONS, NEWS_CATEGORIES):
        keys = [snippet.key for snippet in snippets]
        assert len(set(keys)) == len(keys)
    assert {organisation.legal_form for organisation in ORGANISATIONS} == set(LEGAL_FORMS)
    assert all(1 <= neighbourhood.municipio <= 9 for neighbourhood in NEIGHBOURHOODS)


def test_only_the_notice_is_no_demonstration_and_every_news_has_one_date() -> None:
    real = [news for news in NEWS if not news.is_demonstration]
    assert [news.published_on.isoformat() for news in real] == ["2020-07-02"]
    assert len(NEWS) == 8
    categories = {category.key for category in NEWS_CATEGORIES}
    for news in NEWS:
        assert (news.published_on is None) != (news.days_ago is None)
        assert news.tags
        assert news.categories
        assert set(news.categories) <= categories
        assert max(len(news.summary.it), len(news.summary.en)) <= 300


def test_updates_come_after_the_opening_of_their_campaign() -> None:
    by_slug = {project.slug: project for project in PROJECTS}
    counts = Counter(update.project for update in UPDATES)
    assert len(counts) >= 8
    assert max(counts.values()) <= 4
    for update in UPDATES:
        project = by_slug[update.project]
        if project.scenario not in {"scheduled", "no_body"}:
            assert update.days_ago < -project.opens_in_days, update.slug


def test_standard_pages_fill_every_footer_role_once() -> None:
    roles = [page.footer_role for page in STANDARD_PAGES]
    assert sorted(roles) == sorted(FOOTER_ROLES)


def test_home_steps_are_short() -> None:
    assert len(HOME.steps) == 3
    for step in HOME.steps:
        for language in ("it", "en"):
            assert len(getattr(step.title, language)) <= 30
            assert len(getattr(step.text, language)) <= 160


def test_donors_are_many_and_mostly_write_in_italian() -> None:
    assert len(set(donors.FIRST_NAMES)) == len(donors.FIRST_NAMES) >= 120
    assert len(set(donors.SURNAMES)) == len(donors.SURNAMES) >= 150
    assert len({message.text for message in donors.MESSAGES}) == len(donors.MESSAGES) >= 60
    assert all(0 < len(message.text) <= 120 for message in donors.MESSAGES)
    languages = Counter(message.language for message in donors.MESSAGES)
    assert set(languages) == {"it", "en"}
    assert 0.75 <= languages["it"] / len(donors.MESSAGES) <= 0.85
    assert 0 < donors.ANONYMOUS_SHARE < 1
    assert 0 < donors.MESSAGE_SHARE < 1
