"""The people who come back from picture to picture, and what they are often doing."""

from demo.illustrations import palette as p
from demo.illustrations.people import Look, Pose

ELDER_WOMAN = Look(p.SKIN_PALE, p.HAIR_WHITE, "bun", p.LILAC, p.VIOLET, p.WOOD_DARK, "dress", glasses=True)
ELDER_MAN = Look(p.SKIN_LIGHT, p.HAIR_GREY, "bald", p.EMERALD, p.EARTH, p.WOOD_DARK, beard=p.HAIR_GREY, glasses=True)
WOMAN_BOB = Look(p.SKIN_LIGHT, p.HAIR_CHESTNUT, "bob", p.TERRACOTTA, p.NIGHT)
WOMAN_SCARF = Look(p.SKIN_OLIVE, p.TEAL, "scarf", p.OCHRE, p.TEAL_DARK, p.WOOD_DARK, "skirt")
WOMAN_AFRO = Look(p.SKIN_DEEP, p.HAIR_BLACK, "afro", p.YELLOW, p.BRICK, p.PAPER, sleeves="short")
WOMAN_PONYTAIL = Look(p.SKIN_PALE, p.HAIR_RED, "ponytail", p.TEAL, p.INK, p.PAPER, sleeves="short")
WOMAN_LONG = Look(p.SKIN_BROWN, p.HAIR_BLACK, "long", p.CORAL, p.INDIGO, p.INK, "dress", "short")
MAN_BEARD = Look(p.SKIN_OLIVE, p.HAIR_BLACK, "short", p.BLUE_DARK, p.SLATE, p.WOOD_DARK, beard=p.HAIR_BLACK)
MAN_SHORT = Look(p.SKIN_DARK, p.HAIR_BLACK, "short", p.PAPER, p.GREEN, p.INK, stripe=p.CORAL, sleeves="short")
MAN_QUIFF = Look(p.SKIN_LIGHT, p.HAIR_BLOND, "quiff", p.GREEN, p.WOOD, p.INK)
TEEN_CAP = Look(p.SKIN_BROWN, p.OCHRE, "cap", p.PAPER, p.BLUE_DARK, p.CORAL, sleeves="short", stripe=p.TEAL)
GIRL_BRAIDS = Look(p.SKIN_DARK, p.HAIR_BLACK, "braids", p.YELLOW, p.YELLOW, p.CORAL, "dress", "short", child=True)
GIRL_BOB = Look(p.SKIN_LIGHT, p.HAIR_BROWN, "bob", p.CORAL, p.NIGHT, p.PAPER, sleeves="short", child=True)
GIRL_PONYTAIL = Look(p.SKIN_OLIVE, p.HAIR_BLACK, "ponytail", p.TEAL, p.OCHRE, p.PAPER, "skirt", "short", child=True)
BOY_CURLY = Look(p.SKIN_BROWN, p.HAIR_BLACK, "curly", p.BLUE, p.SAND, p.CORAL, "shorts", "short", child=True)
BOY_SHORT = Look(p.SKIN_PALE, p.HAIR_CHESTNUT, "short", p.EMERALD, p.NIGHT, p.PAPER, sleeves="short", child=True)

WAVING = Pose(hands=((-14, -44), (22, -92)), turn=0.1)
CHEERING = Pose(hands=((-24, -104), (24, -104)), feet=((-8, 0), (8, 0)))
HOLDING = Pose(hands=((20, -54), (25, -53)), turn=0.5)
CARRYING = Pose(hands=((-11, -54), (11, -54)))
WORKING = Pose(hands=((22, -50), (27, -48)), turn=0.7, lean=12, hips=(-3, -46), feet=((-9, 0), (5, 0)))
POINTING = Pose(hands=((-13, -46), (30, -80)), turn=0.5)
WALKING = Pose(hands=((-12, -46), (14, -48)), feet=((-12, 0), (12, 0)), turn=0.7, hips=(0, -45))
SITTING = Pose(hands=((18, -46), (21, -44)), feet=((16, 0), (21, 0)), hips=(0, -26), turn=0.7, knees=(1, 1))
KNEELING = Pose(
    hands=((22, -30), (26, -28)), feet=((-17, 0), (12, 0)), hips=(-4, -24), turn=0.7, lean=14, knees=(1, 1)
)
