"""What runs on a schedule: who is at it, how far, and when it last went well."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Job(models.Model):
    """One kind of regular work; ``donations.jobs`` lets one process at a time do it."""

    name = models.CharField(_("lavoro"), max_length=40, primary_key=True)
    # Who is at it, until when unless renewed.
    holder = models.CharField(max_length=40, blank=True, editable=False)
    leased_until = models.DateTimeField(_("in lavorazione fino al"), null=True, editable=False)
    started_at = models.DateTimeField(_("cominciato il"), null=True, editable=False)
    succeeded_at = models.DateTimeField(_("riuscito il"), null=True, editable=False)
    # Empty where the last run went well.
    error = models.TextField(_("errore"), blank=True, editable=False)
    report = models.TextField(_("resoconto"), blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("lavoro regolare")
        verbose_name_plural = _("lavori regolari")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
