"""What an exception while handing over says: whether the provider may have the message, and who it is about."""

import smtplib
from datetime import timedelta

import requests
from anymail.exceptions import (
    AnymailAPIError,
    AnymailError,
    AnymailInvalidAddress,
    AnymailRecipientsRefused,
    AnymailSerializationError,
)
from urllib3.exceptions import NewConnectionError

from newsletter.sending.answers import Answer, Outcome

# An SMTP answer below this is for now, from it on for good.
SMTP_FOR_GOOD = 500
SMTP_SERVICE_CLOSES = 421
GATEWAY_TIMED_OUT = 504
TOO_MANY = 429
# About our account, not about a recipient.
OURS = (401, 402, 403, 404)
LONGEST_WISH = timedelta(hours=1)


class AnswerLost(Exception):
    """The whole message went out, and what became of it was never told."""


class NotReached(Exception):
    """The provider could not be reached, or would not talk to us: no message was begun."""


def answer_to(error: Exception) -> Answer:
    """The answer that an exception of a mail backend amounts to."""
    match error:
        case AnswerLost():
            return Answer(Outcome.LOST, reason=_name(error))
        case NotReached():
            return Answer(Outcome.BUSY, reason=_name(error.__cause__ or error))
        case smtplib.SMTPRecipientsRefused():
            return _by_code(max(code for code, _text in error.recipients.values()))
        case smtplib.SMTPDataError():
            return _by_code(error.smtp_code)
        case smtplib.SMTPSenderRefused():
            return Answer(Outcome.BUSY, reason=f"SMTP {error.smtp_code}")
        case AnymailRecipientsRefused() | AnymailInvalidAddress() | AnymailSerializationError():
            return Answer(Outcome.REFUSED, reason=_name(error))
        case AnymailAPIError():
            return _by_http(error)
        case AnymailError():
            return Answer(Outcome.BUSY, reason=_name(error))
        case smtplib.SMTPException() | ConnectionError() | TimeoutError():
            return Answer(Outcome.LATER, reason=_name(error))
        case OSError():
            return Answer(Outcome.BUSY, reason=_name(error))
        case _other:
            return Answer(Outcome.LOST, reason=_name(error))


def _by_code(code: int) -> Answer:
    if code == SMTP_SERVICE_CLOSES:
        return Answer(Outcome.BUSY, reason=f"SMTP {code}")
    return Answer(Outcome.REFUSED if code >= SMTP_FOR_GOOD else Outcome.LATER, reason=f"SMTP {code}")


def _by_http(error: AnymailAPIError) -> Answer:
    status = error.status_code
    if status is None:
        never_was = isinstance(error, requests.ConnectTimeout) or _is_new_connection(error.__cause__)
        return Answer(Outcome.BUSY if never_was else Outcome.LOST, reason=_name(error.__cause__ or error))
    reason = f"HTTP {status}"
    if status == TOO_MANY or (status >= SMTP_FOR_GOOD and status != GATEWAY_TIMED_OUT) or status in OURS:
        return Answer(Outcome.BUSY, reason=reason, rest=_wish(error))
    if status == GATEWAY_TIMED_OUT or 200 <= status < 300:  # taken, perhaps, and the answer cannot be read
        return Answer(Outcome.LOST, reason=reason)
    return Answer(Outcome.REFUSED, reason=reason)


def _is_new_connection(error: BaseException | None) -> bool:
    """Whether it failed before a connection was there at all."""
    told = error.args[0] if error is not None and error.args else None
    return isinstance(getattr(told, "reason", told), NewConnectionError)


def _wish(error: AnymailAPIError) -> timedelta:
    """What ``Retry-After`` asks for, in seconds; nought where it asks for nothing that can be read."""
    told = error.response.headers.get("Retry-After", "") if error.response is not None else ""
    return min(LONGEST_WISH, timedelta(seconds=int(told))) if told.isascii() and told.isdigit() else timedelta()


def _name(error: BaseException) -> str:
    """Its kind alone: texts of mail servers name addresses."""
    return type(error).__name__
