"""Toys, robots and the things that neighbours lend one another."""

from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.palette import Colour


def teddy(c: Canvas, x: float, y: float, h: float, fur: Colour = p.WOOD_LIGHT, bandage: bool = True) -> None:
    """A sitting teddy bear; (x, y) is the middle of its ground."""
    dark, pale = p.shade(fur, 0.16), p.tint(fur, 0.45)
    with c.at(x, y, h / 100):
        for side in (-1, 1):
            c.stroke([(side * 16, -12), (side * 32, -9)], 19, fur)
            c.circle(side * 36, -11, 11, dark)
            c.circle(side * 36, -11, 7, pale)
        c.ellipse(0, -26, 24, 27, fur)
        c.ellipse(0, -23, 15, 18, pale)
        c.stroke([(-18, -40), (-32, -28)], 14, fur, 12)
        c.stroke([(18, -40), (33, -46)], 14, fur, 12)
        for side in (-1, 1):
            c.circle(side * 20, -88, 11, fur)
            c.circle(side * 20, -88, 6, pale)
        c.ellipse(0, -70, 27, 24, fur)
        c.ellipse(0, -63, 13, 10, pale)
        c.ellipse(0, -68, 5, 3.6, p.INK)
        c.arc(0, -65, 5, 20, 160, 1.4, p.INK)
        for side in (-1, 1):
            c.circle(side * 11, -75, 2.8, p.INK)
            c.circle(side * 17, -66, 4, p.CORAL, 0.5)
        if bandage:
            c.stroke([(24, -43), (35, -47)], 15, p.PAPER)
            for i in range(3):
                c.stroke([(24 + i * 4.5, -50 - i), (27 + i * 4.5, -37.5 - i)], 1.2, p.SILVER)
            c.polygon([(-27, -80), (-12, -94), (26, -84), (27, -76), (-12, -86), (-25, -72)], p.PAPER)
            plaster(c, 8, -24, 16, 30)


def plaster(c: Canvas, x: float, y: float, w: float, rotate: float = 0) -> None:
    with c.at(x, y, rotate=rotate):
        c.rect(-w / 2, -w * 0.16, w, w * 0.32, p.PEACH, w * 0.16)
        c.rect(-w * 0.16, -w * 0.16, w * 0.32, w * 0.32, p.BLUSH)


def train(c: Canvas, x: float, y: float, w: float, colour: Colour = p.CORAL, wheels: bool = True) -> None:
    """A toy engine facing left, its wheels lying about unless `wheels`."""
    with c.at(x, y, w / 100):
        c.rect(-40, -18, 84, 8, p.NIGHT)
        c.rect(-40, -42, 56, 25, colour, (12, 3, 3, 3))
        c.rect(10, -62, 32, 45, p.OCHRE, 3)
        c.rect(5, -68, 42, 8, p.NIGHT, 3)
        c.rect(17, -54, 18, 16, p.SKY_PALE, 2)
        c.polygon([(-32, -42), (-20, -42), (-16, -62), (-36, -62)], p.NIGHT)
        c.circle(-4, -42, 7, p.YELLOW)
        c.polygon([(-40, -18), (-52, -8), (-40, -8)], p.SLATE)
        spots = ((-26, -9), (-2, -9), (28, -9)) if wheels else ((-26, -9), (66, -8), (84, -4))
        for cx, cy in spots:
            c.circle(cx, cy, 10, p.INK)
            c.circle(cx, cy, 6.4, p.TEAL)
            c.circle(cx, cy, 2.2, p.CREAM)


def car(c: Canvas, x: float, y: float, w: float, colour: Colour = p.BLUE) -> None:
    with c.at(x, y, w / 100):
        c.blob([(-24, -26), (-12, -46), (14, -46), (28, -26)], p.SKY_PALE)
        c.rect(-48, -30, 96, 22, colour, (12, 14, 6, 6))
        c.rect(-3, -44, 5, 18, colour)
        for cx in (-26, 26):
            c.circle(cx, -9, 10, p.INK)
            c.circle(cx, -9, 4.6, p.SILVER)
        c.circle(44, -20, 4, p.YELLOW)


def ball(c: Canvas, x: float, y: float, radius: float, first: Colour = p.CORAL, second: Colour = p.PAPER) -> None:
    outline = arc_points(x, y, radius, radius)
    c.polygon(outline, first)
    with c.clip(outline):
        c.ellipse(x - radius * 0.9, y, radius * 0.5, radius * 1.1, second)
        c.ellipse(x + radius * 0.9, y, radius * 0.5, radius * 1.1, second)


def robot(c: Canvas, x: float, y: float, h: float, body: Colour = p.TEAL, whole: bool = True) -> None:
    """A small robot on wheels; half built if not `whole`. (x, y) is the middle of its ground."""
    with c.at(x, y, h / 100):
        for cx in (-20, 20):
            c.circle(cx, -10, 11, p.INK)
            c.circle(cx, -10, 5, p.SILVER)
        c.rect(-24, -19, 48, 8, p.SLATE, 4)
        if whole:
            c.rect(-24, -52, 48, 36, body, 8)
            c.rect(10, -52, 14, 36, p.shade(body, 0.15), (0, 8, 8, 0))
            c.rect(-15, -45, 22, 14, p.NIGHT, 3)
            c.curve([(-13, -38), (-8, -38), (-5, -42), (-2, -34), (2, -38), (5, -38)], 1.6, p.YELLOW)
        else:
            c.rect(-24, -52, 48, 36, p.SILVER, 8)
            c.rect(-18, -47, 36, 26, p.INK, 4)
            for i, tone in enumerate((p.CORAL, p.YELLOW, p.SKY, p.LEAF)):
                c.curve([(-14 + i * 7, -24), (-18 + i * 9, -34), (-8 + i * 5, -38), (-14 + i * 10, -45)], 2, tone)
        c.curve([(-24, -44), (-36, -42), (-38, -54)], 5, p.SLATE)
        c.curve([(24, -44), (36, -40), (40, -30)], 5, p.SLATE)
        c.circle(-38, -56, 4.6, p.CORAL)
        c.circle(40, -28, 4.6, p.CORAL)
        c.rect(-4, -58, 8, 8, p.SLATE)
        c.rect(-22, -88, 44, 31, p.CREAM, 12)
        c.rect(-16, -81, 32, 17, p.NIGHT, 8)
        for cx in (-7, 7):
            c.circle(cx, -72.5, 4.2, p.AQUA)
        c.rect(-1.2, -98, 2.4, 11, p.SLATE)
        c.circle(0, -99, 3.6, p.CORAL)


