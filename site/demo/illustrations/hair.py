"""Hair, hats, scarves and beards around a head of radius r whose centre is the origin."""

from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.palette import Colour


def behind(c: Canvas, style: str, r: float, turn: float, colour: Colour) -> None:
    """What hangs behind the head."""
    back = -turn * r * 0.35
    if style == "long":
        c.rect(-r * 1.12 + back, -r * 0.8, r * 2.24, r * 2.75, colour, (r, r, r * 0.55, r * 0.55))
    elif style == "bob":
        c.rect(-r * 1.16 + back, -r * 0.9, r * 2.32, r * 1.95, colour, (r, r, r * 0.5, r * 0.5))
    elif style == "curly":
        for x, y, size in (
            (-0.75, -0.25, 0.62),
            (0.75, -0.25, 0.62),
            (-0.45, -0.85, 0.6),
            (0.45, -0.85, 0.6),
        ):
            c.circle(x * r + back, y * r, size * r, colour)
        c.circle(-0.85 * r + back, 0.35 * r, r * 0.42, colour)
        c.circle(0.85 * r + back, 0.35 * r, r * 0.42, colour)
    elif style == "afro":
        c.circle(back * 0.5, -r * 0.38, r * 1.42, colour)
    elif style == "bun":
        c.circle(back * 1.4, -r * 1.18, r * 0.46, colour)
    elif style == "ponytail":
        side = -1 if turn >= 0 else 1
        c.curve(
            [(side * r * 0.7, -r * 0.5), (side * r * 1.55, -r * 0.1), (side * r * 1.5, r * 1.1)],
            r * 0.7,
            colour,
            r * 0.2,
        )
    elif style == "braids":
        for side in (-1, 1):
            for i in range(4):
                c.circle(side * r * (1 + i * 0.06), r * (0.35 + i * 0.42), r * (0.33 - i * 0.03), colour)
            c.circle(side * r * 1.22, r * 1.95, r * 0.2, p.CORAL)
    elif style == "scarf":
        c.polygon(arc_points(back * 0.3, 0, r * 1.14, r * 1.18), colour)
        c.blob(
            [
                (-r * 0.9, r * 0.4),
                (r * 0.9, r * 0.4),
                (r * 1.35, r * 1.75),
                (0, r * 2.15),
                (-r * 1.35, r * 1.75),
            ],
            colour,
        )


def front(c: Canvas, style: str, r: float, turn: float, colour: Colour) -> None:
    """What lies over the forehead."""
    t = turn * r * 0.22
    if style == "bald":
        for side in (-1, 1):
            if side * turn <= 0.2:
                c.circle(side * r * 0.86 - t, r * 0.02, r * 0.24, colour)
        return
    if style == "scarf":
        _scarf_front(c, r, turn, colour)
        return
    if style in ("cap", "chef", "helmet"):
        _hat(c, style, r, turn, colour)
        return
    reach = 1.04
    outline = [
        *arc_points(0, -r * 0.02, r * reach, r * 1.1, 176, 364, 20),
        (r * 0.86 + t * 0.5, r * 0.02),
        (r * 0.76 + t, -r * 0.34),
    ]
    part = -0.25 if turn >= 0 else 0.25
    if style in ("bob", "long", "ponytail", "bun", "braids"):
        fringe = [(r * 0.5 + t, -r * 0.52), (part * r + t, -r * 0.72), (-r * 0.55 + t, -r * 0.46)]
    elif style in ("curly", "afro"):
        fringe = [(r * 0.4 + t, -r * 0.46), (t, -r * 0.56), (-r * 0.45 + t, -r * 0.46)]
    else:
        fringe = [(r * 0.62 + t, -r * 0.5), (r * 0.1 + t, -r * 0.38), (-r * 0.5 + t, -r * 0.62)]
    outline += [*fringe, (-r * 0.78 + t, -r * 0.3), (-r * 0.88 + t * 0.5, r * 0.02)]
    c.polygon(outline, colour)
    if style == "quiff":
        c.blob([(-r * 0.7, -r * 0.75), (0, -r * 1.4), (r * 0.95, -r * 1.12), (r * 0.7, -r * 0.55)], colour)
    if style == "curly":
        for x in (-0.6, -0.2, 0.2, 0.6):
            c.circle(x * r + t, -r * 0.66, r * 0.3, colour)


