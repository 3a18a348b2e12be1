"""The street radio and the cinema in the square."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, media, nature, street, workshop
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Look, Pose, person
from demo.illustrations.scene import scene
from demo.illustrations.scenes_theatre import WALL, WALL_WARM, evening

THEME = backdrop.CULTURA


@scene("radio-di-via/1")
def microphone_in_the_shop_window(c: Canvas) -> None:
    evening(c, 800)
    for x, wall in ((-60, WALL), (1240, WALL_WARM)):
        buildings.palazzo(c, x, 806, 420, 4, wall, p.TEAL_DARK, 3, 160, lit=True)
    media.waves(c, 800, 150, 90, p.OCHRE)
    c.rect(796, 150, 8, 90, p.INK)
    c.circle(800, 146, 26, p.CORAL)
    c.rect(330, 210, 940, 600, p.TEAL_DARK, (18, 18, 0, 0))
    c.rect(370, 310, 860, 410, p.YELLOW, 8)
    c.circle(800, 520, 190, p.tint(p.YELLOW, 0.5))
    with c.clip([(370, 310), (1230, 310), (1230, 700), (370, 700)]):
        person(
            c,
            560,
            900,
            520,
            replace(who.WOMAN_AFRO, top=p.CORAL, style="bob", skin=p.SKIN_DARK),
            Pose(hands=((16, -62), (22, -58)), turn=0.5),
            shadow=False,
        )
        media.headphones(c, 562, 900 - 520 * 0.885, 47, p.TEAL)
        person(
            c,
            1040,
            900,
            530,
            replace(who.MAN_QUIFF, top=p.TEAL),
            Pose(hands=((-22, -60), (-14, -58)), turn=-0.5),
            shadow=False,
        )
        media.headphones(c, 1038, 900 - 530 * 0.885, 48, p.CORAL)
    c.rect(370, 690, 860, 40, p.WOOD, 5)
    media.microphone(c, 800, 690, 270)
    for x in (470, 1130):
        media.speaker(c, x, 690, 110)
    c.rect(330, 728, 940, 84, p.TEAL)
    for i in range(6):
        c.rect(352 + i * 152, 744, 134, 52, p.TEAL_DARK, 6)
    buildings.awning(c, 300, 212, 1000, 90, p.CORAL)
    person(c, 250, 930, 420, who.WOMAN_SCARF, Pose(hands=((-13, -44), (22, -94)), turn=0.4))
    person(c, 1370, 930, 430, who.MAN_SHORT, Pose(hands=((-22, -94), (13, -44)), turn=-0.4))
    person(c, 1480, 940, 290, who.GIRL_BRAIDS, Pose(hands=((-24, -92), (14, -48)), turn=-0.3))
    for x, y, size, tone in ((440, 150, 60, p.CORAL), (1180, 130, 56, p.AQUA), (560, 80, 44, p.YELLOW)):
        media.note(c, x, y, size, tone)


@scene("radio-di-via/2")
def a_record_on_the_turntable(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 800)
    backdrop.view(c, 130, 180, 240, 340, p.LAVENDER, night=True)
    for i in range(9):
        x = 1180 + (i % 3) * 118
        y = 200 + (i // 3) * 118
        c.rect(x, y, 98, 98, (p.CORAL, p.TEAL, p.OCHRE, p.LILAC)[i % 4], 6)
        c.circle(x + 49, y + 49, 32, (p.NIGHT, p.CREAM, p.BRICK)[i % 3])
        c.circle(x + 49, y + 49, 11, p.YELLOW)
    person(
        c,
        600,
        930,
        620,
        replace(who.ELDER_WOMAN, glasses=False, style="bob"),
        Pose(hands=((22, -52), (29, -54)), turn=0.5),
    )
    media.headphones(c, 603, 930 - 620 * 0.885, 57, p.CORAL)
    person(
        c,
        1030,
        930,
        570,
        Look(p.SKIN_BROWN, p.HAIR_BLACK, "curly", p.YELLOW, p.TEAL, p.PAPER, sleeves="short"),
        Pose(hands=((-24, -56), (14, -46)), turn=-0.5),
    )
    workshop.table(c, 810, 930, 860, 250, p.WOOD)
    media.turntable(c, 812, 672, 330, p.WOOD_LIGHT)
    media.microphone(c, 480, 682, 190)
    media.speaker(c, 1160, 682, 150)
    for x, y, size, tone in ((760, 380, 70, p.CORAL), (880, 300, 56, p.YELLOW), (800, 210, 46, p.AQUA)):
        media.note(c, x, y, size, tone)


def _seats(c: Canvas, y: float, h: float, filled: bool) -> None:
    tones = (p.CORAL, p.TEAL, p.OCHRE, p.LILAC, p.EMERALD, p.TERRACOTTA, p.BLUE, p.YELLOW)
    looks = (
        who.WOMAN_BOB,
        who.MAN_BEARD,
        who.WOMAN_SCARF,
        who.MAN_SHORT,
        who.WOMAN_PONYTAIL,
        replace(who.ELDER_WOMAN, hair=p.HAIR_GREY),
        who.WOMAN_AFRO,
        who.MAN_QUIFF,
    )
    for i, (tone, look) in enumerate(zip(tones, looks, strict=True)):
        x = 800 + (i - 3.5) * h * 0.62
        if filled:
            with c.clip([(x - h, y - h * 3), (x + h, y - h * 3), (x + h, y - h * 0.42), (x - h, y - h * 0.42)]):
                person(
                    c,
                    x,
                    y + h * 0.62,
                    h * 2.3,
                    look,
                    Pose(back=True, hands=((-10, -42), (10, -42))),
                    shadow=False,
                )
        c.ellipse(x + 6, y + 4, h * 0.3, 10, p.NIGHT_DARK, 0.3)
        for side in (-1, 1):
            c.rect(x + side * h * 0.2 - h * 0.03, y - h * 0.45, h * 0.06, h * 0.45, p.shade(tone, 0.3), 4)
        w = h * 0.48
        if i % 3 == 0:
            c.rect(x - w / 2, y - h, w, h * 0.58, tone, h * 0.2)
        elif i % 3 == 1:
            for k in range(4):
                c.rect(x - w / 2 + k * w * 0.28, y - h * 0.94, w * 0.16, h * 0.5, tone, 4)
            c.rect(x - w / 2, y - h, w, h * 0.12, tone, 6)
        else:
            for k in range(3):
                c.rect(x - w / 2, y - h + k * h * 0.2, w, h * 0.13, tone, 6)
            for side in (-1, 1):
                c.rect(x + side * w * 0.44 - 5, y - h, 10, h * 0.62, p.shade(tone, 0.2), 4)
        c.rect(x - w * 0.55, y - h * 0.48, w * 1.1, h * 0.12, p.tint(tone, 0.15), 7)


def _screen(c: Canvas, x: float, y: float, w: float) -> None:
    """A screen on its frame; (x, y) is the middle of its lower edge."""
    h = w * 0.54
    for side in (-1, 1):
        c.rect(x + side * w * 0.48 - 9, y - 20, 18, 180, p.NIGHT_DARK)
    c.rect(x - w / 2 - 18, y - h - 18, w + 36, h + 36, p.NIGHT_DARK, 14)
    frame = [(x - w / 2, y - h), (x + w / 2, y - h), (x + w / 2, y), (x - w / 2, y)]
    c.polygon(frame, p.PEACH)
    with c.clip(frame):
        c.circle(x, y - h * 0.2, h * 0.52, p.YELLOW)
        c.blob(
            [
                (x - w, y + 60),
                (x - w * 0.3, y - h * 0.34),
                (x + w * 0.1, y - h * 0.12),
                (x + w * 0.4, y - h * 0.3),
                (x + w, y + 60),
            ],
            p.CORAL,
        )
        c.blob(
            [(x - w, y + 60), (x - w * 0.2, y - h * 0.1), (x + w * 0.3, y - h * 0.18), (x + w, y + 60)],
            p.TERRACOTTA,
        )
        street.bicycle(c, x, y - h * 0.08, w * 0.34, p.NIGHT, shadow=False)
        look = Look(p.SKIN_OLIVE, p.HAIR_BLACK, "long", p.TEAL, p.NIGHT)
        person(
            c,
            x,
            y - h * 0.13,
            w * 0.42,
            look,
            Pose(
                hands=((17, -40), (18, -39)),
                feet=((-2, -3), (7, -12)),
                hips=(-10, -34),
                turn=0.8,
                lean=10,
                knees=(1, 1),
            ),
            shadow=False,
        )


@scene("cinema-in-piazza/1")
def screen_in_the_square(c: Canvas) -> None:
    evening(c, 720)
    for x, wall in ((-40, WALL), (1300, WALL_WARM)):
        buildings.palazzo(c, x, 726, 340, 4, wall, p.TEAL_DARK, 3, 140, lit=True)
    nature.plane_tree(c, 330, 760, 420, p.EMERALD)
    nature.plane_tree(c, 1270, 760, 420, p.EMERALD)
    c.rect(400, 170, 800, 470, p.CREAM, 40, 0.12)
    _screen(c, 800, 600, 720)
    street.string_lights(c, 0, 120, 440, 150, 50, 8)
    street.string_lights(c, 1160, 150, 1600, 120, 50, 8)
    _seats(c, 890, 190, filled=True)


@scene("cinema-in-piazza/2")
def chairs_under_the_lime_trees(c: Canvas) -> None:
    evening(c, 640)
    c.circle(1120, 210, 70, p.CREAM)
    c.circle(1150, 192, 60, THEME.disc)
    for x, h in ((150, 560), (470, 470), (1130, 470), (1450, 560)):
        nature.round_tree(c, x, 720, h, p.EMERALD if x % 4 else p.GRASS)
    c.rect(590, 330, 420, 250, p.NIGHT_DARK, 10)
    c.rect(604, 344, 392, 222, p.CREAM)
    for x in (640, 950):
        c.rect(x, 580, 12, 100, p.NIGHT_DARK)
    street.string_lights(c, 150, 260, 800, 250, 60, 12)
    street.string_lights(c, 800, 250, 1450, 260, 60, 12)
    _seats(c, 770, 150, filled=False)
    _seats(c, 945, 205, filled=False)
