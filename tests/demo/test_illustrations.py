"""The illustrations of the demonstration content."""

import pytest
from PIL import Image

from demo import illustrations

SLUGS = (
    "biblioteca-delle-cose",
    "bottega-solidale",
    "casa-delle-api",
    "cinema-in-piazza",
    "coro-di-quartiere",
    "cucina-condivisa",
    "doposcuola-aperto",
    "forno-di-quartiere",
    "giardino-dei-sensi",
    "laboratorio-di-falegnameria",
    "officina-delle-biciclette",
    "orto-tra-i-binari",
    "ospedale-dei-giocattoli",
    "palestra-a-cielo-aperto",
    "portineria-sociale",
    "radio-di-via",
    "robotica-in-cortile",
    "sartoria-del-riuso",
    "scuola-di-italiano",
    "teatro-in-cortile",
)
RICH = ("orto-tra-i-binari", "officina-delle-biciclette", "teatro-in-cortile", "giardino-dei-sensi")
COMMON = ("home/1", "call/1", "news/1", "news/2", "news/3", "news/4")


@pytest.fixture(scope="module")
def drawn():
    return {key: illustrations.draw(key, 320, 200) for key in illustrations.KEYS}


def colours(picture):
    return len(picture.getcolors(picture.width * picture.height))


def test_every_project_has_a_first_and_a_second_picture():
    assert {f"{slug}/{scene}" for slug in SLUGS for scene in (1, 2)} <= set(illustrations.KEYS)


def test_the_four_projects_told_at_length_have_three_pictures():
    assert {f"{slug}/3" for slug in RICH} <= set(illustrations.KEYS)


def test_home_call_and_news_have_pictures():
    assert set(COMMON) <= set(illustrations.KEYS)


@pytest.mark.parametrize("key", illustrations.KEYS)
def test_a_picture_fills_its_frame_with_many_colours(key, drawn):
    picture = drawn[key]
    assert (picture.mode, picture.size) == ("RGB", (320, 200))
    assert colours(picture) > 500
    for corner in (picture.crop((0, 0, 160, 100)), picture.crop((160, 100, 320, 200))):
        assert colours(corner) > 100


def test_no_two_pictures_are_alike(drawn):
    assert len({picture.tobytes() for picture in drawn.values()}) == len(illustrations.KEYS)


@pytest.mark.parametrize("key", ["home/1", "teatro-in-cortile/1", "portineria-sociale/2"])
def test_the_same_key_always_gives_the_same_picture(key, drawn):
    assert illustrations.draw(key, 320, 200).tobytes() == drawn[key].tobytes()


@pytest.mark.parametrize(("width", "height"), [(320, 240), (200, 200), (320, 107)])
def test_other_proportions_show_the_middle_of_the_scene(width, height):
    picture = illustrations.draw("home/1", width, height)
    scale = max(width / 1600, height / 1000)
    whole = illustrations.draw("home/1", round(1600 * scale), round(1000 * scale))
    left, top = (whole.width - width) // 2, (whole.height - height) // 2
    expected = whole.crop((left, top, left + width, top + height)).resize((8, 8), Image.Resampling.BOX)
    found = picture.resize((8, 8), Image.Resampling.BOX)
    difference = max(abs(a - b) for a, b in zip(expected.tobytes(), found.tobytes(), strict=True))
    assert difference < 24


def test_an_unknown_key_is_refused():
    with pytest.raises(KeyError):
        illustrations.draw("nessun-progetto/1")


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_a_saved_original_is_full_size_and_light(tmp_path, suffix):
    path = tmp_path / f"hero{suffix}"
    illustrations.save("teatro-in-cortile/1", path)
    with Image.open(path) as picture:
        assert picture.size == (1600, 1000)
    assert path.stat().st_size <= 250_000
