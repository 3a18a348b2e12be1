"""Hands one mail to the provider, and tells an address that it will never take from trouble that passes."""

from email.headerregistry import Address
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused

from anymail.exceptions import AnymailRecipientsRefused
from django.conf import settings
from django.core.mail import EmailMessage

from home.work.boxes import Hopeless

# An SMTP answer below this is for now, from it on for good.
SMTP_FOR_GOOD = 500


def sender(programme_name: str) -> str:
    """Who our mails come from: by the name in ``DEFAULT_FROM_EMAIL``, and where it has none, the programme's own.

    As people write it; whoever sends it encodes it.
    """
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return str(Address(display_name=name or programme_name, addr_spec=address))


def hand_over(message: EmailMessage) -> None:
    """Send it; whatever the provider raises goes to the caller, as ``Hopeless`` where it never takes the address."""
    try:
        message.send()
    except AnymailRecipientsRefused as error:
        raise Hopeless(error) from error
    except SMTPRecipientsRefused as error:
        if all(code >= SMTP_FOR_GOOD for code, _text in error.recipients.values()):
            raise Hopeless(error) from error
        raise
