"""The picture of a shared project: its size, its weight, and that it can be drawn in every state."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from donations.figures import BarDrawing, CampaignState
from donations.sharing.card import Card
from donations.sharing.picture import MOST_BYTES, draw

CARD = Card(
    title="Orto tra i binari",
    place="Greco · Municipio 2",
    programme="Crowdfunding civico",
    status="Raccolta aperta",
    state=CampaignState.OPEN,
    is_reached=False,
    is_ending=False,
    amount="€ 0",
    caption="donati su una soglia di € 20.000",
    facts=("0% della soglia", "ancora 59 giorni"),
    bar=BarDrawing(raised=0, threshold=40, city_from=40, city_width=60),
    photo="",
)


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("state", CampaignState)
@pytest.mark.parametrize("bar", [None, CARD.bar, BarDrawing(100, 16, 100, 0)])
def test_every_state_is_a_jpeg_of_the_size_that_services_ask_for(state, bar):
    image = opened(draw(replace(CARD, state=state, bar=bar, is_reached=bool(bar and bar.raised)), None))
    assert (image.format, image.size) == ("JPEG", (1200, 630))


@pytest.mark.parametrize("title", ["", "漢字", "W" * 255, "🎉" * 40])
def test_no_title_breaks_the_picture(title):
    assert opened(draw(replace(CARD, title=title, place=title, programme=title, status=title), None)).size == (
        1200,
        630,
    )


def test_the_most_restless_photo_stays_light_enough():
    noise = Image.effect_noise((440, 630), 120).convert("RGB")
    assert len(draw(CARD, noise)) <= MOST_BYTES


def test_the_photo_stands_on_the_right_and_the_bar_shows_what_was_raised():
    photo = Image.new("RGBA", (30, 20), (0, 0, 255, 255))  # smaller than its place, and with an alpha channel
    half = replace(CARD, bar=BarDrawing(raised=50, threshold=80, city_from=80, city_width=20))
    image = opened(draw(half, photo))
    assert _is_near(image.getpixel((1190, 300)), (0, 0, 255))
    coral, track = (217, 87, 59), (239, 231, 218)
    row = [image.getpixel((x, y)) for y in range(300, 630) for x in (100, 450)]
    assert any(_is_near(pixel, coral) for pixel in row[::2])
    assert not any(_is_near(pixel, coral) for pixel in row[1::2])
    assert any(_is_near(pixel, track) for pixel in row[1::2])


def _is_near(pixel, colour) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))
