"""Subscribers, the newsletter and the mails to who follows a project."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "newsletter"
    verbose_name = _("Newsletter")

    def ready(self) -> None:
        from anymail.signals import tracking

        from newsletter import composing
        from newsletter.models import MailingKind
        from newsletter.notices.composer import compose_notice
        from newsletter.sending.reports import keep_report
        from newsletter.writing.composer import compose_issue

        composing.register(MailingKind.ISSUE, compose_issue)
        for kind in (MailingKind.THRESHOLD, MailingKind.SEVEN_DAYS_LEFT, MailingKind.CLOSED, MailingKind.UPDATE):
            composing.register(kind, compose_notice)
        tracking.connect(keep_report, dispatch_uid="newsletter.reports")
