"""One message a recipient, through whatever mail backend the settings name."""

import logging
from collections import deque
from collections.abc import Sequence
from typing import Self

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from newsletter.models import Delivery
from newsletter.sending.answers import Answer, Outcome
from newsletter.sending.messages import Envelope, message_for
from newsletter.sending.transports.base import Transport
from newsletter.sending.transports.errors import answer_to

logger = logging.getLogger(__name__)

# What anymail calls a message that the provider has taken, and one that it has not.
_TAKEN = ("sent", "queued")
_REFUSED = ("invalid", "rejected", "failed")
# These refuse a message that carries a note for their reports.
_WITHOUT_METADATA = ("anymail.backends.mailersend.EmailBackend", "anymail.backends.postal.EmailBackend")
# Django's backend names a file by the second and by its own place in memory, which must not be another one's so soon.
_RECENT: deque[BaseEmailBackend] = deque(maxlen=1_000)


class SingleTransport(Transport):
    """A provider's HTTP connection is kept for the stretch; a backend that writes files begins one for each message."""

    def __init__(self) -> None:
        backend = settings.EMAIL_BACKEND
        self._is_provider = backend.startswith("anymail.")
        self._kept = get_connection() if self._is_provider else None
        self._takes_metadata = self._is_provider and backend not in _WITHOUT_METADATA

    def __enter__(self) -> Self:
        if self._kept:
            self._kept.open()
        return self

    def __exit__(self, *_details) -> None:
        if self._kept:
            self._kept.close()

    def hand_over(self, envelope: Envelope, deliveries: Sequence[Delivery]) -> list[Answer]:
        return [self._hand_over_one(envelope, delivery) for delivery in deliveries]

    def _hand_over_one(self, envelope: Envelope, delivery: Delivery) -> Answer:
        try:
            message = self._message_for(envelope, delivery)
        except Exception as error:  # nothing has gone out
            logger.error("delivery %s cannot be written: %s", delivery.pk, type(error).__name__)
            return Answer(Outcome.LATER, reason=type(error).__name__)
        try:
            self.send(message)
        except Exception as error:
            return answer_to(error)
        return answer_of(message, delivery.recipient.email)

    def _message_for(self, envelope: Envelope, delivery: Delivery) -> EmailMultiAlternatives:
        message = message_for(envelope, delivery.recipient, delivery_id=delivery.pk)
        if self._is_provider:  # it makes its own, by which its reports name the message
            del message.extra_headers["Message-ID"]
        if self._takes_metadata:
            message.metadata = {"delivery": str(delivery.pk)}  # type: ignore[attr-defined]  # anymail reads it
        return message

    def send(self, message: EmailMultiAlternatives) -> None:
        connection = self._kept or get_connection()
        _RECENT.append(connection)
        message.connection = connection
        message.send()


def answer_of(message: EmailMultiAlternatives, email: str) -> Answer:
    """What the provider said of one recipient of a message that went well as a whole."""
    status = getattr(message, "anymail_status", None)
    told = status.recipients.get(email) if status is not None and status.recipients else None
    if told is None:
        return Answer(Outcome.ACCEPTED, message_id=message.extra_headers.get("Message-ID", ""))
    message_id = str(told.message_id or "")
    if told.status in _REFUSED:
        return Answer(Outcome.REFUSED, message_id=message_id, reason=told.status)
    if told.status in _TAKEN:
        return Answer(Outcome.ACCEPTED, message_id=message_id)
    return Answer(Outcome.LOST, message_id=message_id, reason=str(told.status))
