"""The nine themes' grounds: a colour, a disc of light, far houses, and a floor or a pavement."""

from dataclasses import dataclass

from demo.illustrations import buildings, nature, street
from demo.illustrations import palette as p
from demo.illustrations.canvas import UNITS_HIGH, UNITS_WIDE, Canvas
from demo.illustrations.palette import Colour


@dataclass(frozen=True)
class Theme:
    """Background, the lighter disc behind the subject, far and near houses, ground and its lines."""

    back: Colour
    disc: Colour
    far: Colour
    near: Colour
    ground: Colour
    lines: Colour


AMBIENTE = Theme(p.rgb("9CCBA0"), p.rgb("CFE6BE"), p.rgb("84BA91"), p.rgb("62A47F"), p.rgb("5B9B62"), p.rgb("4C8A57"))
LAVORO = Theme(p.rgb("EFB650"), p.rgb("F8D88C"), p.rgb("E3A23B"), p.rgb("CF8A2B"), p.rgb("C9853A"), p.rgb("B8742E"))
GIOVANI = Theme(p.rgb("EF7F62"), p.rgb("F9B79A"), p.rgb("E26A4D"), p.rgb("CC563B"), p.rgb("B94C38"), p.rgb("A7402E"))
CIRCOLARE = Theme(p.rgb("3C9C9A"), p.rgb("86CBC3"), p.rgb("2F8A8A"), p.rgb("23787A"), p.rgb("1C6669"), p.rgb("15595D"))
CULTURA = Theme(p.rgb("26386B"), p.rgb("43568F"), p.rgb("1F2F5C"), p.rgb("19264C"), p.rgb("3A3F70"), p.rgb("2E3361"))
EDUCAZIONE = Theme(p.rgb("A5D5E4"), p.rgb("DCF0F3"), p.rgb("8CC3D7"), p.rgb("6BA9C4"), p.rgb("DDBE8B"), p.rgb("CBA974"))
COMUNITA = Theme(p.rgb("F9DDB2"), p.rgb("FDF1DA"), p.rgb("F2C48F"), p.rgb("E8A669"), p.rgb("DA8C58"), p.rgb("C97B49"))
SALUTE = Theme(p.rgb("CDBFE4"), p.rgb("EDE6F5"), p.rgb("B8A6D6"), p.rgb("9E8AC3"), p.rgb("8DBB8E"), p.rgb("79A97E"))
SPORT = Theme(p.rgb("B2E0C9"), p.rgb("E1F4E6"), p.rgb("97CFB4"), p.rgb("74B89A"), p.rgb("E59A6C"), p.rgb("D3855A"))
MORNING = Theme(p.rgb("CDE7E4"), p.rgb("FBE9BE"), p.rgb("A9D4CC"), p.rgb("8BC0B7"), p.rgb("E6CFA5"), p.rgb("D6BB8A"))
CIVIC = Theme(p.rgb("0F6A59"), p.rgb("2F8E75"), p.rgb("0B5D4E"), p.rgb("084A3F"), p.rgb("E9C98F"), p.rgb("D8B477"))


def outdoors(
    c: Canvas,
    theme: Theme,
    horizon: float = 690,
    disc: float = 400,
    paved: bool = True,
    clouds: bool = True,
    scale: float = 1,
) -> None:
    """Sky, disc, far houses and ground from `horizon` down."""
    c.rect(0, 0, UNITS_WIDE, UNITS_HIGH, theme.back)
    c.circle(800, 430, disc, theme.disc)
    if clouds:
        pale = p.mix(theme.disc, p.PAPER, 0.55)
        nature.cloud(c, 300, 190, 1.1, pale)
        nature.cloud(c, 1290, 250, 1.25, pale)
        nature.cloud(c, 930, 130, 0.8, pale)
    buildings.skyline(c, horizon + 10, theme.far, theme.near, scale)
    c.rect(0, horizon, UNITS_WIDE, UNITS_HIGH - horizon, theme.ground)
    if paved:
        street.paving(c, horizon, theme.lines)
    c.rect(0, horizon, UNITS_WIDE, 10, theme.lines)


def indoors(c: Canvas, theme: Theme, floor: float = 760, tiles: bool = True) -> None:
    """A wall with its disc of light, a skirting board and a floor."""
    c.rect(0, 0, UNITS_WIDE, UNITS_HIGH, theme.back)
    c.circle(800, 430, 420, theme.disc)
    c.rect(0, floor, UNITS_WIDE, UNITS_HIGH - floor, theme.ground)
    if tiles:
        for i in range(-8, 9):
            x = 800 + i * 120
            c.stroke([(x, floor), (800 + i * 196, UNITS_HIGH)], 3, theme.lines)
        for share in (0.16, 0.42, 0.78):
            c.rect(0, floor + (UNITS_HIGH - floor) * share, UNITS_WIDE, 3, theme.lines)
    c.rect(0, floor - 16, UNITS_WIDE, 18, theme.near)


def view(c: Canvas, x: float, y: float, w: float, h: float, frame: Colour = p.CREAM, night: bool = False) -> None:
    """A round-headed window on the neighbourhood; (x, y) is the top left of its box."""
    outline = buildings.arch_outline(x, y, w, h)
    rim = buildings.arch_outline(x - 14, y - 14, w + 28, h + 28)
    c.polygon(rim, frame)
    with c.clip(outline):
        c.rect(x, y, w, h, p.INDIGO if night else p.SKY_PALE)
        c.circle(x + w * 0.7, y + h * 0.26, w * 0.14, p.YELLOW if not night else p.CREAM)
        with c.at(x + w / 2 - 800 * (h / 640), y, h / 640):
            buildings.skyline(
                c, 560, p.NIGHT if night else p.mix(p.PEACH, p.SAND, 0.4), p.YELLOW if night else p.PAPER, 0.9
            )
        c.circle(x + w * 0.12, y + h, w * 0.26, p.GRASS if not night else p.GREEN)
        c.circle(x + w * 0.5, y + h * 1.06, w * 0.28, p.EMERALD if not night else p.FOREST)
        c.circle(x + w * 0.9, y + h, w * 0.22, p.LEAF if not night else p.GREEN)
    c.rect(x + w / 2 - 5, y, 10, h, frame)
    c.rect(x, y + h * 0.46, w, 9, frame)
    c.rect(x - 24, y + h + 2, w + 48, 18, p.tint(frame, 0.4), 6)
