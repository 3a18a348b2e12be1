"""Reads what a page needs to show its pictures, all of them at once."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page


def prefetch_renditions(page: Page) -> None:
    """The renditions of the main picture and of every picture in the page's streams, in one query."""
    images = list(_pictures_of(page))
    if images:
        prefetch_related_objects(images, "renditions")


def _pictures_of(page: Page) -> Iterator[AbstractImage]:
    if getattr(page, "hero_image", None) is not None:
        yield page.hero_image
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _pictures_in(getattr(page, field.name))


def _pictures_in(value) -> Iterator[AbstractImage]:
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from _pictures_in(part)
    elif isinstance(value, StreamValue):
        for child in value:
            yield from _pictures_in(child.value)
    elif isinstance(value, ListValue):
        for part in value:
            yield from _pictures_in(part)
