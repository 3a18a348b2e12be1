"""Fixtures of issues: a picture to show, and a project whose campaign can stand anywhere."""

import pytest
from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from wagtail.images.models import Image


@pytest.fixture
def picture(settings, tmp_path) -> Image:
    settings.MEDIA_ROOT = tmp_path
    PillowImage.new("RGBA", (1600, 1000), (20, 35, 59, 128)).save(tmp_path / "picture.png")
    with (tmp_path / "picture.png").open("rb") as file:
        return Image.objects.create(title="Immagine", file=ImageFile(file, name="picture.png"))
