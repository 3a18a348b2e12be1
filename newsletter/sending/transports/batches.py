"""One call for many recipients, where a provider fills in each one's links and headers itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from anymail.exceptions import AnymailRecipientsRefused
from django.core.mail import EmailMultiAlternatives

from newsletter.marks import fill
from newsletter.models import Delivery
from newsletter.sending.answers import Answer, Outcome
from newsletter.sending.messages import Envelope, leave_headers
from newsletter.sending.transports.errors import answer_to
from newsletter.sending.transports.single import SingleTransport, answer_of, not_written


@dataclass(frozen=True)
class Syntax:
    """How a provider writes a recipient's own value in a text, and how many recipients it takes in a call."""

    mark: str
    most: int
    extra: dict = field(default_factory=dict)
    # What a text may not hold, or the provider would read it as one of its marks.
    reserved: tuple[str, ...] = ()

    def mark_for(self, name: str) -> str:
        return self.mark.replace("NAME", name)

    def fits(self, envelope: Envelope) -> bool:
        text = envelope.text
        return not any(each in part for each in self.reserved for part in (text.subject, text.html, text.text))


# Those of anymail's providers that fill in a text which is no stored template, and headers per recipient.
# The others get one message a recipient.
_SYNTAXES = {
    "anymail.backends.brevo.EmailBackend": Syntax("{{params.NAME}}", 500, reserved=("{{", "{%", "{#")),
    "anymail.backends.mailgun.EmailBackend": Syntax("%recipient.NAME%", 500, reserved=("%recipient",)),
    "anymail.backends.sendgrid.EmailBackend": Syntax("-NAME-", 500, extra={"merge_field_format": "-{}-"}),
    "anymail.backends.sparkpost.EmailBackend": Syntax("{{NAME}}", 500, reserved=("{{",)),
}


def syntax_of(backend: str) -> Syntax | None:
    return _SYNTAXES.get(backend)


class BatchTransport(SingleTransport):
    def __init__(self, syntax: Syntax):
        super().__init__()
        self._syntax = syntax

    def hand_over(self, envelope: Envelope, deliveries: Sequence[Delivery]) -> list[Answer]:
        """``APART`` where the provider refuses the call as a whole: alone, it says whom it is about."""
        if len(deliveries) == 1:
            return super().hand_over(envelope, deliveries)
        apart = [Answer(Outcome.APART)] * len(deliveries)
        if not self._syntax.fits(envelope):
            return apart
        try:
            message = self._message(envelope, deliveries)
        except Exception as error:  # nothing has gone out
            return [not_written(delivery, error) for delivery in deliveries]
        try:
            self.send(message)
        except AnymailRecipientsRefused:
            pass  # every one of them, and each is told
        except Exception as error:
            answer = answer_to(error)
            return apart if answer.outcome == Outcome.REFUSED else [answer] * len(deliveries)
        return [answer_of(message, delivery.recipient.email) for delivery in deliveries]

    def _message(self, envelope: Envelope, deliveries: Sequence[Delivery]) -> EmailMultiAlternatives:
        text, mark = envelope.text, self._syntax.mark_for
        marks = {"leave_url": mark("leave_url"), "preferences_url": mark("preferences_url")}
        message = EmailMultiAlternatives(
            subject=text.subject,
            body=fill(text.text, **marks),
            from_email=envelope.sender,
            to=[delivery.recipient.email for delivery in deliveries],
            reply_to=envelope.reply_to,
        )
        message.attach_alternative(fill(text.html, **marks), "text/html")
        links = {delivery.recipient.email: envelope.links(delivery.recipient, delivery.pk) for delivery in deliveries}
        # What anymail reads: with these, nobody sees another recipient. All headers are each one's own, for not every
        # provider adds those of the whole call to them.
        common = envelope.headers()
        message.merge_data = links  # type: ignore[attr-defined]
        message.merge_headers = {  # type: ignore[attr-defined]
            email: {**common, **leave_headers(own["leave_url"])} for email, own in links.items()
        }
        message.merge_metadata = {  # type: ignore[attr-defined]
            delivery.recipient.email: {"delivery": str(delivery.pk)} for delivery in deliveries
        }
        message.esp_extra = dict(self._syntax.extra)  # type: ignore[attr-defined]
        return message
