"""The home page and the call."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, nature, street, workshop
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Pose, person
from demo.illustrations.scene import scene


@scene("home/1")
def the_neighbourhood(c: Canvas) -> None:
    backdrop.outdoors(c, backdrop.MORNING, 640, disc=440)
    nature.birds(c, 640, 170, p.GREEN)
    buildings.tower_block(c, -30, 650, 210, 6, p.CREAM, p.CORAL, 76)
    buildings.palazzo(c, 190, 650, 250, 3, p.OCHRE, columns=3, storey=116)
    buildings.ringhiera(c, 470, 650, 330, 3, p.YELLOW, 128)
    buildings.laundry(c, 490, 330, 790, 18)
    buildings.palazzo(c, 830, 650, 230, 3, p.CORAL, columns=3, storey=112)
    buildings.tower_block(c, 1080, 650, 190, 5, p.BLUSH, p.TEAL, 84)
    buildings.palazzo(c, 1290, 650, 260, 3, p.YELLOW, columns=3, storey=120)
    buildings.tower_block(c, 1560, 650, 190, 6, p.CREAM, p.OCHRE, 78)
    for x, h in ((180, 300), (455, 260), (816, 250), (1072, 270), (1284, 280), (1560, 300)):
        nature.plane_tree(c, x, 672, h, p.GRASS if h % 20 else p.LEAF)
    c.rect(0, 668, 1600, 12, p.SAND)
    c.rect(0, 742, 1600, 5, p.SLATE)
    c.rect(0, 120 + 260, 1600, 3, p.SLATE, alpha=0.5)
    street.tram(c, 800, 744, 640)
    people = (
        (150, 890, 330, who.ELDER_MAN, Pose(hands=((-12, -46), (20, -60)), turn=0.5), False),
        (250, 894, 315, who.ELDER_WOMAN, Pose(hands=((-14, -46), (14, -44)), turn=0.3), False),
        (
            420,
            920,
            345,
            who.WOMAN_SCARF,
            Pose(hands=((-12, -45), (13, -40)), feet=((-9, 0), (9, 0)), turn=0.6),
            False,
        ),
        (500, 922, 220, who.BOY_CURLY, Pose(hands=((-18, -62), (20, -70)), turn=0.5), False),
        (690, 934, 360, who.MAN_SHORT, Pose(hands=((-13, -44), (22, -92)), turn=0.2), False),
        (
            910,
            936,
            350,
            replace(who.WOMAN_PONYTAIL, top=p.CORAL),
            Pose(hands=((-20, -62), (13, -45)), turn=-0.4),
            False,
        ),
        (1290, 920, 350, who.WOMAN_AFRO, Pose(hands=((-14, -44), (22, -60)), turn=0.4), False),
        (1390, 924, 225, who.GIRL_BRAIDS, Pose(hands=((-20, -84), (20, -84))), False),
    )
    for x, y, size, look, pose, flip in people:
        person(c, x, y, size, look, pose, flip)
    street.bicycle(c, 1090, 932, 240, p.TEAL)
    street.fountain(c, 580, 926, 150)
    street.bench(c, 1500, 920, 180)
    nature.pigeon(c, 800, 950, 46)
    nature.pigeon(c, 1180, 962, 46, flip=True)
    for x in (40, 1590):
        nature.pot(c, x, 950, 90, "tall")


@scene("call/1")
def building_the_house_together(c: Canvas) -> None:
    backdrop.outdoors(c, backdrop.CIVIC, 720, disc=430, clouds=False, scale=0.95)
    c.rect(560, 330, 480, 400, p.PAPER, 10)
    blocks = (
        (572, 600, 150, 124, p.OCHRE),
        (728, 600, 150, 124, p.CORAL),
        (884, 600, 150, 124, p.TEAL),
        (572, 470, 150, 124, p.YELLOW),
        (728, 470, 150, 124, p.TERRACOTTA),
        (884, 470, 150, 124, p.OCHRE),
        (572, 340, 150, 124, p.CORAL),
        (728, 340, 150, 124, p.YELLOW),
    )
    for i, (x, y, w, h, tone) in enumerate(blocks):
        c.rect(x, y, w, h, tone, 8)
        c.rect(x + w * 0.82, y, w * 0.18, h, p.shade(tone, 0.12), (0, 8, 8, 0))
        if i == 1:
            c.rect(x + 46, y + 26, 58, 98, p.GREEN, (29, 29, 0, 0))
            c.circle(x + 92, y + 80, 5, p.YELLOW)
        else:
            buildings.window(c, x + 52, y + 28, 46, 66, p.EMERALD, lit=i % 3 == 0)
    c.polygon([(540, 334), (890, 334), (862, 252), (590, 252)], p.TERRACOTTA)
    c.rect(640, 200, 44, 70, p.OCHRE, 4)
    c.rect(634, 194, 56, 14, p.BRICK, 4)
    workshop.ladder(c, 1150, 800, 420, p.YELLOW)
    person(
        c,
        1130,
        640,
        380,
        replace(who.WOMAN_LONG, cut="trousers", top=p.SKY, bottom=p.NIGHT),
        Pose(hands=((-26, -82), (-18, -78)), turn=-0.6),
        shadow=False,
    )
    c.rect(908, 330, 130, 108, p.SKY, 8)
    c.rect(1014, 330, 24, 108, p.shade(p.SKY, 0.12), (0, 8, 8, 0))
    buildings.window(c, 952, 354, 40, 58, p.EMERALD)
    person(c, 420, 900, 480, who.MAN_SHORT, Pose(hands=((14, -72), (24, -72)), turn=0.5))
    c.rect(456, 466, 130, 106, p.LILAC, 8)
    c.rect(562, 466, 24, 106, p.shade(p.LILAC, 0.12), (0, 8, 8, 0))
    person(c, 250, 910, 450, who.WOMAN_SCARF, Pose(hands=((16, -56), (24, -56)), turn=0.6))
    c.rect(300, 620, 116, 96, p.CORAL, 8)
    person(c, 1330, 910, 450, who.ELDER_MAN, Pose(hands=((-26, -66), (-16, -58)), turn=-0.5))
    c.rect(1188, 560, 100, 132, p.PAPER, 6)
    for i in range(5):
        c.rect(1204, 582 + i * 20, 66 - (i % 3) * 12, 8, p.STEEL, 4)
    person(c, 800, 930, 320, who.GIRL_BRAIDS, Pose(hands=((-22, -90), (22, -90))))
    for x in (60, 1540):
        nature.plane_tree(c, x, 800, 460, p.GRASS)
    nature.pot(c, 680, 930, 84, "flowers")
    nature.pot(c, 930, 930, 84, "flowers")
