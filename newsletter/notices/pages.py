"""The public pages that a piece of news is about, in the reader's language where they are translated."""

import uuid
from typing import TypeVar

from django.conf import settings
from django.db.models import QuerySet

from home.base_page import BasePage
from home.visibility import visible
from projects.models import ProjectPage, ProjectUpdatePage

Version = TypeVar("Version", bound=BasePage)


def public_projects() -> QuerySet[ProjectPage]:
    return visible(ProjectPage.objects.filter(alias_of=None)).select_related("locale", "organisation", "hero_image")


def public_updates() -> QuerySet[ProjectUpdatePage]:
    """The latest first."""
    updates = visible(ProjectUpdatePage.objects.filter(alias_of=None))
    return updates.select_related("locale").order_by("-date", "-pk")


def project_in(language: str, key: uuid.UUID | None) -> ProjectPage | None:
    return _version(public_projects().filter(translation_key=key), language)


def update_in(language: str, key: uuid.UUID | None) -> ProjectUpdatePage | None:
    return _version(public_updates().filter(translation_key=key), language)


def _version(versions: QuerySet[Version], language: str) -> Version | None:
    """In this language; in the first language where there is none, or in any."""
    by_language = {page.locale.language_code: page for page in versions}
    return (
        by_language.get(language) or by_language.get(settings.LANGUAGE_CODE) or next(iter(by_language.values()), None)
    )
