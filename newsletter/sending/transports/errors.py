"""What an exception while handing over says: whether the provider may have the message, and who it is about."""

import smtplib
import ssl
from datetime import timedelta
from email.utils import parsedate_to_datetime

import requests
from anymail.exceptions import (
    AnymailAPIError,
    AnymailError,
    AnymailInvalidAddress,
    AnymailSerializationError,
)
from django.core.mail import BadHeaderError
from django.utils import timezone
from urllib3.exceptions import NewConnectionError

from newsletter.sending.answers import Answer, Outcome

# An SMTP answer from the one up to the other is for now, from there on for good.
SMTP_FOR_NOW = 400
SMTP_FOR_GOOD = 500
SMTP_SERVICE_CLOSES = 421
SERVER_ERROR = 500
# The provider broke off, or what stands before it has heard nothing of it in time: it may have the message. All of
# 500 and above but 503 are such, also those of a proxy that no standard names (Cloudflare's 520 to 530).
TIMED_OUT = 408
# By these it says that it has not taken the call.
NOT_NOW = (429, 503)
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
        case smtplib.SMTPDataError() if error.smtp_code < SMTP_FOR_NOW:  # no answer that anybody understands
            return Answer(Outcome.LOST, reason=f"SMTP {error.smtp_code}")
        case smtplib.SMTPDataError():
            return _by_code(error.smtp_code)
        case smtplib.SMTPSenderRefused() if error.smtp_code >= SMTP_FOR_GOOD:  # the sender is the same for everybody
            return Answer(Outcome.BUSY, reason=f"SMTP {error.smtp_code}")
        case smtplib.SMTPSenderRefused():
            return _by_code(error.smtp_code)
        case smtplib.SMTPNotSupportedError() | UnicodeError() | BadHeaderError():  # its address cannot be written
            return Answer(Outcome.REFUSED, reason=_name(error))
        case AnymailInvalidAddress() | AnymailSerializationError():
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
        never_was = isinstance(error, requests.ConnectTimeout | requests.exceptions.ProxyError) or _had_no_connection(
            error.__cause__
        )
        return Answer(Outcome.BUSY if never_was else Outcome.LOST, reason=_name(error.__cause__ or error))
    reason = f"HTTP {status}"
    if status in NOT_NOW or status in OURS:
        return Answer(Outcome.BUSY, reason=reason, rest=_wish(error))
    # Taken, perhaps: it was broken off, or the answer cannot be read.
    if status == TIMED_OUT or status >= SERVER_ERROR or 200 <= status < 300:
        return Answer(Outcome.LOST, reason=reason, rest=_wish(error))
    return Answer(Outcome.REFUSED, reason=reason)


def _had_no_connection(error: BaseException | None) -> bool:
    """Whether it failed before a connection that may be trusted was there at all."""
    told = error.args[0] if error is not None and error.args else None
    reason = getattr(told, "reason", told)
    inner = reason.args[0] if isinstance(reason, BaseException) and reason.args else None
    return isinstance(reason, NewConnectionError) or isinstance(inner, ssl.SSLCertVerificationError)


def _wish(error: AnymailAPIError) -> timedelta:
    """What ``Retry-After`` asks for, in seconds or as a date; nought where it asks for nothing that can be read."""
    told = error.response.headers.get("Retry-After", "") if error.response is not None else ""
    if told.isascii() and told.isdigit() and len(told) < len("1000000"):
        return min(LONGEST_WISH, timedelta(seconds=int(told)))
    try:
        until = parsedate_to_datetime(told)
    except ValueError:
        return timedelta()
    return max(timedelta(), min(LONGEST_WISH, until - timezone.now())) if until.tzinfo else timedelta()


def _name(error: BaseException) -> str:
    """Its kind alone: texts of mail servers name addresses."""
    return type(error).__name__
