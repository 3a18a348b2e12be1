"""Who gets mail: a subscriber, the topics it chose, and the consent that proves it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsletter.topics import TopicKind

TOPIC_LENGTH = 60


class SubscriberState(models.TextChoices):
    PENDING = "pending", _("da confermare")
    CONFIRMED = "confirmed", _("confermato")
    LEFT = "left", _("uscito")


class Frequency(models.TextChoices):
    EVERY = "every", _("ogni numero")
    MONTHLY = "monthly", _("al massimo un numero al mese")


class Source(models.TextChoices):
    """Where somebody asked for it."""

    FORM = "form", _("modulo di iscrizione")
    PROJECT = "project", _("pagina di un progetto")
    DONATION = "donation", _("modulo di donazione")
    PREFERENCES = "preferences", _("pagina delle preferenze")
    IMPORT = "import", _("importazione")


class Subscriber(models.Model):
    """One address, however it is spelled. ``email`` is empty once it was reduced to its key."""

    # What signed links in mails name it by.
    public_id = models.UUIDField(_("codice"), unique=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail"), blank=True)
    email_key = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("lingua"), max_length=10, choices=settings.LANGUAGES, default="it")
    frequency = models.CharField(_("frequenza"), max_length=10, choices=Frequency.choices, default=Frequency.EVERY)
    state = models.CharField(
        _("stato"), max_length=10, choices=SubscriberState.choices, default=SubscriberState.PENDING
    )
    # The first way it came by; empty once it was erased.
    source = models.CharField(_("provenienza"), max_length=12, choices=Source.choices, blank=True)
    created_at = models.DateTimeField(_("dal"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confermato il"), null=True, editable=False)
    left_at = models.DateTimeField(_("uscito il"), null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("iscritto")
        verbose_name_plural = _("iscritti")
        permissions = [("export_subscriber", _("Può esportare gli indirizzi degli iscritti"))]
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="one_subscriber_per_email"),
        ]
        indexes = [models.Index(fields=["state", "created_at"], name="subscriber_state")]

    def __str__(self) -> str:
        return self.email or gettext("(indirizzo tolto)")

    @property
    def name_in_logs(self) -> str:
        """Without the address: a log outlives it."""
        return gettext("Iscritto n. %(number)d") % {"number": self.pk}


class Subscription(models.Model):
    """One topic of one subscriber; asked for, and in force once confirmed."""

    subscriber = models.ForeignKey(
        Subscriber, verbose_name=_("iscritto"), on_delete=models.CASCADE, related_name="subscriptions"
    )
    # ``topics.Topic.key``
    topic = models.CharField(_("argomento"), max_length=TOPIC_LENGTH)
    source = models.CharField(_("provenienza"), max_length=12, choices=Source.choices)
    asked_at = models.DateTimeField(_("chiesto il"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confermato il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("argomento di un iscritto")
        verbose_name_plural = _("argomenti degli iscritti")
        constraints = [models.UniqueConstraint(fields=["subscriber", "topic"], name="one_subscription_per_topic")]
        indexes = [models.Index(fields=["topic", "subscriber"], name="subscription_topic")]

    def __str__(self) -> str:
        return self.topic

    @property
    def kind(self) -> TopicKind:
        return TopicKind(self.topic.partition(":")[0])


class ConsentText(models.Model):
    """A text that somebody agreed to, word for word; rows name it by its digest."""

    digest = models.CharField(max_length=64, primary_key=True)
    language = models.CharField(_("lingua"), max_length=10)
    text = models.TextField(_("testo"))
    first_shown_at = models.DateTimeField(_("mostrato dal"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("testo di un consenso")
        verbose_name_plural = _("testi dei consensi")

    def __str__(self) -> str:
        return self.digest[:12]


class ConsentAct(models.TextChoices):
    ASKED = "asked", _("ha chiesto")
    CONFIRMED = "confirmed", _("ha confermato")
    CHANGED = "changed", _("ha cambiato")
    LEFT = "left", _("è uscito")
    IMPORTED = "imported", _("importato da un elenco")


class Consent(models.Model):
    """What somebody did about their subscription: when, where, to which text; only added, never changed."""

    subscriber = models.ForeignKey(
        Subscriber, verbose_name=_("iscritto"), on_delete=models.CASCADE, related_name="consents"
    )
    act = models.CharField(_("atto"), max_length=10, choices=ConsentAct.choices)
    at = models.DateTimeField(_("quando"), default=timezone.now)
    topics = models.JSONField(_("argomenti"), default=list)
    text = models.ForeignKey(ConsentText, verbose_name=_("testo"), null=True, on_delete=models.PROTECT)
    # The path of the page where it happened; for an import, where the consent was given.
    page = models.CharField(_("pagina"), max_length=300, blank=True)
    language = models.CharField(_("lingua"), max_length=10)
    note = models.TextField(_("nota"), blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consenso")
        verbose_name_plural = _("consensi")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.get_act_display()
