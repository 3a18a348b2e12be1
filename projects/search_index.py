"""Keeps the search index right where a project is found by a name that its own page does not hold."""

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from wagtail.search.backends import get_search_backend

from projects.models import ProjectPage
from projects.taxonomy import Neighbourhood, Organisation, Theme

_FIELDS: dict[type[Model], str] = {Neighbourhood: "neighbourhood", Organisation: "organisation", Theme: "theme"}


def _on_save(sender, instance, created, **_signal) -> None:
    if not created:
        transaction.on_commit(lambda: _index_projects_of(instance), robust=True)


def _index_projects_of(named: Model) -> None:
    pages = ProjectPage.objects.filter(**{_FIELDS[type(named)]: named}).select_related("locale")
    get_search_backend().add_bulk(ProjectPage, list(pages))


def connect() -> None:
    """Called once, when the apps are ready."""
    for model in _FIELDS:
        post_save.connect(_on_save, sender=model, dispatch_uid="projects.search_index")
