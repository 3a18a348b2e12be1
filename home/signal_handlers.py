"""What publishing, unpublishing, moving and deleting bring about: cached pages and redirects are old, pictures made."""

from functools import cache

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, Site, get_page_models
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail.snippets.models import get_snippet_models

from home import site_version
from home.pictures import make_renditions
from home.redirects import drop_circles


@cache
def _shown_on_pages() -> frozenset[type[Model]]:
    """Models whose rows appear in pages without being published themselves."""
    return frozenset({Site, Tag, PageViewRestriction, get_image_model(), get_document_model(), *get_snippet_models()})


def _on_page_event(**_signal) -> None:
    site_version.bump()


def _on_new_address(instance, **_signal) -> None:
    drop_circles(instance)


def _on_publish(instance, **_signal) -> None:
    def make_pictures() -> None:
        make_renditions(instance)

    # After the commit: drawing may take seconds, and nobody is to wait for the transaction's locks meanwhile.
    transaction.on_commit(make_pictures, robust=True)


def _on_save(sender, **_signal) -> None:
    if sender in _shown_on_pages():
        site_version.bump()


def _on_delete(sender, **_signal) -> None:
    if sender in _shown_on_pages() or sender in get_page_models():
        site_version.bump()


def connect() -> None:
    """Called once, when the apps are ready."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_on_page_event, dispatch_uid="home.site_version")
    for signal in (page_slug_changed, post_page_move):
        signal.connect(_on_new_address, dispatch_uid="home.redirects")
    page_published.connect(_on_publish, dispatch_uid="home.pictures")
    post_save.connect(_on_save, dispatch_uid="home.site_version")
    post_delete.connect(_on_delete, dispatch_uid="home.site_version")
