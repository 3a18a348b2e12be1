"""A page's pictures: the sizes in which they are shown, and reading or making all of them at once."""

from collections.abc import Iterator
from contextvars import ContextVar

from django.db.models import prefetch_related_objects
from wagtail.blocks import StreamValue
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage, Image
from wagtail.models import Page

from home.streams import streams_of

# AVIF in three widths: a small card, a phone (355 CSS pixels, doubled), a desk. One WebP for the few browsers that do
# not know AVIF.
_AVIF = "avif-40"
_WEBP = "format-webp|webpquality-80"
_WIDTHS = (360, 720, 1200)
COVER_SPECS = [*(f"fill-{width}x{width * 10 // 16}|{_AVIF}" for width in _WIDTHS), f"fill-720x450|{_WEBP}"]
# A phone's first screen has to hold what stands below the main picture too.
BANNER_SPEC = f"fill-720x288|{_AVIF}"
CONTENT_SPECS = [*(f"width-{width}|{_AVIF}" for width in _WIDTHS), f"width-720|{_WEBP}"]
# As Facebook and Twitter show a page: 1.91 to 1. JPEG, because not every messenger reads WebP.
SHARE_SPEC = "fill-1200x630|format-jpeg|jpegquality-80"

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
    ids = _ids_in_all(streams)
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


def make_renditions(page: Page) -> None:
    """Every size of the page's pictures that is missing, so that its first visitor does not wait for them."""
    hero = getattr(page, "hero_image", None)
    if hero:
        hero.get_renditions(*COVER_SPECS, BANNER_SPEC, SHARE_SPEC)
    for picture in Image.objects.filter(pk__in=_ids_in_all(streams_of(page))):
        picture.get_renditions(*CONTENT_SPECS)


def _ids_in_all(streams: list[StreamValue]) -> set[int]:
    return {key for stream in streams for key in _ids_in(list(stream.raw_data))}


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
