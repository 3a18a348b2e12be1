"""The colours of every illustration, by name."""

Colour = tuple[int, int, int]


def rgb(code: str) -> Colour:
    """The colour written as six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`first` with `share` (0 to 1) of `second` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def shade(colour: Colour, share: float = 0.16) -> Colour:
    """The same colour on the side away from the light."""
    return mix(colour, NIGHT_DARK, share)


def tint(colour: Colour, share: float = 0.25) -> Colour:
    """The same colour where the light falls."""
    return mix(colour, CREAM, share)


NIGHT_DARK = rgb("14203F")
NIGHT = rgb("1E2E57")
INDIGO = rgb("33467C")

FOREST = rgb("084438")
GREEN = rgb("0B5D4E")
EMERALD = rgb("1F7F62")
GRASS = rgb("4FA36C")
LEAF = rgb("86BC62")
MINT = rgb("C4E6D3")

TEAL_DARK = rgb("136468")
TEAL = rgb("22898A")
AQUA = rgb("7CC4BE")

BRICK = rgb("A43E26")
TERRACOTTA = rgb("CB5634")
CORAL = rgb("EC7155")
PEACH = rgb("F7B595")
BLUSH = rgb("FBD8C4")

AMBER = rgb("C9801F")
OCHRE = rgb("E8A93C")
YELLOW = rgb("F7CC60")
SAND = rgb("F3DDB0")
CREAM = rgb("FCF4E3")
PAPER = rgb("FFFAF0")

BLUE_DARK = rgb("2B6690")
BLUE = rgb("4B93BD")
SKY = rgb("A9D8E6")
SKY_PALE = rgb("D8EEF1")

VIOLET = rgb("75609F")
LILAC = rgb("A493CC")
LAVENDER = rgb("CFC2E6")

WOOD_DARK = rgb("7C4A2C")
WOOD = rgb("B0703F")
WOOD_LIGHT = rgb("D9A26B")
EARTH = rgb("6B4630")

INK = rgb("2A2E3D")
SLATE = rgb("56607A")
STEEL = rgb("8E9AAF")
SILVER = rgb("C9D1DB")

SKIN_PALE = rgb("F8D3B8")
SKIN_LIGHT = rgb("EFBB94")
SKIN_OLIVE = rgb("D69A6C")
SKIN_BROWN = rgb("A9693F")
SKIN_DARK = rgb("7A472C")
SKIN_DEEP = rgb("573122")

HAIR_BLACK = rgb("231F2B")
HAIR_BROWN = rgb("5B3423")
HAIR_CHESTNUT = rgb("8C4B28")
HAIR_RED = rgb("B8552B")
HAIR_BLOND = rgb("E0AE56")
HAIR_GREY = rgb("C4C7CF")
HAIR_WHITE = rgb("F0EEE9")
