"""What sound and pictures come from: microphones, headphones, records, projectors, curtains."""

from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.palette import Colour


def microphone(c: Canvas, x: float, y: float, size: float, body: Colour = p.SILVER) -> None:
    """A studio microphone hanging head up; (x, y) is the foot of its stem."""
    with c.at(x, y, size / 100):
        c.rect(-3, -34, 6, 34, p.SLATE)
        c.arc(0, -62, 27, 0, 180, 5, p.SLATE)
        c.rect(-19, -100, 38, 62, body, 19)
        c.rect(5, -100, 14, 62, p.shade(body, 0.16), (0, 19, 19, 0))
        for i in range(5):
            c.rect(-14, -92 + i * 7, 28, 2.6, p.SLATE, 1.3)
        c.rect(-19, -58, 38, 6, p.CORAL)


def waves(c: Canvas, x: float, y: float, radius: float, colour: Colour, count: int = 3) -> None:
    """Sound spreading from (x, y) to both sides."""
    for i in range(count):
        for start in (-38, 142):
            c.arc(x, y, radius * (1 + i * 0.46), start, start + 76, radius * 0.1, colour)


def headphones(c: Canvas, x: float, y: float, size: float, colour: Colour = p.CORAL) -> None:
    """Headphones around a head of that radius and centre."""
    c.arc(x, y - size * 0.1, size * 1.12, 185, 355, size * 0.2, p.INK)
    for side in (-1, 1):
        c.rect(
            x + side * size * 1.08 - size * 0.25,
            y - size * 0.35,
            size * 0.5,
            size * 0.85,
            colour,
            size * 0.22,
        )


def turntable(c: Canvas, x: float, y: float, w: float, colour: Colour = p.WOOD) -> None:
    """A record player seen from a little above; (x, y) is the middle of its front edge."""
    c.polygon(
        [(x - w * 0.44, y - w * 0.34), (x + w * 0.44, y - w * 0.34), (x + w / 2, y), (x - w / 2, y)],
        p.tint(colour, 0.25),
    )
    c.rect(x - w / 2, y - 4, w, w * 0.13, colour, (0, 0, 8, 8))
    cx, cy = x - w * 0.1, y - w * 0.17
    for share, tone in (
        (1, p.INK),
        (0.8, p.SLATE),
        (0.77, p.INK),
        (0.58, p.SLATE),
        (0.55, p.INK),
        (0.3, p.CORAL),
        (0.05, p.PAPER),
    ):
        c.ellipse(cx, cy, w * 0.29 * share, w * 0.145 * share, tone)
    c.stroke(
        [(x + w * 0.34, y - w * 0.27), (x + w * 0.31, y - w * 0.12), (x + w * 0.12, y - w * 0.12)],
        w * 0.02,
        p.SILVER,
    )
    c.ellipse(x + w * 0.34, y - w * 0.27, w * 0.05, w * 0.03, p.STEEL)


def speaker(c: Canvas, x: float, y: float, h: float, colour: Colour = p.INK) -> None:
    w = h * 0.56
    c.rect(x - w / 2, y - h, w, h, colour, 8)
    for share, radius in ((0.28, 0.18), (0.68, 0.32)):
        c.circle(x, y - h * (1 - share), w * radius * 1.2, p.SLATE)
        c.circle(x, y - h * (1 - share), w * radius, p.STEEL)
        c.circle(x, y - h * (1 - share), w * radius * 0.4, colour)


def projector(c: Canvas, x: float, y: float, w: float, colour: Colour = p.CREAM, flip: bool = False) -> None:
    """A projector pointing right; (x, y) is the middle of its ground."""
    with c.at(x, y, w / 100, flip=flip):
        for dx in (-36, 30):
            c.rect(dx, -6, 8, 7, p.INK, 2)
        c.rect(-50, -44, 96, 39, colour, 9)
        c.rect(-50, -16, 96, 11, p.shade(colour, 0.15), (0, 0, 9, 9))
        c.rect(38, -40, 16, 30, p.INK, 6)
        c.circle(52, -25, 11, p.SKY)
        c.circle(54, -28, 4, p.PAPER)
        for i in range(4):
            c.rect(-40 + i * 7, -34, 3, 14, p.shade(colour, 0.3), 1.5)
        c.circle(16, -30, 4, p.CORAL)


def reels(c: Canvas, x: float, y: float, w: float) -> None:
    """A film projector with two reels, pointing left; (x, y) is the middle of its ground."""
    with c.at(x, y, w / 100):
        for side in (-1, 1):
            c.stroke([(0, -40), (side * 34, 0)], 7, p.INK)
        c.rect(-36, -84, 72, 44, p.CORAL, 8)
        c.rect(-36, -54, 72, 14, p.TERRACOTTA, (0, 0, 8, 8))
        c.rect(-56, -74, 24, 22, p.INK, 5)
        c.rect(-62, -78, 10, 30, p.SLATE, 4)
        for cx, cy, radius in ((-20, -108, 27), (34, -104, 23)):
            c.circle(cx, cy, radius, p.INK)
            c.circle(cx, cy, radius * 0.86, p.STEEL)
            for i in range(5):
                px, py = arc_points(cx, cy, radius * 0.52, radius * 0.52, i * 72 - 90, i * 72 - 89, 1)[0]
                c.circle(px, py, radius * 0.2, p.INK)
            c.circle(cx, cy, radius * 0.14, p.INK)


def curtain(c: Canvas, x: float, y: float, w: float, h: float, colour: Colour = p.BRICK, left: bool = True) -> None:
    """Half a stage curtain, drawn aside."""
    with c.at(x, y, flip=not left):
        outline = [(0, 0), (w, 0), (w * 0.86, h * 0.3), (w * 0.36, h * 0.62), (w * 0.46, h), (0, h)]
        c.polygon(outline, colour)
        with c.clip(outline):
            for i in range(5):
                c.polygon(
                    [
                        (w * (0.12 + i * 0.22), 0),
                        (w * (0.22 + i * 0.22), 0),
                        (w * (0.1 + i * 0.1), h * 0.62),
                        (w * (0.13 + i * 0.11), h),
                        (w * (0.06 + i * 0.1), h),
                    ],
                    p.shade(colour, 0.22),
                )
        c.rect(-4, h * 0.58, w * 0.48, h * 0.05, p.YELLOW, 6)


def notes(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """Two joined quavers; (x, y) is between their heads."""
    for dx in (-0.4, 0.4):
        c.ellipse(x + dx * size, y, size * 0.2, size * 0.15, colour, rotate=-20)
        c.rect(x + dx * size + size * 0.12, y - size * 0.9, size * 0.08, size * 0.9, colour)
    c.polygon(
        [
            (x - size * 0.28, y - size * 0.96),
            (x + size * 0.6, y - size * 1.06),
            (x + size * 0.6, y - size * 0.82),
            (x - size * 0.28, y - size * 0.72),
        ],
        colour,
    )


def note(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    c.ellipse(x, y, size * 0.22, size * 0.17, colour, rotate=-20)
    c.rect(x + size * 0.13, y - size, size * 0.08, size, colour)
    c.curve(
        [(x + size * 0.17, y - size), (x + size * 0.42, y - size * 0.74), (x + size * 0.36, y - size * 0.5)],
        size * 0.12,
        colour,
        size * 0.04,
    )
