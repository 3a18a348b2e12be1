"""The columns of a row that workers share: who has it, how often it was tried, what went wrong."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BoxRow(models.Model):
    """A row of an inbox or outbox; ``donations.boxes.work_off`` works through them."""

    tries = models.PositiveSmallIntegerField(_("tentativi"), default=0, editable=False)
    # Who works on a row holds it until this moment; a killed worker's row is free again after it.
    leased_until = models.DateTimeField(_("in lavorazione fino al"), null=True, editable=False)
    error = models.TextField(_("errore"), blank=True, editable=False)
    given_up_at = models.DateTimeField(_("serve una persona dal"), null=True, editable=False)

    class Meta:
        abstract = True
