"""The tools of the workshops: hand tools, benches, ladders, chairs, shelves."""

from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.palette import Colour
from demo.illustrations.street import wheel


def hammer(c: Canvas, x: float, y: float, size: float, rotate: float = 0, handle: Colour = p.WOOD_LIGHT) -> None:
    """Hand tools hang from (x, y), their top, and are `size` long."""
    with c.at(x, y, size / 100, rotate=rotate):
        c.rect(-5, 8, 10, 92, handle, 5)
        c.rect(-30, 0, 56, 22, p.SLATE, 4)
        c.polygon([(-30, 2), (-30, 20), (-46, 4)], p.SLATE)
        c.rect(20, -3, 10, 28, p.STEEL, 3)


def wrench(c: Canvas, x: float, y: float, size: float, rotate: float = 0, colour: Colour = p.STEEL) -> None:
    with c.at(x, y, size / 100, rotate=rotate):
        c.rect(-7, 14, 14, 72, colour, 4)
        for cy, gap in ((14, -90), (88, 90)):
            c.circle(0, cy, 17, colour)
            with c.at(0, cy, rotate=gap + 90):
                c.rect(-7, -22, 14, 22, p.shade(colour, 0.5), 3)


def screwdriver(c: Canvas, x: float, y: float, size: float, rotate: float = 0, colour: Colour = p.CORAL) -> None:
    with c.at(x, y, size / 100, rotate=rotate):
        c.rect(-9, 0, 18, 42, colour, 8)
        c.rect(2, 4, 4, 34, p.shade(colour, 0.2), 2)
        c.rect(-3.4, 40, 6.8, 56, p.STEEL)
        c.polygon([(-6, 90), (6, 90), (4, 102), (-4, 102)], p.SLATE)


def saw(c: Canvas, x: float, y: float, size: float, rotate: float = 0) -> None:
    with c.at(x, y, size / 100, rotate=rotate):
        c.polygon([(-12, 30), (16, 30), (8, 100), (-6, 100)], p.SILVER)
        for i in range(9):
            c.polygon(
                [
                    (-12 + i * 0.7, 32 + i * 7.6),
                    (-17 + i * 0.7, 36 + i * 7.6),
                    (-11.4 + i * 0.7, 39 + i * 7.6),
                ],
                p.SILVER,
            )
        c.rect(-19, 0, 40, 34, p.WOOD, 10)
        c.rect(-9, 9, 20, 15, p.WOOD_DARK, 7)


def drill(c: Canvas, x: float, y: float, size: float, colour: Colour = p.OCHRE, flip: bool = False) -> None:
    """A power drill resting on its battery, the bit to the right; (x, y) is the middle of its ground."""
    with c.at(x, y, size / 100, flip=flip):
        c.polygon([(-34, -40), (-10, -40), (-4, -10), (-32, -10)], p.INK)
        c.rect(-42, -14, 50, 14, p.SLATE, 4)
        c.rect(-44, -72, 66, 34, colour, (16, 6, 6, 10))
        c.rect(-44, -50, 66, 12, p.shade(colour, 0.16), (0, 0, 6, 10))
        c.polygon([(22, -68), (40, -62), (40, -48), (22, -42)], p.INK)
        c.rect(40, -57.5, 34, 5, p.STEEL, 2)
        c.rect(-10, -38, 8, 12, p.CORAL, 3)
        for i in range(3):
            c.rect(-34 + i * 9, -62, 4, 14, p.shade(colour, 0.3), 2)


def plane(c: Canvas, x: float, y: float, size: float) -> None:
    """A joiner's plane with its shaving; (x, y) is the middle of its sole."""
    with c.at(x, y, size / 100):
        c.rect(-60, -22, 120, 22, p.WOOD, (10, 18, 3, 3))
        c.rect(-60, -8, 120, 8, p.WOOD_DARK, 2)
        c.polygon([(-8, -22), (10, -60), (20, -56), (8, -22)], p.STEEL)
        c.curve([(-34, -20), (-40, -40), (-28, -52)], 13, p.WOOD_DARK, 10)
        c.circle(38, -28, 11, p.WOOD_DARK)
        shaving(c, 22, -44, 20)


def shaving(c: Canvas, x: float, y: float, radius: float) -> None:
    spiral = [
        arc_points(x, y, radius * (1 - i / 26), radius * (1 - i / 26), i * 30, i * 30 + 1, 1)[0] for i in range(19)
    ]
    c.stroke(spiral, radius * 0.3, p.SAND, radius * 0.16)


def toolbox(c: Canvas, x: float, y: float, w: float, colour: Colour = p.CORAL) -> None:
    h = w * 0.42
    c.stroke(
        [(x - w * 0.3, y - h), (x - w * 0.3, y - h * 1.5), (x + w * 0.3, y - h * 1.5), (x + w * 0.3, y - h)],
        w * 0.06,
        p.INK,
    )
    wrench(c, x - w * 0.12, y - h * 1.8, w * 0.6, 8)
    screwdriver(c, x + w * 0.12, y - h * 1.7, w * 0.5, -8, p.YELLOW)
    c.rect(x - w / 2, y - h, w, h, colour, 8)
    c.rect(x - w / 2, y - h, w, h * 0.3, p.shade(colour, 0.2), (8, 8, 0, 0))
    c.rect(x - w * 0.08, y - h * 0.8, w * 0.16, h * 0.24, p.SILVER, 3)


