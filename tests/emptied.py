"""Puts back what Wagtail's migrations make, where a test that keeps its rows has emptied the tables behind it."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

EDITING = ("add_page", "change_page")
PUBLISHING = ("publish_page", "lock_page", "unlock_page")
FILES = [f"{act}_{kind}" for kind in ("image", "document") for act in ("add", "change", "choose")]


def put_back() -> None:
    """Languages, the roots of pages and collections, the two groups and the workflow; nothing where they are there."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not Workflow.objects.exists():
        _group("Editors", EDITING)
        _approval(_group("Moderators", EDITING + PUBLISHING))


def _group(name: str, on_pages: tuple[str, ...]) -> Group:
    group, _new = Group.objects.get_or_create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    root, collection = Page.objects.get(depth=1), Collection.objects.get(depth=1)
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=on_pages):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
    for permission in Permission.objects.filter(codename__in=FILES):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
    return group


def _approval(group: Group) -> None:
    task = GroupApprovalTask.objects.create(name="Moderators approval")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Moderators approval")
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(depth=1))
