"""Bread, pots, plates and the food of a neighbourhood kitchen."""

from demo.illustrations import nature
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.palette import Colour

CRUST = p.rgb("C97F3A")
CRUMB = p.rgb("EBC084")


def loaf(c: Canvas, x: float, y: float, w: float, crust: Colour = CRUST) -> None:
    """A round loaf with three cuts; (x, y) is the middle of its underside."""
    h = w * 0.56
    shape = [
        (x - w * 0.46, y),
        (x - w / 2, y - h * 0.4),
        (x - w * 0.26, y - h * 0.92),
        (x + w * 0.26, y - h * 0.92),
        (x + w / 2, y - h * 0.4),
        (x + w * 0.46, y),
    ]
    c.blob(shape, crust)
    c.ellipse(x - w * 0.06, y - h * 0.56, w * 0.36, h * 0.28, p.tint(crust, 0.2))
    for dx in (-0.22, 0.0, 0.22):
        c.stroke([(x + dx * w - w * 0.06, y - h * 0.34), (x + dx * w + w * 0.06, y - h * 0.76)], w * 0.05, CRUMB)


def baguette(c: Canvas, x: float, y: float, length: float, rotate: float = -80) -> None:
    with c.at(x, y, rotate=rotate):
        c.rect(0, -length * 0.075, length, length * 0.15, CRUST, length * 0.075)
        for i in range(4):
            left = length * (0.16 + i * 0.18)
            c.stroke([(left, length * 0.035), (left + length * 0.09, -length * 0.04)], length * 0.03, CRUMB)


def basket(c: Canvas, x: float, y: float, w: float, h: float, colour: Colour = p.WOOD_LIGHT) -> None:
    c.polygon([(x - w / 2, y - h), (x + w / 2, y - h), (x + w * 0.4, y), (x - w * 0.4, y)], colour)
    for row in range(3):
        for i in range(7):
            if (i + row) % 2:
                c.rect(
                    x - w * 0.42 + i * w * 0.12,
                    y - h * 0.86 + row * h * 0.28,
                    w * 0.11,
                    h * 0.2,
                    p.shade(colour, 0.16),
                    4,
                )
    c.rect(x - w * 0.54, y - h - 6, w * 1.08, h * 0.2, p.tint(colour, 0.2), h * 0.1)


