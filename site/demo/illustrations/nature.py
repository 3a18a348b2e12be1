"""Trees, plants, flowers, sky and the small animals of the neighbourhood."""

from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.palette import Colour


def cloud(c: Canvas, x: float, y: float, scale: float, colour: Colour) -> None:
    with c.at(x, y, scale):
        c.rect(-90, -30, 180, 44, colour, 22)
        c.circle(-30, -34, 36, colour)
        c.circle(26, -26, 28, colour)


def birds(c: Canvas, x: float, y: float, colour: Colour) -> None:
    for dx, dy, size in ((0, 0, 16), (58, -26, 12), (96, 8, 10)):
        for side in (-1, 1):
            c.curve(
                [
                    (x + dx, y + dy),
                    (x + dx + side * size * 0.6, y + dy - size * 0.5),
                    (x + dx + side * size * 1.3, y + dy),
                ],
                4,
                colour,
                2,
            )


def plane_tree(c: Canvas, x: float, y: float, height: float, leaf: Colour = p.GRASS, bark: Colour = p.SAND) -> None:
    """The plane trees of Milan's avenues: a mottled trunk under a broad crown."""
    with c.at(x, y, height / 100):
        c.ellipse(3, 0.5, 17, 2.6, p.NIGHT_DARK, 0.14)
        trunk = [(-3.6, 0.8), (3.6, 0.8), (2.4, -50), (-2.2, -50)]
        c.polygon(trunk, bark)
        with c.clip(trunk):
            c.rect(0.8, -50, 6, 52, p.shade(bark, 0.2))
            for px, py, size in (
                (-2, -8, 1.6),
                (1.4, -16, 1.5),
                (-1.2, -25, 1.3),
                (2, -33, 1.2),
                (0.6, -4, 1.1),
            ):
                c.ellipse(px, py, size, size * 1.3, p.mix(bark, p.WOOD, 0.45))
        c.stroke([(0, -36), (-11, -54)], 2.4, p.shade(bark, 0.08), 1.4)
        c.stroke([(0.4, -32), (12, -50)], 2.4, p.shade(bark, 0.2), 1.4)
        dark, light = p.shade(leaf, 0.2), p.tint(leaf, 0.22)
        for px, py, size in ((15, -52, 14), (-16, -53, 14), (2, -50, 14)):
            c.circle(px, py, size, dark)
        for px, py, size in ((-13, -63, 18), (12, -62, 18), (0, -78, 20)):
            c.circle(px, py, size, leaf)
        for px, py, size in ((-14, -68, 9), (-3, -85, 9.5), (8, -68, 6)):
            c.circle(px, py, size, light)
        for px, py in ((16, -58), (-6, -58), (10, -82), (21, -64), (-20, -56), (2, -66)):
            c.circle(px, py, 1.5, dark)


def poplar(c: Canvas, x: float, y: float, height: float, leaf: Colour = p.EMERALD) -> None:
    with c.at(x, y, height / 100):
        c.rect(-1.6, -20, 3.2, 20.6, p.EARTH)
        shape = [(0, -100), (8, -78), (11, -48), (8, -18), (0, -10), (-8, -18), (-11, -48), (-8, -78)]
        c.blob(shape, leaf)
        with c.clip([(px * 1.0, py) for px, py in shape]):
            c.rect(2, -110, 20, 110, p.shade(leaf, 0.2))
        for px, py in ((-3, -70), (-5, -46), (-2, -28), (4, -58), (5, -36)):
            c.ellipse(px, py, 1.2, 3, p.tint(leaf, 0.2), rotate=20)


def round_tree(c: Canvas, x: float, y: float, height: float, leaf: Colour = p.LEAF) -> None:
    with c.at(x, y, height / 100):
        c.ellipse(3, 0.5, 16, 2.6, p.NIGHT_DARK, 0.14)
        c.rect(-2.4, -46, 4.8, 46.6, p.EARTH, 1)
        c.stroke([(0, -30), (9, -44)], 2.2, p.EARTH)
        c.circle(0, -66, 32, leaf)
        with c.clip(arc_points(0, -66, 32, 32)):
            c.circle(-7, -73, 32, p.tint(leaf, 0.2))
            c.circle(-11, -77, 24, p.tint(leaf, 0.34))


