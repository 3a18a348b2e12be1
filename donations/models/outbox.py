"""Outbox of donors' mails."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donations.models.donations import PaymentAttempt
from home.work.rows import BoxRow


class MailKind(models.TextChoices):
    CONFIRMED = "confirmed", _("donazione ricevuta")
    WAITING = "waiting", _("donazione in attesa della banca")
    FAILED = "failed", _("pagamento non riuscito")
    REFUNDED = "refunded", _("donazione rimborsata")
    REFUND_RETURNED = "refund_returned", _("rimborso tornato indietro")


class DonorMail(BoxRow):
    """Outbox: one mail that a donor is to get about one attempt to pay, at most one of each kind and object."""

    attempt = models.ForeignKey(
        PaymentAttempt, verbose_name=_("tentativo di pagamento"), on_delete=models.PROTECT, related_name="mails"
    )
    kind = models.CharField(_("tipo"), max_length=20, choices=MailKind.choices)
    # Stripe's object that it is about, where an attempt has several of a kind: its refunds.
    about = models.CharField(_("oggetto di Stripe"), max_length=255, blank=True)
    queued_at = models.DateTimeField(_("in coda dal"), default=timezone.now)
    sent_at = models.DateTimeField(_("inviata il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("e-mail a un donatore")
        verbose_name_plural = _("e-mail ai donatori")
        ordering = ["queued_at"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "kind", "about"], name="one_mail_per_attempt_kind_and_object")
        ]
        indexes = [models.Index(fields=["queued_at"], condition=Q(sent_at=None), name="donor_mail_todo")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.attempt.donation}"