def tent(c: Canvas, x: float, y: float, w: float, colour: Colour = p.OCHRE) -> None:
    """A pitched tent; (x, y) is the middle of its ground."""
    h = w * 0.66
    c.polygon([(x - w * 0.5, y), (x - w * 0.04, y - h), (x + w * 0.3, y)], colour)
    c.polygon(
        [(x - w * 0.04, y - h), (x + w * 0.16, y - h * 0.96), (x + w * 0.5, y), (x + w * 0.3, y)],
        p.shade(colour, 0.2),
    )
    c.polygon([(x - w * 0.22, y), (x - w * 0.05, y - h * 0.72), (x + w * 0.08, y)], p.shade(colour, 0.55))
    c.polygon([(x - w * 0.22, y), (x - w * 0.05, y - h * 0.72), (x - w * 0.12, y)], p.tint(colour, 0.3))


def guitar(c: Canvas, x: float, y: float, h: float, colour: Colour = p.AMBER) -> None:
    """A guitar leaning on the ground point (x, y)."""
    with c.at(x, y, h / 100, rotate=10):
        c.rect(-3, -96, 6, 62, p.WOOD_DARK)
        c.rect(-5.4, -102, 10.8, 13, p.WOOD_DARK, 2)
        c.circle(0, -17, 18, colour)
        c.circle(0, -39, 13.5, colour)
        c.circle(0, -29, 6, p.WOOD_DARK)
        c.rect(-7, -14, 14, 4, p.WOOD_DARK, 1)


def suitcase(c: Canvas, x: float, y: float, w: float, colour: Colour = p.BLUE) -> None:
    h = w * 0.72
    c.arc(x, y - h, w * 0.15, 180, 360, w * 0.06, p.INK)
    c.rect(x - w / 2, y - h, w, h, colour, 10)
    for dx in (-0.3, 0.2):
        c.rect(x + dx * w, y - h, w * 0.1, h, p.shade(colour, 0.25))


def parcel(c: Canvas, x: float, y: float, w: float, h: float, tape: Colour = p.CORAL) -> None:
    """A box tied with tape; (x, y) is the middle of its ground."""
    c.rect(x - w / 2, y - h, w, h, p.WOOD_LIGHT, 5)
    c.rect(x + w * 0.24, y - h, w * 0.26, h, p.shade(p.WOOD_LIGHT, 0.12), (0, 5, 5, 0))
    c.rect(x - w * 0.07, y - h, w * 0.14, h, tape)
    c.rect(x - w * 0.4, y - h * 0.36, w * 0.24, h * 0.2, p.PAPER, 2)


def key(c: Canvas, x: float, y: float, size: float, colour: Colour = p.OCHRE, rotate: float = 0) -> None:
    """A key hanging from (x, y)."""
    with c.at(x, y, size / 100, rotate=rotate):
        c.ring(0, 20, 17, 10, colour)
        c.rect(-5, 36, 10, 64, colour, 4)
        c.rect(3, 72, 18, 9, colour, 2)
        c.rect(3, 87, 13, 9, colour, 2)


def book(c: Canvas, x: float, y: float, w: float, cover: Colour = p.CORAL) -> None:
    """An open exercise book seen from a little above; (x, y) is the middle of its lower edge."""
    h = w * 0.34
    c.polygon([(x - w * 0.52, y + 5), (x + w * 0.52, y + 5), (x + w * 0.46, y - h), (x - w * 0.46, y - h)], cover)
    for side in (-1, 1):
        page = [(x, y), (x + side * w * 0.48, y - 4), (x + side * w * 0.43, y - h - 5), (x, y - h + 2)]
        c.polygon(page, p.PAPER if side < 0 else p.shade(p.PAPER, 0.06))
        for i in range(3):
            ly = y - h * (0.25 + i * 0.25)
            c.stroke(
                [(x + side * w * 0.08, ly), (x + side * w * (0.38 - i % 2 * 0.08), ly - 2)],
                w * 0.018,
                p.STEEL,
            )


def globe(c: Canvas, x: float, y: float, h: float) -> None:
    radius = h * 0.36
    cy = y - h * 0.6
    c.rect(x - h * 0.22, y - h * 0.08, h * 0.44, h * 0.08, p.WOOD, h * 0.04)
    c.rect(x - h * 0.03, y - h * 0.26, h * 0.06, h * 0.2, p.WOOD)
    c.arc(x, cy, radius * 1.16, 60, 260, h * 0.035, p.WOOD)
    outline = arc_points(x, cy, radius, radius)
    c.polygon(outline, p.BLUE)
    with c.clip(outline):
        for dx, dy, size in ((-0.5, -0.4, 0.5), (-0.2, 0.4, 0.36), (0.6, -0.1, 0.5), (0.4, 0.8, 0.4)):
            c.circle(x + dx * radius, cy + dy * radius, size * radius, p.LEAF)
