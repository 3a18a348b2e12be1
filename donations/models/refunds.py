"""Wishes to give money back, and how far each is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donations.models.donations import DonationState, PaymentAttempt
from home.money import format_euros
from home.work.rows import BoxRow


class RefundCause(models.TextChoices):
    CAMPAIGN_MISSED = "missed", _("soglia non raggiunta")
    STAFF = "staff", _("deciso dal Comune")


class RefundState(models.TextChoices):
    """``queued → pending → succeeded``; ``needs_person`` and ``not_needed`` are ends too, as is ``returned``."""

    # Also while Stripe's answer to a first try is not known.
    QUEUED = "queued", _("in coda")
    PENDING = "pending", _("in viaggio")
    SUCCEEDED = "succeeded", _("rimborsata")
    RETURNED = "returned", _("tornato indietro: serve una persona")
    NEEDS_PERSON = "needs_person", _("rifiutato da Stripe: serve una persona")
    NOT_NEEDED = "not_needed", _("non serve più")


class RefundOrderQuerySet(models.QuerySet["RefundOrder"]):
    def waiting_for_a_person(self) -> "RefundOrderQuerySet":
        """What was refused or came back, as long as the donation still holds money that may have to go."""
        states = (RefundState.NEEDS_PERSON, RefundState.RETURNED)
        return self.filter(state__in=states, attempt__donation__state=DonationState.PAID)


class RefundOrder(BoxRow):
    """One wish to give a payment back, whole or in part, stored with its request before Stripe is asked."""

    attempt = models.ForeignKey(
        PaymentAttempt, verbose_name=_("pagamento"), on_delete=models.PROTECT, related_name="refund_orders"
    )
    cause = models.CharField(_("causa"), max_length=10, choices=RefundCause.choices)
    amount_cents = models.BigIntegerField(_("importo"))
    reason = models.CharField(_("motivo"), max_length=300, blank=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("chiesto da"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # Stays when the account goes; empty where no person asked.
    ordered_by_name = models.CharField(_("chiesto da"), max_length=200, blank=True)
    state = models.CharField(_("stato"), max_length=12, choices=RefundState.choices, default=RefundState.QUEUED)
    request_body = models.JSONField(_("richiesta"))
    idempotency_key = models.CharField(_("chiave di idempotenza"), max_length=80, unique=True)
    refusal = models.TextField(_("perché Stripe l'ha rifiutato"), blank=True)
    refund_id = models.CharField(_("rimborso"), max_length=255, unique=True, null=True)  # noqa: DJ001 - NULL: unknown
    created_at = models.DateTimeField(_("chiesto il"), default=timezone.now)
    # Stripe has answered: nothing more is to be asked of it for this order.
    done_at = models.DateTimeField(_("inviato il"), null=True)

    objects = RefundOrderQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rimborso")
        verbose_name_plural = _("rimborsi")
        ordering = ["pk"]
        permissions = [("order_refund", _("Può ordinare un rimborso"))]
        constraints = [
            models.CheckConstraint(condition=Q(amount_cents__gt=0), name="refund_order_amount_positive"),
            models.UniqueConstraint(
                fields=["attempt"],
                condition=Q(cause=RefundCause.CAMPAIGN_MISSED) & ~Q(state=RefundState.NOT_NEEDED),
                name="one_refund_of_a_missed_campaign_per_attempt",
            ),
        ]
        indexes = [models.Index(fields=["created_at"], condition=Q(done_at=None), name="refund_order_todo")]

    def __str__(self) -> str:
        return f"{format_euros(self.amount_cents)}, {self.get_state_display()}"
