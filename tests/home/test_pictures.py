"""Pictures are small, there when the first visitor comes, and never larger than a phone can show."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as PillowImage
from PIL import ImageCms
from wagtail.images.models import Image, Rendition

from home.pictures import BANNER_SPEC, CONTENT_SPECS, COVER_SPECS, SHARE_SPEC

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def make_picture(*, mode: str = "RGB", size=(1600, 1000), **how_saved) -> Image:
    data = io.BytesIO()
    PillowImage.new(mode, size, "#14233b").save(data, "PNG", **how_saved)
    return Image.objects.create(title="Prova", file=ContentFile(data.getvalue(), name="prova.png"))


def publish(page) -> None:
    page.save_revision().publish()


@pytest.fixture
def illustrated(project):
    project.hero_image = make_picture()
    project.story = [("image", {"image": make_picture(), "alt": "Un muro blu", "caption": ""})]
    return project


def test_publishing_makes_every_size_so_that_the_first_visit_makes_none(
    illustrated, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        publish(illustrated)
    made = set(Rendition.objects.values_list("image", "filter_spec"))
    hero, inside = illustrated.hero_image_id, illustrated.story[0].value["image"].pk
    of_hero, of_text = {*COVER_SPECS, BANNER_SPEC, SHARE_SPEC}, {*CONTENT_SPECS}
    assert made == {(hero, spec) for spec in of_hero} | {(inside, spec) for spec in of_text}
    for path in (illustrated.get_url(), "/it/progetti/"):
        assert Client().get(path).status_code == 200
    assert Rendition.objects.count() == len(made)


def test_a_picture_whose_file_is_lost_does_not_keep_a_page_from_being_published(
    illustrated, django_capture_on_commit_callbacks
):
    illustrated.hero_image.file.delete(save=False)
    with django_capture_on_commit_callbacks(execute=True):
        publish(illustrated)
    illustrated.refresh_from_db()
    assert illustrated.live


@pytest.mark.parametrize(
    ("path", "offered"), [("/it/progetti/", ["360", "720"]), ("/it/progetti/progetto-1/", ["720"])]
)
def test_a_phone_is_offered_at_most_twice_its_width_and_of_a_project_a_banner(illustrated, path, offered):
    publish(illustrated)
    page = Client().get(path).content.decode()
    wide, phone = re.findall(r'<source type="image/avif"([^>]*)>', page)[:2]
    assert "(min-width: 48em)" in wide
    assert re.findall(r" (\d+)w", wide) == ["360", "720", "1200"]
    assert re.findall(r" (\d+)w", phone) == offered
    assert re.search(r'<img src="[^"]*\.webp" width="720" height="450"', page)


def test_a_small_picture_is_not_drawn_larger_nor_offered_twice(project):
    project.hero_image = make_picture(size=(320, 200))
    publish(project)
    page = Client().get(project.get_url()).content.decode()
    assert re.findall(r" (\d+)w", re.findall(r'<source type="image/avif"([^>]*)>', page)[0]) == ["320"]


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L"])
def test_a_picture_of_any_kind_becomes_an_avif_without_its_profile(mode):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB" if mode != "L" else "LAB")).tobytes()
    picture = make_picture(mode=mode, **({} if mode in ("L", "P") else {"icc_profile": profile}))
    with picture.get_rendition(COVER_SPECS[0]).file.open() as file, PillowImage.open(file) as drawn:
        assert (drawn.format, drawn.size) == ("AVIF", (360, 225))
        assert not drawn.info.get("icc_profile")
