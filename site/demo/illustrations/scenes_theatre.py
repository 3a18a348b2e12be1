"""The theatre in the courtyard."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, media, nature, street
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Look, Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.CULTURA
WALL = p.rgb("5B5C94")
WALL_WARM = p.rgb("8A6A8E")


def evening(c: Canvas, horizon: float = 700) -> None:
    c.rect(0, 0, 1600, 1000, THEME.back)
    c.circle(800, 430, 430, THEME.disc)
    for i in range(26):
        c.circle((i * 397) % 1600, (i * 151) % 330, 3 + i % 3, p.mix(THEME.disc, p.YELLOW, 0.6))
    buildings.skyline(c, horizon + 10, THEME.far, p.OCHRE, 0.9)
    c.rect(0, horizon, 1600, 1000 - horizon, THEME.ground)
    street.paving(c, horizon, THEME.lines)


GALLERY_CROWD = (
    who.ELDER_WOMAN,
    who.WOMAN_SCARF,
    who.MAN_BEARD,
    who.WOMAN_AFRO,
    who.MAN_QUIFF,
    who.WOMAN_BOB,
    who.ELDER_MAN,
    who.WOMAN_LONG,
    who.TEEN_CAP,
    who.WOMAN_PONYTAIL,
    who.MAN_SHORT,
    replace(who.WOMAN_SCARF, hair=p.CORAL, top=p.LILAC),
)


def _rail(c: Canvas, x: float, level: float, w: float) -> None:
    """A gallery's railing, over the people who lean on it."""
    for i in range(int(w // 18) + 1):
        c.rect(x + i * 18 - 1.5, level - 58, 3, 56, p.NIGHT_DARK)
    c.rect(x - 4, level - 61, w + 8, 6, p.NIGHT_DARK, 3)


def _spectators(c: Canvas, xs: tuple[int, ...], level: float, first: int, turn: float) -> None:
    """People behind the railing at that level, taken from the crowd from `first` on."""
    for i, x in enumerate(xs):
        look = GALLERY_CROWD[(first + i) % len(GALLERY_CROWD)]
        with c.clip([(x - 80, level - 300), (x + 80, level - 300), (x + 80, level - 4), (x - 80, level - 4)]):
            person(c, x, level + 78, 190, look, Pose(hands=((-9, -50), (14, -62)), turn=turn), shadow=False)


def _side_houses(c: Canvas) -> None:
    for house, wall, turn, first in ((-70, WALL, 0.5, 0), (1150, WALL_WARM, -0.5, 6)):
        buildings.ringhiera(c, house, 720, 520, 4, wall, 168, lit=True, rail=p.NIGHT_DARK)
        for floor, offsets in ((1, (110, 226, 350)), (2, (180, 296, 410))):
            level = 720 - floor * 168
            xs = tuple(house + (offset if turn > 0 else 520 - offset) for offset in offsets)
            _spectators(c, xs, level, first + floor * 3 - 3, turn)
            _rail(c, house, level, 520)


def _stage(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    """A stage with its red curtain; (x, y) is the middle of its boards."""
    top = y - h
    c.rect(x - w / 2, top, w, h, p.rgb("4A2A4E"))
    c.polygon([(x - w * 0.1, top), (x + w * 0.1, top), (x + w * 0.34, y), (x - w * 0.34, y)], p.YELLOW, 0.28)
    c.ellipse(x, y - 6, w * 0.33, 30, p.YELLOW, 0.35)
    c.circle(x, y - h * 0.56, h * 0.24, p.OCHRE)
    c.circle(x, y - h * 0.56, h * 0.19, p.YELLOW)
    media.curtain(c, x - w / 2, top, w * 0.3, h, p.TERRACOTTA)
    media.curtain(c, x + w / 2, top, w * 0.3, h, p.TERRACOTTA, left=False)
    c.rect(x - w / 2 - 14, top - 20, w + 28, 66, p.BRICK, 8)
    count = 9
    for i in range(count):
        left = x - w / 2 + i * w / count
        c.circle(left + w / count / 2, top + 46, w / count / 2, p.BRICK if i % 2 else p.TERRACOTTA)
    c.rect(x - w / 2 - 14, top - 26, w + 28, 18, p.YELLOW, 8)
    c.rect(x - w / 2 - 40, y, w + 80, 26, p.WOOD_LIGHT, 6)
    c.rect(x - w / 2 - 24, y + 24, w + 48, 66, p.WOOD_DARK)
    for i in range(int(w // 60) + 1):
        c.rect(x - w / 2 - 18 + i * 60, y + 24, 50, 62, p.WOOD, 3)


def _audience(c: Canvas, y: float) -> None:
    looks = (
        who.WOMAN_BOB,
        who.MAN_QUIFF,
        replace(who.GIRL_BRAIDS, child=False),
        who.WOMAN_AFRO,
        who.ELDER_MAN,
        who.WOMAN_LONG,
        who.MAN_SHORT,
        who.WOMAN_PONYTAIL,
        replace(who.TEEN_CAP, hair=p.CORAL),
    )
    for i, look in enumerate(looks):
        x = 250 + i * 138
        drop = 24 if i % 2 else 0
        person(c, x, y + drop + 270, 430, look, Pose(back=True, hands=((-10, -42), (10, -42))), shadow=False)
        c.rect(x - 54, y + drop + 56, 108, 26, p.WOOD_LIGHT, 12)
        for dx in (-46, 32):
            c.rect(x + dx, y + drop + 64, 14, 90, p.WOOD, 5)


@scene("teatro-in-cortile/1")
def stage_in_the_courtyard(c: Canvas) -> None:
    evening(c)
    _side_houses(c)
    street.string_lights(c, 430, 90, 1170, 90, 60, 13)
    street.string_lights(c, 360, 180, 1240, 180, 80, 15)
    _stage(c, 800, 740, 620, 440)
    actress = replace(who.WOMAN_LONG, top=p.CORAL, style="curly")
    person(c, 690, 742, 300, actress, Pose(hands=((-20, -66), (28, -84)), turn=0.4))
    actor = Look(p.SKIN_LIGHT, p.HAIR_BROWN, "quiff", p.TEAL, p.NIGHT_DARK, p.INK)
    person(c, 905, 744, 310, actor, Pose(hands=((-28, -70), (14, -44)), turn=-0.4, feet=((-10, 0), (10, 0))))
    _audience(c, 860)


@scene("teatro-in-cortile/2")
def spectators_on_the_galleries(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1000, THEME.back)
    buildings.ringhiera(c, 150, 900, 1300, 4, WALL_WARM, 232, lit=True, rail=p.NIGHT_DARK)
    c.rect(0, 860, 1600, 140, THEME.ground)
    rows = (
        (
            668,
            ((260, who.ELDER_WOMAN), (400, who.ELDER_MAN), (1180, who.WOMAN_SCARF), (1320, who.GIRL_BRAIDS)),
        ),
        (
            436,
            (
                (250, who.MAN_BEARD),
                (520, who.WOMAN_AFRO),
                (660, who.BOY_CURLY),
                (960, who.WOMAN_BOB),
                (1090, who.MAN_QUIFF),
                (1350, who.GIRL_BOB),
            ),
        ),
    )
    for level, people in rows:
        for x, look in people:
            turn = 0.6 if x < 800 else -0.6
            size = 300 if not look.child else 220
            with c.clip([(x - 120, level - 300), (x + 120, level - 300), (x + 120, level - 4), (x - 120, level - 4)]):
                hands = ((-8, -48), (16, -46)) if x % 3 else ((-24, -82), (24, -84))
                person(c, x, level + 76, size, look, Pose(hands=hands, turn=turn), shadow=False)
        _rail(c, 150, level, 1300)
    c.polygon([(690, 560), (910, 560), (1160, 900), (440, 900)], p.YELLOW, 0.16)
    _stage(c, 800, 850, 440, 320)
    person(
        c,
        800,
        852,
        230,
        replace(who.WOMAN_PONYTAIL, top=p.PAPER, cut="dress"),
        Pose(hands=((-24, -88), (24, -88))),
    )
    street.string_lights(c, 150, 130, 800, 130, 60, 11)
    street.string_lights(c, 800, 130, 1450, 130, 60, 11)
    for x in (90, 1510):
        nature.pot(c, x, 930, 130, "tall")


@scene("teatro-in-cortile/3")
def rehearsal_on_the_stairs(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1000, THEME.back)
    c.circle(800, 430, 450, THEME.disc)
    backdrop.view(c, 180, 150, 230, 330, p.LAVENDER, night=True)
    backdrop.view(c, 1190, 150, 230, 330, p.LAVENDER, night=True)
    c.rect(0, 880, 1600, 120, THEME.ground)
    steps = [(300 + i * 70, 880 - i * 92, 1000 - i * 140) for i in range(5)]
    for i, (x, y, w) in reversed(list(enumerate(steps))):
        c.rect(x, y, w, 120 + i * 92, p.mix(WALL, THEME.back, 0.14 * i))
        c.rect(x - 10, y, w + 20, 20, p.LAVENDER, 6)
    actors = (
        (360, 886, 430, who.MAN_SHORT, 0.5),
        (540, 702, 400, who.WOMAN_SCARF, 0.3),
        (800, 518, 350, replace(who.WOMAN_AFRO, top=p.CORAL), 0.0),
        (1060, 702, 400, who.ELDER_MAN, -0.3),
        (1240, 886, 430, replace(who.WOMAN_PONYTAIL, top=p.YELLOW), -0.5),
    )
    for x, y, size, look, turn in actors:
        reach = 20 if turn >= 0 else -20
        hands = ((reach - 4, -56), (reach + 4, -56)) if turn else ((-26, -84), (12, -56))
        person(c, x, y, size, look, Pose(hands=hands, turn=turn))
        with c.at(
            x + (reach if turn else 12) * size / 100,
            y - size * 0.58,
            size / 430,
            rotate=8 if turn > 0 else -8,
        ):
            c.rect(-34, -50, 68, 90, p.PAPER, 5)
            for i in range(5):
                c.rect(-22, -36 + i * 14, 44 - (i % 3) * 10, 5, p.STEEL, 2)
    person(c, 800, 886, 330, who.GIRL_BRAIDS, Pose(hands=((-22, -74), (22, -74))))
    street.string_lights(c, 0, 60, 800, 60, 70, 13)
    street.string_lights(c, 800, 60, 1600, 60, 70, 13)
