"""SMTP over one connection, which tells a message that never went out from one whose answer was lost."""

import contextlib
import smtplib

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend

from newsletter.sending.transports.errors import SMTP_SERVICE_CLOSES, AnswerLost, NotReached
from newsletter.sending.transports.single import SingleTransport


class _KnowsWhatWent:
    """For ``smtplib``: a connection that breaks after the whole message raises ``AnswerLost``."""

    _sends = 0

    def send(self, what) -> None:
        super().send(what)  # type: ignore[misc]
        self._sends += 1

    def data(self, message):
        """The command is one sending, the message up to its last dot the other."""
        self._sends = 0
        try:
            return super().data(message)  # type: ignore[misc]
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            if self._sends > 1:
                raise AnswerLost from error
            raise


class Connection(_KnowsWhatWent, smtplib.SMTP):
    pass


class SecureConnection(_KnowsWhatWent, smtplib.SMTP_SSL):
    pass


class SmtpBackend(EmailBackend):
    @property
    def connection_class(self):
        return SecureConnection if self.use_ssl else Connection


class SmtpTransport(SingleTransport):
    def __init__(self) -> None:
        super().__init__()
        self._backend = SmtpBackend()

    def __exit__(self, *_details) -> None:
        self._close()

    def send(self, message: EmailMultiAlternatives) -> None:
        """A server may end a connection after so many messages: one that has served already is opened anew, once."""
        is_new = self._open()
        try:
            self._send(message)
        except (smtplib.SMTPServerDisconnected, smtplib.SMTPSenderRefused, ConnectionError) as error:
            if is_new or getattr(error, "smtp_code", SMTP_SERVICE_CLOSES) != SMTP_SERVICE_CLOSES:
                raise
            self._open()
            self._send(message)

    def _open(self) -> bool:
        """Whether it was closed before; raises ``NotReached``."""
        try:
            return bool(self._backend.open())
        except (smtplib.SMTPException, OSError) as error:
            self._close()
            raise NotReached from error

    def _send(self, message: EmailMultiAlternatives) -> None:
        try:
            self._backend.send_messages([message])
        except Exception:
            # Whatever state it is in: the next message gets a new one.
            self._close()
            raise

    def _close(self) -> None:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            self._backend.close()
        self._backend.connection = None
