"""A drawing surface of 1600 × 1000 units with smooth edges, nested transformations and clipping."""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageDraw

from demo.illustrations.palette import Colour

UNITS_WIDE, UNITS_HIGH = 1600, 1000
SUPERSAMPLE = 3

Point = tuple[float, float]


def spline(points: Sequence[Point], closed: bool = True, steps: int = 7) -> list[Point]:
    """A smooth line through all the points (Catmull-Rom), as short straight pieces."""
    count = len(points)
    out: list[Point] = []
    for i in range(count if closed else count - 1):
        p0, p1, p2, p3 = (
            points[k % count] if closed else points[min(max(k, 0), count - 1)] for k in range(i - 1, i + 3)
        )
        for step in range(steps):
            t = step / steps
            out.append(
                tuple(  # type: ignore[arg-type]
                    0.5
                    * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
                    for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
                )
            )
    if not closed:
        out.append(points[-1])
    return out


def arc_points(
    x: float, y: float, rx: float, ry: float, start: float = 0, end: float = 360, steps: int = 0
) -> list[Point]:
    """Points of an ellipse's edge from `start` to `end` degrees (0 is right, 90 is down)."""
    steps = steps or max(8, min(64, int(abs(end - start) / 360 * (16 + max(rx, ry) / 4))))
    angles = (math.radians(start + (end - start) * i / steps) for i in range(steps + 1))
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles]


def round_rect_points(
    x: float, y: float, w: float, h: float, corners: tuple[float, float, float, float]
) -> list[Point]:
    """A rectangle's outline; corners are the radii top left, top right, bottom right, bottom left."""
    limit = min(w, h) / 2
    tl, tr, br, bl = (min(c, max(w, h)) if min(w, h) >= c else limit for c in corners)
    out: list[Point] = []
    for cx, cy, radius, start in (
        (x + tl, y + tl, tl, 180),
        (x + w - tr, y + tr, tr, 270),
        (x + w - br, y + h - br, br, 0),
        (x + bl, y + h - bl, bl, 90),
    ):
        out += arc_points(cx, cy, radius, radius, start, start + 90, 8) if radius else [(cx, cy)]
    return out


