"""What a garden is worked with: raised beds, watering cans, greenhouse, hives."""

from demo.illustrations import nature
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.palette import Colour


def planks(c: Canvas, x: float, y: float, w: float, h: float, wood: Colour, rows: int = 3) -> None:
    """A wall of horizontal planks from (x, y) down."""
    c.rect(x, y, w, h, p.shade(wood, 0.35), 5)
    step = h / rows
    for i in range(rows):
        c.rect(x, y + i * step, w, step - 4, wood if i else p.tint(wood, 0.16), 4)
        c.rect(x + w * (0.3 + 0.21 * i), y + i * step + step * 0.4, w * 0.12, 3, p.shade(wood, 0.12), 1.5)


def raised_bed(c: Canvas, x: float, y: float, w: float, h: float, plants: str, wood: Colour = p.WOOD_LIGHT) -> None:
    """A bed of planks on the ground line y, from x to the right, planted with `plants`.

    lettuce, tomato, lavender, flowers or mixed.
    """
    c.ellipse(x + w / 2 + 8, y + 2, w * 0.54, 13, p.NIGHT_DARK, 0.16)
    top = y - h
    c.rect(x + 8, top - 14, w - 16, 30, p.EARTH, 8)
    count = max(2, round(w / 74))
    for i in range(count):
        px = x + (i + 0.5) * w / count
        kind = plants if plants != "mixed" else ("tomato", "flowers", "lettuce")[i % 3]
        if kind == "lettuce":
            nature.leafy(
                c,
                px,
                top + 4,
                40,
                (p.LEAF, p.GRASS, p.VIOLET)[i % 3] if plants == "mixed" else (p.LEAF, p.GRASS)[i % 2],
            )
        elif kind == "tomato":
            nature.tomato_plant(c, px, top + 2, 150 + (i % 2) * 18)
        elif kind == "lavender":
            nature.lavender(c, px, top + 6, 118 + (i % 2) * 14)
        else:
            petals = (p.CORAL, p.PAPER, p.YELLOW, p.LAVENDER)
            nature.flower(c, px - 16, top + 2, 15, petals[i % 4])
            nature.flower(c, px + 18, top + 2, 19, petals[(i + 1) % 4])
    planks(c, x, top, w, h, wood)
    for left in (x - 3, x + w - 13):
        c.rect(left, top - 8, 16, h + 8, p.shade(wood, 0.2), 4)


def watering_can(c: Canvas, x: float, y: float, size: float, colour: Colour = p.TEAL, flip: bool = False) -> None:
    """A watering can whose spout points right; (x, y) is the middle of its ground."""
    with c.at(x, y, size / 100, flip=flip):
        c.arc(-6, -62, 34, 185, 350, 8, p.shade(colour, 0.25))
        c.stroke([(28, -22), (66, -74)], 14, p.shade(colour, 0.12), 8)
        c.polygon([(54, -76), (78, -62), (84, -76), (62, -90)], p.shade(colour, 0.25))
        c.polygon([(-40, -62), (34, -62), (40, 0), (-46, 0)], colour)
        c.polygon([(10, -62), (34, -62), (40, 0), (14, 0)], p.shade(colour, 0.16))
        c.rect(-43, -68, 80, 11, p.tint(colour, 0.2), 5)
        c.arc(-44, -32, 20, 100, 262, 8, p.shade(colour, 0.25))


def greenhouse(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A glass house with its gable towards us; (x, y) is the middle of its ground."""
    left, eaves, ridge = x - w / 2, y - h * 0.62, y - h
    glass = [(left, y), (left, eaves), (x, ridge), (left + w, eaves), (left + w, y)]
    c.ellipse(x + 16, y + 4, w * 0.56, 20, p.NIGHT_DARK, 0.16)
    c.polygon(glass, p.SKY)
    with c.clip(glass):
        c.polygon([(left, y - h * 0.2), (left + w * 0.8, ridge), (left + w * 0.5, ridge), (left, eaves)], p.SKY_PALE)
        for i in range(7):
            nature.tomato_plant(c, left + w * (0.1 + i * 0.135), y - 50, h * (0.38 if i % 2 else 0.48))
        c.rect(left, y - 56, w, 60, p.WOOD)
        c.rect(left, y - 56, w, 10, p.WOOD_LIGHT)
        c.polygon(
            [
                (left + w * 0.1, y),
                (left + w * 0.42, eaves - 60),
                (left + w * 0.5, eaves - 60),
                (left + w * 0.2, y),
            ],
            p.PAPER,
            0.3,
        )
        c.polygon(
            [(left + w * 0.62, y), (left + w * 0.92, eaves), (left + w, eaves), (left + w * 0.74, y)],
            p.PAPER,
            0.24,
        )
    for share in (0.25, 0.75):
        c.rect(left + w * share - 4, ridge + (eaves - ridge) * 0.5, 8, y - ridge - (eaves - ridge) * 0.5, p.GREEN)
    c.rect(left, eaves - 5, w, 10, p.GREEN)
    c.stroke([*glass, glass[0]], 14, p.GREEN)
    door = w * 0.27
    c.rect(x - door / 2 - 9, y - h * 0.56, door + 18, h * 0.56 + 4, p.FOREST, (8, 8, 0, 0))
    c.rect(x - door / 2, y - h * 0.545, door, h * 0.545, p.SKY_PALE, 4)
    nature.leafy(c, x, y - 62, 52, p.LEAF)
    c.rect(x - door / 2, y - 62, door, 62, p.EMERALD, 3)
    c.rect(x - door / 2, y - h * 0.32, door, 8, p.FOREST)
    c.circle(x + door * 0.36, y - h * 0.25, 7, p.OCHRE)
    c.circle(x, ridge, 13, p.OCHRE)


def hive(c: Canvas, x: float, y: float, w: float, colour: Colour, boxes: int = 3) -> None:
    """A hive of stacked boxes on legs; (x, y) is the middle of its ground."""
    h = w * 0.46
    c.ellipse(x + 10, y + 2, w * 0.66, w * 0.09, p.NIGHT_DARK, 0.16)
    for side in (-1, 1):
        c.rect(x + side * w * 0.36 - 7, y - w * 0.2, 14, w * 0.2, p.WOOD_DARK)
    base = y - w * 0.16
    c.rect(x - w * 0.56, base - 12, w * 1.12, 14, p.WOOD, 4)
    for i in range(boxes):
        top = base - 12 - (i + 1) * h
        tone = (colour, p.tint(colour, 0.34))[i % 2]
        c.rect(x - w / 2, top, w, h, tone, 4)
        c.rect(x + w * 0.26, top, w * 0.24, h, p.shade(tone, 0.13), (0, 4, 4, 0))
        c.rect(x - w / 2, top + h - 5, w, 5, p.shade(tone, 0.24))
        c.rect(x - w * 0.14, top + h * 0.34, w * 0.28, h * 0.16, p.shade(tone, 0.3), h * 0.08)
    c.rect(x - w * 0.2, base - 12 - h * 0.2, w * 0.4, h * 0.13, p.INK, h * 0.06)
    top = base - 12 - boxes * h
    c.rect(x - w * 0.57, top - w * 0.13, w * 1.14, w * 0.15, p.SILVER, 5)
    c.rect(x - w * 0.57, top - w * 0.03, w * 1.14, w * 0.05, p.STEEL, 3)
