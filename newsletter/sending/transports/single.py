"""One message a recipient, through whatever mail backend the settings name."""

from collections.abc import Sequence
from typing import Self

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from newsletter.models import Delivery
from newsletter.sending.answers import Answer, Outcome
from newsletter.sending.messages import Envelope, message_for
from newsletter.sending.transports.base import Transport
from newsletter.sending.transports.errors import answer_to

# What anymail calls a message that the provider has taken.
_TAKEN = ("sent", "queued")
_REFUSED = ("invalid", "rejected", "failed")


class SingleTransport(Transport):
    """A provider's HTTP connection is kept for the stretch; a backend that writes files begins one for each message."""

    def __init__(self) -> None:
        self._kept = get_connection() if settings.EMAIL_BACKEND.startswith("anymail.") else None

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
        subscriber = delivery.subscriber
        message = message_for(envelope, email=subscriber.email, public_id=subscriber.public_id, delivery_id=delivery.pk)
        message.metadata = {"delivery": str(delivery.pk)}  # type: ignore[attr-defined]  # anymail reads it
        try:
            self.send(message)
        except Exception as error:
            return answer_to(error)
        return answer_of(message, subscriber.email)

    def send(self, message: EmailMultiAlternatives) -> None:
        message.connection = self._kept or get_connection()
        message.send()


def answer_of(message: EmailMultiAlternatives, email: str) -> Answer:
    """What the provider said of one recipient of a message that went well as a whole."""
    status = getattr(message, "anymail_status", None)
    told = status.recipients.get(email) if status is not None and status.recipients else None
    if told is None:
        return Answer(Outcome.ACCEPTED, message_id=message.extra_headers.get("Message-ID", ""))
    if told.status in _REFUSED:
        return Answer(Outcome.REFUSED, message_id=told.message_id or "", reason=told.status)
    if told.status in _TAKEN or told.message_id:
        return Answer(Outcome.ACCEPTED, message_id=str(told.message_id or ""))
    return Answer(Outcome.LOST, reason=str(told.status))
