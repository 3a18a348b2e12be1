"""The list of projects that a visitor's choices leave, and what the list offers besides."""

from collections import Counter
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import ngettext

from donations.finding import orders
from donations.finding.candidates import Candidate, candidates_among
from donations.finding.choices import Choices, read
from donations.finding.criteria import Criterion, criteria
from home.searching import matching
from projects.city_map import Area, draw
from projects.models import PROJECTS_PER_PAGE, ProjectQuerySet


@dataclass(frozen=True)
class Option:
    """One choice: how many projects it leaves beside the other choices, and the address of the list with it."""

    value: str
    label: str
    count: int
    is_chosen: bool
    url: str


@dataclass(frozen=True)
class Filter:
    """A field with its options; ``everything`` is what no choice is called."""

    name: str
    label: str
    everything: str
    options: list[Option]

    @property
    def chosen(self) -> Option | None:
        return next((option for option in self.options if option.is_chosen), None)


@dataclass(frozen=True)
class Chip:
    """A choice that was made, and the address of the list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Found:
    """``unknown`` is what the address asks for and does not exist; ``query`` the rest of it, without the page."""

    text: str
    query: str
    unknown: list[str]
    count: int
    total: int
    page: Page
    filters: list[Filter]
    orders: list[Option]
    chips: list[Chip]
    municipi: Filter
    areas: list[Area]

    @property
    def order(self) -> Option:
        return next(each for each in self.orders if each.is_chosen)


def find(projects: ProjectQuerySet, asked: QueryDict, language: str) -> Found:
    """Those of ``projects`` that the parameters of the list's address leave; ``Found.page`` holds ``Candidate``."""
    everything = candidates_among(projects)
    offered = criteria()
    known = {each.name: {*each.always, *(each.value(candidate) for candidate in everything)} for each in offered}
    choices, unknown = read(asked, offered, known)
    in_text = _with_words(everything, projects, choices.text, language)
    left = sorted(_passing(in_text, offered, choices), key=orders.ORDERS[choices.order])
    filters = {each.name: _filter(each, offered, everything, in_text, choices) for each in offered}
    return Found(
        text=choices.text,
        query=choices.query,
        unknown=unknown,
        count=len(left),
        total=len(everything),
        page=Paginator(left, PROJECTS_PER_PAGE).get_page(asked.get("pagina")),
        filters=list(filters.values()),
        orders=[
            Option(name, title, len(left), name == choices.order, choices.ordered(name).url)
            for name, title in orders.titles().items()
        ],
        chips=_chips(filters.values(), choices),
        municipi=filters["municipio"],
        areas=_areas(filters["municipio"], choices),
    )


def _with_words(candidates: list[Candidate], projects: ProjectQuerySet, text: str, language: str) -> list[Candidate]:
    if not text:
        return candidates
    found = set(matching(projects, text, language).values_list("pk", flat=True))
    return [candidate for candidate in candidates if candidate.page.pk in found]


def _passing(candidates: list[Candidate], offered: list[Criterion], choices: Choices) -> list[Candidate]:
    chosen = [each for each in offered if each.name in choices.values]
    return [each for each in candidates if all(one.value(each) == choices.values[one.name] for one in chosen)]


def _filter(
    criterion: Criterion,
    offered: list[Criterion],
    everything: list[Candidate],
    in_text: list[Candidate],
    choices: Choices,
) -> Filter:
    """The criterion's options; those that would leave nothing are not offered, but for those that always are."""
    others = [each for each in offered if each is not criterion]
    counts = Counter(map(criterion.value, _passing(in_text, others, choices)))
    in_order = sorted(everything, key=criterion.position)
    titles = criterion.always | {criterion.value(each): criterion.title(each) for each in in_order}
    chosen = choices.values.get(criterion.name)
    options = [
        Option(value, title, counts[value], value == chosen, choices.with_value(criterion.name, value).url)
        for value, title in titles.items()
    ]
    offering = [each for each in options if each.count or each.is_chosen or each.value in criterion.always]
    return Filter(criterion.name, criterion.label, criterion.everything, offering)


def _chips(filters, choices: Choices) -> list[Chip]:
    words = [Chip(f"«{choices.text}»", choices.without_text().url)] if choices.text else []
    return words + [
        Chip(each.chosen.label, choices.without(each.name).url) for each in filters if each.chosen is not None
    ]


def _areas(municipi: Filter, choices: Choices) -> list[Area]:
    """The map: each Municipio leads to the list with it, the chosen one to the list without."""
    options = {int(option.value): option for option in municipi.options}
    chosen = int(municipi.chosen.value) if municipi.chosen else None

    def url(number: int) -> str:
        if number == chosen:
            return choices.without(municipi.name).url
        return options[number].url if options[number].count else ""

    counts = {number: option.count for number, option in options.items()}
    return draw(counts, text=_count_text, url=url, chosen=chosen)


def _count_text(number: int, count: int) -> str:
    text = ngettext("Municipio %(number)d: %(count)d progetto", "Municipio %(number)d: %(count)d progetti", count)
    return text % {"number": number, "count": count}
