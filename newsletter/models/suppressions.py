"""Addresses that nothing is sent to, and what the provider told of mails."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.work.rows import BoxRow


class SuppressionReason(models.TextChoices):
    HARD_BOUNCE = "hard_bounce", _("l'indirizzo non esiste o rifiuta")
    SOFT_BOUNCES = "soft_bounces", _("tre mancate consegne in 30 giorni")
    COMPLAINT = "complaint", _("segnalata come posta indesiderata")
    STAFF = "staff", _("messo dalla redazione")


class SuppressionQuerySet(models.QuerySet):
    def active(self) -> "SuppressionQuerySet":
        return self.filter(lifted_at=None)


class Suppression(models.Model):
    """An address that is not mailed, whatever its subscriber chose, until staff lift it."""

    email_key = models.CharField(max_length=64, editable=False)
    # Empty once the subscriber's own was reduced.
    email = models.EmailField(_("e-mail"), blank=True)
    reason = models.CharField(_("motivo"), max_length=12, choices=SuppressionReason.choices)
    detail = models.CharField(_("dettagli"), max_length=500, blank=True)
    at = models.DateTimeField(_("dal"), default=timezone.now)
    lifted_at = models.DateTimeField(_("tolto il"), null=True, editable=False)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    lift_reason = models.CharField(_("perché è stato tolto"), max_length=300, blank=True)

    objects = SuppressionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("indirizzo bloccato")
        verbose_name_plural = _("indirizzi bloccati")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email_key"], condition=Q(lifted_at=None), name="one_active_suppression_per_address"
            )
        ]

    def __str__(self) -> str:
        return self.email or self.email_key[:12]

    @property
    def name_in_logs(self) -> str:
        """Without the address: a log outlives it."""
        return gettext("Blocco n. %(number)d") % {"number": self.pk}


class ReportKind(models.TextChoices):
    DELIVERED = "delivered", _("consegnata")
    HARD_BOUNCE = "hard_bounce", _("respinta per sempre")
    SOFT_BOUNCE = "soft_bounce", _("non consegnata per ora")
    COMPLAINT = "complaint", _("segnalata come indesiderata")
    UNSUBSCRIBED = "unsubscribed", _("uscita dal programma di posta")


class ProviderReport(BoxRow):
    """Inbox: one thing that the provider told of one mail, kept once."""

    # The provider's id of the event, or a digest of what makes it one.
    event_key = models.CharField(max_length=64, unique=True, editable=False)
    provider = models.CharField(_("fornitore"), max_length=40)
    kind = models.CharField(_("tipo"), max_length=12, choices=ReportKind.choices)
    # Only while it waits to be worked off.
    email = models.EmailField(_("e-mail"), blank=True)
    email_key = models.CharField(max_length=64, editable=False)
    # Told back by the provider, where it can.
    delivery_id = models.BigIntegerField(null=True, editable=False)
    message_id = models.CharField(_("codice del messaggio"), max_length=255, blank=True)
    reason = models.CharField(_("motivo"), max_length=500, blank=True)
    occurred_at = models.DateTimeField(_("accaduto il"))
    received_at = models.DateTimeField(_("ricevuto il"), default=timezone.now)
    done_at = models.DateTimeField(_("fatto il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("notizia dal fornitore")
        verbose_name_plural = _("notizie dal fornitore")
        ordering = ["received_at", "pk"]
        indexes = [
            models.Index(fields=["received_at"], condition=Q(done_at=None), name="report_todo"),
            models.Index(fields=["email_key", "kind", "occurred_at"], name="report_of_address"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