class Canvas:
    """What the scenes draw on. Lengths are units of the 1600 × 1000 picture, angles degrees clockwise.

    A picture of other proportions shows the middle of the same scene, filling its frame.
    """

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        self.image = Image.new("RGB", (width * SUPERSAMPLE, height * SUPERSAMPLE))
        self.pen = ImageDraw.Draw(self.image)
        scale = max(width / UNITS_WIDE, height / UNITS_HIGH) * SUPERSAMPLE
        self._x0 = (width * SUPERSAMPLE - UNITS_WIDE * scale) / 2
        self._y0 = (height * SUPERSAMPLE - UNITS_HIGH * scale) / 2
        self._matrix = (scale, 0.0, self._x0, 0.0, scale, self._y0)

    def finished(self) -> Image.Image:
        """The picture at its own size."""
        return self.image.reduce(SUPERSAMPLE)

    @contextmanager
    def at(self, x: float, y: float, scale: float = 1, rotate: float = 0, flip: bool = False) -> Iterator[None]:
        """Draw what follows around (x, y), scaled, turned, and mirrored left to right if `flip`."""
        saved = a, b, c, d, e, f = self._matrix
        cos, sin = math.cos(math.radians(rotate)) * scale, math.sin(math.radians(rotate)) * scale
        side = -1 if flip else 1
        self._matrix = (
            side * (a * cos + b * sin),
            b * cos - a * sin,
            a * x + b * y + c,
            side * (d * cos + e * sin),
            e * cos - d * sin,
            d * x + e * y + f,
        )
        yield
        self._matrix = saved

    def _pixels(self, points: Iterable[Point]) -> list[Point]:
        a, b, c, d, e, f = self._matrix
        return [(a * x + b * y + c, d * x + e * y + f) for x, y in points]

    def _box(self, pixels: list[Point]) -> tuple[int, int, int, int] | None:
        xs, ys = [p[0] for p in pixels], [p[1] for p in pixels]
        left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
        right = min(self.image.width, math.ceil(max(xs)) + 1)
        bottom = min(self.image.height, math.ceil(max(ys)) + 1)
        return (left, top, right, bottom) if right > left and bottom > top else None

    @staticmethod
    def _mask(pixels: list[Point], box: tuple[int, int, int, int], value: int) -> Image.Image:
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in pixels], fill=value)
        return mask

    @contextmanager
    def clip(self, points: Iterable[Point]) -> Iterator[None]:
        """Draw what follows only inside the outline."""
        pixels = self._pixels(points)
        box = self._box(pixels)
        if box is None:
            box = (0, 0, 1, 1)
        whole, pen, matrix = self.image, self.pen, self._matrix
        self.image = whole.crop(box)
        self.pen = ImageDraw.Draw(self.image)
        a, b, c, d, e, f = matrix
        self._matrix = (a, b, c - box[0], d, e, f - box[1])
        yield
        whole.paste(self.image, box, self._mask(pixels, box, 255))
        self.image, self.pen, self._matrix = whole, pen, matrix

    def polygon(self, points: Iterable[Point], fill: Colour, alpha: float = 1) -> None:
        pixels = self._pixels(points)
        if alpha >= 1:
            self.pen.polygon(pixels, fill=fill)
            return
        box = self._box(pixels)
        if box:
            self.image.paste(fill, box, self._mask(pixels, box, round(alpha * 255)))

    def blob(self, points: Sequence[Point], fill: Colour, alpha: float = 1) -> None:
        """A smooth closed shape through the points."""
        self.polygon(spline(points), fill, alpha)

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: Colour,
        radius: float | tuple[float, float, float, float] = 0,
        alpha: float = 1,
    ) -> None:
        corners = radius if isinstance(radius, tuple) else (radius,) * 4
        self.polygon(round_rect_points(x, y, w, h, corners), fill, alpha)

    def ellipse(
        self, x: float, y: float, rx: float, ry: float, fill: Colour, alpha: float = 1, rotate: float = 0
    ) -> None:
        with self.at(x, y, rotate=rotate):
            self.polygon(arc_points(0, 0, rx, ry), fill, alpha)

    def circle(self, x: float, y: float, radius: float, fill: Colour, alpha: float = 1) -> None:
        if alpha < 1:
            self.polygon(arc_points(x, y, radius, radius), fill, alpha)
            return
        a, b, c, d, e, f = self._matrix
        px, py, pr = a * x + b * y + c, d * x + e * y + f, radius * math.hypot(a, d)
        self.pen.ellipse((px - pr, py - pr, px + pr, py + pr), fill=fill)

    def ring(self, x: float, y: float, radius: float, thickness: float, fill: Colour) -> None:
        """A circle's outline, `thickness` wide, inside and outside open."""
        self.stroke(arc_points(x, y, radius, radius, steps=40), thickness, fill)

    def stroke(self, points: Sequence[Point], width: float, fill: Colour, end_width: float | None = None) -> None:
        """A line with round ends and joints, from `width` to `end_width` thick."""
        last = len(points) - 1
        end_width = width if end_width is None else end_width
        radii = [(width + (end_width - width) * i / last) / 2 for i in range(last + 1)]
        for i in range(last):
            (x0, y0), (x1, y1) = points[i], points[i + 1]
            length = math.hypot(x1 - x0, y1 - y0) or 1
            nx, ny = (y0 - y1) / length, (x1 - x0) / length
            r0, r1 = radii[i], radii[i + 1]
            self.polygon(
                [
                    (x0 + nx * r0, y0 + ny * r0),
                    (x1 + nx * r1, y1 + ny * r1),
                    (x1 - nx * r1, y1 - ny * r1),
                    (x0 - nx * r0, y0 - ny * r0),
                ],
                fill,
            )
        for (x, y), radius in zip(points, radii, strict=True):
            self.circle(x, y, radius, fill)

    def curve(self, points: Sequence[Point], width: float, fill: Colour, end_width: float | None = None) -> None:
        """A smooth open line through the points."""
        self.stroke(spline(points, closed=False), width, fill, end_width)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, width: float, fill: Colour) -> None:
        self.stroke(arc_points(x, y, radius, radius, start, end), width, fill)
