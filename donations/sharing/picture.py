"""Draws the picture of a shared project: 1200 by 630 pixels, the project's photo on the right."""

import io

from PIL import Image, ImageDraw, ImageOps

from donations.figures import BarDrawing, CampaignState
from donations.sharing.card import Card
from donations.sharing.lettering import BOLD, REGULAR, Lettering, fit

WIDTH, HEIGHT = 1200, 630
# WhatsApp leaves out what is heavier than 300 kB; a slow phone is glad of less.
MOST_BYTES = 120_000
_QUALITIES = (88, 80, 70, 55, 40, 25)

PHOTO_WIDTH, PHOTO_HEIGHT = 440, HEIGHT
_MARGIN = 56
_TEXT_WIDTH = WIDTH - PHOTO_WIDTH - 2 * _MARGIN
_FINE = 4  # shapes are drawn this many times larger, then reduced: Pillow's own edges are jagged

# The light scheme of the style sheet (_tokens.scss).
_GREEN, _GREEN_SOFT = "#0b5d4e", "#e3efea"
_CORAL, _CORAL_DARK, _CORAL_SOFT = "#d9573b", "#9c3420", "#fbe9e3"
_OCHRE, _OCHRE_DARK, _OCHRE_SOFT, _OCHRE_PALE = "#e8ae3c", "#6b4600", "#fff1d3", "#f6dfae"
_NIGHT, _INK, _INK_SOFT = "#14233b", "#1c2b3a", "#52606d"
_CREAM, _SAND, _LINE, _PAPER = "#fbf7f0", "#efe7da", "#ddd3c2", "#ffffff"
# As `.state` in the style sheet: ground and text of the badge.
_BADGES = {
    CampaignState.OPEN: (_GREEN_SOFT, _GREEN),
    CampaignState.FUNDED: (_GREEN, _PAPER),
    CampaignState.SUSPENDED: (_CORAL_SOFT, _CORAL_DARK),
    CampaignState.BLOCKED: (_CORAL_SOFT, _CORAL_DARK),
    CampaignState.SCHEDULED: (_OCHRE_SOFT, _OCHRE_DARK),
}


