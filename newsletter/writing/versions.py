"""The language versions of an issue. An alias is none: it is another version's text once more."""

import uuid

from django.conf import settings
from wagtail.query import PageQuerySet

from home.visibility import visible
from newsletter.models import NewsletterIssuePage


def versions_of(key: uuid.UUID | None) -> PageQuerySet[NewsletterIssuePage]:
    """Live or not, by translation key, empty for none; the first language in front."""
    versions = NewsletterIssuePage.objects.filter(translation_key=key, alias_of=None)
    return versions.select_related("locale").order_by("locale__pk")


def live_versions(key: uuid.UUID | None) -> list[NewsletterIssuePage]:
    """Those that anybody may see: what goes out."""
    return list(visible(versions_of(key)).select_related("hero_image"))


def source_of(key: uuid.UUID | None) -> NewsletterIssuePage | None:
    """The version in the first language, whose audience counts; else another one, ``None`` where the issue is gone."""
    versions = list(versions_of(key))
    of_first_language = (each for each in versions if each.locale.language_code == settings.LANGUAGE_CODE)
    return next(of_first_language, versions[0] if versions else None)
