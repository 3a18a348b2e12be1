"""The garden along the railway and the house of the bees."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, garden, nature, street
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.AMBIENTE
MEADOW = p.rgb("6FAF62")


def _meadow(c: Canvas, horizon: float) -> None:
    c.blob(
        [
            (-100, horizon + 30),
            (420, horizon - 16),
            (1100, horizon + 14),
            (1700, horizon - 10),
            (1700, 1100),
            (-100, 1100),
        ],
        MEADOW,
    )
    c.blob(
        [
            (-100, horizon + 130),
            (500, horizon + 96),
            (1200, horizon + 130),
            (1700, horizon + 90),
            (1700, 1100),
            (-100, 1100),
        ],
        THEME.ground,
    )


def _houses(c: Canvas, base: float) -> None:
    buildings.tower_block(c, 40, base, 190, 5, p.CREAM, p.TERRACOTTA, 78)
    buildings.palazzo(c, 250, base, 230, 2, p.OCHRE, columns=2)
    buildings.ringhiera(c, 1110, base, 300, 2, p.YELLOW, 146)
    buildings.tower_block(c, 1430, base, 190, 4, p.BLUSH, p.EMERALD, 78)
    for x, size in ((20, 170), (232, 120), (480, 150), (1100, 150), (1424, 140), (1580, 170)):
        nature.bush(c, x, base + 14, size, p.EMERALD)


def _track(c: Canvas, vanish: float) -> None:
    """A track with grass between its sleepers, running from us to the horizon."""
    c.polygon([(790, vanish), (810, vanish), (1250, 1010), (350, 1010)], p.rgb("B99C74"))
    for i in range(15):
        t = (i / 14) ** 2.1
        y = vanish + 12 + (1000 - vanish) * t
        half, thick = 18 + 390 * t, 4 + 26 * t
        c.rect(800 - half, y, half * 2, thick, p.EARTH, thick * 0.2)
        if i > 5:
            for dx in (-0.28, 0.1, 0.34):
                nature.tuft(c, 800 + dx * half, y - 2, 12 + 20 * t, p.GREEN)
    for side in (-1, 1):
        c.polygon(
            [
                (800 + side * 9, vanish),
                (800 + side * 12, vanish),
                (800 + side * 296, 1010),
                (800 + side * 254, 1010),
            ],
            p.SLATE,
        )
        c.polygon(
            [
                (800 + side * 9, vanish),
                (800 + side * 10, vanish),
                (800 + side * 272, 1010),
                (800 + side * 254, 1010),
            ],
            p.SILVER,
        )


def _signal(c: Canvas, x: float, y: float, height: float) -> None:
    with c.at(x, y, height / 100):
        c.rect(-1.4, -100, 2.8, 100, p.INK)
        c.rect(-4, -3, 8, 3.4, p.INK, 1)
        with c.at(0, -90, rotate=-28):
            c.rect(-4, -3.6, 27, 7.2, p.CORAL, 1.6)
            c.rect(15, -3.6, 4, 7.2, p.PAPER)
        c.circle(-5, -90, 3.2, p.GRASS)
        c.ring(-5, -90, 3.6, 1.2, p.INK)


@scene("orto-tra-i-binari/1")
def garden_along_the_track(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 560, disc=430, paved=False)
    _houses(c, 580)
    _meadow(c, 580)
    nature.poplar(c, 560, 600, 250)
    nature.poplar(c, 1046, 600, 280)
    _track(c, 580)
    _signal(c, 980, 690, 270)
    garden.raised_bed(c, 1060, 664, 220, 46, "lettuce")
    person(c, 690, 668, 190, replace(who.WOMAN_SCARF, apron=p.PAPER), who.WAVING)
    person(c, 330, 800, 420, replace(who.MAN_SHORT, apron=p.TERRACOTTA), who.HOLDING)
    garden.raised_bed(c, 372, 830, 260, 92, "tomato")
    person(
        c,
        1250,
        800,
        400,
        replace(who.ELDER_WOMAN, style="bun"),
        Pose(hands=((-26, -58), (-20, -54)), turn=-0.5),
        False,
    )
    garden.raised_bed(c, 985, 830, 270, 92, "mixed")
    person(c, 806, 882, 300, who.GIRL_BRAIDS, Pose(hands=((-15, -46), (17, -48)), feet=((-7, 0), (7, 0))))
    garden.watering_can(c, 884, 800, 78, p.CORAL)
    nature.bee(c, 560, 480, 34)
    nature.bee(c, 916, 470, 30, flip=True)
    garden.raised_bed(c, 30, 940, 300, 100, "lettuce")
    garden.raised_bed(c, 1290, 940, 300, 100, "flowers")
    street.crate(c, 1210, 950, 100, 62)
    for dx in (-26, 8, 32):
        c.circle(1206 + dx, 884, 19, p.CORAL if dx else p.OCHRE)


@scene("orto-tra-i-binari/2")
def beds_beside_the_track(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 560, disc=420, paved=False)
    _houses(c, 580)
    _meadow(c, 570)
    nature.plane_tree(c, 190, 650, 470)
    nature.plane_tree(c, 1440, 650, 500)
    garden.raised_bed(c, 300, 660, 270, 56, "flowers")
    garden.raised_bed(c, 1030, 660, 270, 56, "tomato")
    person(
        c,
        640,
        745,
        430,
        replace(who.WOMAN_BOB, apron=p.OCHRE, sleeves="short"),
        Pose(hands=((16, -52), (26, -56)), turn=0.6, lean=6),
    )
    garden.watering_can(c, 770, 560, 86, p.TEAL)
    for i in range(5):
        c.stroke([(834 + i * 10, 506 + i * 10), (846 + i * 15, 590 + i * 5)], 4, p.SKY_PALE)
    garden.raised_bed(c, 700, 790, 400, 104, "lettuce")
    garden.raised_bed(c, 250, 790, 300, 104, "tomato")
    garden.raised_bed(c, 1160, 790, 330, 104, "mixed")
    c.rect(0, 826, 1600, 180, p.rgb("B99C74"))
    street.rails(c, 850, spacing=84)
    for x in range(-10, 1600, 70):
        nature.tuft(c, x + (x * 7) % 40, 834, 26, p.GREEN)
        nature.tuft(c, x + (x * 3) % 50, 938, 30, p.GREEN)
    for i, x in enumerate((140, 470, 905, 1340)):
        nature.flower(c, x, 940, 15, (p.PAPER, p.CORAL, p.YELLOW, p.PAPER)[i])


@scene("orto-tra-i-binari/3")
def greenhouse_between_two_trees(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 600, disc=420, paved=False)
    _meadow(c, 600)
    nature.plane_tree(c, 330, 800, 640)
    nature.plane_tree(c, 1280, 800, 620, p.LEAF)
    garden.greenhouse(c, 800, 800, 560, 560)
    c.polygon([(740, 806), (860, 806), (1010, 1010), (560, 1010)], p.SAND)
    for i, y in enumerate((836, 886, 950)):
        c.rect(730 - i * 54, y, 140 + i * 118, 7, p.mix(p.SAND, p.WOOD, 0.35), 3)
    garden.watering_can(c, 640, 850, 120, p.CORAL, flip=True)
    garden.watering_can(c, 972, 856, 112, p.OCHRE)
    garden.watering_can(c, 1112, 880, 92, p.BLUE)
    nature.pot(c, 520, 872, 92, "tall")
    nature.pot(c, 420, 902, 78, "flowers")
    nature.pot(c, 1220, 900, 84, "leafy", p.OCHRE)
    person(
        c,
        1390,
        860,
        420,
        replace(who.ELDER_MAN, apron=p.SAND),
        Pose(hands=((-24, -58), (-16, -55)), turn=-0.6),
    )
    nature.leafy(c, 1300, 622, 44, p.LEAF)
    nature.pot(c, 1300, 648, 40, "none")
    person(c, 214, 880, 300, who.BOY_CURLY, who.POINTING)
    nature.birds(c, 980, 170, p.GREEN)


def _abbey(c: Canvas, x: float, base: float, wall: p.Colour) -> None:
    """A far abbey with a round tiered tower."""
    c.rect(x - 150, base - 90, 230, 92, wall)
    c.polygon([(x - 164, base - 88), (x - 34, base - 142), (x + 96, base - 88)], p.TERRACOTTA)
    for i, (half, height) in enumerate(((44, 120), (34, 60), (24, 50), (14, 36))):
        top = base - (120, 180, 230, 266)[i]
        c.rect(x + 50 - half, top, half * 2, height + 2, wall if i % 2 else p.shade(wall, 0.1))
        c.rect(x + 44 - half, top, half * 2 + 12, 9, p.TERRACOTTA, 3)
        for k in (-1, 1):
            c.rect(x + 50 + k * half * 0.45 - 4, top + height * 0.35, 8, height * 0.36, p.BRICK, 4)
    c.polygon([(x + 34, base - 266), (x + 66, base - 266), (x + 50, base - 350)], p.TERRACOTTA)
    c.rect(x + 47, base - 376, 6, 30, p.INK)


def _flower_meadow(c: Canvas, top: float) -> None:
    petals = (p.PAPER, p.CORAL, p.LAVENDER, p.YELLOW)
    for row in range(5):
        y = top + row * 56
        for i in range(17):
            x = (i * 103 + row * 57) % 1660 - 20
            if (i * 7 + row * 3) % 5 < 3:
                nature.flower(c, x, y, 9 + row * 2.6, petals[(i + row) % 4])
            else:
                nature.tuft(c, x, y, 18 + row * 6, p.GREEN)


@scene("casa-delle-api/1")
def hives_in_the_meadow(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 600, disc=430, paved=False, scale=0.6)
    _meadow(c, 580)
    _abbey(c, 390, 600, p.rgb("E2B98C"))
    for x, h in ((150, 260), (210, 210), (1290, 270), (1352, 230), (1500, 280)):
        nature.poplar(c, x, 620, h)
    nature.bush(c, 560, 606, 150, p.EMERALD)
    garden.hive(c, 560, 800, 180, p.CORAL, 3)
    garden.hive(c, 1060, 800, 180, p.TEAL, 2)
    garden.hive(c, 806, 830, 220, p.OCHRE, 3)
    suit = replace(who.WOMAN_LONG, top=p.PAPER, bottom=p.CREAM, cut="trousers", sleeves="long", shoes=p.WOOD)
    person(c, 1260, 830, 430, suit, Pose(hands=((-26, -60), (-20, -57)), turn=-0.6))
    _frame(c, 1146, 578, 92)
    _flower_meadow(c, 850)
    bees = (
        (690, 360, 40, False),
        (930, 330, 46, True),
        (470, 430, 34, False),
        (1130, 440, 34, True),
        (800, 250, 34, True),
        (600, 250, 26, False),
        (340, 660, 28, False),
    )
    for x, y, size, flip in bees:
        nature.bee(c, x, y, size, flip)
    for x, y in ((644, 378), (618, 402), (590, 418), (978, 352), (1004, 376), (1034, 390)):
        c.circle(x, y, 4, p.GREEN)


def _frame(c: Canvas, x: float, y: float, size: float) -> None:
    """A frame of honeycomb out of a hive."""
    with c.at(x, y, size / 100):
        c.rect(-66, -48, 132, 12, p.WOOD, 4)
        c.rect(-54, -48, 108, 84, p.WOOD_LIGHT, 5)
        c.rect(-44, -36, 88, 62, p.OCHRE, 3)
        for row in range(4):
            for column in range(6):
                tone = p.AMBER if (row * 5 + column * 3) % 4 else p.YELLOW
                c.circle(-37 + column * 14 + (row % 2) * 5, -28 + row * 15, 6.4, tone)


@scene("casa-delle-api/2")
def children_look_at_a_frame(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 600, disc=430, paved=False, scale=0.6)
    _meadow(c, 590)
    nature.plane_tree(c, 220, 700, 520)
    nature.plane_tree(c, 1400, 700, 480, p.LEAF)
    garden.hive(c, 330, 800, 170, p.TEAL, 3)
    garden.hive(c, 1290, 800, 170, p.CORAL, 3)
    for x, look, flip in ((560, who.GIRL_BRAIDS, False), (1040, who.BOY_SHORT, True)):
        suit = replace(look, top=p.PAPER, bottom=p.CREAM, cut="trousers", sleeves="long", shoes=p.WOOD)
        person(c, x, 860, 480, suit, Pose(hands=((27, -54), (31, -52)), turn=0.7), flip)
        with c.at(x, 860, 4.8, flip=flip):
            c.ellipse(0.6, -92, 22, 3.6, p.SAND)
            c.polygon([(-11, -92), (-9, -104), (10, -104), (12, -92)], p.CREAM)
            c.rect(-11, -95, 23, 3.4, p.OCHRE, 1)
    with c.at(800, 610):
        _frame(c, 0, 0, 190)
        for x, y, size, flip in (
            (-60, -10, 30, False),
            (30, 20, 30, True),
            (60, -44, 26, False),
            (-10, -60, 24, True),
            (-20, 46, 26, False),
        ):
            nature.bee(c, x, y, size, flip)
    _flower_meadow(c, 880)
    for x, y, size, flip in ((690, 380, 40, False), (920, 340, 44, True), (800, 270, 30, False), (1010, 250, 26, True)):
        nature.bee(c, x, y, size, flip)
