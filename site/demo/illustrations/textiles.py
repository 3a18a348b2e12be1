"""Cloth and what is made of it: rolls, machines, bags, cushions."""

from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.palette import Colour


def patterned(
    c: Canvas,
    outline: list[tuple[float, float]],
    x: float,
    y: float,
    w: float,
    h: float,
    first: Colour,
    second: Colour,
    kind: int,
) -> None:
    """Cloth of that outline, whose box starts at (x, y); kind 0 plain, 1 stripes, 2 dots, 3 checks."""
    c.polygon(outline, first)
    with c.clip(outline):
        if kind == 1:
            for i in range(9):
                c.rect(x + i * w / 8, y, w / 18, h, second)
        elif kind == 2:
            for row in range(6):
                for column in range(6):
                    c.circle(x + (column + (row % 2) / 2) * w / 5, y + (row + 0.5) * h / 6, w * 0.045, second)
        elif kind == 3:
            for i in range(5):
                c.rect(x + i * w / 4, y, w / 10, h, second, alpha=0.6)
                c.rect(x, y + i * h / 4, w, h / 10, second, alpha=0.6)
        c.polygon([(x + w * 0.74, y), (x + w, y), (x + w, y + h), (x + w * 0.74, y + h)], p.NIGHT_DARK, 0.1)


def folded(c: Canvas, x: float, y: float, w: float, colours: tuple[Colour, ...]) -> None:
    """A pile of folded cloth standing on the line y; x is its middle."""
    for i, colour in enumerate(colours):
        c.rect(x - w / 2 + (i % 2) * 4, y - (i + 1) * 25, w - (i % 3) * 6, 23, colour, (6, 11, 11, 6))
        c.rect(x - w / 2 + 10, y - i * 25 - 13, w * 0.7, 3, p.shade(colour, 0.18))


def sewing_machine(c: Canvas, x: float, y: float, w: float, colour: Colour = p.PAPER, flip: bool = False) -> None:
    """A sewing machine, needle at the left; (x, y) is the middle of its foot."""
    with c.at(x, y, w / 100, flip=flip):
        c.rect(-52, -11, 104, 11, p.shade(colour, 0.2), 4)
        c.rect(18, -62, 30, 54, colour, 6)
        c.rect(36, -62, 12, 54, p.shade(colour, 0.12), (0, 6, 6, 0))
        c.rect(-46, -70, 94, 27, colour, (13, 9, 4, 4))
        c.rect(-46, -50, 94, 7, p.CORAL)
        c.rect(-46, -62, 22, 36, colour, (9, 4, 5, 5))
        c.rect(-37, -28, 4, 18, p.SLATE)
        c.rect(-42, -13, 14, 3, p.SLATE, 1)
        c.circle(53, -48, 11, p.SLATE)
        c.circle(53, -48, 5, p.SILVER)
        c.rect(8, -82, 4, 13, p.SLATE)
        c.rect(2, -84, 16, 13, p.TEAL, 3)
        c.curve([(10, -80), (-18, -78), (-34, -70)], 1.4, p.TEAL)
        c.circle(28, -56, 4.4, p.OCHRE)


def bag(c: Canvas, x: float, y: float, w: float, first: Colour, second: Colour, kind: int) -> None:
    """A bag hung by its handles from (x, y)."""
    h = w * 1.05
    top = y + w * 0.62
    c.stroke(
        [
            (x - w * 0.24, top + 6),
            (x - w * 0.2, y + w * 0.2),
            (x, y),
            (x + w * 0.2, y + w * 0.2),
            (x + w * 0.24, top + 6),
        ],
        w * 0.07,
        p.shade(second, 0.1),
    )
    outline = [
        (x - w * 0.46, top),
        (x + w * 0.46, top),
        (x + w * 0.52, top + h * 0.9),
        (x + w * 0.46, top + h),
        (x - w * 0.46, top + h),
        (x - w * 0.52, top + h * 0.9),
    ]
    patterned(c, outline, x - w * 0.52, top, w * 1.04, h, first, second, kind)
    c.rect(x - w * 0.47, top - 2, w * 0.94, h * 0.12, p.shade(first, 0.16), 4)


def mannequin(c: Canvas, x: float, y: float, h: float, cloth: Colour = p.CORAL) -> None:
    c.rect(x - h * 0.015, y - h * 0.4, h * 0.03, h * 0.4, p.WOOD_DARK)
    for side in (-1, 1):
        c.stroke([(x, y - h * 0.08), (x + side * h * 0.14, y)], h * 0.03, p.WOOD_DARK)
    shape = [
        (x - h * 0.05, y - h * 0.93),
        (x + h * 0.05, y - h * 0.93),
        (x + h * 0.18, y - h * 0.84),
        (x + h * 0.16, y - h * 0.7),
        (x + h * 0.1, y - h * 0.58),
        (x + h * 0.17, y - h * 0.38),
        (x - h * 0.17, y - h * 0.38),
        (x - h * 0.1, y - h * 0.58),
        (x - h * 0.16, y - h * 0.7),
        (x - h * 0.18, y - h * 0.84),
    ]
    c.blob(shape, cloth)
    with c.clip([*arc_points(x, y - h * 0.66, h * 0.3, h * 0.3)]):
        c.polygon(
            [(x + h * 0.06, y - h * 0.94), (x + h * 0.09, y - h * 0.38), (x + h * 0.05, y - h * 0.38)],
            p.shade(cloth, 0.2),
        )
    c.rect(x - h * 0.04, y - h, h * 0.08, h * 0.08, p.WOOD_LIGHT, h * 0.03)
    c.curve([(x - h * 0.1, y - h * 0.88), (x, y - h * 0.76), (x + h * 0.1, y - h * 0.88)], h * 0.025, p.YELLOW)


def spool(c: Canvas, x: float, y: float, h: float, thread: Colour) -> None:
    c.rect(x - h * 0.3, y - h, h * 0.6, h * 0.16, p.WOOD_LIGHT, h * 0.05)
    c.rect(x - h * 0.24, y - h * 0.86, h * 0.48, h * 0.72, thread)
    for i in range(4):
        c.rect(x - h * 0.24, y - h * (0.76 - i * 0.17), h * 0.48, h * 0.04, p.shade(thread, 0.18))
    c.rect(x - h * 0.3, y - h * 0.16, h * 0.6, h * 0.16, p.WOOD_LIGHT, h * 0.05)
