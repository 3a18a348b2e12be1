"""Inbox of Stripe's events."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.work.rows import BoxRow


class StripeEvent(BoxRow):
    """Inbox: a signed hint from Stripe that something happened; never a source of amounts."""

    id = models.CharField(primary_key=True, max_length=255)
    type = models.CharField(_("tipo"), max_length=100)
    # Holds donors' data: emptied some time after the event is done.
    raw = models.TextField(_("contenuto"))
    received_at = models.DateTimeField(_("ricevuto il"), default=timezone.now)
    # It never came by itself: ``reconcile_stripe`` had to fetch it.
    was_fetched = models.BooleanField(_("recuperato"), default=False, editable=False)
    done_at = models.DateTimeField(_("fatto il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("evento di Stripe")
        verbose_name_plural = _("eventi di Stripe")
        ordering = ["received_at"]
        permissions = [("run_event_again", _("Può far eseguire di nuovo un evento"))]
        indexes = [models.Index(fields=["received_at"], condition=Q(done_at=None), name="stripe_event_todo")]

    def __str__(self) -> str:
        return f"{self.type} {self.id}"