def workbench(c: Canvas, x: float, y: float, w: float, h: float, wood: Colour = p.WOOD_LIGHT) -> None:
    """A stout bench; (x, y) is the middle of its ground."""
    c.ellipse(x + 16, y + 2, w * 0.54, 16, p.NIGHT_DARK, 0.18)
    for side in (-1, 1):
        c.rect(x + side * w * 0.4 - 22, y - h, 44, h, p.shade(wood, 0.26), 4)
    c.rect(x - w * 0.4, y - h * 0.34, w * 0.8, 22, p.shade(wood, 0.34), 4)
    c.rect(x - w / 2, y - h, w, h * 0.3, p.shade(wood, 0.14), 6)
    c.rect(x - w * 0.52, y - h - 14, w * 1.04, 34, wood, 8)
    c.rect(x - w * 0.52, y - h - 14, w * 1.04, 10, p.tint(wood, 0.25), (8, 8, 0, 0))
    for dx in (-0.18, 0.18):
        c.rect(x + dx * w - w * 0.1, y - h * 0.92, w * 0.2, h * 0.16, p.shade(wood, 0.04), 5)
        c.circle(x + dx * w, y - h * 0.84, 6, p.INK)


def table(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    wood: Colour = p.WOOD_LIGHT,
    cloth: Colour | None = None,
) -> None:
    """A table seen from the front; (x, y) is the middle of its ground."""
    c.ellipse(x + 14, y + 2, w * 0.52, 14, p.NIGHT_DARK, 0.16)
    for side in (-1, 1):
        c.polygon(
            [
                (x + side * w * 0.44 - 12, y - h),
                (x + side * w * 0.44 + 12, y - h),
                (x + side * w * 0.46 + 8, y),
                (x + side * w * 0.46 - 8, y),
            ],
            p.shade(wood, 0.24),
        )
    c.rect(x - w / 2, y - h, w, 26, wood, 8)
    c.rect(x - w / 2, y - h + 16, w, 16, p.shade(wood, 0.15), (0, 0, 8, 8))
    if cloth:
        c.rect(x - w * 0.49, y - h - 4, w * 0.98, 70, cloth, (8, 8, 0, 0))
        count = int(w // 60)
        for i in range(count):
            step = w * 0.98 / count
            left = x - w * 0.49 + i * step
            c.polygon([(left, y - h + 64), (left + step, y - h + 64), (left + step / 2, y - h + 88)], cloth)
            if i % 2:
                c.rect(left, y - h - 4, step, 69, p.shade(cloth, 0.06))


def chair(
    c: Canvas, x: float, y: float, h: float, colour: Colour = p.WOOD, flip: bool = False, whole: bool = True
) -> None:
    """A chair from the side, its back to the left; unfinished if not `whole`."""
    with c.at(x, y, h / 100, flip=flip):
        c.stroke([(-22, 0), (-20, -46), (-25, -100)], 6, colour)
        c.stroke([(22, 0), (20, -46)], 6, p.shade(colour, 0.12))
        c.rect(-26, -50, 52, 8, p.tint(colour, 0.2), 3)
        if whole:
            c.rect(-20, -24, 41, 4, p.shade(colour, 0.2), 2)
            c.stroke([(-24, -92), (-22, -66)], 11, p.tint(colour, 0.1))


def ladder(c: Canvas, x: float, y: float, h: float, colour: Colour = p.OCHRE) -> None:
    """A pair of steps; (x, y) is the middle of its ground."""
    c.stroke([(x + h * 0.04, y - h), (x + h * 0.3, y)], h * 0.035, p.shade(colour, 0.3))
    for side in (-1, 1):
        c.stroke([(x + side * h * 0.08 - h * 0.03, y - h), (x + side * h * 0.17 - h * 0.08, y)], h * 0.04, colour)
    for i in range(5):
        half = h * (0.085 + i * 0.019)
        c.rect(
            x - h * 0.03 - half - i * h * 0.009,
            y - h * (0.92 - i * 0.19),
            half * 2,
            h * 0.045,
            p.tint(colour, 0.25),
            3,
        )


def shelf(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    rows: int,
    wood: Colour = p.WOOD,
    back: Colour | None = None,
) -> None:
    """A bookcase of `rows` shelves; (x, y) is the middle of its ground."""
    c.rect(x - w / 2, y - h, w, h, back or p.shade(wood, 0.4), 8)
    for i in range(rows + 1):
        c.rect(x - w / 2, y - h + i * (h - 18) / rows, w, 18, wood if i else p.tint(wood, 0.2), 4)
    for left in (x - w / 2, x + w / 2 - 16):
        c.rect(left, y - h, 16, h, p.shade(wood, 0.12), 5)


def hanging_wheel(c: Canvas, x: float, y: float, radius: float) -> None:
    c.rect(x - 5, y - radius - 26, 10, 30, p.INK, 4)
    wheel(c, x, y, radius)


def pegboard(c: Canvas, x: float, y: float, w: float, h: float, board: Colour) -> None:
    """A board of hand tools; (x, y) is its top left."""
    c.rect(x, y, w, h, board, 12)
    for row in range(int(h // 34)):
        for column in range(int(w // 34)):
            c.circle(x + 22 + column * 34, y + 20 + row * 34, 3.4, p.shade(board, 0.22))
    size = min(h * 0.62, w * 0.2)
    tools = (hammer, wrench, screwdriver, saw)
    count = max(3, int(w // (size * 0.72)))
    for i in range(count):
        tools[i % 4](c, x + w * (i + 0.5) / count, y + h * 0.18, size)
