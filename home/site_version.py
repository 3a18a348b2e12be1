"""The number that changes whenever something that pages show has changed."""

from django.db import transaction
from django.db.models import F

from home.models import SiteVersion


def current() -> int:
    """The number now, in one query; 0 before anything was ever published."""
    return SiteVersion.objects.filter(pk=SiteVersion.SINGLETON).values_list("number", flat=True).first() or 0


def bump() -> None:
    """Make every cached page old, once the running transaction has committed.

    After the commit and not inside it: a lock on this one row would put all writers in one queue. Should the
    process die in between, or the row stay locked, pages are right again at the next full minute (see
    ``home.page_cache``); what else waits for the commit is done all the same.
    """
    transaction.on_commit(_count_up, robust=True)


def _count_up() -> None:
    if not SiteVersion.objects.filter(pk=SiteVersion.SINGLETON).update(number=F("number") + 1):
        SiteVersion.objects.get_or_create(pk=SiteVersion.SINGLETON, defaults={"number": 1})