def oven(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A brick oven with a fire in its mouth; (x, y) is the middle of its ground."""
    outline = [*arc_points(x, y - h + w / 2, w / 2, w / 2, 180, 360, 30), (x + w / 2, y), (x - w / 2, y)]
    c.polygon(outline, p.TERRACOTTA)
    with c.clip(outline):
        for row in range(int(h // 34) + 1):
            for i in range(-1, int(w // 70) + 2):
                left = x - w / 2 + i * 70 + (row % 2) * 35
                tone = (p.TERRACOTTA, p.tint(p.TERRACOTTA, 0.12), p.shade(p.TERRACOTTA, 0.08))[(row + i * 2) % 3]
                c.rect(left + 2, y - h + row * 34 + 2, 66, 30, tone, 4)
        c.polygon([(x + w * 0.36, y - h), (x + w, y - h), (x + w, y), (x + w * 0.36, y)], p.NIGHT_DARK, 0.14)
    mouth = w * 0.3
    top = y - h * 0.36
    arch = [
        *arc_points(x, top, mouth, mouth, 180, 360, 24),
        (x + mouth, top + mouth * 0.5),
        (x - mouth, top + mouth * 0.5),
    ]
    rim = [
        *arc_points(x, top, mouth + 22, mouth + 22, 180, 360, 24),
        (x + mouth + 22, top + mouth * 0.5),
        (x - mouth - 22, top + mouth * 0.5),
    ]
    c.polygon(rim, p.SAND)
    c.polygon(arch, p.rgb("4A1F1C"))
    with c.clip(arch):
        c.circle(x, top + mouth * 0.5, mouth * 0.86, p.BRICK)
        for dx, size, tone in (
            (-0.4, 0.8, p.CORAL),
            (0.36, 0.9, p.CORAL),
            (0, 1.25, p.OCHRE),
            (-0.18, 0.7, p.YELLOW),
            (0.2, 0.6, p.YELLOW),
        ):
            flame(c, x + dx * mouth, top + mouth * 0.5, mouth * size, tone)
    c.rect(x - mouth - 40, top + mouth * 0.5, mouth * 2 + 80, 20, p.SAND, 6)


def flame(c: Canvas, x: float, y: float, h: float, colour: Colour) -> None:
    c.blob(
        [
            (x, y),
            (x - h * 0.26, y - h * 0.22),
            (x - h * 0.14, y - h * 0.55),
            (x + h * 0.04, y - h),
            (x + h * 0.2, y - h * 0.5),
            (x + h * 0.25, y - h * 0.2),
        ],
        colour,
    )


def steam(c: Canvas, x: float, y: float, h: float, colour: Colour = p.PAPER) -> None:
    for i, dx in enumerate((-0.3, 0, 0.3)):
        left, top = x + dx * h, y - h * (1 if i == 1 else 0.8)
        c.curve(
            [
                (left, y),
                (left + h * 0.09, y + (top - y) * 0.3),
                (left - h * 0.07, y + (top - y) * 0.65),
                (left + h * 0.04, top),
            ],
            h * 0.085,
            colour,
            h * 0.03,
        )


def pot(
    c: Canvas, x: float, y: float, w: float, h: float, colour: Colour = p.STEEL, filling: Colour | None = None
) -> None:
    """A big cooking pot; (x, y) is the middle of its underside."""
    for side in (-1, 1):
        c.ring(x + side * w * 0.52, y - h * 0.72, w * 0.08, w * 0.04, p.shade(colour, 0.35))
    c.rect(x - w / 2, y - h, w, h, colour, (6, 6, w * 0.14, w * 0.14))
    c.rect(x + w * 0.2, y - h, w * 0.3, h, p.shade(colour, 0.16), (0, 6, w * 0.14, 0))
    c.rect(x - w * 0.38, y - h * 0.86, w * 0.07, h * 0.6, p.tint(colour, 0.4), w * 0.035)
    if filling:
        c.ellipse(x, y - h, w * 0.5, w * 0.1, p.shade(colour, 0.3))
        c.ellipse(x, y - h + 2, w * 0.44, w * 0.075, filling)
    else:
        c.rect(x - w * 0.54, y - h - 8, w * 1.08, 18, p.tint(colour, 0.25), 9)
        c.polygon([*arc_points(x, y - h - 6, w * 0.46, w * 0.16, 180, 360)], p.tint(colour, 0.12))
        c.circle(x, y - h - w * 0.18, w * 0.055, p.shade(colour, 0.4))


def plate(c: Canvas, x: float, y: float, w: float, food: Colour = p.CORAL) -> None:
    """A plate seen from a little above."""
    c.ellipse(x, y + w * 0.03, w / 2, w * 0.17, p.shade(p.SILVER, 0.2))
    c.ellipse(x, y, w / 2, w * 0.16, p.PAPER)
    c.ellipse(x, y, w * 0.36, w * 0.11, p.SILVER)
    c.ellipse(x, y - w * 0.02, w * 0.28, w * 0.085, food)
    c.ellipse(x - w * 0.06, y - w * 0.05, w * 0.13, w * 0.045, p.tint(food, 0.3))
    c.circle(x + w * 0.08, y - w * 0.06, w * 0.03, p.GRASS)


def glass(c: Canvas, x: float, y: float, h: float, drink: Colour = p.SKY) -> None:
    c.polygon([(x - h * 0.24, y - h), (x + h * 0.24, y - h), (x + h * 0.18, y), (x - h * 0.18, y)], p.SKY_PALE)
    c.polygon(
        [(x - h * 0.22, y - h * 0.65), (x + h * 0.22, y - h * 0.65), (x + h * 0.18, y), (x - h * 0.18, y)],
        drink,
    )


def jar(c: Canvas, x: float, y: float, h: float, content: Colour, lid: Colour = p.PAPER) -> None:
    c.rect(x - h * 0.32, y - h * 0.84, h * 0.64, h * 0.84, p.SKY_PALE, h * 0.1)
    c.rect(x - h * 0.27, y - h * 0.66, h * 0.54, h * 0.61, content, h * 0.08)
    c.rect(x - h * 0.3, y - h, h * 0.6, h * 0.18, lid, h * 0.04)
    c.rect(x - h * 0.18, y - h * 0.46, h * 0.36, h * 0.24, p.CREAM, h * 0.03)


def bottle(c: Canvas, x: float, y: float, h: float, colour: Colour = p.EMERALD) -> None:
    c.rect(x - h * 0.13, y - h * 0.68, h * 0.26, h * 0.68, colour, (h * 0.12, h * 0.12, h * 0.03, h * 0.03))
    c.rect(x - h * 0.05, y - h, h * 0.1, h * 0.4, colour, h * 0.02)
    c.rect(x - h * 0.13, y - h * 0.46, h * 0.26, h * 0.24, p.CREAM)


def apples(c: Canvas, x: float, y: float, w: float, colour: Colour = p.CORAL) -> None:
    """A heap of round fruit on the line y."""
    size = w / 8
    for count, level in ((4, 0), (3, 1)):
        for i in range(count):
            cx = x + (i - (count - 1) / 2) * size * 1.9
            c.circle(cx, y - size - level * size * 1.5, size, colour if (i + level) % 3 else p.tint(colour, 0.2))
            c.circle(cx - size * 0.3, y - size * 1.3 - level * size * 1.5, size * 0.24, p.tint(colour, 0.5))


def greens(c: Canvas, x: float, y: float, w: float) -> None:
    for i in range(3):
        nature.leafy(c, x + (i - 1) * w * 0.32, y, w * 0.32, (p.LEAF, p.GRASS, p.LEAF)[i])
