"""One message a recipient, through whatever mail backend the settings name."""

import contextlib
import logging
from collections import deque
from collections.abc import Sequence
from typing import Self

from anymail.exceptions import AnymailRecipientsRefused
from anymail.message import AnymailRecipientStatus, AnymailStatus
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from newsletter.addresses import normalised
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
            return not_written(delivery, error)
        try:
            self.send(message)
        except AnymailRecipientsRefused:
            pass  # its status tells more
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


def not_written(delivery: Delivery, error: Exception) -> Answer:
    """Its message could not be made, so the provider has nothing of it."""
    logger.error("delivery %s cannot be written: %s", delivery.pk, type(error).__name__)
    return Answer(Outcome.LATER, reason=type(error).__name__)


def answer_of(message: EmailMultiAlternatives, email: str) -> Answer:
    """What the provider said of one recipient of a message that went well as a whole.

    A mail backend that tells of nobody has taken all or raised; a provider that tells of others than this one leaves
    it open.
    """
    status = getattr(message, "anymail_status", None)
    if status is None:
        return Answer(Outcome.ACCEPTED, message_id=message.extra_headers.get("Message-ID", ""))
    told = status.recipients.get(email) or _told_in_its_own_way(status, email)
    if told is None:
        return Answer(Outcome.LOST, reason="the provider told of others only")
    message_id = str(told.message_id or "")
    if told.status in _REFUSED:
        return Answer(Outcome.REFUSED, message_id=message_id, reason=told.status)
    if told.status in _TAKEN:
        return Answer(Outcome.ACCEPTED, message_id=message_id)
    return Answer(Outcome.LOST, message_id=message_id, reason=str(told.status))


def _told_in_its_own_way(status: AnymailStatus, email: str) -> AnymailRecipientStatus | None:
    """A provider may spell an address otherwise than we do."""
    for address, told in status.recipients.items():
        with contextlib.suppress(ValidationError):
            if normalised(address) == email:
                return told
    return None
