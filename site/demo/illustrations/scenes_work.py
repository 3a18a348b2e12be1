"""The bakery and the joinery."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, garden, kitchen, nature, street, workshop
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Look, Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.LAVORO
BAKER = Look(p.SKIN_OLIVE, p.PAPER, "chef", p.TERRACOTTA, p.NIGHT, apron=p.PAPER, beard=p.HAIR_BROWN, sleeves="short")


def _bread_shelf(c: Canvas, x: float, y: float, w: float, variety: int) -> None:
    c.rect(x, y, w, 16, p.WOOD, 5)
    c.rect(x, y + 12, w, 8, p.WOOD_DARK, 3)
    count = int(w // 92)
    for i in range(count):
        cx = x + w * (i + 0.5) / count
        if (i + variety) % 3 == 2:
            kitchen.basket(c, cx, y, 76, 44)
            for dx in (-20, 0, 20):
                kitchen.baguette(c, cx + dx, y - 40, 82, -90 + dx)
        else:
            kitchen.loaf(c, cx, y, 78, kitchen.CRUST if (i + variety) % 2 else p.shade(kitchen.CRUST, 0.16))


@scene("forno-di-quartiere/1")
def bakery_before_dawn(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1000, THEME.back)
    c.rect(0, 0, 1600, 150, p.NIGHT)
    for x, y in ((120, 40), (330, 84), (620, 36), (900, 76), (1130, 30), (1500, 70)):
        c.circle(x, y, 5, p.YELLOW)
    c.circle(1330, 70, 42, p.CREAM)
    c.circle(1350, 58, 36, p.NIGHT)
    c.rect(0, 118, 1600, 44, p.TERRACOTTA)
    for x in range(0, 1600, 44):
        c.rect(x, 118, 8, 36, p.BRICK)
    c.rect(0, 156, 1600, 18, p.tint(THEME.back, 0.5))
    c.rect(0, 690, 1600, 130, THEME.near)
    for x, lit in ((90, False), (1440, True)):
        buildings.window(c, x, 260, 76, 130, p.GREEN, lit)
        buildings.flowerbox(c, x + 38, 420, 110)
    _shop_window(c)
    buildings.awning(c, 330, 236, 940, 118, p.CORAL)
    c.rect(0, 810, 1600, 200, p.rgb("8C6A55"))
    street.paving(c, 810, p.rgb("7B5B49"), 4)
    c.rect(0, 806, 1600, 16, p.SAND)
    street.lamp(c, 228, 900, 640, lit=True, colour=p.NIGHT_DARK)
    street.bicycle(c, 1420, 912, 300, p.TEAL)
    c.polygon([(330, 820), (1270, 820), (1400, 1000), (200, 1000)], p.YELLOW, 0.18)
    kitchen.basket(c, 1516, 776, 92, 62)
    person(c, 376, 912, 440, who.WOMAN_SCARF, Pose(hands=((22, -54), (26, -52)), turn=0.6))
    kitchen.baguette(c, 462, 690, 130, -60)
    kitchen.baguette(c, 482, 690, 120, -48)


def _shop_window(c: Canvas) -> None:
    c.rect(380, 260, 840, 552, p.GREEN, 10)
    c.rect(404, 330, 560, 420, p.YELLOW)
    c.rect(404, 330, 560, 420, p.tint(p.YELLOW, 0.4), alpha=0.6)
    kitchen.oven(c, 812, 752, 280, 370)
    with c.clip([(404, 330), (964, 330), (964, 750), (404, 750)]):
        person(c, 640, 860, 440, BAKER, Pose(hands=((-16, -60), (30, -62)), turn=0.5), shadow=False)
        c.stroke([(700, 586), (850, 570)], 9, p.WOOD)
        c.rect(744, 560, 150, 20, p.WOOD_LIGHT, 10)
        kitchen.loaf(c, 860, 562, 74)
    _bread_shelf(c, 404, 470, 190, 0)
    _bread_shelf(c, 404, 578, 190, 1)
    _bread_shelf(c, 404, 712, 560, 2)
    c.rect(404, 732, 560, 20, p.WOOD)
    c.polygon([(404, 560), (404, 430), (504, 330), (604, 330)], p.PAPER, 0.22)
    c.rect(404, 754, 560, 58, p.FOREST, 4)
    for i in range(4):
        c.rect(420 + i * 137, 764, 118, 36, p.EMERALD, 5)
    c.rect(1000, 330, 190, 482, p.FOREST, (8, 8, 0, 0))
    c.rect(1018, 350, 154, 270, p.YELLOW, 5)
    c.polygon([(1018, 560), (1018, 470), (1120, 350), (1172, 350)], p.PAPER, 0.3)
    c.rect(1018, 640, 154, 150, p.EMERALD, 5)
    c.rect(1028, 560, 10, 110, p.OCHRE, 5)
    kitchen.loaf(c, 1095, 500, 110)


@scene("forno-di-quartiere/2")
def floury_hands(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 900, tiles=False)
    c.rect(100, 330, 1400, 20, p.WOOD, 6)
    for i, x in enumerate((180, 300, 420, 1180, 1300, 1420)):
        kitchen.jar(
            c,
            x,
            330,
            120 - (i % 2) * 24,
            (p.SAND, p.WOOD, p.CREAM, p.OCHRE, p.EARTH, p.SAND)[i],
            p.TERRACOTTA,
        )
    person(
        c,
        800,
        1330,
        1180,
        replace(BAKER, top=p.TEAL),
        Pose(hands=((-9, -43), (9, -43)), hips=(0, -43)),
        shadow=False,
    )
    c.rect(-10, 790, 1620, 220, p.WOOD_LIGHT)
    c.rect(-10, 790, 1620, 26, p.tint(p.WOOD_LIGHT, 0.3))
    for y in (860, 930):
        c.rect(-10, y, 1620, 5, p.shade(p.WOOD_LIGHT, 0.12))
    c.ellipse(800, 812, 420, 44, p.PAPER, 0.75)
    c.blob(
        [(560, 806), (580, 716), (690, 662), (800, 676), (910, 662), (1020, 716), (1040, 806), (800, 826)],
        p.CREAM,
    )
    c.blob([(610, 760), (690, 694), (800, 706), (780, 750), (690, 760)], p.PAPER)
    for side in (-1, 1):
        with c.at(800, 0, flip=side < 0):
            c.stroke([(98, 520), (214, 606)], 84, p.shade(p.TEAL, 0.12), 80)
            c.curve([(196, 600), (226, 636), (200, 676), (130, 700)], 60, BAKER.skin, 48)
            c.blob([(160, 664), (96, 676), (58, 712), (68, 742), (116, 748), (172, 722)], BAKER.skin)
            for i in range(4):
                c.stroke(
                    [(96 - i * 2, 692 + i * 14), (54 + (i == 3) * 12, 704 + i * 14)],
                    19,
                    p.tint(BAKER.skin, 0.1),
                )
            c.blob([(158, 668), (108, 684), (90, 706), (124, 714), (164, 700)], p.PAPER, 0.5)
    with c.at(330, 780, rotate=-8):
        c.rect(-150, -52, 300, 56, p.WOOD, 28)
        c.rect(-206, -38, 60, 28, p.WOOD_DARK, 14)
        c.rect(146, -38, 60, 28, p.WOOD_DARK, 14)
    kitchen.basket(c, 1290, 830, 250, 110)
    kitchen.loaf(c, 1240, 730, 130)
    kitchen.loaf(c, 1345, 732, 130, p.shade(kitchen.CRUST, 0.14))
    for x, y, size in (
        (500, 640, 7),
        (470, 700, 5),
        (1120, 640, 6),
        (1150, 720, 8),
        (560, 560, 5),
        (1060, 540, 6),
    ):
        c.circle(x, y, size, p.PAPER)


def _workshop_wall(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 760)
    backdrop.view(c, 130, 170, 250, 360)
    workshop.pegboard(c, 530, 130, 540, 210, p.SAND)
    for i, (h, w) in enumerate(((560, 34), (500, 26), (600, 30), (450, 40), (530, 28))):
        with c.at(1290 + i * 58, 772, rotate=4 - i * 2):
            c.rect(0, -h, w, h, (p.WOOD_LIGHT, p.WOOD, p.SAND, p.WOOD, p.WOOD_LIGHT)[i], 4)


@scene("laboratorio-di-falegnameria/1")
def joiners_bench(c: Canvas) -> None:
    _workshop_wall(c)
    person(
        c,
        720,
        860,
        540,
        replace(who.WOMAN_AFRO, top=p.TEAL, apron=p.TERRACOTTA),
        Pose(hands=((14, -51), (26, -50)), turn=0.6, lean=10),
    )
    person(
        c,
        470,
        850,
        500,
        replace(who.ELDER_MAN, apron=p.GREEN, top=p.PAPER, stripe=p.BLUE),
        Pose(hands=((14, -56), (22, -54)), turn=0.7),
    )
    workshop.workbench(c, 720, 880, 700, 250, p.WOOD)
    c.rect(600, 592, 360, 28, p.SAND, 4)
    c.rect(600, 610, 360, 8, p.WOOD_LIGHT, 4)
    workshop.plane(c, 850, 594, 150)
    for x, y, size in (
        (640, 588, 18),
        (960, 600, 20),
        (560, 604, 14),
        (700, 896, 24),
        (980, 905, 22),
        (560, 902, 18),
        (1060, 890, 16),
    ):
        workshop.shaving(c, x, y, size)
    workshop.chair(c, 1205, 880, 420, p.SAND, whole=False, flip=True)
    workshop.toolbox(c, 250, 890, 190)


@scene("laboratorio-di-falegnameria/2")
def bird_house(c: Canvas) -> None:
    _workshop_wall(c)
    person(c, 560, 850, 470, replace(who.GIRL_BOB, apron=p.GREEN), Pose(hands=((10, -50), (26, -72)), turn=0.6))
    person(
        c,
        1050,
        850,
        540,
        replace(who.MAN_BEARD, apron=p.TERRACOTTA),
        Pose(hands=((-20, -50), (-24, -54)), turn=-0.6, lean=-6),
    )
    workshop.hammer(c, 706, 450, 120, 40)
    workshop.workbench(c, 800, 890, 760, 240, p.WOOD)
    c.rect(712, 486, 180, 152, p.WOOD_LIGHT, 6)
    c.rect(848, 486, 44, 152, p.shade(p.WOOD_LIGHT, 0.16))
    c.polygon([(684, 494), (802, 400), (920, 494)], p.CORAL)
    c.polygon([(802, 400), (920, 494), (860, 494)], p.TERRACOTTA)
    c.circle(790, 548, 30, p.EARTH)
    c.rect(782, 592, 16, 8, p.WOOD_DARK, 4)
    for x, y, size in ((660, 622, 16), (990, 624, 18), (640, 905, 22), (940, 908, 20)):
        workshop.shaving(c, x, y, size)


@scene("laboratorio-di-falegnameria/3")
def bench_in_the_courtyard(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 660)
    buildings.ringhiera(c, 130, 670, 440, 3, p.CREAM)
    buildings.palazzo(c, 1080, 670, 380, 3, p.TERRACOTTA, columns=3)
    nature.plane_tree(c, 800, 720, 520)
    for x in (100, 590, 1060, 1480):
        nature.bush(c, x, 690, 150)
    c.ellipse(820, 884, 470, 26, p.NIGHT_DARK, 0.15)
    sit = Pose(hands=((-12, -34), (16, -50)), feet=((12, 0), (19, 0)), hips=(0, -27), turn=0.6, knees=(1, 1))
    for left in (400, 1160):
        c.rect(left, 590, 34, 294, p.WOOD, 6)
    for y in (590, 652):
        c.rect(370, y, 860, 46, p.SAND, 10)
        c.rect(370, y + 32, 860, 14, p.shade(p.SAND, 0.14), 7)
    garden.planks(c, 360, 736, 880, 44, p.SAND, 2)
    person(c, 600, 884, 500, who.ELDER_WOMAN, sit, shadow=False)
    person(c, 1000, 884, 520, who.MAN_SHORT, sit, True, shadow=False)
    nature.pot(c, 290, 890, 100, "tall")
    nature.pot(c, 1320, 890, 100, "flowers")
    workshop.toolbox(c, 1190, 930, 150, p.TEAL)
    nature.pigeon(c, 450, 950, 64)
