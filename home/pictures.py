"""Reads what a page needs to show its pictures, all of them at once."""

from collections.abc import Iterator
from contextvars import ContextVar

from django.db.models import prefetch_related_objects
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage, Image
from wagtail.models import Page

from home.streams import streams_of

_read_together: ContextVar[dict[int, AbstractImage] | None] = ContextVar("read_together", default=None)


class PictureBlock(ImageChooserBlock):
    """A chosen picture; while a page's pictures are read together, one of those.

    Each kind of block would ask the database for its own pictures otherwise.
    """

    def bulk_to_python(self, values):
        read = _read_together.get()
        if read is None:
            return super().bulk_to_python(values)
        return [read.get(value) for value in values]

    def deconstruct(self):
        """As Wagtail's own: migrations need not know how pictures are read."""
        _path, arguments, options = super().deconstruct()
        return "wagtail.images.blocks.ImageChooserBlock", arguments, options


def read_pictures(page: Page) -> None:
    """The pictures in the page's streams, and the renditions of these and of the main picture, in two queries."""
    streams = streams_of(page)
    hero = getattr(page, "hero_image", None)
    pictures = {hero.pk: hero} if hero else {}
    ids = {key for stream in streams for key in _ids_in(list(stream.raw_data))}
    if ids - pictures.keys():
        pictures |= Image.objects.in_bulk(ids - pictures.keys())
    if pictures:
        prefetch_related_objects(list(pictures.values()), "renditions")
    token = _read_together.set(pictures)
    try:
        for stream in streams:
            list(stream)  # makes its blocks, and the pictures in them, of what is stored
    finally:
        _read_together.reset(token)


def _ids_in(raw) -> Iterator[int]:
    """Values of every field called ``image``, which is what each of our blocks calls its picture."""
    if isinstance(raw, dict):
        for name, value in raw.items():
            if name == "image" and isinstance(value, int):
                yield value
            else:
                yield from _ids_in(value)
    elif isinstance(raw, list):
        for each in raw:
            yield from _ids_in(each)
