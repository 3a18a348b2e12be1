"""Rows that workers share: who has one, how often it was tried, what went wrong."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BoxRow(models.Model):
    """A row of an inbox or outbox; ``home.work.boxes.work_off`` works through them."""

    tries = models.PositiveSmallIntegerField(_("tentativi"), default=0, editable=False)
    # Who works on a row holds it until this moment; a killed worker's row is free again after it.
    leased_until = models.DateTimeField(_("in lavorazione fino al"), null=True, editable=False)
    error = models.TextField(_("errore"), blank=True, editable=False)
    given_up_at = models.DateTimeField(_("serve una persona dal"), null=True, editable=False)

    class Meta:
        abstract = True


class Job(models.Model):
    """One kind of regular work; ``home.work.jobs`` lets one process at a time do it."""

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
