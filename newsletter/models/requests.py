"""The inbox of wishes and the outbox of single letters, which the worker works off: no answer waits for them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.work.rows import BoxRow
from newsletter.models.subscribers import ConsentText, Source, Subscriber


class RequestKind(models.TextChoices):
    SUBSCRIBE = "subscribe", _("iscrizione")
    LINK = "link", _("collegamento alle preferenze")


class SubscriptionRequest(BoxRow):
    """Inbox: somebody wrote an address and what it is to get.

    The view only adds this row, whoever the address belongs to: its answer can tell nothing of what is known already.
    """

    kind = models.CharField(_("tipo"), max_length=10, choices=RequestKind.choices, default=RequestKind.SUBSCRIBE)
    # Empty two days after it was worked off.
    email = models.EmailField(_("e-mail"), blank=True)
    email_key = models.CharField(max_length=64, editable=False)
    language = models.CharField(_("lingua"), max_length=10, choices=settings.LANGUAGES)
    topics = models.JSONField(_("argomenti"), default=list)
    source = models.CharField(_("provenienza"), max_length=12, choices=Source.choices)
    text = models.ForeignKey(ConsentText, verbose_name=_("testo"), null=True, on_delete=models.PROTECT)
    page = models.CharField(_("pagina"), max_length=300, blank=True)
    # A pseudonym of the visitor's network address, for limits.
    visitor_key = models.CharField(max_length=32, blank=True, editable=False)
    asked_at = models.DateTimeField(_("quando"), default=timezone.now)
    done_at = models.DateTimeField(_("fatto il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("richiesta di iscrizione")
        verbose_name_plural = _("richieste di iscrizione")
        ordering = ["asked_at", "pk"]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(done_at=None), name="request_todo"),
            models.Index(fields=["visitor_key", "asked_at"], name="request_by_visitor"),
            models.Index(fields=["asked_at"], name="request_recent"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class LetterKind(models.TextChoices):
    CONFIRM = "confirm", _("conferma dell'iscrizione")
    # Nothing new was asked for: the subscriber is told so, with the link to the preferences.
    KNOWN = "known", _("iscrizione già attiva")
    LINK = "link", _("collegamento alle preferenze")


class Letter(BoxRow):
    """Outbox: one mail to one subscriber about the subscription itself; one an hour at most for an address."""

    subscriber = models.ForeignKey(
        Subscriber, verbose_name=_("iscritto"), on_delete=models.CASCADE, related_name="letters"
    )
    kind = models.CharField(_("tipo"), max_length=10, choices=LetterKind.choices)
    language = models.CharField(_("lingua"), max_length=10, choices=settings.LANGUAGES)
    # What confirming it puts in force.
    topics = models.JSONField(_("argomenti"), default=list)
    # Hash of the link's token; the token itself is in the mail alone. Empty until it is sent.
    token_hash = models.CharField(max_length=64, blank=True, editable=False)
    queued_at = models.DateTimeField(_("in coda dal"), default=timezone.now)
    sent_at = models.DateTimeField(_("inviata il"), null=True)
    used_at = models.DateTimeField(_("usata il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("lettera a un iscritto")
        verbose_name_plural = _("lettere agli iscritti")
        ordering = ["queued_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="one_letter_per_token"),
            # Whatever is asked for until a sender takes it up joins it.
            models.UniqueConstraint(
                fields=["subscriber"],
                condition=Q(sent_at=None, given_up_at=None, tries=0),
                name="one_waiting_letter_per_subscriber",
            ),
        ]
        indexes = [models.Index(fields=["queued_at"], condition=Q(sent_at=None), name="letter_todo")]

    def __str__(self) -> str:
        return self.get_kind_display()
