"""Makes a mailing of a piece of news, once."""

import uuid
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from newsletter.models import Mailing, MailingKind
from newsletter.topics import Topic


def announce(
    *,
    kind: MailingKind,
    project_key: uuid.UUID,
    facts: dict | None = None,
    page_key: uuid.UUID | None = None,
    send_at: datetime | None = None,
) -> bool:
    """Whether it is new: of one kind there is one for a project, of updates one for each update (``page_key``).

    Only writes a row, so it may be called inside a transaction. ``facts`` are kept as JSON: ``about``, the title
    that lists show before the mail is written, and of an ended campaign its ``result`` and figures, in cents.
    """
    _mailing, is_new = Mailing.objects.get_or_create(
        occasion=f"{kind}:{page_key or project_key}",
        defaults={
            "kind": kind,
            "project_key": project_key,
            "page_key": page_key,
            "topics": [Topic.project(project_key).key],
            "fallback_language": settings.LANGUAGE_CODE,
            "facts": facts or {},
            "send_at": send_at or timezone.now(),
        },
    )
    return is_new
