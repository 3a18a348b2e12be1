"""The neighbourhood choir."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, media, street
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas, arc_points
from demo.illustrations.people import Pose, person
from demo.illustrations.scene import scene
from demo.illustrations.scenes_theatre import WALL, WALL_WARM

THEME = backdrop.CULTURA

SINGERS = (
    (replace(who.ELDER_MAN, top=p.CORAL), 470),
    (who.WOMAN_SCARF, 450),
    (replace(who.MAN_SHORT, top=p.TEAL, stripe=None), 490),
    (replace(who.ELDER_WOMAN, top=p.LILAC), 440),
    (replace(who.WOMAN_AFRO, top=p.YELLOW), 470),
    (replace(who.MAN_BEARD, top=p.TERRACOTTA), 490),
    (replace(who.WOMAN_PONYTAIL, top=p.AQUA), 455),
)


@scene("coro-di-quartiere/1")
def singing_under_the_arcade(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1000, WALL)
    c.rect(0, 0, 1600, 70, p.mix(WALL, p.LAVENDER, 0.35))
    for i in range(-1, 4):
        x = 60 + i * 520
        arch = buildings.arch_outline(x, 120, 440, 720)
        c.polygon(buildings.arch_outline(x - 22, 98, 484, 740), p.mix(WALL, p.LAVENDER, 0.4))
        c.polygon(arch, THEME.back)
        with c.clip(arch):
            c.circle(x + 220, 430, 220, THEME.disc)
            with c.at(x - 200, 0, 0.9):
                buildings.skyline(c, 900, THEME.far, p.OCHRE, 0.9)
        c.circle(x + 220, 200, 30, p.YELLOW, 0.3)
        c.circle(x + 220, 200, 17, p.YELLOW)
        c.rect(x + 218, 120, 4, 70, p.INK)
    c.rect(0, 800, 1600, 200, THEME.ground)
    street.paving(c, 800, THEME.lines, 4)
    poses = (
        Pose(singing=True, hands=((-9, -54), (9, -54))),
        Pose(singing=True, hands=((-22, -62), (22, -62))),
        Pose(singing=True, hands=((-13, -44), (24, -74)), turn=0.2),
    )
    for i, (look, size) in enumerate(SINGERS):
        person(c, 800 + (i - 3) * 152, 850, size * 1.08, look, poses[i % 3])
    for x, look in ((500, who.BOY_CURLY), (800, who.GIRL_BRAIDS), (1100, who.GIRL_BOB)):
        person(c, x, 930, 330, look, Pose(singing=True, hands=((-18, -60), (18, -60))))
    for x, y, size, tone in (
        (430, 300, 70, p.CORAL),
        (610, 230, 60, p.YELLOW),
        (1010, 240, 66, p.AQUA),
        (1200, 300, 60, p.CORAL),
    ):
        media.note(c, x, y, size, tone)
    media.notes(c, 900, 310, 76, p.PAPER)


@scene("coro-di-quartiere/2")
def a_cake_from_the_balcony(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1000, THEME.back)
    buildings.ringhiera(c, 130, 720, 1340, 3, WALL_WARM, 220, lit=True, rail=p.NIGHT_DARK)
    c.rect(0, 716, 1600, 290, THEME.ground)
    street.paving(c, 716, THEME.lines)
    with c.clip([(700, 0), (1000, 0), (1000, 276), (700, 276)]):
        person(
            c,
            800,
            360,
            300,
            replace(who.ELDER_WOMAN, top=p.CORAL, skin=p.SKIN_BROWN),
            Pose(hands=((-12, -50), (14, -44))),
            shadow=False,
        )
    for i in range(14):
        c.rect(704.5 + i * 18, 222, 3, 54, p.NIGHT_DARK)
    c.rect(690, 218, 260, 6, p.NIGHT_DARK)
    with c.at(800, 290, 1.15):
        _cake(c)
    spots = arc_points(800, 850, 520, 50, 180, 360, 6)
    for (x, y), (look, size) in zip(spots, SINGERS, strict=True):
        turn = (800 - x) / 700
        person(c, x, y + 40, size * 0.84, look, Pose(singing=True, turn=turn, hands=((-18, -64), (18, -64))))
    for x, look in ((480, replace(who.GIRL_BRAIDS, style="bun")), (1120, who.BOY_CURLY)):
        person(
            c,
            x,
            960,
            340,
            look,
            Pose(singing=True, turn=0.3 if x < 800 else -0.3, hands=((-20, -70), (20, -70))),
        )
    media.notes(c, 520, 400, 70, p.YELLOW)
    media.note(c, 1090, 390, 70, p.PAPER)


def _cake(c: Canvas) -> None:
    """A cake in a tray hung from above; the origin is where the two strings join."""
    c.rect(-2, -58, 4, 60, p.CREAM)
    for dx in (-56, 56):
        c.stroke([(0, 0), (dx, 68)], 4, p.CREAM)
    c.rect(-50, 28, 100, 38, p.BLUSH, 8)
    c.rect(-50, 22, 100, 16, p.CORAL, 8)
    for dx in (-30, 0, 30):
        c.rect(dx - 3, 2, 6, 22, p.PAPER)
        c.circle(dx, -2, 6, p.YELLOW)
    c.polygon([(-70, 68), (70, 68), (54, 124), (-54, 124)], p.WOOD_LIGHT)
    c.rect(-76, 62, 152, 14, p.SAND, 7)
