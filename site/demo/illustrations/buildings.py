"""The houses of the peripheral neighbourhoods: courtyards with galleries, apartment blocks, shops, roofs."""

from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.palette import Colour

Outline = list[tuple[float, float]]

SKYLINE = (
    # left, width, height, kind; a row that keeps low in the middle, where the subject stands
    (-20, 150, 330, "flat"),
    (120, 110, 430, "tower"),
    (240, 150, 280, "gable"),
    (380, 120, 360, "flat"),
    (500, 150, 240, "gable"),
    (650, 110, 300, "flat"),
    (770, 140, 220, "flat"),
    (910, 120, 310, "gable"),
    (1030, 130, 260, "flat"),
    (1160, 90, 450, "velasca"),
    (1270, 150, 300, "gable"),
    (1420, 120, 400, "tower"),
    (1530, 120, 320, "flat"),
)


def skyline(c: Canvas, base: float, colour: Colour, window: Colour | None = None, scale: float = 1) -> None:
    """A row of far houses in one tone, standing on `base`."""
    for left, width, height, kind in SKYLINE:
        h = height * scale
        top = base - h
        if kind == "velasca":
            c.rect(left + 14, top + h * 0.3, width - 28, h * 0.7, colour)
            c.polygon(
                [
                    (left + 14, top + h * 0.38),
                    (left - 4, top + h * 0.3),
                    (left + width + 4, top + h * 0.3),
                    (left + width - 14, top + h * 0.38),
                ],
                colour,
            )
            c.rect(left - 4, top, width + 8, h * 0.31, colour, (6, 6, 0, 0))
            c.rect(left + width / 2 - 3, top - 44, 6, 46, colour)
        elif kind == "gable":
            c.rect(left, top, width, h, colour)
            c.polygon([(left - 8, top + 2), (left + width / 2, top - 44), (left + width + 8, top + 2)], colour)
            c.rect(left + width * 0.68, top - 52, 20, 52, colour)
        else:
            c.rect(left, top, width, h, colour, (8, 8, 0, 0))
            if kind == "tower":
                c.rect(left + width * 0.3, top - 30, width * 0.3, 32, colour, (4, 4, 0, 0))
                c.rect(left + width * 0.44, top - 78, 5, 50, colour)
        if window:
            for row in range(int(h // 58)):
                for column in range(int(width // 40)):
                    if (row * 3 + column * 5 + left) % 4:
                        c.rect(left + 16 + column * 38, top + 26 + row * 56, 16, 26, window, 3)


def window(c: Canvas, x: float, y: float, w: float, h: float, shutter: Colour = p.EMERALD, lit: bool = False) -> None:
    """A window with open shutters; (x, y) is the top left of the opening."""
    glass = p.YELLOW if lit else p.mix(p.SKY, p.BLUE, 0.35)
    c.rect(x - w * 0.08, y - w * 0.08, w * 1.16, h + w * 0.16, p.CREAM, 3)
    c.rect(x, y, w, h, glass)
    if not lit:
        c.polygon([(x, y + h * 0.7), (x, y + h * 0.25), (x + w * 0.55, y), (x + w, y)], p.SKY_PALE)
    c.rect(x + w * 0.46, y, w * 0.08, h, p.CREAM)
    c.rect(x, y + h * 0.36, w, h * 0.04, p.CREAM)
    for left in (x - w * 0.56, x + w * 1.1):
        c.rect(left, y - w * 0.04, w * 0.46, h + w * 0.08, shutter, 2)
        for i in range(5):
            c.rect(left + w * 0.08, y + h * (0.08 + i * 0.18), w * 0.3, h * 0.045, p.shade(shutter, 0.25))
    c.rect(x - w * 0.16, y + h, w * 1.32, w * 0.13, p.tint(p.SAND, 0.3), 2)


def palazzo(
    c: Canvas,
    x: float,
    base: float,
    w: float,
    floors: int,
    wall: Colour,
    shutter: Colour = p.EMERALD,
    columns: int = 3,
    storey: float = 130,
    lit: bool = False,
) -> None:
    """An ochre apartment house with cornice, shutters and roof; (x, base) is its bottom left."""
    h = floors * storey + 30
    top = base - h
    c.rect(x, top, w, h, wall)
    c.rect(x + w * 0.86, top, w * 0.14, h, p.shade(wall, 0.1))
    c.rect(x, base - storey * 0.22, w, storey * 0.22, p.shade(wall, 0.16))
    for floor in range(floors):
        level = base - floor * storey
        if floor:
            c.rect(x, level - 6, w, 8, p.tint(wall, 0.3))
        for column in range(columns):
            ww = storey * 0.32
            cx = x + w * (column + 0.5) / columns
            alight = lit and (floor * 2 + column * 3) % 4 != 0
            window(c, cx - ww / 2, level - storey * 0.84, ww, storey * 0.52, shutter, alight)
            if (floor + column) % 3 == 1:
                flowerbox(c, cx, level - storey * 0.27, ww * 1.2)
    c.rect(x - 12, top - 16, w + 24, 20, p.tint(wall, 0.4), 4)
    c.polygon([(x - 18, top - 16), (x + w + 18, top - 16), (x + w - 16, top - 62), (x + 16, top - 62)], p.TERRACOTTA)
    c.polygon(
        [(x + w * 0.7, top - 16), (x + w + 18, top - 16), (x + w - 16, top - 62), (x + w * 0.72, top - 62)],
        p.BRICK,
    )
    c.rect(x + w * 0.22, top - 104, 34, 60, p.shade(wall, 0.2))
    c.rect(x + w * 0.22 - 5, top - 110, 44, 12, p.BRICK, 3)


def flowerbox(c: Canvas, x: float, y: float, w: float) -> None:
    for i in range(4):
        c.circle(x - w * 0.36 + i * w * 0.24, y - w * 0.1, w * 0.15, p.GRASS if i % 2 else p.LEAF)
        c.circle(x - w * 0.34 + i * w * 0.24, y - w * 0.2, w * 0.07, p.CORAL if i % 2 else p.PAPER)
    c.rect(x - w * 0.55, y - w * 0.08, w * 1.1, w * 0.22, p.TERRACOTTA, 3)


def ringhiera(
    c: Canvas,
    x: float,
    base: float,
    w: float,
    floors: int,
    wall: Colour,
    storey: float = 150,
    lit: bool = False,
    rail: Colour = p.INK,
) -> None:
    """A house around a courtyard with a railed gallery on each floor (casa di ringhiera)."""
    top = base - floors * storey
    c.rect(x, top, w, floors * storey, wall)
    bays = max(2, round(w / 150))
    step = w / bays
    for floor in range(floors):
        level = base - floor * storey
        for bay in range(bays):
            left = x + bay * step + step * 0.5
            alight = lit and (floor + bay * 2) % 3 != 1
            if (bay + floor) % 2:
                c.rect(left - 30, level - 112, 60, 112, p.tint(wall, 0.35), (6, 6, 0, 0))
                c.rect(left - 24, level - 106, 48, 106, p.TEAL_DARK if bay % 3 else p.BRICK, (4, 4, 0, 0))
                c.rect(left - 15, level - 98, 30, 38, p.YELLOW if alight else p.SKY, 3)
                c.circle(left + 15, level - 46, 3, p.YELLOW)
            else:
                window(c, left - 22, level - 112, 44, 66, p.EMERALD, alight)
        if floor:
            _gallery(c, x, level, w, rail, floor)
    c.rect(x - 10, top - 12, w + 20, 16, p.tint(wall, 0.4), 3)
    c.rect(x - 16, top - 46, w + 32, 36, p.TERRACOTTA, (10, 10, 0, 0))
    for i in range(int(w // 36)):
        c.rect(x + 4 + i * 36, top - 46, 5, 34, p.BRICK)


def _gallery(c: Canvas, x: float, level: float, w: float, rail: Colour, floor: int) -> None:
    c.rect(x, level, w, 30, p.NIGHT_DARK, alpha=0.18)
    c.rect(x - 4, level - 4, w + 8, 14, p.SILVER, 3)
    for i in range(int(w // 18) + 1):
        c.rect(x + i * 18 - 1.5, level - 58, 3, 56, rail)
    c.rect(x - 4, level - 61, w + 8, 6, rail, 3)
    for i in range(int(w // 300) + 1):
        px = x + 90 + i * 290 + floor * 70 % 150
        if px < x + w - 40:
            flowerbox(c, px, level - 42, 56)


def laundry(c: Canvas, x0: float, y: float, x1: float, sag: float = 22) -> None:
    """Washing on a line between two points at the same height."""
    width = x1 - x0
    c.curve([(x0, y), (x0 + width / 2, y + sag), (x1, y)], 3, p.SLATE)
    wares = (
        (0.16, 46, 58, p.PAPER),
        (0.34, 34, 44, p.CORAL),
        (0.5, 56, 66, p.SKY),
        (0.68, 32, 46, p.OCHRE),
        (0.84, 44, 56, p.LILAC),
    )
    for share, w, h, colour in wares:
        dip = y + sag * (1 - (2 * share - 1) ** 2)
        cx = x0 + width * share
        c.rect(cx - w / 2, dip - 2, w, h, colour, (0, 0, 6, 6))
        c.rect(cx + w * 0.2, dip - 2, w * 0.3, h, p.shade(colour, 0.1), (0, 0, 6, 0))


def tower_block(
    c: Canvas, x: float, base: float, w: float, floors: int, wall: Colour, accent: Colour, storey: float = 84
) -> None:
    """A block of council flats with loggias and coloured parapets."""
    h = floors * storey
    top = base - h
    c.rect(x, top - 16, w, h + 16, wall, (6, 6, 0, 0))
    c.rect(x + w * 0.84, top - 16, w * 0.16, h + 16, p.shade(wall, 0.14), (0, 6, 0, 0))
    bays = max(2, round(w / 92))
    step = w / bays
    for floor in range(floors):
        level = base - floor * storey
        for bay in range(bays):
            left = x + bay * step + step * 0.14
            bw = step * 0.72
            if bay % 2 == 0:
                c.rect(left, level - storey * 0.86, bw, storey * 0.72, p.shade(wall, 0.34), 3)
                c.rect(left + bw * 0.12, level - storey * 0.78, bw * 0.34, storey * 0.6, p.SKY, 2)
                c.rect(left - 4, level - storey * 0.44, bw + 8, storey * 0.34, accent, 3)
                if (floor + bay) % 3 == 0:
                    c.circle(left + bw * 0.7, level - storey * 0.47, 9, p.LEAF)
                    c.circle(left + bw * 0.5, level - storey * 0.45, 8, p.GRASS)
            else:
                c.rect(
                    left + bw * 0.16,
                    level - storey * 0.8,
                    bw * 0.68,
                    storey * 0.5,
                    p.mix(p.SKY, p.BLUE, 0.3),
                    3,
                )
                if (floor * 2 + bay) % 3 == 0:
                    c.rect(left + bw * 0.16, level - storey * 0.8, bw * 0.68, storey * 0.26, p.SAND, 3)
    c.rect(x + w * 0.3, top - 44, w * 0.22, 30, p.shade(wall, 0.2))
    c.rect(x - 5, top - 22, w + 10, 12, p.tint(wall, 0.4), 3)


def awning(c: Canvas, x: float, y: float, w: float, h: float, first: Colour, second: Colour = p.PAPER) -> None:
    """A striped awning whose scallops hang at its lower edge."""
    count = max(4, round(w / 58))
    step = w / count
    for i in range(count):
        colour = first if i % 2 == 0 else second
        inset = 18
        upper0 = x + inset + (w - 2 * inset) * i / count
        upper1 = x + inset + (w - 2 * inset) * (i + 1) / count
        c.polygon([(upper0, y), (upper1, y), (x + (i + 1) * step, y + h), (x + i * step, y + h)], colour)
        c.polygon(arc_points(x + (i + 0.5) * step, y + h - 1, step / 2, step * 0.42, 0, 180), p.shade(colour, 0.08))
    c.rect(x + 12, y - 8, w - 24, 12, p.shade(first, 0.2), 5)


def arch_outline(x: float, y: float, w: float, h: float) -> Outline:
    """A round-headed opening; (x, y) is the top left of its box."""
    return [*arc_points(x + w / 2, y + w / 2, w / 2, w / 2, 180, 360, 28), (x + w, y + h), (x, y + h)]
