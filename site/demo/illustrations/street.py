"""What stands in the street and the courtyard: tram, bicycle, lamps, benches, lights, fountain."""

import math

from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.palette import Colour


def lamp(c: Canvas, x: float, y: float, height: float, lit: bool = False, colour: Colour = p.GREEN) -> None:
    with c.at(x, y, height / 100):
        if lit:
            c.circle(0, -93, 20, p.YELLOW, 0.18)
            c.circle(0, -93, 12, p.YELLOW, 0.3)
        c.rect(-4, -5, 8, 5.6, colour, 1)
        c.rect(-1.3, -88, 2.6, 86, colour)
        c.rect(-2.4, -60, 4.8, 2, colour, 1)
        c.polygon([(-4, -98), (4, -98), (2.8, -88), (-2.8, -88)], p.YELLOW if lit else p.CREAM)
        c.rect(-5.4, -100, 10.8, 2.4, colour, 1)
        c.polygon([(-3, -100), (3, -100), (0, -104)], colour)
        c.rect(-3.4, -89, 6.8, 1.8, colour)


def bench(c: Canvas, x: float, y: float, width: float, wood: Colour = p.WOOD, frame: Colour = p.GREEN) -> None:
    """A bench seen from the front; (x, y) is the middle of its ground."""
    with c.at(x, y, width / 100):
        c.ellipse(2, 0.6, 54, 3, p.NIGHT_DARK, 0.15)
        for left in (-40, 36):
            c.rect(left, -44, 4, 44.5, frame, 1.5)
        for top in (-44, -36.5):
            c.rect(-50, top, 100, 5.6, wood, 2)
        c.rect(-50, -26, 100, 4, p.shade(wood, 0.2), 1.5)
        c.rect(-52, -24, 104, 4.6, p.tint(wood, 0.15), 2)


def bicycle(
    c: Canvas,
    x: float,
    y: float,
    size: float,
    frame: Colour = p.CORAL,
    flip: bool = False,
    wheels: Colour = p.INK,
    shadow: bool = True,
) -> None:
    """A city bicycle standing on (x, y); `size` is its length."""
    with c.at(x, y, size / 100, flip=flip):
        if shadow:
            c.ellipse(0, 0.5, 48, 2.4, p.NIGHT_DARK, 0.15)
        for cx in (-28, 28):
            wheel(c, cx, -20, 20, wheels)
        crank, seat, head = (-4, -20), (-10, -42), (20, -44)
        for a, b in (
            (crank, seat),
            (crank, head),
            (seat, head),
            ((-28, -20), crank),
            ((-28, -20), (-9.4, -39)),
        ):
            c.stroke([a, b], 3, frame)
        c.curve([head, (22, -36), (28, -20)], 3, frame)
        c.stroke([seat, (-11.6, -48)], 2, p.SLATE)
        c.rect(-19, -51.5, 16, 4, p.WOOD_DARK, 2)
        c.curve([head, (19, -53), (13, -55), (9, -53)], 2.2, p.SLATE)
        c.stroke([(11, -54), (7.6, -52.6)], 3, p.WOOD_DARK)
        c.ring(*crank, 4.6, 1.6, p.SLATE)
        c.stroke([crank, (-1, -12.5)], 1.8, p.SLATE)
        c.rect(-4, -12.8, 7, 2.2, p.INK, 1)
        c.arc(-28, -20, 22.4, 190, 300, 2, p.tint(frame, 0.25))
        c.circle(23.5, -47, 2.6, p.YELLOW)


def wheel(c: Canvas, x: float, y: float, radius: float, tyre: Colour = p.INK, spokes: int = 10) -> None:
    for i in range(spokes):
        angle = math.pi * i / spokes
        dx, dy = math.cos(angle) * radius * 0.9, math.sin(angle) * radius * 0.9
        c.stroke([(x - dx, y - dy), (x + dx, y + dy)], radius * 0.03, p.STEEL)
    c.ring(x, y, radius * 0.92, radius * 0.14, tyre)
    c.ring(x, y, radius * 0.8, radius * 0.06, p.SILVER)
    c.circle(x, y, radius * 0.12, p.SLATE)


def tram(c: Canvas, x: float, y: float, length: float, body: Colour = p.OCHRE, flip: bool = False) -> None:
    """The yellow and cream tram of 1928; (x, y) is the middle of its rails."""
    with c.at(x, y, length / 100, flip=flip):
        c.rect(-54, -1.4, 108, 1.4, p.SLATE, 0.7)
        for cx in (-33, -23, 23, 33):
            c.circle(cx, -4, 3.6, p.INK)
            c.circle(cx, -4, 1.5, p.STEEL)
        c.rect(-40, -8, 80, 4, p.SLATE, 1)
        c.stroke([(-3, -41), (6, -50), (0, -55)], 0.9, p.INK)
        c.stroke([(-5, -55.4), (5, -55.4)], 0.9, p.INK)
        c.rect(-44, -42, 88, 5, p.STEEL, (4, 4, 0, 0))
        shape = [(-50, -8), (-50, -32), (-46, -39), (46, -39), (50, -32), (50, -8), (47, -6), (-47, -6)]
        c.polygon(shape, p.CREAM)
        with c.clip(shape):
            c.rect(-52, -21, 104, 20, body)
            c.rect(-52, -22, 104, 1.6, p.shade(body, 0.3))
            c.rect(-52, -9, 104, 4, p.shade(body, 0.25))
        for i in range(9):
            left = -37.5 + i * 8.4
            c.rect(left, -34.5, 6.6, 11, p.mix(p.SKY, p.BLUE, 0.4), 1.2)
            c.polygon([(left, -28), (left, -34), (left + 4, -34)], p.SKY_PALE)
        for left in (-47.6, 39.6):
            c.rect(left, -35, 7.4, 28, p.shade(p.CREAM, 0.06), 1)
            c.rect(left + 0.9, -33.6, 5.6, 12, p.SKY, 1)
            c.rect(left + 0.9, -19.6, 5.6, 11, p.shade(body, 0.14), 1)
        c.circle(49.4, -15, 1.6, p.YELLOW)
        c.rect(30, -44.4, 12, 4.6, p.INK, 1)
        c.rect(31, -43.5, 10, 2.8, p.YELLOW, 0.8)


