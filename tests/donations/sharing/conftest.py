"""A project with an address to pass on, in both languages."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image as PillowImage
from wagtail.images.models import Image

from projects.models import ProjectPage
from tests.factories import make_project


@pytest.fixture
def english(homes, project) -> ProjectPage:
    """The project's translation."""
    fields = {"translation_key": project.translation_key, "organisation": project.organisation, "call": project.call}
    return make_project(homes["en"], title="Garden", slug="garden", **fields)


@pytest.fixture
def photo(settings, tmp_path) -> Image:
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    PillowImage.new("RGB", (1600, 1000), "#aa3300").save(file, "PNG")
    return Image.objects.create(title="Foto", file=ImageFile(ContentFile(file.getvalue()), name="foto.png"))