def from_behind(c: Canvas, style: str, r: float, colour: Colour) -> None:
    """The head of somebody who looks away."""
    if style in ("cap", "chef", "helmet"):
        c.polygon(arc_points(0, 0, r * 0.98, r * 1.02, 20, 160, 14), p.HAIR_BROWN)
        _hat(c, style, r, 0, colour)
        return
    if style == "bald":
        c.polygon(arc_points(0, r * 0.15, r * 0.98, r * 0.8, 0, 180, 14), colour)
        return
    c.polygon(arc_points(0, -r * 0.04, r * 1.04, r * 1.1), colour)
    if style == "bun":
        c.circle(0, -r * 0.75, r * 0.5, p.tint(colour, 0.14))
    elif style == "ponytail":
        c.rect(-r * 0.26, -r * 0.3, r * 0.52, r * 1.9, p.tint(colour, 0.14), r * 0.26)
    elif style == "long":
        c.rect(-r * 1.08, -r * 0.2, r * 2.16, r * 2, colour, (0, 0, r * 0.6, r * 0.6))


def beard(c: Canvas, x: float, y: float, r: float, shift: float, colour: Colour) -> None:
    c.polygon(
        [
            *arc_points(x, y, r * 0.98, r * 1.12, 8, 172, 20),
            (x - r * 0.6 + shift * 0.6, y + r * 0.3),
            (x + shift - r * 0.2, y + r * 0.26),
            (x + shift + r * 0.2, y + r * 0.26),
            (x + r * 0.6 + shift * 0.6, y + r * 0.3),
        ],
        colour,
    )


def _scarf_front(c: Canvas, r: float, turn: float, colour: Colour) -> None:
    t = turn * r * 0.2
    outer = arc_points(0, 0, r * 1.1, r * 1.16, 0, 360, 40)
    inner = arc_points(t, r * 0.06, r * 0.72, r * 0.8, 0, 360, 40)
    c.polygon([*outer, *reversed(inner)], colour)
    c.blob(
        [
            (-r * 0.72, r * 0.62),
            (t, r * 0.84),
            (r * 0.72, r * 0.62),
            (r * 0.95, r * 1.25),
            (0, r * 1.6),
            (-r * 0.95, r * 1.25),
        ],
        colour,
    )
    c.curve([(-r * 0.6, r * 0.95), (0, r * 1.2), (r * 0.7, r * 0.9)], r * 0.07, p.shade(colour, 0.22))


def _hat(c: Canvas, style: str, r: float, turn: float, colour: Colour) -> None:
    if style == "chef":
        c.circle(-r * 0.62, -r * 1.3, r * 0.52, colour)
        c.circle(r * 0.62, -r * 1.3, r * 0.52, colour)
        c.circle(0, -r * 1.5, r * 0.6, colour)
        c.rect(-r * 0.92, -r * 1.3, r * 1.84, r * 0.9, colour, r * 0.1)
        c.rect(-r * 0.92, -r * 0.62, r * 1.84, r * 0.2, p.shade(colour, 0.12))
        return
    c.polygon([*arc_points(0, -r * 0.28, r * 1.06, r * 0.88, 180, 360, 20)], colour)
    side = 1 if turn >= 0 else -1
    if style == "cap":
        c.stroke([(-r * 0.4 * side, -r * 0.34), (r * 1.55 * side, -r * 0.3)], r * 0.22, p.shade(colour, 0.2))
    else:
        c.rect(-r * 1.08, -r * 0.46, r * 2.16, r * 0.2, p.shade(colour, 0.2), r * 0.1)
        c.rect(-r * 0.12, -r * 1.16, r * 0.24, r * 0.75, p.tint(colour, 0.3), r * 0.1)
