"""Mail backends that fail in chosen ways."""

from smtplib import SMTPRecipientsRefused

from anymail.exceptions import AnymailRecipientsRefused
from django.core.mail.backends.base import BaseEmailBackend


class RefusingBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise SMTPRecipientsRefused({message.to[0]: (550, b"no such mailbox") for message in email_messages})


class RefusingProvider(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise AnymailRecipientsRefused


class BusyBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise SMTPRecipientsRefused({message.to[0]: (450, b"try later") for message in email_messages})


class BrokenBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        raise ConnectionError("the provider is away")
