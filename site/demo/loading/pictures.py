"""Draws the illustrations and stores them as Wagtail images; their sizes are made when a page is published."""

import io
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from demo.illustrations import KEYS, draw

TITLE = "Illustrazione {key}"


def load_pictures(keys: list[str], report: Callable[[int, int], None]) -> dict[str, AbstractImage]:
    """Wagtail image of each illustration that can be drawn, by key; those that are stored are not drawn again."""
    model = get_image_model()
    known = [key for key in dict.fromkeys(keys) if key in KEYS]
    stored = {image.title: image for image in model.objects.filter(title__startswith="Illustrazione ")}
    images = {}
    for number, key in enumerate(known, 1):
        title = TITLE.format(key=key)
        images[key] = stored.get(title) or _store(model, key, title)
        report(number, len(known))
    return images


def _store(model: type[AbstractImage], key: str, title: str) -> AbstractImage:
    data = io.BytesIO()
    draw(key).save(data, format="PNG", optimize=False, compress_level=4)
    name = f"{key.replace('/', '-')}.png"
    image = model(title=title, file=ImageFile(data, name=name))
    image.save()
    return image


def load_document(title: str, text: str):
    """A small text file of that title, stored once."""
    model = get_document_model()
    found = model.objects.filter(title=title).first()
    if found:
        return found
    document = model(title=title)
    name = "".join(letter if letter.isalnum() else "-" for letter in title.lower())[:60]
    document.file.save(f"{name}.txt", ContentFile(text.encode()), save=False)
    document.save()
    document.get_file_size()  # kept with the row, so that pages need not ask the disk
    return document
