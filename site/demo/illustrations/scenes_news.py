"""The news: notice board, assembly, map and megaphone."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, nature, street, toys
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Pose, person
from demo.illustrations.scene import scene


def _note(c: Canvas, x: float, y: float, w: float, h: float, tone: p.Colour, lean: float, pin: p.Colour) -> None:
    with c.at(x, y, rotate=lean):
        c.rect(-w / 2 + 6, 8, w, h, p.NIGHT_DARK, 6, 0.16)
        c.rect(-w / 2, 0, w, h, tone, 6)
        for i in range(int(h // 34) - 1):
            c.rect(-w * 0.36, 44 + i * 28, w * (0.72 - (i % 3) * 0.16), 9, p.shade(tone, 0.22), 4)
        c.circle(0, 14, 11, pin)
        c.circle(-3, 11, 4, p.PAPER)


@scene("news/1")
def the_notice_board(c: Canvas) -> None:
    backdrop.outdoors(c, backdrop.MORNING, 690)
    nature.plane_tree(c, 230, 740, 480)
    nature.plane_tree(c, 1380, 740, 480, p.LEAF)
    for x in (480, 1096):
        c.rect(x, 220, 28, 640, p.FOREST, 6)
    c.polygon([(400, 230), (1200, 230), (1140, 160), (460, 160)], p.TERRACOTTA)
    c.rect(420, 226, 760, 470, p.GREEN, 14)
    c.rect(450, 256, 700, 410, p.WOOD_LIGHT, 8)
    notes = (
        (560, 290, 170, 200, p.PAPER, -4, p.CORAL),
        (770, 280, 190, 250, p.YELLOW, 2, p.TEAL),
        (980, 290, 170, 180, p.SKY, -3, p.CORAL),
        (550, 520, 150, 126, p.PEACH, 4, p.GREEN),
        (1010, 500, 200, 150, p.PAPER, 3, p.OCHRE),
        (770, 556, 150, 96, p.MINT, -2, p.CORAL),
    )
    for x, y, w, h, tone, lean, pin in notes:
        _note(c, x, y, w, h, tone, lean, pin)
    person(c, 360, 910, 470, who.WOMAN_SCARF, Pose(hands=((-13, -46), (27, -78)), turn=0.6))
    person(
        c,
        1240,
        910,
        480,
        replace(who.ELDER_MAN, top=p.TERRACOTTA),
        Pose(hands=((-20, -66), (-14, -62)), turn=-0.6),
    )
    person(c, 800, 920, 330, who.GIRL_BOB, Pose(back=True, hands=((-16, -46), (20, -88))))
    nature.pigeon(c, 600, 930, 56)
    street.bicycle(c, 1480, 940, 240, p.CORAL, flip=True)


@scene("news/2")
def the_assembly(c: Canvas) -> None:
    backdrop.indoors(c, backdrop.COMUNITA, 780)
    backdrop.view(c, 100, 140, 240, 350, p.PAPER)
    backdrop.view(c, 1260, 140, 240, 350, p.PAPER)
    c.rect(560, 110, 480, 300, p.PAPER, 12)
    c.rect(560, 110, 480, 26, p.TEAL, (12, 12, 0, 0))
    c.polygon([(640, 330), (640, 250), (720, 190), (800, 250), (800, 330)], p.CORAL)
    c.polygon([(770, 330), (770, 270), (850, 210), (930, 270), (930, 330)], p.OCHRE)
    c.rect(620, 330, 360, 12, p.GREEN, 6)
    nature.flower(c, 955, 332, 20, p.CORAL, p.GRASS)
    person(c, 800, 800, 420, replace(who.WOMAN_AFRO, top=p.TEAL), Pose(hands=((-24, -66), (24, -80))))
    rows = (
        (
            850,
            330,
            560,
            (who.WOMAN_BOB, who.MAN_BEARD, who.ELDER_WOMAN, who.MAN_QUIFF, who.WOMAN_SCARF, who.MAN_SHORT),
        ),
        (
            960,
            230,
            640,
            (
                who.MAN_SHORT,
                who.WOMAN_LONG,
                replace(who.ELDER_MAN, top=p.OCHRE),
                who.WOMAN_PONYTAIL,
                replace(who.MAN_BEARD, top=p.CORAL),
                who.WOMAN_AFRO,
            ),
        ),
    )
    for k, (y, left, size, looks) in enumerate(rows):
        step = (1600 - 2 * left) / 5
        for i, look in enumerate(looks):
            raised = (i * 2 + k) % 3 == 0
            hands = ((-10, -42), (14, -104)) if raised else ((-10, -42), (10, -42))
            person(c, left + i * step, y + 250, size * 0.78, look, Pose(back=True, hands=hands), shadow=False)


@scene("news/3")
def the_map(c: Canvas) -> None:
    backdrop.indoors(c, backdrop.CIRCOLARE, 790)
    c.rect(380, 130, 840, 520, p.NIGHT_DARK, 16, 0.2)
    c.rect(360, 110, 840, 520, p.PAPER, 16)
    with c.clip([(384, 134), (1176, 134), (1176, 606), (384, 606)]):
        c.rect(384, 134, 800, 480, p.SAND)
        c.blob([(384, 500), (560, 470), (600, 620), (384, 640)], p.LEAF)
        c.blob([(960, 120), (1190, 110), (1190, 260), (1040, 250)], p.LEAF)
        c.blob([(690, 300), (830, 290), (850, 390), (720, 410)], p.MINT)
        c.curve([(370, 240), (560, 300), (700, 260), (900, 330), (1190, 300)], 26, p.SKY)
        for a, b in (
            ((384, 380), (1190, 460)),
            ((520, 120), (640, 620)),
            ((800, 120), (900, 620)),
            ((384, 180), (800, 160)),
            ((1010, 120), (1100, 620)),
        ):
            c.stroke([a, b], 13, p.PAPER)
        for i in range(17):
            x, y = 420 + (i * 137) % 730, 160 + (i * 89) % 410
            c.rect(x, y, 34, 26, (p.PEACH, p.OCHRE, p.BLUSH)[i % 3], 4)
    pins = (
        (480, 330, 52, p.CORAL),
        (700, 240, 44, p.OCHRE),
        (790, 420, 62, p.CORAL),
        (980, 300, 46, p.TEAL),
        (1090, 480, 52, p.VIOLET),
        (580, 520, 44, p.GREEN),
    )
    for x, y, size, tone in pins:
        c.ellipse(x, y + 3, size * 0.3, size * 0.1, p.NIGHT_DARK, 0.25)
        c.polygon([(x - size * 0.46, y - size * 0.9), (x + size * 0.46, y - size * 0.9), (x, y)], tone)
        c.circle(x, y - size * 1.05, size * 0.5, tone)
        c.circle(x, y - size * 1.05, size * 0.2, p.PAPER)
    person(
        c,
        330,
        910,
        520,
        replace(who.WOMAN_PONYTAIL, top=p.CORAL),
        Pose(hands=((-13, -46), (29, -82)), turn=0.6),
    )
    person(
        c,
        1250,
        910,
        540,
        replace(who.MAN_SHORT, top=p.YELLOW, stripe=None),
        Pose(hands=((-28, -72), (13, -44)), turn=-0.6),
    )
    person(c, 800, 930, 350, who.BOY_CURLY, Pose(back=True, hands=((-14, -46), (16, -92))))
    nature.pot(c, 140, 910, 130, "tall", p.CORAL)
    nature.pot(c, 1480, 910, 130, "tall", p.CORAL)


def _megaphone(c: Canvas, x: float, y: float, size: float) -> None:
    with c.at(x, y, size / 100, rotate=-14):
        c.rect(-26, 8, 17, 42, p.SLATE, 6)
        c.polygon([(-40, -17), (42, -52), (42, 52), (-40, 17)], p.CORAL)
        c.polygon([(-40, 4), (42, 16), (42, 52), (-40, 17)], p.TERRACOTTA)
        c.rect(-56, -19, 22, 38, p.CREAM, 7)
        c.ellipse(42, 0, 13, 54, p.PAPER)
        c.ellipse(44, 0, 7, 40, p.PEACH)


@scene("news/4")
def the_megaphone(c: Canvas) -> None:
    backdrop.outdoors(c, backdrop.LAVORO, 700)
    buildings.ringhiera(c, 40, 710, 400, 3, p.CREAM, 156)
    buildings.palazzo(c, 1190, 710, 370, 3, p.TERRACOTTA, storey=140)
    street.bunting(c, 440, 220, 1190, 220, 60, 14)
    for i in range(3):
        c.arc(800, 440, 170 + i * 62, -38, 10, 17, p.PAPER)
    person(
        c,
        560,
        910,
        590,
        replace(who.WOMAN_AFRO, top=p.TEAL, bottom=p.NIGHT),
        Pose(hands=((20, -74), (26, -76)), turn=0.6),
    )
    _megaphone(c, 770, 452, 165)
    for x, y, size, look, pose in (
        (1080, 910, 460, who.WOMAN_SCARF, Pose(hands=((-22, -90), (13, -44)), turn=-0.5)),
        (
            1230,
            916,
            480,
            replace(who.MAN_BEARD, top=p.EMERALD),
            Pose(hands=((-22, -60), (22, -96)), turn=-0.4),
        ),
        (1370, 920, 310, who.GIRL_BRAIDS, Pose(hands=((-22, -90), (22, -90)), turn=-0.3)),
        (300, 920, 440, replace(who.ELDER_WOMAN, top=p.CORAL), Pose(hands=((-14, -46), (18, -60)), turn=0.5)),
    ):
        person(c, x, y, size, look, pose)
    toys.ball(c, 900, 910, 40)
    nature.pigeon(c, 160, 940, 60)
