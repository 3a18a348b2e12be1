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
HOLDING = Pose(hands=((20, -54), (25, -53)), turn=0.5)
POINTING = Pose(hands=((-13, -46), (30, -80)), turn=0.5)
