"""An issue as the list of parts that templates print, the same for the mail, its text and the archive."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from home.streams import blocks_of
from newsletter.blocks import LIVE
from newsletter.models import NewsletterIssuePage
from newsletter.writing.figures import BlockFigures, IssueFigures, NewsLine, ProjectLine, Totals
from newsletter.writing.folding import fold_all
from newsletter.writing.live import block_key
from newsletter.writing.places import Place, places_of
from newsletter.writing.rich_text import as_html, as_paragraphs, page_ids_in


@dataclass(frozen=True)
class Part:
    """``kind`` names its template in each medium; ``block_id`` is the block that it comes from."""

    kind: ClassVar[str]
    block_id: str


@dataclass(frozen=True)
class HeadingPart(Part):
    kind = "heading"
    text: str


@dataclass(frozen=True)
class TextPart(Part):
    kind = "text"
    html: SafeString

    @property
    def plain(self) -> str:
        return fold_all(as_paragraphs(self.html))


@dataclass(frozen=True)
class PicturePart(Part):
    kind = "picture"
    image: AbstractImage
    alt: str
    caption: str
    link: Place | None


@dataclass(frozen=True)
class ButtonPart(Part):
    kind = "button"
    label: str
    link: Place


@dataclass(frozen=True)
class ProjectPart(Part):
    """``level`` of its heading: it hangs on a heading above it where there is one."""

    kind = "project"
    project: ProjectLine
    level: int
    image: AbstractImage | None


@dataclass(frozen=True)
class ProjectsPart(Part):
    kind = "projects"
    heading: str
    projects: list[tuple[ProjectLine, AbstractImage | None]]
    more: int
    more_url: str


@dataclass(frozen=True)
class NewsPart(Part):
    kind = "news"
    heading: str
    items: list[tuple[NewsLine, AbstractImage | None]]


@dataclass(frozen=True)
class TotalsPart(Part):
    kind = "totals"
    heading: str
    totals: Totals


Issue = tuple[NewsletterIssuePage, IssueFigures]
# Of issues that are only read, without pictures.
WORDS = frozenset({"heading", "text", "button"}) | LIVE
ALL = WORDS | {"picture"}


def parts_of(page: NewsletterIssuePage, figures: IssueFigures, *, projects_url: str = "") -> list[Part]:
    """What ``page`` shows with ``figures``, in the language that is active; blocks without content are left out.

    ``projects_url`` is where a list leads that has no room for all of its projects.
    """
    return parts_of_all([(page, figures)], projects_url=projects_url)[0]


def parts_of_all(issues: Sequence[Issue], *, kinds: frozenset[str] = ALL, projects_url: str = "") -> list[list[Part]]:
    """The same of several issues in one language, each with its blocks of ``kinds``: links are looked up together."""
    if not issues:
        return []
    language = issues[0][0].locale.language_code
    shown = [(list(blocks_of(page.body, kinds)), figures) for page, figures in issues]
    places = places_of({page_id for blocks, _figures in shown for page_id in _page_ids(blocks)}, language)
    images = _images_of([figures for _blocks, figures in shown]) if "picture" in kinds else {}
    maker = _Maker(language, places, images, projects_url)
    return [maker.parts_of(blocks, figures) for blocks, figures in shown]


def _level_below(part: Part, level: int) -> int:
    """Of a project's heading: below what an editor's heading begins, beside everything else."""
    if part.kind == "heading":
        return 3
    return 2 if part.kind in ("projects", "news", "totals") else level


def _page_ids(blocks: Iterable[StreamValue.StreamChild]) -> Iterator[int]:
    for block in blocks:
        if block.block_type == "text":
            yield from page_ids_in(block.value.source)
        elif block.block_type in ("picture", "button") and block.value["page"]:
            yield block.value["page"].pk


def _images_of(figures: Iterable[IssueFigures]) -> dict[int, AbstractImage]:
    """Every picture beside a figure; one that was deleted since is missing."""
    filled = [each for issue in figures for each in issue.blocks.values()]
    ids = {line.image for each in filled for line in each.projects} | {
        line.image for each in filled for line in each.news
    }
    ids.discard(None)
    return get_image_model().objects.prefetch_renditions().in_bulk(ids) if ids else {}


@dataclass(frozen=True)
class _Maker:
    language: str
    places: Mapping[int, Place]
    images: Mapping[int, AbstractImage]
    projects_url: str

    def parts_of(self, blocks: Iterable[StreamValue.StreamChild], figures: IssueFigures) -> list[Part]:
        parts: list[Part] = []
        level = 2
        for block in blocks:
            part = self.part_of(block, figures.of(block_key(block)), level)
            if part is not None:
                parts.append(part)
                level = _level_below(part, level)
        return parts

    def part_of(self, block: StreamValue.StreamChild, figures: BlockFigures, level: int) -> Part | None:
        """None where there is nothing to show."""
        key, value = block_key(block), block.value
        match block.block_type:
            case "heading":
                return HeadingPart(key, value) if value else None
            case "text":
                html = as_html(value.source, self.places, self.language)
                return TextPart(key, html) if as_paragraphs(html) else None
            case "picture":
                return self._picture(key, value)
            case "button":
                link = self._link(value)
                return ButtonPart(key, value["label"], link) if link and value["label"] else None
            case "project" if figures.projects:
                project = figures.projects[0]
                return ProjectPart(key, project, level, self.images.get(project.image or 0))
            case "news" if figures.news:
                items = [(line, self.images.get(line.image or 0)) for line in figures.news]
                return NewsPart(key, value["heading"] or _("Dal programma"), items)
            case "totals" if figures.totals:
                return TotalsPart(key, value["heading"] or _("Il programma, finora"), figures.totals)
            case kind if figures.projects:
                return self._projects(key, kind, value, figures)
        return None

    def _picture(self, key: str, value) -> Part | None:
        if value["image"] is None:
            return None
        alt = "" if value["is_decorative"] else value["alt"]
        return PicturePart(key, value["image"], alt, value["caption"], self._link(value))

    def _link(self, value) -> Place | None:
        if value["page"]:
            return self.places.get(value["page"].pk)
        return Place(value["url"]) if value["url"] else None

    def _projects(self, key: str, kind: str, value, figures: BlockFigures) -> ProjectsPart:
        shown = [(line, self.images.get(line.image or 0)) for line in figures.projects]
        heading = value["heading"] or default_heading(kind, value)
        return ProjectsPart(key, heading, shown, figures.more, self._more_url(kind, value))

    def _more_url(self, kind: str, value) -> str:
        if kind == "municipio" and self.projects_url:
            return f"{self.projects_url}?municipio={value['municipio']}&stato=aperte"
        return f"{self.projects_url}?stato=aperte" if self.projects_url else ""


def default_heading(kind: str, value) -> str:
    """What a list is called whose editor gave it no name."""
    if kind == "municipio":
        return _("Nel Municipio %(number)s") % {"number": value["municipio"]}
    return {
        "closing_soon": _("Ultimi giorni per donare"),
        "nearly_there": _("Manca poco alla soglia"),
        "new_projects": _("Nuove raccolte"),
    }[kind]
