"""The city's nine Municipi as a drawing of our own: schematic, north above, not surveyed."""

from collections.abc import Callable
from dataclasses import dataclass

# Of the drawing's view box, in its own units.
WIDTH, HEIGHT = 425, 390
LEVELS = 4


@dataclass(frozen=True)
class Shape:
    """A Municipio's outline as an SVG path, and where the middle of its label stands."""

    number: int
    path: str
    x: int
    y: int


# Neighbours share their corners, so that the map has no gaps.
SHAPES = (
    Shape(1, "M291,170 296,197 287,222 250,230 225,213 208,183 232,156 257,147 277,152Z", 255, 189),
    Shape(2, "M277,152 286,120 304,82 319,41 346,39 371,65 388,101 351,123 319,147 291,170Z", 329, 100),
    Shape(3, "M291,170 319,147 351,123 388,101 400,128 388,152 415,180 373,188 336,197 296,197Z", 353, 159),
    Shape(
        4,
        "M296,197 336,197 373,188 415,180 412,216 385,238 398,269 370,305 351,332 326,339 307,298 296,260 287,222Z",
        347,
        250,
    ),
    Shape(5, "M287,222 296,260 307,298 326,339 291,360 255,380 222,365 196,339 215,303 232,267 250,230Z", 262, 308),
    Shape(
        6,
        "M250,230 232,267 215,303 196,339 166,315 134,303 112,276 82,252 128,221 175,207 208,183 225,213Z",
        175,
        258,
    ),
    Shape(7, "M208,183 175,207 128,221 82,252 44,255 17,224 39,190 13,154 40,113 94,137 134,142 180,156Z", 94, 185),
    Shape(
        8,
        "M208,183 180,156 134,142 94,137 40,113 65,89 101,99 126,58 156,34 185,41 200,87 220,120 257,147 232,156Z",
        156,
        109,
    ),
    Shape(9, "M257,147 220,120 200,87 185,41 215,17 249,29 284,15 319,41 304,82 286,120 277,152Z", 253, 74),
)


@dataclass(frozen=True)
class Area:
    """One Municipio on a map: ``text`` says in words what its ``level`` (0 to ``LEVELS``) shows as a shade."""

    shape: Shape
    text: str
    level: int = 0
    url: str = ""
    is_chosen: bool = False


def draw(
    values: dict[int, int],
    *,
    text: Callable[[int, int], str],
    url: Callable[[int], str] = lambda _number: "",
    chosen: int | None = None,
) -> list[Area]:
    """All Municipi in order, shaded by what ``values`` holds for each; none is 0.

    ``text`` gets a Municipio's number and value and says them in words; ``url`` is where its shape leads.
    """
    most = max(values.values(), default=0)
    return [
        Area(
            shape=shape,
            text=text(shape.number, values.get(shape.number, 0)),
            level=_level(values.get(shape.number, 0), most),
            url=url(shape.number),
            is_chosen=shape.number == chosen,
        )
        for shape in SHAPES
    ]


def _level(value: int, most: int) -> int:
    """0 where there is nothing, else 1 to ``LEVELS`` in equal steps up to the largest value."""
    return -(-value * LEVELS // most) if value > 0 else 0