def bush(c: Canvas, x: float, y: float, width: float, leaf: Colour = p.GRASS) -> None:
    with c.at(x, y, width / 100):
        for px, py, size in ((-32, -10, 18), (32, -12, 18), (0, -22, 26)):
            c.circle(px, py, size, leaf)
        c.rect(-50, -18, 100, 19, leaf, (18, 18, 0, 0))
        for px, py, size in ((-34, -16, 8), (-6, -32, 11), (26, -20, 7)):
            c.circle(px, py, size, p.tint(leaf, 0.2))


def tuft(c: Canvas, x: float, y: float, size: float, colour: Colour = p.EMERALD) -> None:
    for dx, dy in ((-0.5, 0.75), (-0.1, 1.05), (0.35, 0.85)):
        c.stroke([(x, y), (x + dx * size, y - dy * size)], size * 0.2, colour, size * 0.05)


def flower(c: Canvas, x: float, y: float, size: float, petals: Colour, stem: Colour = p.EMERALD) -> None:
    """A daisy whose stem is four times its size."""
    c.curve([(x, y), (x - size * 0.25, y - size * 2), (x, y - size * 4)], size * 0.35, stem)
    c.ellipse(x + size * 0.7, y - size * 1.4, size * 0.8, size * 0.32, stem, rotate=-30)
    with c.at(x, y - size * 4):
        for i in range(6):
            with c.at(0, 0, rotate=i * 60):
                c.ellipse(0, -size * 0.75, size * 0.42, size * 0.7, petals)
        c.circle(0, 0, size * 0.5, p.YELLOW if petals != p.YELLOW else p.AMBER)


def lavender(c: Canvas, x: float, y: float, height: float, colour: Colour = p.VIOLET) -> None:
    """A cushion of lavender in flower."""
    for i in range(-4, 5):
        lean = i * height * 0.13
        top = height * (1 - abs(i) * 0.055 - (0.08 if i % 2 else 0))
        c.stroke([(x + i * 2, y), (x + lean, y - top * 0.62)], height * 0.03, p.EMERALD)
        for k in range(4):
            share = 0.58 + k * 0.12
            tone = colour if (i + k) % 3 else p.LILAC
            c.ellipse(
                x + lean * (0.72 + share * 0.45),
                y - top * share,
                height * 0.05,
                height * 0.085,
                tone,
                rotate=i * 6,
            )
    c.ellipse(x, y - height * 0.08, height * 0.3, height * 0.14, p.GRASS)


def leafy(c: Canvas, x: float, y: float, size: float, leaf: Colour = p.GRASS) -> None:
    """A vegetable's rosette of leaves, of that half width."""
    for angle, length in ((-68, 0.9), (68, 0.9), (-36, 1.05), (36, 1.05), (0, 1.15)):
        with c.at(x, y, size / 10, rotate=angle):
            tone = p.shade(leaf, 0.14) if abs(angle) > 60 else leaf if angle else p.tint(leaf, 0.22)
            c.blob(
                [
                    (0, 0),
                    (3.2, -4 * length),
                    (2.2, -9 * length),
                    (0, -10.5 * length),
                    (-2.2, -9 * length),
                    (-3.2, -4 * length),
                ],
                tone,
            )
            c.stroke([(0, -1), (0, -8 * length)], 0.5, p.tint(leaf, 0.45))


