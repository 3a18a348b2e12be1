"""Queues the mails that tell a donor what became of a payment."""

from donations.models import DonorMail, MailKind, PaymentAttempt

# What a mail need not say any more once the one on the left is to be sent.
_SUPERSEDED = {
    MailKind.CONFIRMED: MailKind.WAITING,
    MailKind.FAILED: MailKind.WAITING,
    MailKind.REFUND_RETURNED: MailKind.REFUNDED,
}


def queue_mail(attempt: PaymentAttempt, kind: MailKind, *, about: str = "") -> None:
    """One mail of each kind for an attempt and Stripe's object ``about``; what it overtakes is not sent any more."""
    mails = DonorMail.objects.filter(attempt=attempt, about=about)
    overtaken_by = [later for later, earlier in _SUPERSEDED.items() if earlier == kind]
    if mails.filter(kind__in=overtaken_by).exists():
        return
    DonorMail.objects.get_or_create(attempt=attempt, kind=kind, about=about)
    if kind in _SUPERSEDED:
        mails.filter(kind=_SUPERSEDED[kind], sent_at=None).delete()
