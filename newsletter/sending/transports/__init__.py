"""The ways to hand messages over: one at a time, over one SMTP connection, or as a provider's batch."""

from django.conf import settings

from newsletter.sending.transports.base import Transport
from newsletter.sending.transports.batches import BatchTransport, syntax_of
from newsletter.sending.transports.single import SingleTransport
from newsletter.sending.transports.smtp import SmtpTransport

SMTP_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def transport() -> Transport:
    """The best way that the settings' mail backend offers; a context manager, good for one stretch."""
    backend = settings.EMAIL_BACKEND
    if backend == SMTP_BACKEND:
        return SmtpTransport()
    syntax = syntax_of(backend)
    return BatchTransport(syntax) if syntax else SingleTransport()


def batch_size() -> int:
    """How many recipients one call of it may have."""
    syntax = syntax_of(settings.EMAIL_BACKEND)
    return syntax.most if syntax else 1
