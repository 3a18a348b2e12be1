"""The gym under the sky and the robots in the courtyard."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, nature, street, toys, workshop
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.people import Look, Pose, person
from demo.illustrations.scene import scene

SPORT = backdrop.SPORT
YOUNG = backdrop.GIOVANI
TRACKSUIT = replace(who.WOMAN_AFRO, top=p.CORAL, bottom=p.NIGHT)


def _bars(c: Canvas, x: float, y: float, w: float, h: float, colour: p.Colour) -> None:
    for left in (x - w / 2, x + w / 2 - 16):
        c.rect(left, y - h, 16, h, colour, 6)
        c.rect(left + 10, y - h, 6, h, p.shade(colour, 0.2), 3)
        c.rect(left - 8, y - 8, 32, 12, p.INK, 4)
    c.rect(x - w / 2 - 8, y - h, w + 16, 14, p.INK, 7)


def _basket(c: Canvas, x: float, y: float, h: float) -> None:
    """A basketball hoop on its post."""
    c.rect(x - 8, y - h, 16, h, p.SLATE, 6)
    c.rect(x - 84, y - h - 60, 168, 110, p.PAPER, 10)
    c.rect(x - 34, y - h - 24, 68, 50, p.CORAL, 4)
    c.rect(x - 26, y - h - 16, 52, 34, p.PAPER, 3)
    for i in range(5):
        c.stroke([(x - 36 + i * 18, y - h + 50), (x - 22 + i * 11, y - h + 106)], 4, p.CREAM)
    c.rect(x - 44, y - h + 44, 88, 10, p.TERRACOTTA, 5)


def _park(c: Canvas) -> None:
    backdrop.outdoors(c, SPORT, 640, paved=False, disc=420)
    for x, h, tone in ((130, 500, p.GRASS), (1470, 520, p.GRASS), (400, 380, p.LEAF), (1230, 390, p.LEAF)):
        nature.plane_tree(c, x, 680, h, tone)
    c.rect(0, 650, 1600, 24, p.EMERALD)
    c.rect(0, 668, 1600, 340, SPORT.ground)


@scene("palestra-a-cielo-aperto/1")
def everybody_exercises(c: Canvas) -> None:
    _park(c)
    _basket(c, 1270, 800, 380)
    c.stroke(arc_points(1270, 930, 330, 120, 180, 360), 9, p.CREAM)
    c.rect(0, 926, 1600, 9, p.CREAM)
    _bars(c, 660, 840, 260, 470, p.TEAL)
    hanging = Pose(hands=((-22, -107), (22, -107)), feet=((-5, -6), (7, -10)))
    person(c, 660, 806, 400, replace(who.MAN_SHORT, cut="shorts", bottom=p.NIGHT), hanging, shadow=False)
    c.ellipse(664, 842, 90, 10, p.NIGHT_DARK, 0.16)
    person(
        c,
        930,
        880,
        460,
        TRACKSUIT,
        Pose(hands=((-26, -98), (26, -98)), feet=((-15, 0), (15, 0)), hips=(0, -44)),
    )
    _bars(c, 380, 900, 200, 230, p.OCHRE)
    elder = replace(who.ELDER_WOMAN, cut="trousers", top=p.TEAL, bottom=p.VIOLET, shoes=p.PAPER)
    person(c, 400, 900, 440, elder, Pose(hands=((22, -54), (26, -54)), feet=((-7, 0), (12, 0)), turn=0.5))
    person(c, 1160, 900, 330, who.BOY_CURLY, Pose(hands=((13, -88), (24, -92)), turn=0.3))
    toys.ball(c, 1232, 566, 34, p.TERRACOTTA, p.OCHRE)
    scarf = replace(who.WOMAN_SCARF, cut="trousers", bottom=p.NIGHT, shoes=p.PAPER, top=p.AQUA)
    person(
        c,
        1420,
        900,
        430,
        scarf,
        Pose(
            hands=((-20, -62), (16, -60)),
            feet=((-14, 0), (14, -4)),
            turn=-0.7,
            lean=-6,
            hips=(0, -44),
            knees=(-1, -1),
        ),
    )
    street.fountain(c, 160, 900, 210)


@scene("palestra-a-cielo-aperto/2")
def stretching_under_the_trees(c: Canvas) -> None:
    _park(c)
    stretch = (
        Pose(hands=((-24, -98), (24, -98)), feet=((-11, 0), (11, 0))),
        Pose(hands=((-30, -74), (30, -74)), feet=((-9, 0), (9, 0))),
    )
    group = (
        (270, 850, 410, replace(who.ELDER_WOMAN, cut="trousers", bottom=p.NIGHT)),
        (520, 830, 410, replace(who.ELDER_MAN, top=p.OCHRE)),
        (
            1080,
            830,
            420,
            replace(
                who.ELDER_WOMAN,
                style="bob",
                hair=p.HAIR_GREY,
                skin=p.SKIN_BROWN,
                top=p.CORAL,
                cut="trousers",
                bottom=p.VIOLET,
            ),
        ),
        (1330, 850, 410, replace(who.ELDER_MAN, skin=p.SKIN_DARK, hair=p.HAIR_WHITE, beard=None, top=p.BLUE)),
    )
    for i, (x, y, size, look) in enumerate(group):
        person(c, x, y, size, look, stretch[i % 2])
    person(c, 800, 890, 520, replace(who.WOMAN_PONYTAIL, top=p.TEAL), stretch[0])
    c.ellipse(800, 930, 130, 16, p.TEAL)
    street.fountain(c, 1500, 930, 200)
    for x in (420, 1180):
        c.rect(x - 60, 940, 120, 14, p.VIOLET if x < 800 else p.YELLOW, 7)


def _courtyard(c: Canvas) -> None:
    backdrop.outdoors(c, YOUNG, 660)
    buildings.ringhiera(c, 60, 670, 440, 3, p.OCHRE, 160)
    buildings.ringhiera(c, 1100, 670, 440, 3, p.CREAM, 160)
    buildings.laundry(c, 500, 250, 1100, 40)
    for x in (40, 520, 1080, 1560):
        nature.bush(c, x, 690, 150)


@scene("robotica-in-cortile/1")
def two_girls_and_a_robot(c: Canvas) -> None:
    _courtyard(c)
    kneel = Pose(hands=((22, -34), (29, -32)), feet=((-20, 0), (8, 0)), hips=(-6, -25), turn=0.6, lean=10, knees=(1, 1))
    scarf_girl = Look(p.SKIN_OLIVE, p.TEAL, "scarf", p.YELLOW, p.NIGHT, p.PAPER, child=False)
    person(c, 530, 880, 560, scarf_girl, kneel)
    braids = replace(who.GIRL_BRAIDS, child=False, cut="trousers", top=p.AQUA, bottom=p.INDIGO, style="curly")
    person(c, 1080, 880, 560, braids, kneel, True)
    c.ellipse(806, 884, 150, 16, p.NIGHT_DARK, 0.18)
    toys.robot(c, 800, 880, 300, p.TEAL)
    for radius in (40, 66, 92):
        c.arc(800, 572, radius, 215, 325, 8, p.CREAM)
    c.rect(1270, 840, 130, 84, p.INK, 8)
    c.rect(1282, 850, 106, 62, p.AQUA, 4)
    c.polygon([(1250, 924), (1420, 924), (1440, 950), (1230, 950)], p.SILVER)
    workshop.toolbox(c, 260, 930, 170, p.OCHRE)


@scene("robotica-in-cortile/2")
def a_half_built_robot(c: Canvas) -> None:
    _courtyard(c)
    person(
        c,
        450,
        910,
        540,
        replace(who.WOMAN_AFRO, skin=p.SKIN_DARK),
        Pose(hands=((22, -56), (28, -54)), turn=0.6),
    )
    person(
        c,
        1150,
        910,
        530,
        replace(who.WOMAN_SCARF, cut="trousers", top=p.AQUA, hair=p.VIOLET),
        Pose(hands=((-26, -56), (-20, -52)), turn=-0.6),
    )
    workshop.table(c, 800, 940, 1060, 270, p.WOOD_LIGHT)
    toys.robot(c, 800, 672, 350, p.TEAL, whole=False)
    for i, tone in enumerate((p.CORAL, p.TEAL, p.YELLOW, p.VIOLET)):
        c.curve(
            [
                (900 + i * 6, 660),
                (960 + i * 26, 600 + i * 12),
                (1000 + i * 24, 664),
                (1080 + i * 20, 640 + i * 6),
            ],
            8,
            tone,
        )
    for i, x in enumerate((400, 470, 540)):
        workshop.screwdriver(c, x, 662 - i * 4, 110, -76, (p.CORAL, p.TEAL, p.YELLOW)[i])
    for x in (620, 650, 1230, 1270):
        c.circle(x, 664, 14, p.SLATE)
        c.circle(x, 664, 6, p.SILVER)
