"""The after-school club and the Italian school."""

from dataclasses import replace

from demo.illustrations import backdrop, kitchen, nature, toys, workshop
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Look, Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.EDUCAZIONE
MOTHER = Look(p.SKIN_DEEP, p.CORAL, "scarf", p.YELLOW, p.TEAL, p.WOOD, "dress")


def _room(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 780)
    backdrop.view(c, 150, 150, 250, 350)
    backdrop.view(c, 1200, 150, 250, 350)


def _books(c: Canvas, x: float, y: float, count: int) -> None:
    """Books standing on the line y from x to the right."""
    tones = (p.CORAL, p.TEAL, p.OCHRE, p.NIGHT, p.EMERALD, p.LILAC, p.TERRACOTTA)
    left = x
    for i in range(count):
        w, h = 18 + (i * 5) % 12, 74 + (i * 13) % 30
        c.rect(left, y - h, w, h, tones[i % 7], 3)
        c.rect(left + 3, y - h * 0.8, w - 6, 6, p.CREAM)
        left += w + 2


@scene("doposcuola-aperto/1")
def round_a_large_table(c: Canvas) -> None:
    _room(c)
    c.rect(520, 350, 560, 18, p.WOOD, 5)
    _books(c, 540, 350, 9)
    _books(c, 870, 350, 7)
    toys.globe(c, 812, 350, 110)
    for i, tone in enumerate((p.CORAL, p.OCHRE, p.EMERALD, p.LILAC, p.CORAL, p.OCHRE, p.EMERALD)):
        x = 470 + i * 110
        c.polygon([(x - 34, 96), (x + 34, 96), (x, 150)], tone)
    c.rect(420, 90, 760, 6, p.SLATE)
    behind = (
        (430, 460, who.WOMAN_SCARF, 0.4),
        (610, 350, who.GIRL_BOB, 0.3),
        (800, 480, replace(who.MAN_BEARD, top=p.TERRACOTTA), 0.0),
        (990, 350, who.BOY_CURLY, -0.3),
        (1170, 460, replace(who.ELDER_WOMAN, top=p.TEAL), -0.4),
    )
    for x, size, look, turn in behind:
        person(
            c,
            x,
            830,
            size,
            look,
            Pose(hands=((-10 + turn * 20, -50), (12 + turn * 20, -50)), turn=turn),
            shadow=False,
        )
    workshop.table(c, 800, 930, 1120, 280, p.WOOD_LIGHT)
    for i, x in enumerate((360, 560, 1040, 1240)):
        toys.book(c, x, 664, 130, (p.CORAL, p.TEAL, p.OCHRE, p.EMERALD)[i])
    kitchen.apples(c, 800, 632, 170)
    c.polygon([(700, 620), (900, 620), (860, 664), (740, 664)], p.BLUE)
    c.rect(692, 612, 216, 14, p.SKY, 7)
    for x, tone in ((460, p.CORAL), (660, p.YELLOW), (940, p.EMERALD), (1140, p.CORAL)):
        c.stroke([(x - 20, 656), (x + 24, 648)], 8, tone)
        c.circle(x + 26, 647.6, 4, p.INK)
    for x, look in ((520, who.GIRL_BRAIDS), (1080, who.BOY_SHORT)):
        person(c, x, 950, 370, look, Pose(back=True, hands=((-12, -52), (12, -52))))
        c.rect(x - 44, 802, 88, 70, p.CORAL if x < 800 else p.EMERALD, 16)
        c.rect(x - 26, 834, 52, 30, p.OCHRE, 6)


@scene("doposcuola-aperto/2")
def reading_under_a_lamp(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 780)
    backdrop.view(c, 120, 150, 240, 350)
    workshop.shelf(c, 1340, 790, 360, 600, 4, p.WOOD_LIGHT)
    for row in range(4):
        _books(c, 1184, 190 + (row + 1) * 145.5, 11 - row % 2 * 2)
    c.polygon([(560, 190), (760, 190), (1130, 800), (230, 800)], p.YELLOW, 0.3)
    c.rect(655, 0, 8, 110, p.INK)
    c.polygon([(600, 100), (720, 100), (790, 200), (530, 200)], p.CORAL)
    c.rect(530, 194, 260, 14, p.TERRACOTTA, 7)
    c.ellipse(660, 210, 60, 14, p.YELLOW)
    c.rect(330, 560, 700, 330, p.TEAL, 60)
    c.rect(380, 720, 600, 120, p.AQUA, 30)
    for x in (300, 970):
        c.rect(x, 640, 100, 240, p.TEAL_DARK, 44)
    for x in (360, 960):
        c.rect(x, 870, 34, 40, p.WOOD_DARK, 6)
    sit = Pose(hands=((12, -52), (22, -52)), feet=((12, 0), (19, 0)), hips=(0, -30), turn=0.5, knees=(1, 1))
    person(c, 540, 910, 560, who.ELDER_MAN, sit, shadow=False)
    person(
        c,
        850,
        904,
        430,
        who.GIRL_PONYTAIL,
        replace(sit, hands=((14, -58), (22, -56)), hips=(0, -36)),
        True,
        shadow=False,
    )
    with c.at(690, 650):
        c.polygon([(0, 16), (-100, -6), (-106, -90), (0, -66)], p.CORAL)
        c.polygon([(0, 16), (100, -6), (106, -90), (0, -66)], p.TERRACOTTA)
        c.polygon([(0, -2), (-88, -20), (-92, -98), (0, -72)], p.PAPER)
        c.polygon([(0, -2), (88, -20), (92, -98), (0, -72)], p.CREAM)
    nature.pot(c, 180, 900, 150, "tall")