def fountain(c: Canvas, x: float, y: float, height: float) -> None:
    """A vedovella, the green drinking fountain that never stops running."""
    with c.at(x, y, height / 100):
        c.ellipse(8, 0.5, 34, 3.4, p.NIGHT_DARK, 0.15)
        c.rect(-17, -5, 34, 5.6, p.FOREST, 1.5)
        c.rect(-12, -76, 24, 72, p.GREEN, (3, 3, 0, 0))
        c.rect(3, -76, 9, 72, p.FOREST, (0, 3, 0, 0))
        c.rect(-15, -80, 30, 6, p.EMERALD, 2)
        c.polygon([(-13, -80), (13, -80), (7, -90), (-7, -90)], p.GREEN)
        c.circle(0, -93, 4.4, p.EMERALD)
        c.circle(-1, -56, 5, p.OCHRE)
        c.stroke([(-4, -56), (-12, -54), (-16, -50)], 2.6, p.OCHRE)
        c.curve([(-16.5, -49), (-19, -34), (-19.5, -18)], 2.2, p.SKY)
        c.polygon(arc_points(-19, -17, 11, 9, 0, 180), p.EMERALD)
        c.rect(-31, -19, 24, 3.4, p.GREEN, 1.6)


def bunting(c: Canvas, x0: float, y0: float, x1: float, y1: float, sag: float, flags: int = 11) -> None:
    """A string of little flags between two points."""
    colours = (p.CORAL, p.PAPER, p.OCHRE, p.EMERALD, p.SKY)

    def at(t: float) -> tuple[float, float]:
        return x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + sag * 4 * t * (1 - t)

    size = math.hypot(x1 - x0, y1 - y0) / flags * 0.62
    for i in range(flags):
        (ax, ay), (bx, by) = at((i + 0.2) / flags), at((i + 0.8) / flags)
        c.polygon([(ax, ay), (bx, by), ((ax + bx) / 2, (ay + by) / 2 + size * 1.15)], colours[i % len(colours)])
    c.stroke([at(i / 24) for i in range(25)], 3.4, p.INK)


def string_lights(
    c: Canvas,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    sag: float,
    bulbs: int = 10,
    wire: Colour = p.NIGHT_DARK,
) -> None:
    def at(t: float) -> tuple[float, float]:
        return x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + sag * 4 * t * (1 - t)

    c.stroke([at(i / 24) for i in range(25)], 3.4, wire)
    for i in range(bulbs):
        x, y = at((i + 0.5) / bulbs)
        c.circle(x, y + 15, 24, p.YELLOW, 0.18)
        c.rect(x - 4, y - 1, 8, 10, wire, 2)
        c.circle(x, y + 16, 10.5, p.YELLOW)
        c.circle(x - 3, y + 13, 4, p.PAPER)


def paving(c: Canvas, top: float, colour: Colour, rows: int = 5) -> None:
    """Slabs of stone on the ground below `top`, larger towards us."""
    y, gap = top + 16, 26.0
    for row in range(rows):
        c.rect(-10, y, 1620, 3 + row * 0.5, colour)
        spread = 150 + row * 46
        for i in range(-7, 8):
            x = 800 + (i + (0.5 if row % 2 else 0)) * spread
            c.stroke([(x, y), (x + (x - 800) * 0.05, y + gap + 4)], 3 + row * 0.4, colour)
        y += gap
        gap *= 1.35


def rails(c: Canvas, y: float, sleepers: Colour = p.EARTH, spacing: float = 74) -> None:
    """A railway line across the picture, seen from the side and a little above."""
    for i in range(-1, int(1600 // spacing) + 2):
        x = i * spacing
        c.polygon([(x, y), (x + 40, y), (x + 30, y + 56), (x - 14, y + 56)], sleepers)
    for top, thick in ((y + 8, 9), (y + 36, 11)):
        c.rect(-10, top, 1620, thick, p.SLATE)
        c.rect(-10, top, 1620, thick * 0.4, p.STEEL)


def crate(c: Canvas, x: float, y: float, w: float, h: float, wood: Colour = p.WOOD_LIGHT) -> None:
    """An open wooden crate; (x, y) is the middle of its ground."""
    c.rect(x - w / 2, y - h, w, h, p.shade(wood, 0.4), 4)
    count = 3
    for i in range(count):
        c.rect(x - w / 2, y - h + i * h / count, w, h / count - h * 0.06, wood if i else p.tint(wood, 0.15), 3)
    for left in (x - w / 2, x + w / 2 - w * 0.09):
        c.rect(left, y - h, w * 0.09, h, p.shade(wood, 0.18), 3)
