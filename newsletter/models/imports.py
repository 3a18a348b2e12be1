"""A list of addresses that were collected elsewhere, with the proof that they agreed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SubscriberImport(models.Model):
    """One file, read and previewed, then taken in row by row by the worker; interrupted, it goes on where it was."""

    class State(models.TextChoices):
        READ = "read", _("letto, da confermare")
        RUNNING = "running", _("in corso")
        DONE = "done", _("finito")
        DROPPED = "dropped", _("annullato")

    file_name = models.CharField(_("file"), max_length=200)
    # How, where and when the people on the list agreed; whoever confirms vouches for it.
    proof = models.TextField(_("prova del consenso"))
    consent_date = models.DateField(_("data del consenso"), null=True)
    topics = models.JSONField(_("argomenti"), default=list)
    language = models.CharField(_("lingua"), max_length=10, choices=settings.LANGUAGES, default="it")
    state = models.CharField(_("stato"), max_length=8, choices=State.choices, default=State.READ)
    created_at = models.DateTimeField(_("caricato il"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("chi"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("confermato il"), null=True)
    finished_at = models.DateTimeField(_("finito il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("importazione di iscritti")
        verbose_name_plural = _("importazioni di iscritti")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One line of the file; its address goes when the import has ended."""

    class Outcome(models.TextChoices):
        WAITING = "", _("da importare")
        ADDED = "added", _("iscritto")
        KNOWN = "known", _("già iscritto")
        LEFT = "left", _("era uscito: resta fuori")
        SUPPRESSED = "suppressed", _("bloccato: resta fuori")
        TWICE = "twice", _("ripetuto nel file")
        INVALID = "invalid", _("non è un indirizzo")

    batch = models.ForeignKey(SubscriberImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("riga"))
    written = models.CharField(_("scritto"), max_length=300, blank=True)
    language = models.CharField(_("lingua"), max_length=10, blank=True)
    outcome = models.CharField(_("esito"), max_length=10, choices=Outcome.choices, blank=True, default=Outcome.WAITING)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["line"]
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="one_import_row_per_line")]

    def __str__(self) -> str:
        return str(self.line)
