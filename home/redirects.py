"""Takes away redirects that would lead a page's address to itself."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


def drop_circles(page: Page) -> None:
    """For ``page`` and all below it, after their addresses changed.

    A page that is renamed and gets its old name back leaves a redirect from its own address, which goes round for
    ever once the page is unpublished.
    """
    below = Page.objects.descendant_of(page, inclusive=True)
    for redirect in Redirect.objects.filter(redirect_page__in=below).select_related("redirect_page"):
        path = redirect.redirect_page.get_url()
        if path and Redirect.normalise_path(path) == redirect.old_path:
            redirect.delete()
