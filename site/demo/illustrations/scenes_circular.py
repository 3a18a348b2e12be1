"""The library of things and the hospital of toys."""

from dataclasses import replace

from demo.illustrations import backdrop, kitchen, media, nature, textiles, toys, workshop
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.CIRCOLARE
DOCTOR = replace(who.WOMAN_AFRO, top=p.PAPER, apron=p.AQUA, sleeves="long")


def _things(c: Canvas, x: float, w: float) -> None:
    """Shelves of things to borrow."""
    workshop.shelf(c, x, 790, w, 640, 4, p.WOOD_LIGHT, p.TEAL_DARK)
    rows = [150 + 155.5 * (i + 1) for i in range(4)]
    left = x - w / 2
    workshop.drill(c, left + 90, rows[0], 110, p.OCHRE)
    workshop.drill(c, left + 220, rows[0], 110, p.CORAL)
    toys.tent(c, left + 400, rows[0], 190, p.CORAL)
    media.projector(c, left + 590, rows[0], 130)
    toys.suitcase(c, left + 750, rows[0], 120, p.YELLOW)
    textiles.sewing_machine(c, left + 110, rows[1], 140, p.PAPER)
    toys.ball(c, left + 244, rows[1] - 44, 44, p.OCHRE)
    media.speaker(c, left + 340, rows[1], 116)
    toys.globe(c, left + 450, rows[1], 120)
    kitchen.pot(c, left + 590, rows[1], 120, 76, p.CORAL)
    toys.guitar(c, left + 740, rows[1], 136)
    toys.suitcase(c, left + 100, rows[2], 130, p.CORAL)
    media.projector(c, left + 250, rows[2], 120, p.YELLOW)
    toys.tent(c, left + 690, rows[2], 190, p.LEAF)
    workshop.toolbox(c, left + 420, rows[2], 120, p.BLUE)
    toys.car(c, left + 550, rows[2], 110, p.CORAL)
    for i, cx in enumerate((80, 180, 640, 740)):
        toys.parcel(c, left + cx, rows[3], 84, 74 + (i % 2) * 20, (p.CORAL, p.TEAL, p.OCHRE, p.BLUE)[i])
    for row in rows[:3]:
        for i in range(4):
            c.rect(left + 60 + i * 200, row + 3, 54, 12, p.PAPER, 3)


@scene("biblioteca-delle-cose/1")
def shelves_of_things(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 780)
    _things(c, 800, 840)
    workshop.ladder(c, 1330, 880, 620, p.OCHRE)
    person(c, 1120, 890, 470, who.MAN_QUIFF, Pose(hands=((-22, -66), (-8, -62)), turn=-0.5))
    with c.at(1010, 596):
        workshop.drill(c, 0, 0, 130, p.YELLOW, flip=True)
    person(
        c,
        440,
        890,
        480,
        replace(who.WOMAN_SCARF, hair=p.CORAL, top=p.PAPER, bottom=p.NIGHT),
        Pose(hands=((-14, -44), (27, -78)), turn=0.5),
    )
    person(c, 610, 904, 320, who.GIRL_BOB, Pose(hands=((-14, -60), (14, -60))))
    toys.ball(c, 610, 700, 48, p.YELLOW)
    nature.pot(c, 220, 900, 130, "tall", p.CORAL)
    toys.suitcase(c, 1480, 910, 150, p.CORAL)


@scene("biblioteca-delle-cose/2")
def a_ladder_across_the_counter(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 790)
    with c.at(800, 0, 0.9):
        _things(c, 0, 840)
    person(
        c,
        620,
        850,
        560,
        replace(who.WOMAN_LONG, top=p.OCHRE, apron=p.PAPER),
        Pose(hands=((20, -70), (28, -64)), turn=0.6),
    )
    person(c, 1090, 900, 580, who.ELDER_MAN, Pose(hands=((-30, -62), (-26, -56)), turn=-0.6))
    with c.at(862, 900, rotate=14):
        workshop.ladder(c, 0, -110, 540, p.YELLOW)
    c.rect(240, 690, 640, 220, p.WOOD, 8)
    for i in range(8):
        c.rect(256 + i * 77, 726, 64, 170, p.shade(p.WOOD, 0.12), 6)
    c.rect(216, 660, 690, 44, p.WOOD_LIGHT, 10)
    c.rect(300, 596, 96, 66, p.INK, 6)
    c.rect(310, 604, 76, 50, p.SKY, 3)
    toys.parcel(c, 470, 662, 84, 60, p.CORAL)
    nature.pot(c, 270, 662, 50, "leafy", p.CORAL)
    nature.pot(c, 1440, 910, 140, "tall", p.CORAL)


