"""Notices the first publication of a project's update."""

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import pre_save
from wagtail.signals import page_published

from home.visibility import visible
from projects.models import ProjectUpdatePage
from projects.signals import update_published


def _before_save(instance: ProjectUpdatePage, **_signal) -> None:
    """Note whether it was public before, which its row tells: a script may have made it live without publishing it."""
    was_published = Q(live=True) | Q(first_published_at__isnull=False)
    rows = ProjectUpdatePage.objects.filter(was_published, pk=instance.pk)
    instance.was_published = instance.pk is not None and rows.exists()


def _on_published(instance: ProjectUpdatePage, **_signal) -> None:
    if not instance.was_published and instance.alias_of_id is None:
        transaction.on_commit(lambda: _tell(instance.pk), robust=True)


def _tell(page_id: int) -> None:
    """Of what is live: Wagtail calls a page published when its publication is only scheduled, too."""
    page = visible(ProjectUpdatePage.objects.filter(pk=page_id)).first()
    if page is not None:
        update_published.send(ProjectUpdatePage, page=page)


def connect() -> None:
    """Called once, when the apps are ready."""
    pre_save.connect(_before_save, sender=ProjectUpdatePage, dispatch_uid="projects.updates")
    page_published.connect(_on_published, sender=ProjectUpdatePage, dispatch_uid="projects.updates")
