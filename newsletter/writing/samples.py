"""What the previews of blocks show: invented projects and figures, before a real one is chosen."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import Block
from wagtail.images import get_image_model

from newsletter.writing.figures import NewsLine, ProjectLine, Totals
from newsletter.writing.parts import (
    ButtonPart,
    HeadingPart,
    NewsPart,
    Part,
    PicturePart,
    ProjectPart,
    ProjectsPart,
    TextPart,
    TotalsPart,
    default_heading,
)
from newsletter.writing.places import Place
from newsletter.writing.rich_text import as_html

_TOTALS = Totals(373_912_00, 4948, 17, 6, 12, 397_200_00)


def sample_of(block: Block) -> Part | None:
    """A part as its template prints it, of the block's own preview value; none of a picture where there is none yet."""
    kind, value = block.name, block.get_preview_value()
    match kind:
        case "heading":
            return HeadingPart("", value)
        case "text":
            return TextPart("", as_html(value.source, {}, ""))
        case "picture":
            image = get_image_model().objects.order_by("-pk").first()
            return PicturePart("", image, "", value["caption"], None) if image else None
        case "button":
            return ButtonPart("", value["label"], Place("#"))
        case "project":
            return ProjectPart("", _project(_("La casa delle api"), 61), 3, None)
        case "news":
            item = NewsLine("", _("Si chiude un sipario"), "#", "", _("Che cosa succede in città."), None, _today())
            return NewsPart("", _("Dal programma"), [(item, None)])
        case "totals":
            return TotalsPart("", _("Il programma, finora"), _TOTALS)
        case _list:
            projects = [(_project(_("La casa delle api"), 61), None), (_project(_("Teatro in cortile"), 97), None)]
            return ProjectsPart("", default_heading(kind, {"municipio": "2"}), projects, 0, "")


def _today() -> str:
    return timezone.localdate().isoformat()


def _project(title: str, percent: int) -> ProjectLine:
    return ProjectLine(
        key="",
        title=title,
        url="#",
        language="",
        summary=_("Un esempio: al suo posto c'è il progetto vero, con le sue cifre."),
        place="Greco · Municipio 2",
        state="open",
        label=_("Raccolta aperta"),
        raised_cents=200_00 * percent,
        threshold_cents=20_000_00,
        missing_cents=200_00 * (100 - percent),
        percent=percent,
        is_open=True,
        ends=(timezone.now() + timedelta(days=6)).isoformat(),
    )
