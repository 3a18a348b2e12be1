"""Which pages anybody may see, asked inside the query that finds them."""

from typing import TypeVar

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import PageViewRestriction


def is_restricted() -> Exists:
    """For a query over pages: whether a view restriction is set on the page, on one above it, or on the source
    of one of these that is an alias. (An alias of an alias is not followed further.)
    """
    shown_path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    on_page_or_above = Q(shown_path__startswith=F("page__path"))
    on_source = Q(shown_path__startswith=F("page__aliases__path"))
    return Exists(PageViewRestriction.objects.alias(shown_path=shown_path).filter(on_page_or_above | on_source))


Pages = TypeVar("Pages", bound=QuerySet)


def visible(pages: Pages) -> Pages:
    """The live pages among ``pages`` that need no login, password or group."""
    return pages.filter(~is_restricted(), live=True)