def _hospital(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 780)
    c.circle(800, 190, 92, p.PAPER)
    for side in (-1, 1):
        c.stroke([(800, 226), (800 + side * 28, 184)], 46, p.CORAL, 62)
    toys.plaster(c, 800, 192, 84, -24)
    for x in (230, 1160):
        c.rect(x, 330, 260, 20, p.WOOD_LIGHT, 6)
    toys.ball(c, 280, 286, 44, p.YELLOW)
    toys.car(c, 400, 330, 120, p.CORAL)
    toys.robot(c, 1230, 330, 130, p.OCHRE)
    toys.teddy(c, 1350, 330, 130, p.rgb("E8C9A0"), bandage=False)


@scene("ospedale-dei-giocattoli/1")
def teddy_with_a_bandaged_paw(c: Canvas) -> None:
    _hospital(c)
    person(c, 400, 870, 560, DOCTOR, Pose(hands=((22, -56), (27, -58)), turn=0.6))
    person(c, 1250, 880, 420, who.BOY_CURLY, Pose(hands=((-26, -56), (-22, -60)), turn=-0.6))
    c.ellipse(820, 896, 400, 24, p.NIGHT_DARK, 0.18)
    for x in (540, 1070):
        c.rect(x, 560, 24, 330, p.PAPER, 10)
        c.circle(x + 12, 556, 22, p.OCHRE)
    c.rect(552, 740, 530, 80, p.PAPER, 8)
    c.rect(552, 700, 530, 60, p.SKY_PALE, 20)
    c.rect(564, 660, 150, 60, p.PAPER, 26)
    toys.teddy(c, 740, 716, 330, p.WOOD_LIGHT)
    c.blob([(900, 704), (1066, 704), (1080, 730), (1074, 830), (900, 836), (860, 770)], p.CORAL)
    for x, y in ((930, 740), (1000, 740), (960, 790), (1036, 790)):
        c.circle(x, y, 12, p.PAPER)
    toys.train(c, 966, 706, 150, p.TERRACOTTA, wheels=False)
    workshop.toolbox(c, 220, 930, 170, p.OCHRE)
    workshop.screwdriver(c, 1366, 860, 100, 74, p.YELLOW)
    toys.ball(c, 1470, 900, 52, p.CORAL)


@scene("ospedale-dei-giocattoli/2")
def opening_up_a_robot(c: Canvas) -> None:
    _hospital(c)
    person(
        c,
        520,
        900,
        600,
        replace(who.ELDER_MAN, top=p.PAPER, stripe=p.BLUE, apron=p.OCHRE),
        Pose(hands=((22, -54), (28, -58)), turn=0.6),
    )
    person(c, 1090, 890, 500, who.GIRL_BRAIDS, Pose(hands=((-26, -60), (-20, -52)), turn=-0.5))
    workshop.table(c, 800, 920, 920, 250, p.WOOD_LIGHT)
    toys.robot(c, 800, 668, 330, p.CORAL, whole=False)
    c.ring(940, 560, 46, 13, p.INK)
    c.circle(940, 560, 40, p.SKY_PALE, 0.55)
    c.stroke([(972, 594), (1004, 626)], 16, p.WOOD_DARK)
    workshop.screwdriver(c, 560, 640, 110, -80, p.CORAL)
    for x, tone in ((470, p.YELLOW), (1060, p.CORAL), (1120, p.TEAL), (1180, p.YELLOW)):
        c.circle(x, 662, 12, tone)
        c.circle(x, 662, 4, p.INK)
    toys.car(c, 430, 668, 120, p.BLUE)
