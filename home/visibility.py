"""Which pages anybody may see, asked inside the query that finds them."""

from typing import TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import PageViewRestriction


def is_restricted() -> Exists:
    """For a query over pages: whether a view restriction is set on the page or on one above it.

    An alias has the restrictions of its source, which this does not look at.
    """
    shown_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    applying = PageViewRestriction.objects.alias(shown_path=shown_path).filter(shown_path__startswith=F("page__path"))
    return Exists(applying)


Pages = TypeVar("Pages", bound=QuerySet)


def visible(pages: Pages) -> Pages:
    """The live pages among ``pages`` that need no login, password or group."""
    return pages.filter(~is_restricted(), live=True)
