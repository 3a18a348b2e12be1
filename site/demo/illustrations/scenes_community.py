"""The solidarity shop and the porter's lodge."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, kitchen, nature, street, toys, workshop
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.people import Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.COMUNITA
KEY_TONES = (p.OCHRE, p.STEEL, p.TERRACOTTA, p.AMBER)
TAGS = (p.CORAL, p.TEAL, p.YELLOW, p.VIOLET, p.LEAF, p.BLUE)


def _string_bag(c: Canvas, x: float, y: float, w: float) -> None:
    """A net of oranges hung from (x, y)."""
    c.stroke([(x - w * 0.26, y + w * 0.6), (x, y), (x + w * 0.26, y + w * 0.6)], w * 0.05, p.GREEN)
    shape = [
        (x - w * 0.3, y + w * 0.55),
        (x + w * 0.3, y + w * 0.55),
        (x + w * 0.52, y + w * 1.05),
        (x + w * 0.3, y + w * 1.48),
        (x - w * 0.3, y + w * 1.48),
        (x - w * 0.52, y + w * 1.05),
    ]
    for row in range(4):
        for k in range(4 - (row == 3) - (row == 0)):
            count = 4 - (row == 3) - (row == 0)
            cx, cy = x + (k - (count - 1) / 2) * w * 0.26, y + w * (0.66 + row * 0.23)
            c.circle(cx, cy, w * 0.15, p.rgb("EE8B2D") if (row + k) % 2 else p.OCHRE)
            c.circle(cx - w * 0.04, cy - w * 0.05, w * 0.04, p.YELLOW)
    for i in range(-3, 4):
        c.curve(
            [
                (x + i * w * 0.09, y + w * 0.55),
                (x + i * w * 0.17, y + w * 1.05),
                (x + i * w * 0.09, y + w * 1.48),
            ],
            w * 0.02,
            p.GREEN,
        )
    for share, half in ((0.75, 0.42), (0.95, 0.5), (1.15, 0.5), (1.34, 0.42)):
        c.curve(
            [(x - w * half, y + w * share), (x, y + w * (share + 0.05)), (x + w * half, y + w * share)],
            w * 0.02,
            p.GREEN,
        )
    c.stroke([shape[0], shape[1]], w * 0.05, p.GREEN)


def _fruit_crates(c: Canvas, x: float, y: float, w: float, rows: int) -> None:
    tones = (p.CORAL, p.LEAF, p.OCHRE, p.TERRACOTTA, p.YELLOW, p.GRASS)
    for row in range(rows):
        for i in range(3):
            cx, cy = x + (i - 1) * w * 1.04, y - row * w * 0.78
            if (i + row) % 3 == 2:
                kitchen.greens(c, cx, cy - w * 0.36, w * 0.8)
            else:
                kitchen.apples(c, cx, cy - w * 0.36, w * 0.9, tones[(row * 3 + i) % 6])
            street.crate(c, cx, cy, w, w * 0.42)


@scene("bottega-solidale/1")
def the_little_shop(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 800)
    for x in (330, 1270):
        workshop.shelf(c, x, 800, 420, 620, 4, p.WOOD_LIGHT, p.rgb("C98A55"))
        for row in range(4):
            y = 180 + (row + 1) * 150.5
            for i in range(6):
                cx = x - 158 + i * 63
                if (row + i) % 3 == 0:
                    kitchen.bottle(c, cx, y, 100, (p.EMERALD, p.TERRACOTTA, p.TEAL)[i % 3])
                elif (row + i) % 3 == 1:
                    kitchen.jar(c, cx, y, 76, (p.CORAL, p.OCHRE, p.LEAF, p.VIOLET)[(row + i) % 4])
                else:
                    c.rect(cx - 25, y - 84, 50, 84, (p.YELLOW, p.SKY, p.CORAL)[(row * 2 + i) % 3], 5)
                    c.rect(cx - 17, y - 60, 34, 34, p.PAPER, 4)
    c.rect(596, 140, 408, 16, p.WOOD, 6)
    for x in (660, 940):
        c.rect(x - 2, 0, 4, 150, p.INK)
        c.polygon([(x - 46, 210), (x + 46, 210), (x + 20, 156), (x - 20, 156)], p.TEAL)
        c.ellipse(x, 212, 40, 10, p.YELLOW)
    person(
        c,
        700,
        850,
        500,
        replace(who.WOMAN_PONYTAIL, apron=p.GREEN, top=p.YELLOW),
        Pose(hands=((-13, -50), (24, -70)), turn=0.4),
    )
    person(
        c,
        1010,
        880,
        510,
        replace(who.ELDER_MAN, top=p.BLUE_DARK),
        Pose(hands=((-22, -66), (14, -44)), turn=-0.5),
    )
    _string_bag(c, 856, 500, 124)
    c.rect(470, 700, 480, 210, p.TEAL, 10)
    for i in range(5):
        c.rect(488 + i * 91, 726, 78, 164, p.TEAL_DARK, 8)
    c.rect(448, 672, 524, 40, p.WOOD_LIGHT, 10)
    kitchen.apples(c, 540, 640, 110, p.CORAL)
    street.crate(c, 540, 674, 130, 52)
    kitchen.loaf(c, 660, 674, 92)
    with c.at(1250, 940):
        _fruit_crates(c, 0, 0, 150, 2)
    with c.at(250, 940):
        _fruit_crates(c, 0, 0, 150, 2)


def _van(c: Canvas, x: float, y: float, w: float, colour: p.Colour) -> None:
    """A delivery van whose side door is open; (x, y) is the middle of its ground."""
    with c.at(x, y, w / 100):
        c.ellipse(2, 0.4, 54, 2.4, p.NIGHT_DARK, 0.18)
        c.rect(-50, -56, 74, 49, colour, (6, 4, 2, 4))
        c.polygon([(22, -54), (34, -54), (46, -32), (50, -26), (50, -7), (22, -7)], colour)
        c.polygon([(27, -49), (33, -49), (42, -32), (27, -32)], p.SKY_PALE)
        c.rect(-50, -22, 100, 4, p.PAPER)
        c.rect(-40, -50, 42, 41, p.shade(colour, 0.6), 2)
        c.rect(26, -24, 6, 2, p.INK, 1)
        c.circle(48, -16, 2.4, p.YELLOW)
        c.rect(-52, -10, 104, 4, p.INK, 2)
        for cx in (-32, 32):
            c.circle(cx, -7, 9, p.INK)
            c.circle(cx, -7, 4, p.SILVER)


@scene("bottega-solidale/2")
def apples_beside_the_van(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 660)
    buildings.palazzo(c, 30, 670, 330, 3, p.OCHRE)
    buildings.palazzo(c, 1270, 670, 330, 3, p.TERRACOTTA)
    nature.plane_tree(c, 440, 690, 400)
    _van(c, 900, 850, 780, p.TEAL)
    for row in range(2):
        for i in range(2):
            cx, cy = 670 + i * 150, 774 - row * 120
            kitchen.apples(c, cx, cy - 50, 116, (p.CORAL, p.LEAF, p.OCHRE, p.TERRACOTTA)[row * 2 + i])
            street.crate(c, cx, cy, 136, 60)
    person(
        c,
        500,
        910,
        540,
        replace(who.WOMAN_LONG, cut="trousers", top=p.YELLOW, apron=p.GREEN, bottom=p.NIGHT),
        Pose(hands=((20, -46), (26, -50)), turn=0.6, lean=8, hips=(-2, -46)),
    )
    kitchen.apples(c, 690, 812, 190, p.CORAL)
    street.crate(c, 690, 930, 230, 122)
    c.circle(650, 640, 23, p.CORAL)
    street.crate(c, 250, 940, 190, 90)
    kitchen.greens(c, 250, 858, 150)
    street.crate(c, 1330, 940, 190, 90)
    kitchen.apples(c, 1330, 858, 160, p.OCHRE)
    nature.pigeon(c, 1110, 946, 60, flip=True)


@scene("portineria-sociale/1")
def the_newsstand_lodge(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 700)
    buildings.palazzo(c, -40, 710, 360, 4, p.YELLOW, storey=136)
    buildings.palazzo(c, 1280, 710, 360, 4, p.BLUSH, storey=136)
    nature.plane_tree(c, 390, 740, 430)
    nature.plane_tree(c, 1220, 740, 430)
    c.ellipse(816, 900, 400, 24, p.NIGHT_DARK, 0.18)
    c.rect(490, 300, 620, 600, p.GREEN, 12)
    c.rect(540, 400, 520, 280, p.YELLOW, 8)
    c.rect(540, 400, 520, 70, p.OCHRE, (8, 8, 0, 0))
    for i in range(9):
        toys.key(c, 572 + i * 57, 412, 62, KEY_TONES[1 + i % 3] if i % 2 else p.NIGHT, 0)
        c.circle(572 + i * 57, 411, 8, TAGS[i % 6])
    person(
        c,
        800,
        900,
        500,
        replace(who.WOMAN_BOB, top=p.TEAL, sleeves="short"),
        Pose(hands=((-16, -50), (24, -72))),
        shadow=False,
    )
    c.rect(500, 664, 600, 240, p.GREEN)
    for i in range(4):
        c.rect(522 + i * 144, 716, 124, 160, p.EMERALD, 8)
    c.rect(466, 650, 668, 40, p.WOOD_LIGHT, 10)
    toys.parcel(c, 592, 652, 110, 78, p.CORAL)
    toys.parcel(c, 604, 574, 74, 52, p.TEAL)
    toys.parcel(c, 1010, 652, 96, 96, p.OCHRE)
    c.polygon([(470, 300), (1130, 300), (1040, 196), (560, 196)], p.TERRACOTTA)
    c.rect(560, 180, 480, 24, p.BRICK, 10)
    buildings.awning(c, 440, 296, 720, 92, p.CORAL)
    c.circle(800, 236, 44, p.CREAM)
    toys.key(c, 792, 204, 66, p.GREEN, -8)
    person(c, 330, 930, 450, replace(who.ELDER_WOMAN, top=p.CORAL), Pose(hands=((20, -60), (26, -58)), turn=0.6))
    toys.parcel(c, 452, 674, 70, 52, p.TEAL)
    person(
        c,
        1270,
        930,
        470,
        replace(who.MAN_SHORT, stripe=p.TEAL),
        Pose(hands=((-24, -80), (13, -44)), turn=-0.5),
    )
    person(c, 1390, 936, 310, who.GIRL_BRAIDS, Pose(hands=((-14, -46), (20, -88)), turn=-0.3))
    nature.pot(c, 1170, 920, 90, "flowers")


@scene("portineria-sociale/2")
def a_tin_full_of_keys(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 700, tiles=False)
    c.rect(0, 700, 1600, 310, p.WOOD_LIGHT)
    c.rect(0, 700, 1600, 20, p.tint(p.WOOD_LIGHT, 0.3))
    for y in (790, 890):
        c.rect(0, y, 1600, 5, p.shade(p.WOOD_LIGHT, 0.12))
    c.ellipse(800, 890, 470, 40, p.NIGHT_DARK, 0.16)
    c.ellipse(800, 560, 400, 96, p.BRICK)
    c.ellipse(800, 566, 376, 82, p.rgb("6E2A22"))
    for i in range(13):
        x, lean = 500 + i * 50, -40 + i * 7
        with c.at(x, 574 + abs(i - 6) * 3, rotate=lean + 180):
            toys.key(c, 0, -10, 190 + (i * 29) % 60, KEY_TONES[i % 4])
    for i in range(11):
        x, y = 520 + i * 56, 470 - (i * 37) % 90 + abs(i - 5) * 12
        with c.at(x, y, rotate=-24 + i * 5):
            c.rect(-26, 0, 52, 78, TAGS[i % 6], 12)
            c.circle(0, 16, 8, p.CREAM)
            c.rect(-14, 38, 28, 6, p.CREAM, 3)
            c.rect(-14, 52, 20, 6, p.CREAM, 3)
    tin = [*arc_points(800, 560, 400, 96, 0, 180, 40), *arc_points(800, 800, 400, 96, 180, 0, 40)]
    c.polygon(tin, p.TERRACOTTA)
    with c.clip(tin):
        c.polygon([(1030, 560), (1210, 560), (1210, 920), (1030, 920)], p.NIGHT_DARK, 0.14)
        for i in range(9):
            c.circle(420 + i * 95, 776 - abs(i - 4) ** 2 * 3 + 30, 36, p.SAND)
            c.circle(420 + i * 95, 776 - abs(i - 4) ** 2 * 3 + 30, 9, p.TERRACOTTA)
    c.stroke(arc_points(800, 560, 400, 96, 0, 180), 16, p.OCHRE)
    c.ellipse(1370, 870, 180, 60, p.BRICK)
    c.ellipse(1370, 856, 180, 60, p.CORAL)
    c.ellipse(1370, 852, 130, 40, p.SAND)
    for x, y in ((200, 860), (310, 900), (170, 920)):
        c.circle(x, y, 46, p.AMBER)
        c.circle(x, y - 5, 44, p.OCHRE)
        for dx, dy in ((-16, -12), (10, -18), (16, 8), (-8, 10)):
            c.circle(x + dx, y - 5 + dy, 6, p.EARTH)
