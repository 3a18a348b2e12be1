"""A donor's wish to give, and each try to pay it."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from donations.models.campaigns import Campaign
from home.money import format_euros

CURRENCY = "eur"


class DonationState(models.TextChoices):
    """Where a donation stands; a projection of its attempts and ledger rows, for lists and pages."""

    STARTED = "started", _("iniziata")
    WAITING = "waiting", _("in attesa della banca")
    PAID = "paid", _("pagata")
    FAILED = "failed", _("non riuscita")
    REFUNDED = "refunded", _("rimborsata")
    DISPUTED = "disputed", _("contestata")


# Money came of it and may have gone back.
ARRIVED = (DonationState.PAID, DonationState.REFUNDED, DonationState.DISPUTED)
# Nothing more is to be paid for it.
GIVEN = (*ARRIVED, DonationState.WAITING)


def email_key_of(email: str) -> str:
    """One key however the address is spelled; folded, a domain can be longer than its column."""
    return email.strip().casefold()[:254]


class Donation(models.Model):
    """One person's wish to give to one campaign; what was really paid is in the ledger."""

    public_id = models.UUIDField(_("codice"), unique=True, default=uuid.uuid4, editable=False)
    # The form that it was written in: changed and sent again, it makes another donation of the same family, and
    # one of a family is payable at a time.
    form_id = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False)
    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campagna"), on_delete=models.PROTECT, related_name="donations"
    )
    amount_cents = models.BigIntegerField(_("importo"))
    name = models.CharField(_("nome"), max_length=120)
    email = models.EmailField(_("e-mail"))
    # One donor however the address is spelled: the kept count of donors goes by this.
    email_key = models.CharField(max_length=254, db_index=True, editable=False)
    is_anonymous = models.BooleanField(_("anonima"), default=False)
    is_name_hidden = models.BooleanField(
        _("nome nascosto dalla redazione"),
        default=False,
        help_text=_("La donazione compare come «Anonimo»: perché il nome offende, o perché chi ha donato lo chiede."),
    )
    message = models.TextField(_("messaggio"), max_length=500, blank=True)
    is_message_approved = models.BooleanField(_("messaggio approvato"), default=False)
    # Until then it waits to be read; not approved after that, it was refused.
    message_reviewed_at = models.DateTimeField(_("messaggio letto il"), null=True, editable=False)
    language = models.CharField(_("lingua"), max_length=10)
    wants_newsletter = models.BooleanField(_("chiede la newsletter"), default=False)
    wants_updates = models.BooleanField(_("chiede le notizie del progetto"), default=False)
    privacy_accepted_at = models.DateTimeField(_("informativa accettata il"))
    created_at = models.DateTimeField(_("iniziata il"), default=timezone.now)
    paid_at = models.DateTimeField(_("pagata il"), null=True, editable=False)
    state = models.CharField(
        _("stato"), max_length=10, choices=DonationState.choices, default=DonationState.STARTED, editable=False
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("donazione")
        verbose_name_plural = _("donazioni")
        ordering = ["-created_at"]
        constraints = [models.CheckConstraint(condition=Q(amount_cents__gt=0), name="donation_amount_positive")]
        indexes = [
            models.Index(fields=["campaign", "state", "-paid_at"], name="donation_recent"),
            models.Index(fields=["campaign", "email_key"], name="donation_by_donor"),
            models.Index(fields=["paid_at"], condition=~Q(message=""), name="donation_message"),
        ]

    def __str__(self) -> str:
        return f"{format_euros(self.amount_cents)}, {self.public_name}"

    def needs_a_person(self) -> bool:
        """Money came for it that does not fit it, and was not booked."""
        return PaymentAttempt.objects.filter(donation=self).needing_a_person().exists()

    def family(self) -> "models.QuerySet[Donation]":
        """The other donations of the same form, of which at most one is to be paid."""
        return Donation.objects.filter(form_id=self.form_id).exclude(pk=self.pk)

    @property
    def is_given(self) -> bool:
        """Paid (it may have gone back since), or authorised and with the bank."""
        return self.state in GIVEN

    @property
    def appears_as_anonymous(self) -> bool:
        return self.is_anonymous or self.is_name_hidden

    @property
    def public_name(self) -> str:
        """The name as its donor chose to appear, unless staff had to hide it."""
        return gettext("Anonimo") if self.appears_as_anonymous else self.name

    def save(self, *args, **options):
        self.email_key = email_key_of(self.email)
        super().save(*args, **options)


class AttemptState(models.TextChoices):
    """Forward only: created → open → waiting → paid, failed or expired."""

    # Body and key are stored; Stripe's answer is not known.
    CREATED = "created", pgettext_lazy("payment attempt", "richiesta")
    OPEN = "open", _("aperta")
    WAITING = "waiting", _("in attesa della banca")
    PAID = "paid", _("pagata")
    FAILED = "failed", _("fallita")
    EXPIRED = "expired", _("scaduta")


UNFINISHED = (AttemptState.CREATED, AttemptState.OPEN)
# May still bring money.
NOT_ENDED = (*UNFINISHED, AttemptState.WAITING)


class AttemptQuerySet(models.QuerySet):
    def needing_a_person(self) -> "AttemptQuerySet":
        """Money came that does not fit its donation, and was not booked."""
        return self.filter(state__in=NOT_ENDED).exclude(problem="")


class PaymentAttempt(models.Model):
    """One Checkout Session for a donation: the request as it was sent, and what became of it."""

    class UiMode(models.TextChoices):
        EMBEDDED = "embedded_page", _("nella pagina")
        HOSTED = "hosted_page", _("pagina di Stripe")

    donation = models.ForeignKey(
        Donation, verbose_name=_("donazione"), on_delete=models.PROTECT, related_name="attempts"
    )
    ui_mode = models.CharField(_("modo"), max_length=20, choices=UiMode.choices)
    state = models.CharField(_("stato"), max_length=10, choices=AttemptState.choices, default=AttemptState.CREATED)
    # A repeat must be the same request to the letter, or Stripe refuses it.
    request_body = models.JSONField(_("richiesta"))
    idempotency_key = models.CharField(_("chiave di idempotenza"), max_length=80, unique=True)
    session_id = models.CharField(_("sessione"), max_length=255, unique=True, null=True)  # noqa: DJ001 - NULL: unknown
    intent_id = models.CharField(_("pagamento"), max_length=255, unique=True, null=True)  # noqa: DJ001 - NULL: unknown
    problem = models.TextField(_("da guardare"), blank=True)
    # A pseudonym of the visitor's address, for limits; emptied after some days.
    address_key = models.CharField(max_length=32, blank=True, editable=False)
    created_at = models.DateTimeField(_("creato il"), default=timezone.now)

    objects = AttemptQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tentativo di pagamento")
        verbose_name_plural = _("tentativi di pagamento")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["donation"], condition=Q(state__in=UNFINISHED), name="one_unfinished_attempt_per_donation"
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], name="attempt_recent"),
            models.Index(fields=["address_key", "created_at"], name="attempt_by_address"),
        ]

    def __str__(self) -> str:
        return self.session_id or self.idempotency_key

    def is_fresh_at(self, moment) -> bool:
        """Made a moment ago: what Stripe first answered still holds."""
        return self.created_at > moment - timedelta(minutes=1)
