"""Finds pages by what their visitors write."""

from typing import TypeVar

from django.db.models import QuerySet
from wagtail.query import PageQuerySet

from home.stems import stems_to_find

LONGEST_QUERY = 200
# More narrow nothing down, and each costs the database a look.
_MOST_STEMS = 12

Pages = TypeVar("Pages", bound=PageQuerySet)


def matching(pages: Pages, text: str, language: str) -> QuerySet:
    """Those of ``pages`` that have all words of ``text`` in any form, the best match first; none where it has no word.

    ``pages`` may be filtered by what the index knows of (``search_fields``) alone; whatever is asked besides, as which
    are visible, comes after. The index is asked for stems, which ``home.base_page`` puts there: the databases' own ways
    with words differ, and none knows accents and endings in both languages.
    """
    stems = stems_to_find(text[:LONGEST_QUERY], language)[:_MOST_STEMS]
    if not stems:
        return pages.none()
    return pages.search(" ".join(stems), operator="and").get_queryset()
