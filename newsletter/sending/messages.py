"""One recipient's message of a mailing, with the headers that mail programs and providers look for."""

import uuid
from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext as _

from home.outgoing import sender
from newsletter.links import NEWSLETTER_SCOPE, leave_url, preferences_url
from newsletter.mail_frame import frame_context
from newsletter.marks import fill
from newsletter.models import MailingKind, MailingText, Subscriber
from newsletter.topics import Topic


class Envelope:
    """What all messages of one text have in common, asked for once."""

    def __init__(self, text: MailingText, *, kind: str, project_key: uuid.UUID | None = None):
        self.text, self.kind = text, kind
        self.scope = NEWSLETTER_SCOPE if project_key is None else Topic.project(project_key).key
        frame = frame_context(text.language)
        self.sender = sender(frame["programme_name"])
        self.reply_to = [address for address in [frame["contact_email"]] if address]
        self.host = urlsplit(settings.SITE_URL).hostname or "localhost"
        self._common = {"List-Id": self._list_id(), "Precedence": "bulk"}
        if kind != MailingKind.ISSUE:
            self._common["Auto-Submitted"] = "auto-generated"

    def headers(self, delivery_id: int | None = None) -> dict[str, str]:
        """Those that are the same for everybody, and the message's own id where it has a delivery."""
        own = {} if delivery_id is None else {"Message-ID": f"<delivery-{delivery_id}@{self.host}>"}
        return {**self._common, **own}

    def links(self, subscriber: Subscriber, delivery_id: int | None = None) -> dict[str, str]:
        """The recipient's own, by the names of ``newsletter.marks.fill``: to pages in the language that they read."""
        public_id, language = subscriber.public_id, subscriber.language
        return {
            "leave_url": leave_url(public_id, self.scope, language, delivery_id),
            "preferences_url": preferences_url(public_id, language),
        }

    def _list_id(self) -> str:
        with translation.override(self.text.language):
            if self.kind == MailingKind.ISSUE:
                return formataddr((_("Newsletter"), f"newsletter.{self.host}"))
            return formataddr((_("Notizie dei progetti"), f"projects.{self.host}"))


def leave_headers(leave: str) -> dict[str, str]:
    """One click to leave, RFC 2369 and RFC 8058."""
    return {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def message_for(
    envelope: Envelope, subscriber: Subscriber, *, delivery_id: int | None = None
) -> EmailMultiAlternatives:
    """The whole message for one recipient."""
    links = envelope.links(subscriber, delivery_id)
    message = EmailMultiAlternatives(
        subject=envelope.text.subject,
        body=fill(envelope.text.text, **links),
        from_email=envelope.sender,
        to=[subscriber.email],
        reply_to=envelope.reply_to,
        headers={**envelope.headers(delivery_id), **leave_headers(links["leave_url"])},
    )
    message.attach_alternative(fill(envelope.text.html, **links), "text/html")
    return message
