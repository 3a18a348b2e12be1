"""The bicycle workshop."""

from dataclasses import replace

from demo.illustrations import backdrop, buildings, nature, street, workshop
from demo.illustrations import cast as who
from demo.illustrations import palette as p
from demo.illustrations.canvas import Canvas
from demo.illustrations.people import Look, Pose, person
from demo.illustrations.scene import scene

THEME = backdrop.GIOVANI


def _stand(c: Canvas, x: float, y: float, h: float) -> None:
    """A work stand that holds a bicycle by its seat post."""
    for side in (-1, 1):
        c.stroke([(x, y - h * 0.18), (x + side * h * 0.24, y)], 14, p.INK)
    c.rect(x - 8, y - h, 16, h * 0.9, p.SLATE, 6)
    c.rect(x - 6, y - h - 6, 60, 18, p.INK, 8)


@scene("officina-delle-biciclette/1")
def workshop_with_its_shutter_up(c: Canvas) -> None:
    c.rect(0, 0, 1600, 1000, THEME.back)
    c.circle(800, 430, 520, THEME.disc)
    c.rect(0, 640, 1600, 190, THEME.far)
    for x in (60, 1430):
        buildings.window(c, x + 20, 210, 80, 140, p.GREEN)
        buildings.flowerbox(c, x + 60, 380, 120)
    c.rect(270, 150, 1060, 672, p.TEAL_DARK, (16, 16, 0, 0))
    c.rect(310, 250, 980, 580, p.SAND)
    c.rect(310, 250, 980, 60, p.mix(p.SAND, p.WOOD, 0.3))
    for i in range(5):
        c.rect(300, 168 + i * 24, 1000, 20, p.SILVER if i % 2 else p.STEEL, 8)
    c.rect(300, 288, 1000, 14, p.SLATE, 7)
    workshop.pegboard(c, 350, 330, 300, 150, p.TEAL)
    for x, tone in ((800, p.CORAL), (1110, p.OCHRE)):
        for dx in (-70, 70):
            c.rect(x + dx - 3, 300, 6, 70, p.INK)
        street.bicycle(c, x, 494, 260, tone, flip=x > 1000, shadow=False)
    workshop.shelf(c, 1170, 740, 190, 210, 2, p.WOOD)
    for i, tone in enumerate((p.CORAL, p.TEAL, p.BLUE)):
        c.rect(1096 + i * 50, 580, 40, 46, tone, 6)
        c.rect(1096 + i * 50, 688, 40, 38, p.shade(tone, 0.3), 6)
    c.rect(0, 822, 1600, 180, p.rgb("8E5A4E"))
    street.paving(c, 822, p.rgb("7C4C42"), 4)
    c.rect(310, 816, 980, 14, p.SAND)
    person(c, 520, 880, 480, replace(who.WOMAN_PONYTAIL, apron=p.INK, top=p.YELLOW), who.HOLDING)
    _stand(c, 774, 890, 300)
    with c.at(800, 818):
        street.bicycle(c, 0, 0, 440, p.TEAL, shadow=False)
    person(
        c,
        1096,
        890,
        470,
        replace(who.TEEN_CAP, top=p.BLUE_DARK, stripe=None),
        Pose(hands=((-24, -50), (-20, -44)), turn=-0.6, lean=-8),
    )
    workshop.toolbox(c, 640, 940, 150, p.OCHRE)
    street.bicycle(c, 170, 910, 300, p.OCHRE)
    street.bicycle(c, 1440, 914, 300, p.EMERALD, flip=True)


@scene("officina-delle-biciclette/2")
def adjusting_the_gears(c: Canvas) -> None:
    backdrop.indoors(c, THEME, 780)
    workshop.pegboard(c, 480, 110, 640, 230, p.rgb("C4563C"))
    for x, radius in ((150, 112), (366, 84), (1450, 112), (1234, 84)):
        workshop.hanging_wheel(c, x, 330, radius)
    _stand(c, 820, 900, 470)
    street.bicycle(c, 870, 800, 720, p.TEAL, flip=True, shadow=False)
    girl = Look(p.SKIN_BROWN, p.HAIR_BLACK, "bun", p.YELLOW, p.NIGHT, p.PAPER, sleeves="short", apron=p.INK)
    person(
        c,
        440,
        910,
        640,
        girl,
        Pose(hands=((30, -40), (34, -46)), feet=((-10, 0), (8, 0)), turn=0.7, lean=14, hips=(-4, -45)),
    )
    workshop.wrench(c, 636, 560, 110, -60, p.SILVER)
    workshop.toolbox(c, 1330, 920, 230, p.OCHRE)
    nature.pot(c, 150, 920, 110, "tall", p.TEAL)


@scene("officina-delle-biciclette/3")
def riding_along_the_canal(c: Canvas) -> None:
    backdrop.outdoors(c, THEME, 600)
    for x, w, wall in ((60, 230, p.CREAM), (300, 210, p.OCHRE), (1080, 240, p.YELLOW), (1330, 230, p.BLUSH)):
        buildings.palazzo(c, x, 600, w, 2, wall, columns=2)
    for x in (200, 540, 1060, 1420):
        nature.plane_tree(c, x, 640, 330, p.GRASS)
    c.rect(0, 600, 1600, 60, p.rgb("C98E63"))
    c.rect(0, 650, 1600, 18, p.SAND)
    c.rect(0, 668, 1600, 100, p.BLUE)
    for i, (x, y) in enumerate(((120, 690), (360, 724), (640, 696), (900, 734), (1160, 700), (1400, 728))):
        c.rect(x, y, 120 + i % 3 * 40, 7, p.SKY, 3)
        c.rect(x + 40, y + 18, 70, 5, p.SKY_PALE, 3)
    c.rect(0, 764, 1600, 20, p.SAND)
    c.rect(0, 784, 1600, 220, p.rgb("A85745"))
    street.paving(c, 784, p.rgb("964A3A"), 4)
    for i in range(27):
        c.rect(i * 62 - 2, 716, 5, 66, p.GREEN)
    c.rect(0, 712, 1600, 8, p.GREEN, 4)
    riders = (
        (460, p.TEAL, replace(who.GIRL_PONYTAIL, child=False, cut="trousers", bottom=p.NIGHT)),
        (800, p.OCHRE, replace(who.TEEN_CAP, style="helmet", hair=p.CORAL)),
        (1140, p.PAPER, replace(who.WOMAN_AFRO, style="curly", top=p.EMERALD)),
    )
    for i, (x, tone, look) in enumerate(riders):
        _rider(c, x, 900 + (i % 2) * 26, look, tone)


def _rider(c: Canvas, x: float, y: float, look: Look, frame: p.Colour) -> None:
    pose = Pose(
        hands=((17, -40), (18, -39)),
        feet=((-2, -3), (7, -12)),
        hips=(-10, -34),
        turn=0.8,
        lean=16,
        knees=(1, 1),
    )
    street.bicycle(c, x, y, 340, frame)
    with c.at(x, y - 26):
        person(c, 0, 0, 430, look, pose, shadow=False)
