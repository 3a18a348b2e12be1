"""The shared kitchen."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, kitchen, nature, street
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.COMUNITA


def _cook_behind(c: Canvas) -> None:
    cooks = (
        (330, 500, replace(who.MAN_SHORT, apron=p.CORAL), 0.5),
        (560, 480, replace(who.WOMAN_SCARF, top=p.TEAL, hair=p.CORAL, apron=p.PAPER), 0.3),
        (1040, 480, replace(who.ELDER_WOMAN, apron=p.OCHRE), -0.3),
        (1270, 510, replace(who.MAN_BEARD, top=p.TERRACOTTA, apron=p.GREEN), -0.5),
    )
    for x, size, look, turn in cooks:
        reach = 20 if turn > 0 else -20
        person(c, x, 850, size, look, Pose(hands=((reach - 5, -52), (reach + 5, -52)), turn=turn), shadow=False)


@scene("cucina-condivisa/1")
def cooking_round_the_island(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 800)
    backdrop.view(c, 110, 140, 230, 330, p.PAPER)
    backdrop.view(c, 1260, 140, 230, 330, p.PAPER)
    c.polygon([(640, 0), (960, 0), (960, 70), (1090, 230), (510, 230), (640, 70)], p.TEAL)
    c.polygon([(860, 0), (960, 0), (960, 70), (1090, 230), (940, 230), (860, 70)], p.TEAL_DARK)
    c.rect(490, 222, 620, 40, p.AQUA, 8)
    for i, x in enumerate((540, 620, 980, 1060)):
        c.rect(x - 2, 260, 4, 26, p.INK)
        if i % 2:
            c.rect(x - 5, 284, 10, 60, p.SLATE, 4)
            c.circle(x, 352, 22, p.STEEL)
        else:
            c.rect(x - 5, 284, 10, 50, p.WOOD, 4)
            c.rect(x - 18, 330, 36, 54, p.STEEL, 8)
    kitchen.steam(c, 680, 470, 150, p.PEACH)
    kitchen.steam(c, 920, 470, 150, p.PEACH)
    person(
        c,
        800,
        850,
        470,
        replace(who.WOMAN_AFRO, apron=p.TEAL, top=p.PAPER),
        Pose(hands=((-24, -58), (24, -58))),
        shadow=False,
    )
    _cook_behind(c)
    c.ellipse(816, 916, 660, 22, p.NIGHT_DARK, 0.18)
    c.rect(190, 650, 1220, 262, p.TERRACOTTA, 10)
    for i in range(8):
        c.rect(214 + i * 148, 700, 130, 190, p.BRICK, 8)
        c.circle(214 + i * 148 + 65, 722, 8, p.YELLOW)
    c.rect(150, 618, 1300, 44, p.PAPER, 12)
    c.rect(150, 646, 1300, 18, p.SAND, (0, 0, 12, 12))
    kitchen.pot(c, 680, 622, 190, 126, p.STEEL, p.CORAL)
    kitchen.pot(c, 920, 622, 190, 126, p.TEAL, p.YELLOW)
    kitchen.greens(c, 480, 622, 130)
    c.rect(330, 608, 120, 14, p.WOOD, 6)
    kitchen.apples(c, 390, 610, 110, p.CORAL)
    c.rect(1050, 606, 170, 16, p.WOOD, 7)
    for i in range(4):
        c.circle(1084 + i * 34, 594, 15, p.LEAF if i % 2 else p.OCHRE)
    kitchen.bottle(c, 240, 622, 110)
    kitchen.jar(c, 300, 622, 76, p.TERRACOTTA)
    kitchen.loaf(c, 1330, 622, 110)
    person(c, 180, 950, 330, who.GIRL_BOB, Pose(hands=((18, -60), (24, -58)), turn=0.4))
    kitchen.plate(c, 262, 752, 86, p.LEAF)


@scene("cucina-condivisa/2")
def a_long_table(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 620)
    buildings.ringhiera(c, 60, 630, 420, 3, p.TERRACOTTA, 150)
    buildings.ringhiera(c, 1120, 630, 420, 3, p.OCHRE, 150)
    nature.plane_tree(c, 800, 660, 470)
    street.bunting(c, 480, 250, 1120, 250, 60, 13)
    looks = (
        who.WOMAN_BOB,
        who.MAN_BEARD,
        who.WOMAN_SCARF,
        who.ELDER_MAN,
        who.WOMAN_AFRO,
        who.MAN_QUIFF,
        who.ELDER_WOMAN,
        who.MAN_SHORT,
    )
    for i, look in enumerate(looks):
        x = 240 + i * 160
        turn = 0.5 if i % 2 == 0 else -0.5
        hands = ((-13, -50), (14, -50)) if i % 3 else ((-12, -50), (18, -78))
        person(c, x, 890, 480, look, Pose(hands=hands, turn=turn), shadow=False)
    c.polygon([(110, 650), (1490, 650), (1600, 800), (0, 800)], p.PAPER)
    c.polygon([(560, 650), (1040, 650), (1090, 800), (510, 800)], p.CORAL, 0.85)
    c.rect(-10, 800, 1620, 96, p.SAND)
    for i in range(27):
        c.polygon([(i * 62 - 10, 890), (i * 62 + 52, 890), (i * 62 + 21, 924)], p.SAND)
        if i % 2:
            c.rect(i * 62 - 10, 800, 62, 92, p.shade(p.SAND, 0.06))
    rims = (p.TEAL, p.OCHRE, p.CORAL, p.BLUE, p.LEAF, p.VIOLET, p.TERRACOTTA, p.YELLOW)
    foods = (p.CORAL, p.LEAF, p.YELLOW, p.TERRACOTTA, p.GRASS, p.OCHRE, p.CORAL, p.LEAF)
    for i in range(8):
        x, y, w = 150 + i * 186, 742 + (i % 2) * 10, 128 + (i % 3) * 14
        c.ellipse(x, y + 5, w / 2 + 7, w * 0.2, rims[i])
        kitchen.plate(c, x, y, w, foods[i])
        kitchen.glass(c, x + 88, y - 10, 54, (p.SKY, p.CORAL, p.YELLOW)[i % 3])
    kitchen.pot(c, 800, 694, 170, 84, p.TEAL, p.YELLOW)
    kitchen.loaf(c, 620, 692, 96)
    kitchen.loaf(c, 990, 692, 96)
    kitchen.bottle(c, 470, 696, 100)
    kitchen.bottle(c, 1130, 696, 100, p.TERRACOTTA)
