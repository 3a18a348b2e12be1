"""One sending to many, its texts as they were when it began, and a row for each recipient."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.work.rows import BoxRow
from newsletter.models.subscribers import Subscriber

# A worker that runs begins a mailing within a minute of its hour.
LATE_AFTER = timedelta(minutes=5)


class MailingKind(models.TextChoices):
    ISSUE = "issue", _("numero della newsletter")
    THRESHOLD = "threshold", _("soglia raggiunta")
    SEVEN_DAYS_LEFT = "seven_days_left", _("ultimi sette giorni")
    CLOSED = "closed", _("raccolta chiusa")
    UPDATE = "update", _("aggiornamento di un progetto")


class MailingState(models.TextChoices):
    SCHEDULED = "scheduled", _("programmato")
    QUEUEING = "queueing", _("preparazione dei destinatari")
    SENDING = "sending", _("in invio")
    PAUSED = "paused", _("in pausa")
    STOPPED = "stopped", _("interrotto")
    DONE = "done", _("inviato")
    # It could not begin: ``trouble`` says why.
    HELD = "held", _("da guardare")


class Mailing(BoxRow):
    """One sending, once: an issue in all its languages, or one piece of news of one project.

    Recipients are who has one of ``topics`` at ``started_at``, each in their own language.
    """

    # What it is sent for, in one word: ``issue:<translation key>``, ``threshold:<project key>``, ``update:<key>``.
    occasion = models.CharField(max_length=100, unique=True, editable=False)
    kind = models.CharField(_("tipo"), max_length=16, choices=MailingKind.choices)
    # Translation key of the issue's pages or of the update's.
    page_key = models.UUIDField(null=True, editable=False)
    project_key = models.UUIDField(null=True, editable=False)
    topics = models.JSONField(_("argomenti"), default=list)
    # Who reads a language that there is no text in gets this one; empty: gets nothing.
    fallback_language = models.CharField(_("per chi legge altre lingue"), max_length=10, blank=True)
    # What is told of it, as known when it was made: figures of the campaign at that moment.
    facts = models.JSONField(default=dict, editable=False)
    state = models.CharField(_("stato"), max_length=10, choices=MailingState.choices, default=MailingState.SCHEDULED)
    send_at = models.DateTimeField(_("parte il"), default=timezone.now)
    created_at = models.DateTimeField(_("creato il"), default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("chi"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(_("cominciato il"), null=True, editable=False)
    # Primary key of the last subscriber that was looked at for a row.
    queued_up_to = models.BigIntegerField(default=0, editable=False)
    # Every recipient has a row since then.
    queued_at = models.DateTimeField(_("destinatari pronti il"), null=True, editable=False)
    finished_at = models.DateTimeField(_("finito il"), null=True, editable=False)
    trouble = models.TextField(_("da guardare"), blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("invio")
        verbose_name_plural = _("invii")
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("send_mailing", _("Può inviare la newsletter, metterla in pausa e interromperla")),
            ("settle_delivery", _("Può decidere dei messaggi di cui non si sa se sono partiti")),
        ]
        indexes = [models.Index(fields=["state", "send_at"], name="mailing_state")]

    def __str__(self) -> str:
        first = self.texts.order_by("pk").only("subject").first()
        return first.subject if first else self.working_title

    @property
    def working_title(self) -> str:
        """Before its texts are frozen: the subject of an issue; of a piece of news its kind, with what it is about."""
        kind, about = str(self.get_kind_display()), self.facts.get("about")
        if about and self.kind == MailingKind.ISSUE:
            return about
        return f"{kind}: {about}" if about else kind

    @property
    def is_late(self) -> bool:
        """Its hour is past and nobody has begun it: no worker runs, or its texts cannot be made."""
        return self.state == MailingState.SCHEDULED and self.send_at < timezone.now() - LATE_AFTER


class MailingText(models.Model):
    """What is sent in one language, frozen; ``html`` and ``text`` hold marks where each recipient's links come."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("lingua"), max_length=10, choices=settings.LANGUAGES)
    subject = models.CharField(_("oggetto"), max_length=200)
    html = models.TextField()
    text = models.TextField()
    # The live figures that went in.
    frozen = models.JSONField(default=dict)
    # Where anybody can read it; empty for none.
    url = models.URLField(max_length=500, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("testo di un invio")
        verbose_name_plural = _("testi di un invio")
        constraints = [models.UniqueConstraint(fields=["mailing", "language"], name="one_text_per_language")]

    def __str__(self) -> str:
        return self.subject


class DeliveryState(models.TextChoices):
    QUEUED = "queued", _("in coda")
    # The provider may have it from this moment on: nobody hands it over again without being told to.
    HANDING = "handing", _("in consegna al fornitore")
    SENT = "sent", _("consegnato al fornitore")
    REFUSED = "refused", _("rifiutato dal fornitore")
    UNKNOWN = "unknown", _("non si sa se è partito")
    SKIPPED = "skipped", _("non più da inviare")


class SkipReason(models.TextChoices):
    LEFT = "left", _("si è tolto prima dell'invio")
    SUPPRESSED = "suppressed", _("indirizzo bloccato prima dell'invio")
    STOPPED = "stopped", _("invio interrotto")


class Delivery(BoxRow):
    """Outbox: one recipient of one mailing, once. What became of it after the provider took it is told beside."""

    mailing = models.ForeignKey(Mailing, verbose_name=_("invio"), on_delete=models.CASCADE, related_name="deliveries")
    # None once they were erased: the mail is counted, of nobody.
    subscriber = models.ForeignKey(
        Subscriber, verbose_name=_("iscritto"), null=True, on_delete=models.SET_NULL, related_name="deliveries"
    )
    language = models.CharField(_("lingua"), max_length=10)
    state = models.CharField(_("stato"), max_length=8, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    skip_reason = models.CharField(_("perché no"), max_length=10, choices=SkipReason.choices, blank=True)
    # Which process has it, while ``leased_until`` has not come.
    holder = models.CharField(max_length=32, blank=True, editable=False)
    handed_at = models.DateTimeField(_("consegnato al fornitore il"), null=True, editable=False)
    sent_at = models.DateTimeField(_("preso dal fornitore il"), null=True, editable=False)
    message_id = models.CharField(_("codice del messaggio"), max_length=255, blank=True, editable=False)
    delivered_at = models.DateTimeField(_("arrivato il"), null=True, editable=False)
    bounced_at = models.DateTimeField(_("respinto il"), null=True, editable=False)
    complained_at = models.DateTimeField(_("segnalato il"), null=True, editable=False)
    # The subscriber left by a link in it.
    left_at = models.DateTimeField(_("uscito il"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("destinatario di un invio")
        verbose_name_plural = _("destinatari degli invii")
        constraints = [models.UniqueConstraint(fields=["mailing", "subscriber"], name="one_delivery_per_subscriber")]
        indexes = [models.Index(fields=["mailing", "state", "id"], name="delivery_state")]

    def __str__(self) -> str:
        return str(self.subscriber or gettext("(indirizzo tolto)"))

    @property
    def recipient(self) -> Subscriber:
        """Of one that is to be handed over: whoever was erased is sent nothing any more."""
        if self.subscriber is None:
            raise ValueError(f"delivery {self.pk} is nobody's any more")
        return self.subscriber


class SendingPace(models.Model):
    """One row that all senders share: when the next message may go, and until when the provider asked for rest."""

    SINGLETON = 1

    next_at = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    # Refusals of the provider as a whole, one after another.
    failures = models.PositiveSmallIntegerField(default=0)
    held_because = models.CharField(max_length=500, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="sending_pace_is_one_row")]

    @property
    def is_resting(self) -> bool:
        return self.held_until is not None and self.held_until > timezone.now()

    @property
    def is_in_doubt(self) -> bool:
        """The provider has taken nothing since it last refused as a whole."""
        return self.failures > 0

    def __str__(self) -> str:
        return str(self.next_at)
