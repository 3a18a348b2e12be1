"""The tailor's shop that gives cloth a second life."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, nature, street, textiles, workshop
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.LAVORO
CLOTHS = (
    p.CORAL,
    p.TEAL,
    p.PAPER,
    p.VIOLET,
    p.BLUE,
    p.TERRACOTTA,
    p.EMERALD,
    p.LILAC,
    p.YELLOW,
    p.SKY,
    p.BRICK,
    p.LEAF,
)


def _cloth_shelves(c: Canvas, x: float, w: float) -> None:
    workshop.shelf(c, x, 740, w, 560, 4, p.WOOD)
    for row in range(4):
        y = 180 + (row + 1) * 135
        if row % 2:
            count = int(w // 110)
            for i in range(count):
                colours = tuple(CLOTHS[(row * 3 + i * 2 + k) % 12] for k in range(4 - (i + row) % 2))
                textiles.folded(c, x - w / 2 + w * (i + 0.5) / count, y, 88, colours)
        else:
            for i in range(int((w - 60) // 64)):
                left = x - w / 2 + 34 + i * 64
                for k in range(2):
                    cx, cy = left + 30 - k * 4, y - 26 - k * 52
                    tone = CLOTHS[(i * 2 + k * 5 + row) % 12]
                    if k == 0 or i % 3:
                        c.circle(cx, cy, 27, tone)
                        c.circle(cx, cy, 19, p.tint(tone, 0.3))
                        c.circle(cx, cy, 13, tone)
                        c.circle(cx, cy, 6, p.WOOD_LIGHT)


@scene("sartoria-del-riuso/1")
def two_women_at_their_machines(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 760)
    _cloth_shelves(c, 800, 820)
    textiles.mannequin(c, 250, 850, 560, p.CORAL)
    textiles.mannequin(c, 1400, 840, 520, p.TEAL)
    pose = Pose(hands=((20, -48), (25, -47)), feet=((12, 0), (18, 0)), hips=(0, -27), turn=0.6, lean=6, knees=(1, 1))
    for x, look, flip in (
        (520, replace(who.WOMAN_SCARF, top=p.LILAC, hair=p.VIOLET), False),
        (1080, replace(who.WOMAN_LONG, style="bun", top=p.TEAL), True),
    ):
        c.rect(x - 62, 742, 124, 22, p.WOOD_DARK, 8)
        for dx in (-46, 36):
            c.rect(x + dx, 760, 12, 140, p.WOOD_DARK)
        person(c, x, 900, 580, look, pose, flip)
    workshop.table(c, 800, 910, 560, 250, p.WOOD_LIGHT)
    for x, flip, tone in ((672, True, p.PAPER), (928, False, p.YELLOW)):
        textiles.sewing_machine(c, x, 660, 170, tone, flip)
    c.blob(
        [
            (740, 660),
            (730, 630),
            (800, 618),
            (868, 632),
            (862, 690),
            (880, 790),
            (830, 774),
            (800, 800),
            (770, 776),
            (728, 790),
            (742, 700),
        ],
        p.CORAL,
    )
    for x, y in ((770, 660), (820, 650), (800, 700), (760, 730), (840, 730), (800, 760)):
        c.circle(x, y, 9, p.PAPER)
    for i, x in enumerate((560, 590, 1010, 1042)):
        textiles.spool(c, x, 660, 40, (p.TEAL, p.CORAL, p.VIOLET, p.EMERALD)[i])
    textiles.folded(c, 160, 940, 130, (p.BLUE, p.PAPER, p.TERRACOTTA))
    textiles.folded(c, 1500, 944, 140, (p.VIOLET, p.EMERALD, p.YELLOW, p.CORAL))


@scene("sartoria-del-riuso/2")
def bags_in_the_window(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1000, THEME.back)
    c.circle(800, 430, 470, THEME.disc)
    c.rect(0, 800, 1600, 20, p.SAND)
    c.rect(0, 816, 1600, 184, p.rgb("A88468"))
    street.paving(c, 816, p.rgb("96735A"), 4)
    c.rect(290, 190, 1020, 612, p.TEAL_DARK, 10)
    c.rect(326, 300, 948, 440, p.CREAM)
    c.rect(326, 300, 948, 440, p.BLUSH, alpha=0.5)
    c.rect(326, 360, 948, 9, p.WOOD_DARK, 4)
    bags = (
        (440, p.CORAL, p.PAPER, 2),
        (610, p.TEAL, p.YELLOW, 1),
        (800, p.YELLOW, p.TERRACOTTA, 3),
        (990, p.VIOLET, p.LAVENDER, 2),
        (1160, p.BLUE, p.PAPER, 1),
    )
    for i, (x, first, second, kind) in enumerate(bags):
        drop = 24 if i % 2 else 0
        c.rect(x - 3, 364, 6, drop + 6, p.INK)
        textiles.bag(c, x, 364 + drop, 150 if i != 2 else 176, first, second, kind)
    c.rect(326, 716, 948, 26, p.WOOD)
    for x, tones in ((400, (p.BLUE, p.PAPER)), (700, (p.EMERALD, p.CORAL)), (1200, (p.TERRACOTTA, p.YELLOW))):
        textiles.folded(c, x, 718, 100, tones)
    for i, x in enumerate((500, 540, 880, 920, 1080)):
        textiles.spool(c, x, 718, 50, CLOTHS[i])
    c.polygon([(326, 640), (326, 520), (546, 300), (666, 300)], p.PAPER, 0.2)
    c.rect(290, 742, 1020, 60, p.TEAL)
    buildings.awning(c, 250, 168, 1100, 120, p.CORAL)
    person(
        c,
        196,
        900,
        470,
        replace(who.WOMAN_BOB, cut="skirt", bottom=p.EMERALD),
        Pose(hands=((-13, -44), (28, -76)), turn=0.6),
    )
    person(
        c,
        1440,
        910,
        500,
        replace(who.MAN_QUIFF, top=p.BLUE_DARK),
        Pose(hands=((-16, -46), (13, -46)), turn=-0.3),
    )
    textiles.bag(c, 1360, 676, 90, p.EMERALD, p.YELLOW, 1)
    nature.pot(c, 1556, 920, 90, "tall")
