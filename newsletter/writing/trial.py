"""Sends an issue as it is written now to one editor, who wants to see it in a mail program."""

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext as _

from home.outgoing import sender
from newsletter.mail_frame import frame_context
from newsletter.models import NewsletterIssuePage
from newsletter.writing.issues import preview_mail


def send_test(*, page: NewsletterIssuePage, to: str) -> None:
    """One mail, marked as a trial; its links to leave and to choose lead to the archive.

    Whatever the provider raises goes to the caller.
    """
    mail = preview_mail(page)
    frame = frame_context(mail.language)
    with translation.override(mail.language):
        subject = _("[Prova] %(subject)s") % {"subject": mail.subject or page.title}
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=mail.text,
        from_email=sender(frame["programme_name"]),
        to=[to],
        reply_to=[frame["contact_email"]] if frame["contact_email"] else None,
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(mail.html, "text/html")
    message.send()
