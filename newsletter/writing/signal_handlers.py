"""What the archive has to know of an issue that is said to be sent without being begun here, as sample data are.

A mailing that begins says so itself, see ``newsletter.sending.starting``; what changes of it later, no page shows.
"""

from django.db.models.signals import post_save

from home import site_version
from newsletter.models import Mailing, MailingKind


def _on_mailing(instance: Mailing, **_signal) -> None:
    if instance.kind == MailingKind.ISSUE and instance.started_at:
        site_version.bump()


def connect() -> None:
    """Called once, when the apps are ready."""
    post_save.connect(_on_mailing, sender=Mailing, dispatch_uid="newsletter.archive_mailing")
