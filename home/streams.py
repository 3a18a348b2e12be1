"""Finds the streams of blocks that a page has, and blocks of a kind in them."""

from collections.abc import Iterator

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page


def streams_of(page: Page) -> list[StreamValue]:
    return [getattr(page, field.name) for field in page._meta.get_fields() if isinstance(field, StreamField)]


def blocks_of(stream: StreamValue, kinds: frozenset[str]) -> Iterator[StreamValue.StreamChild]:
    """Those of ``kinds`` in their order; of the other kinds nothing is read, so none of these asks the database."""
    for index, raw in enumerate(stream.raw_data):
        if raw["type"] in kinds:
            yield stream[index]
