"""The garden of the senses."""

from dataclasses import replace

from demo.illustrations import backdrop, nature, street
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.SALUTE
SITTING = Pose(hands=((14, -42), (21, -38)), feet=((13, 0), (19, 0)), hips=(0, -27), turn=0.5, knees=(1, 1))


def _lawn(c: Canvas, horizon: float) -> None:
    c.blob(
        [
            (-100, horizon + 24),
            (400, horizon - 12),
            (1150, horizon + 12),
            (1700, horizon - 8),
            (1700, 1100),
            (-100, 1100),
        ],
        THEME.ground,
    )


def _path(c: Canvas) -> None:
    """A path that leads in and loops round a bed of flowers."""
    c.polygon([(700, 1010), (900, 1010), (850, 880), (750, 880)], p.SAND)
    c.ellipse(800, 780, 520, 138, p.SAND)
    c.ellipse(800, 770, 390, 84, p.LEAF)
    for x, y in (
        (330, 770),
        (420, 850),
        (600, 890),
        (1000, 890),
        (1180, 850),
        (1270, 760),
        (800, 940),
        (760, 972),
        (840, 985),
    ):
        c.ellipse(x, y, 26, 8, p.mix(p.SAND, p.WOOD_LIGHT, 0.4))


@scene("giardino-dei-sensi/1")
def path_among_lavender(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 600, disc=430, paved=False, scale=0.9)
    _lawn(c, 600)
    nature.plane_tree(c, 230, 690, 520)
    nature.plane_tree(c, 1390, 690, 500, p.LEAF)
    for x, size in ((60, 180), (430, 150), (1170, 150), (1560, 200)):
        nature.bush(c, x, 660, size, p.EMERALD)
    _path(c)
    for i in range(7):
        nature.lavender(c, 480 + i * 107, 700 + abs(i - 3) * 9, 130)
    street.bench(c, 800, 730, 520)
    sit = replace(SITTING, hands=((10, -36), (18, -38)))
    person(c, 694, 744, 430, who.ELDER_WOMAN, sit, shadow=False)
    person(c, 910, 744, 450, who.ELDER_MAN, sit, True, shadow=False)
    for i in range(9):
        nature.flower(c, 500 + i * 76, 846 - abs(i - 4) * 5, 20 + i % 3 * 3, p.YELLOW if i % 3 else p.PAPER)
    for i, x in enumerate((60, 190, 320, 1280, 1410, 1540)):
        nature.lavender(c, x, 940 - (i % 3) * 20, 170)
    for x, petals in ((420, p.YELLOW), (500, p.PAPER), (1110, p.PAPER), (1190, p.YELLOW)):
        nature.flower(c, x, 960, 24, petals)
    nature.bee(c, 500, 520, 40)
    nature.bee(c, 1130, 480, 36, flip=True)


@scene("giardino-dei-sensi/2")
def hands_in_the_lavender(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 640, disc=440, paved=False, scale=0.9)
    _lawn(c, 620)
    nature.plane_tree(c, 180, 720, 480)
    nature.plane_tree(c, 1440, 720, 480, p.LEAF)
    person(
        c,
        800,
        1290,
        1060,
        replace(who.ELDER_WOMAN, top=p.TEAL, hair=p.HAIR_WHITE),
        Pose(hands=((-20, -52), (20, -52))),
        shadow=False,
    )
    for i, x in enumerate((90, 330, 570, 800, 1030, 1270, 1510)):
        nature.lavender(c, x, 930, 330 - abs(i - 3) * 10)
    for side in (-1, 1):
        with c.at(800 + side * 216, 726, flip=side < 0, rotate=-side * 28):
            skin = who.ELDER_WOMAN.skin
            c.blob([(30, -44), (-20, -36), (-54, -4), (-40, 22), (14, 26), (40, 0)], skin)
            for k in range(4):
                c.stroke(
                    [(-34 + k * 4, -14 + k * 11), (-78 + k * 8, 6 + k * 13)],
                    19,
                    p.tint(skin, 0.1) if k % 2 else skin,
                )
            c.stroke([(-6, -30), (-40, -52)], 19, skin)
    for i, x in enumerate((200, 450, 690, 920, 1150, 1400)):
        nature.lavender(c, x, 1010, 250 + i % 2 * 20)
    nature.bee(c, 470, 400, 46)
    nature.bee(c, 1130, 360, 42, flip=True)


@scene("giardino-dei-sensi/3")
def couple_under_the_wisteria(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 640, disc=430, paved=False, scale=0.9)
    _lawn(c, 640)
    for x, size in ((120, 220), (1480, 220), (330, 160), (1280, 160)):
        nature.bush(c, x, 700, size, p.EMERALD)
    c.ellipse(800, 880, 620, 70, p.SAND)
    for x in (370, 1200):
        c.rect(x, 250, 30, 620, p.WOOD, 6)
        c.rect(x + 19, 250, 11, 620, p.WOOD_DARK, 5)
    c.curve([(386, 860), (350, 640), (400, 460), (370, 280)], 15, p.WOOD_DARK, 9)
    c.rect(290, 220, 1020, 34, p.WOOD, 8)
    for i in range(9):
        c.rect(330 + i * 115, 186, 24, 60, p.WOOD_DARK, 5)
    for i in range(34):
        x, y = 286 + (i * 389) % 1030, 176 + (i * 53) % 62
        c.circle(x, y, 34 + (i * 29) % 26, (p.GRASS, p.EMERALD, p.LEAF, p.GRASS)[i % 4])
    for i in range(17):
        _wisteria(c, 320 + i * 60, 236 + (i * 23) % 30, 110 + (i * 41) % 70 - (36 if 5 < i < 11 else 0))
    street.bench(c, 800, 880, 560)
    person(
        c,
        700,
        890,
        480,
        replace(who.ELDER_WOMAN, top=p.TEAL),
        replace(SITTING, hands=((14, -44), (24, -36))),
        shadow=False,
    )
    person(
        c,
        910,
        890,
        500,
        replace(who.ELDER_MAN, top=p.TERRACOTTA),
        replace(SITTING, hands=((13, -40), (24, -36))),
        True,
        shadow=False,
    )
    for i, x in enumerate((200, 300, 1300, 1400)):
        nature.lavender(c, x, 930 + i % 2 * 16, 150)
    nature.pigeon(c, 520, 944, 60)
    nature.pigeon(c, 1090, 950, 56, flip=True)


def _wisteria(c: Canvas, x: float, y: float, length: float) -> None:
    """A hanging bunch of wisteria."""
    for row in range(7):
        width = (1 - row / 7) * 22
        for dx in (-width, 0, width):
            tone = (p.VIOLET, p.LILAC, p.LAVENDER)[(row + int(dx > 0)) % 3]
            c.circle(x + dx, y + row * length / 7, 11 - row * 0.7, tone)
