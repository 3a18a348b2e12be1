"""What the beginning of a mailing brings about: the archive lists the issue, with figures that stay."""

from django.db.models.signals import post_save

from home import site_version
from newsletter.models import Mailing, MailingKind, MailingText


def _on_text(instance: MailingText, **_signal) -> None:
    if instance.mailing.kind == MailingKind.ISSUE:
        site_version.bump()


def _on_mailing(instance: Mailing, **_signal) -> None:
    if instance.kind == MailingKind.ISSUE:
        site_version.bump()


def connect() -> None:
    """Called once, when the apps are ready."""
    post_save.connect(_on_text, sender=MailingText, dispatch_uid="newsletter.archive_text")
    post_save.connect(_on_mailing, sender=Mailing, dispatch_uid="newsletter.archive_mailing")