def _board(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    c.rect(x - 16, y - 16, w + 32, h + 32, p.WOOD, 12)
    c.rect(x, y, w, h, p.GREEN, 6)
    c.polygon([(x, y + h), (x, y + h * 0.5), (x + w * 0.6, y), (x + w * 0.9, y)], p.EMERALD, 0.4)
    c.rect(x + w * 0.1, y + h + 10, w * 0.8, 14, p.WOOD_LIGHT, 5)
    for i, tone in enumerate((p.PAPER, p.CORAL, p.YELLOW)):
        c.rect(x + w * 0.42 + i * 44, y + h + 2, 34, 9, tone, 4)


@scene("scuola-di-italiano/1")
def women_in_a_semicircle(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 780)
    _board(c, 500, 130, 600, 270)
    c.circle(600, 240, 56, p.YELLOW)
    for i in range(8):
        with c.at(600, 240, rotate=i * 45):
            c.rect(-4, -88, 8, 22, p.YELLOW, 4)
    c.polygon([(740, 300), (740, 230), (800, 180), (860, 230), (860, 300)], p.PAPER)
    c.rect(784, 254, 32, 46, p.GREEN)
    nature.flower(c, 960, 310, 22, p.CORAL, p.LEAF)
    nature.flower(c, 1024, 310, 18, p.PAPER, p.LEAF)
    c.rect(1230, 230, 300, 560, p.WOOD, (10, 10, 0, 0))
    c.rect(1252, 252, 256, 534, p.SAND)
    c.circle(1380, 420, 100, p.CREAM)
    c.rect(1252, 700, 256, 86, p.TERRACOTTA)
    toys.ball(c, 1408, 752, 26)
    person(c, 1350, 776, 260, who.BOY_CURLY, Pose(hands=((-16, -84), (22, -84))))
    person(c, 1460, 776, 240, who.GIRL_BRAIDS, Pose(hands=((-24, -62), (16, -80)), turn=-0.3))
    person(
        c,
        800,
        850,
        470,
        replace(who.WOMAN_PONYTAIL, top=p.CORAL),
        Pose(hands=((-13, -46), (26, -86)), turn=0.1),
    )
    sit = Pose(hands=((12, -44), (20, -44)), feet=((12, 0), (18, 0)), hips=(0, -28), turn=0.55, knees=(1, 1))
    seated = (
        (370, 470, who.WOMAN_SCARF, False, 850),
        (520, 480, MOTHER, False, 935),
        (1070, 480, replace(who.WOMAN_LONG, style="bun"), True, 925),
        (1220, 470, replace(who.WOMAN_SCARF, hair=p.VIOLET, top=p.LILAC, bottom=p.NIGHT), True, 850),
    )
    for i, (x, size, look, flip, y) in enumerate(seated):
        workshop.chair(c, x + (-8 if not flip else 8), y, size * 0.56, p.OCHRE, flip=flip)
        person(c, x, y, size, look, sit, flip)
        side = -1 if flip else 1
        toys.book(c, x + side * size * 0.2, y - size * 0.41, 96, (p.CORAL, p.TEAL, p.YELLOW, p.EMERALD)[i])


@scene("scuola-di-italiano/2")
def the_word_we_on_the_blackboard(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 800)
    _board(c, 350, 130, 900, 520)
    chalk = p.PAPER
    with c.at(800, 310, 1.5):
        c.stroke([(-130, -50), (-130, 50)], 13, chalk)
        c.curve([(-130, -20), (-104, -50), (-72, -38), (-66, 0), (-66, 50)], 13, chalk)
        c.ring(0, 0, 48, 13, chalk)
        c.stroke([(90, -50), (90, 50)], 13, chalk)
        c.circle(90, -84, 10, p.YELLOW)
    for i, (x, w, tone) in enumerate(
        (
            (430, 150, p.CORAL),
            (640, 120, p.YELLOW),
            (820, 150, p.SKY),
            (1030, 130, p.LILAC),
            (520, 130, p.LEAF),
            (730, 160, p.PEACH),
            (950, 130, p.PAPER),
        )
    ):
        y = 470 if i < 4 else 570
        c.curve([(x + k * w / 8, y + (16 if k % 2 else -16)) for k in range(9)], 8, tone)
    person(c, 290, 920, 560, MOTHER, Pose(hands=((-13, -46), (28, -80)), turn=0.5))
    person(
        c,
        1310,
        920,
        540,
        replace(who.WOMAN_SCARF, top=p.CORAL, bottom=p.NIGHT),
        Pose(hands=((-24, -62), (13, -44)), turn=-0.5),
    )
    person(c, 1160, 930, 330, who.GIRL_BRAIDS, Pose(hands=((-22, -84), (14, -48)), turn=-0.2))
    workshop.table(c, 740, 940, 520, 170, p.WOOD_LIGHT)
    toys.book(c, 640, 786, 140, p.CORAL)
    toys.book(c, 830, 786, 140, p.TEAL)
    kitchen.apples(c, 960, 772, 76)