def tomato_plant(c: Canvas, x: float, y: float, height: float, fruit: Colour = p.CORAL) -> None:
    """A staked plant with ripe fruit."""
    c.stroke([(x, y), (x, y - height * 1.06)], height * 0.028, p.WOOD_LIGHT)
    c.curve(
        [(x, y), (x + height * 0.05, y - height * 0.4), (x - height * 0.03, y - height * 0.95)],
        height * 0.035,
        p.EMERALD,
    )
    for i, share in enumerate((0.22, 0.4, 0.58, 0.76, 0.92)):
        side = -1 if i % 2 else 1
        for way in (side, -side):
            reach = height * (0.2 - share * 0.08) * (1 if way == side else 0.7)
            c.ellipse(
                x + way * reach,
                y - height * share,
                reach * 0.95,
                height * 0.055,
                p.GRASS if way > 0 else p.EMERALD,
                rotate=-way * 24,
            )
        if share < 0.9:
            c.circle(x - side * height * 0.1, y - height * (share - 0.07), height * 0.055, fruit)
            c.circle(
                x - side * height * 0.11,
                y - height * (share - 0.055) - height * 0.03,
                height * 0.017,
                p.PEACH,
            )


def pot(c: Canvas, x: float, y: float, size: float, kind: str = "leafy", colour: Colour = p.TERRACOTTA) -> None:
    """A pot as high as `size`, planted with `kind`: leafy, flowers, tall."""
    w = size * 0.5
    if kind == "leafy":
        leafy(c, x, y - size * 0.9, size * 0.75, p.GRASS)
    elif kind == "flowers":
        for dx, petals in ((-0.42, p.CORAL), (0.42, p.YELLOW), (0, p.PAPER)):
            flower(c, x + dx * w, y - size * 0.9, size * 0.2, petals)
    else:
        for angle in (-34, 34, -16, 16, 0):
            with c.at(x, y - size * 0.9, rotate=angle):
                c.blob(
                    [(0, 0), (size * 0.2, -size * 0.8), (0, -size * 1.7), (-size * 0.2, -size * 0.8)],
                    p.EMERALD if angle % 4 else p.GRASS,
                )
    c.polygon([(x - w, y - size), (x + w, y - size), (x + w * 0.72, y), (x - w * 0.72, y)], colour)
    c.polygon(
        [(x + w * 0.25, y - size), (x + w, y - size), (x + w * 0.72, y), (x + w * 0.2, y)],
        p.shade(colour, 0.15),
    )
    c.rect(x - w * 1.12, y - size * 1.06, w * 2.24, size * 0.26, p.tint(colour, 0.15), size * 0.06)


def bee(c: Canvas, x: float, y: float, size: float, flip: bool = False) -> None:
    with c.at(x, y, size / 10, rotate=-10, flip=flip):
        c.ellipse(-2, -6, 3, 5.4, p.PAPER, rotate=-28)
        c.ellipse(3, -6.4, 3, 5.4, p.SKY_PALE, rotate=16)
        body = arc_points(0, 0, 9, 6)
        c.polygon(body, p.OCHRE)
        with c.clip(body):
            c.rect(-3.4, -8, 2.8, 16, p.INK)
            c.rect(2.2, -8, 2.8, 16, p.INK)
        c.circle(7.8, -0.8, 3.4, p.INK)
        c.circle(8.8, -1.6, 0.9, p.PAPER)


def pigeon(c: Canvas, x: float, y: float, size: float, flip: bool = False) -> None:
    with c.at(x, y, size / 10, flip=flip):
        c.stroke([(-1, -1.6), (-1, 0)], 0.5, p.CORAL)
        c.stroke([(1.2, -1.6), (1.2, 0)], 0.5, p.CORAL)
        c.blob([(-8.5, -3.2), (-3, -5.8), (3.2, -6.4), (5, -4), (2.4, -1.6), (-2.4, -1.6)], p.STEEL)
        c.blob([(-6.6, -3.4), (-1, -5.2), (2, -4), (-1.5, -2.4)], p.SLATE)
        c.stroke([(3.6, -5), (4.6, -8.4)], 2.6, p.TEAL, 2.2)
        c.circle(4.8, -8.8, 1.6, p.SLATE)
        c.polygon([(6.1, -9.2), (7.8, -8.5), (6.1, -8.1)], p.OCHRE)