def draw(card: Card, photo: Image.Image | None) -> bytes:
    """The card as a JPEG of at most ``MOST_BYTES``; without a photo a large mark stands in its place."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _CREAM)
    _draw_right_side(image, photo)
    y = _draw_head(image, card)
    bottom = HEIGHT - 112
    figures_top = bottom - _figures_height(card)
    title = fit(card.title, weight=BOLD, sizes=range(84, 33, -2), width=_TEXT_WIDTH, height=figures_top - y - 24)
    _write(image, title, y, _NIGHT)
    _draw_figures(image, card, figures_top)
    _draw_foot(image, card)
    return _encoded(image)


def _encoded(image: Image.Image) -> bytes:
    for quality in _QUALITIES:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:4:4")
        if file.tell() <= MOST_BYTES:
            break
    return file.getvalue()


def _draw_right_side(image: Image.Image, photo: Image.Image | None) -> None:
    left = WIDTH - PHOTO_WIDTH
    if photo is not None:
        image.paste(ImageOps.fit(photo.convert("RGB"), (PHOTO_WIDTH, PHOTO_HEIGHT)), (left, 0))
        return
    ImageDraw.Draw(image).rectangle((left, 0, WIDTH, HEIGHT), fill=_GREEN)
    size = 260
    mark = _mark(size, _PAPER)
    image.paste(mark, (left + (PHOTO_WIDTH - size) // 2, (HEIGHT - size) // 2), mark)


def _draw_head(image: Image.Image, card: Card) -> int:
    """State and place on top; gives the height at which the title begins."""
    ground, colour = _badge_colours(card)
    label = fit(card.status, weight=BOLD, sizes=range(26, 19, -2), width=_TEXT_WIDTH - 40, height=40)
    top = 48
    width = label.width + 40
    _paste_rounded(image, (_MARGIN, top, _MARGIN + width, top + 46), 23, ground)
    _write(image, label, top + (46 - label.line_height) // 2, colour, left=_MARGIN + 20)
    place_left = _MARGIN + width + 20
    room = WIDTH - PHOTO_WIDTH - _MARGIN - place_left
    place = fit(card.place, weight=REGULAR, sizes=range(26, 17, -1), width=room, height=32)
    _write(image, place, top + (46 - place.line_height) // 2, _INK_SOFT, left=place_left)
    return top + 46 + 22


def _badge_colours(card: Card) -> tuple[str, str]:
    if card.is_ending:
        return _CORAL_DARK, _PAPER
    if card.is_reached and card.state == CampaignState.OPEN:
        return _BADGES[CampaignState.FUNDED]
    return _BADGES.get(card.state, (_SAND, _INK))


def _figures_height(card: Card) -> int:
    return 108 + (50 if card.bar else 8) + (44 if card.facts else 0)


def _draw_figures(image: Image.Image, card: Card, top: int) -> None:
    amount = fit(card.amount, weight=BOLD, sizes=range(64, 43, -2), width=_TEXT_WIDTH, height=74, leading=1.1)
    _write(image, amount, top, _GREEN)
    caption = fit(card.caption, weight=REGULAR, sizes=range(28, 19, -1), width=_TEXT_WIDTH, height=36)
    _write(image, caption, top + 68, _INK)
    y = top + 108
    if card.bar:
        _draw_bar(image, card.bar, y + 8, is_reached=card.is_reached)
    y += 50 if card.bar else 8
    facts = fit(" · ".join(card.facts), weight=BOLD, sizes=range(25, 17, -1), width=_TEXT_WIDTH, height=36)
    _write(image, facts, y + 2, _NIGHT)


def _draw_bar(image: Image.Image, bar: BarDrawing, top: int, *, is_reached: bool) -> None:
    """The site's own bar: raised, the city's share behind the threshold, the threshold as a tick."""
    height = 26
    city, raised, tick = (_OCHRE, _GREEN, _PAPER) if is_reached else (_OCHRE_PALE, _CORAL, _NIGHT)
    strip = Image.new("RGB", (_TEXT_WIDTH, height), _SAND)
    brush = ImageDraw.Draw(strip)
    for start, width, colour in ((bar.city_from, bar.city_width, city), (0, bar.raised, raised)):
        if width:
            left = start * _TEXT_WIDTH // 100
            brush.rectangle((left, 0, left + width * _TEXT_WIDTH // 100 - 1, height), fill=colour)
    at = min(bar.threshold * _TEXT_WIDTH // 100, _TEXT_WIDTH - 5)
    brush.rectangle((at, 0, at + 4, height), fill=tick)
    image.paste(strip, (_MARGIN, top), _rounded_mask(strip.size, height // 2))


def _draw_foot(image: Image.Image, card: Card) -> None:
    size, top = 44, HEIGHT - 78
    ImageDraw.Draw(image).line((_MARGIN, top - 16, _MARGIN + _TEXT_WIDTH, top - 16), fill=_LINE, width=2)
    mark = _mark(size, _GREEN)
    image.paste(mark, (_MARGIN, top), mark)
    left = _MARGIN + size + 14
    name = fit(card.programme, weight=BOLD, sizes=range(27, 17, -1), width=_TEXT_WIDTH - size - 14, height=36)
    _write(image, name, top + (size - name.height) // 2, _INK, left=left)


def _write(image: Image.Image, lettering: Lettering, top: int, colour: str, left: int = _MARGIN) -> None:
    brush = ImageDraw.Draw(image)
    for number, line in enumerate(lettering.lines):
        middle = top + number * lettering.line_height + lettering.line_height // 2
        brush.text((left, middle), line, font=lettering.font, fill=colour, anchor="lm")


def _rounded_mask(size: tuple[int, int], radius: int) -> Image.Image:
    width, height = size
    mask = Image.new("L", (width * _FINE, height * _FINE), 0)
    box = (0, 0, width * _FINE - 1, height * _FINE - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * _FINE, fill=255)
    return mask.resize(size, Image.Resampling.LANCZOS)


def _paste_rounded(image: Image.Image, box: tuple[int, int, int, int], radius: int, colour: str) -> None:
    left, top, right, bottom = box
    image.paste(colour, box, _rounded_mask((right - left, bottom - top), radius))


def _mark(size: int, colour: str) -> Image.Image:
    """The programme's mark (img/mark.svg, on its grid of 24) on nothing: two gables, a door, somebody in it."""
    unit = size * _FINE / 24
    mask = Image.new("L", (size * _FINE, size * _FINE), 0)
    brush = ImageDraw.Draw(mask)

    def circle(x: float, y: float, radius: float, fill: int) -> None:
        brush.ellipse([unit * each for each in (x - radius, y - radius, x + radius, y + radius)], fill=fill)

    left = [(2, 22), (2, 10.6), (2.4, 9.6), (6.6, 4), (7.45, 3.55), (8.3, 4), (12, 8.6)]
    right = [(24 - x, y) for x, y in reversed(left)]
    brush.polygon([(unit * x, unit * y) for x, y in left + right], fill=255)
    circle(12, 17, 5, 0)
    brush.rectangle([unit * 7, unit * 17, unit * 17, unit * 22.5], fill=0)
    circle(12, 15.7, 1.8, 255)
    circle(12, 22, 3.3, 255)
    brush.rectangle([0, unit * 22, unit * 24, unit * 24], fill=0)
    drawn = Image.new("RGBA", (size, size), colour)
    drawn.putalpha(mask.resize((size, size), Image.Resampling.LANCZOS))
    return drawn
