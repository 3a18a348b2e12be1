"""The rows that money leaves behind: campaigns, donations, payment attempts, the ledger and two boxes.

Lock order, where more than one row is locked: donation, then campaign.
"""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from home.money import EuroCentsField, format_euros
from projects.models import FundingModel

CURRENCY = "eur"


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def open_at(self, moment) -> "CampaignQuerySet":
        return self.filter(opens_at__lte=moment, ends_at__gt=moment)

    def for_projects(self, pages) -> dict[uuid.UUID, "Campaign"]:
        """Campaign of each page that has one, by the page's translation key, in one query."""
        keys = [page.translation_key for page in pages]
        campaigns: models.QuerySet[Campaign] = self.filter(project_key__in=keys)
        return {campaign.project_key: campaign for campaign in campaigns}


class Campaign(models.Model):
    """A project's fund-raising: its window of time, its terms and its kept totals.

    One campaign serves all language versions of a project page, so it is found by the page's translation key.
    The terms come from the call's rules when the campaign is created and are frozen once it has opened. The
    interval is half-open: a campaign is open from ``opens_at`` until just before ``ends_at``.
    """

    project_key = models.UUIDField(_("progetto"), unique=True, editable=False)
    project_title = models.CharField(_("titolo del progetto"), max_length=255, editable=False)
    opens_at = models.DateTimeField(_("apre il"))
    ends_at = models.DateTimeField(_("finisce il"))

    budget_cents = EuroCentsField(_("costo approvato"))
    threshold_cents = EuroCentsField(_("soglia"))
    city_share_cents = EuroCentsField(_("quota del Comune"))
    funding_model = models.CharField(_("modello"), max_length=30, choices=FundingModel.choices)
    rules = models.JSONField(_("regole del bando alla creazione"), editable=False, default=dict)

    # Kept by donations.ledger in the transaction that adds ledger rows; never written elsewhere.
    raised_cents = models.BigIntegerField(_("raccolto"), default=0, editable=False)
    donors_count = models.PositiveIntegerField(_("donatori"), default=0, editable=False)
    donations_count = models.PositiveIntegerField(_("donazioni"), default=0, editable=False)

    objects = CampaignQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("campagna")
        verbose_name_plural = _("campagne")
        ordering = ["ends_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("opens_at")), name="campaign_ends_after_it_opens"),
            models.CheckConstraint(
                condition=Q(threshold_cents__gt=0, budget_cents__gte=F("threshold_cents")),
                name="campaign_threshold_within_budget",
            ),
            models.CheckConstraint(
                condition=Q(city_share_cents__gte=0, city_share_cents__lte=F("budget_cents")),
                name="campaign_city_share_within_budget",
            ),
            models.CheckConstraint(condition=Q(raised_cents__gte=0), name="campaign_raised_not_negative"),
        ]

    FROZEN_ONCE_OPEN = ("opens_at", "budget_cents", "threshold_cents", "city_share_cents", "funding_model", "rules")
    TERMS = (*FROZEN_ONCE_OPEN, "ends_at", "project_title")

    def __str__(self) -> str:
        return self.project_title

    def is_open_at(self, moment) -> bool:
        return self.opens_at <= moment < self.ends_at

    def has_opened_at(self, moment) -> bool:
        return self.opens_at <= moment

    @property
    def is_threshold_reached(self) -> bool:
        return self.raised_cents >= self.threshold_cents

    def clean(self) -> None:
        super().clean()
        if self.pk:
            self._refuse_changed_terms()
        if self.opens_at and self.ends_at and self.ends_at <= self.opens_at:
            raise ValidationError(_("La fine viene dopo l'apertura."))

    def _refuse_changed_terms(self) -> None:
        stored = type(self).objects.get(pk=self.pk)
        if not stored.has_opened_at(timezone.now()):
            return
        changed = [name for name in self.FROZEN_ONCE_OPEN if getattr(stored, name) != getattr(self, name)]
        if changed or stored.ends_at != self.ends_at:
            raise ValidationError(_("La campagna è già aperta: le sue condizioni non si cambiano più."))


class DonationState(models.TextChoices):
    """Where a donation stands; a projection of its attempts and ledger rows, for lists and pages."""

    STARTED = "started", _("iniziata")
    WAITING = "waiting", _("in attesa della banca")
    PAID = "paid", _("pagata")
    FAILED = "failed", _("non riuscita")


GIVEN = (DonationState.PAID, DonationState.WAITING)


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
    language = models.CharField(_("lingua"), max_length=10)
    wants_newsletter = models.BooleanField(_("chiede la newsletter"), default=False)
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
        ]

    def __str__(self) -> str:
        return f"{format_euros(self.amount_cents)}, {self.public_name}"

    def needs_a_person(self) -> bool:
        """Money came for it that does not fit it, and was not booked."""
        return self.attempts.filter(state__in=UNFINISHED).exclude(problem="").exists()

    def family(self) -> "models.QuerySet[Donation]":
        """The other donations of the same form, of which at most one is to be paid."""
        return Donation.objects.filter(form_id=self.form_id).exclude(pk=self.pk)

    @property
    def is_given(self) -> bool:
        """Paid, or authorised and with the bank."""
        return self.state in GIVEN

    @property
    def appears_as_anonymous(self) -> bool:
        return self.is_anonymous or self.is_name_hidden

    @property
    def public_name(self) -> str:
        """The name as its donor chose to appear, unless staff had to hide it."""
        return gettext("Anonimo") if self.appears_as_anonymous else self.name

    def save(self, *args, **options):
        # Folded, a domain can be longer than its column.
        self.email_key = self.email.strip().casefold()[:254]
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
    created_at = models.DateTimeField(_("creato il"), default=timezone.now)

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

    def __str__(self) -> str:
        return self.session_id or self.idempotency_key

    def is_fresh_at(self, moment) -> bool:
        """Made a moment ago: what Stripe first answered still holds."""
        return self.created_at > moment - timedelta(minutes=1)


class StripeEvent(models.Model):
    """Inbox: a signed hint from Stripe that something happened; never a source of amounts."""

    id = models.CharField(primary_key=True, max_length=255)
    type = models.CharField(_("tipo"), max_length=100)
    # Holds donors' data: emptied some time after the event is done.
    raw = models.TextField(_("contenuto"))
    received_at = models.DateTimeField(_("ricevuto il"), default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("tentativi"), default=0)
    # Who works on an event holds it until this moment; a killed worker's event is free again after it.
    leased_until = models.DateTimeField(_("riservato fino al"), null=True)
    error = models.TextField(_("errore"), blank=True)
    given_up_at = models.DateTimeField(_("serve una persona dal"), null=True)
    done_at = models.DateTimeField(_("fatto il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("evento di Stripe")
        verbose_name_plural = _("eventi di Stripe")
        ordering = ["received_at"]
        indexes = [models.Index(fields=["received_at"], condition=Q(done_at=None), name="stripe_event_todo")]

    def __str__(self) -> str:
        return f"{self.type} {self.id}"


class EntryKind(models.TextChoices):
    PAYMENT = "payment", _("pagamento")
    REFUND = "refund", _("rimborso")
    REFUND_RETURNED = "refund_returned", _("rimborso tornato indietro")
    DISPUTE = "dispute", _("contestazione")
    DISPUTE_WON = "dispute_won", _("contestazione vinta")


MONEY_IN = (EntryKind.PAYMENT, EntryKind.REFUND_RETURNED, EntryKind.DISPUTE_WON)
MONEY_OUT = (EntryKind.REFUND, EntryKind.DISPUTE)


class LedgerEntry(models.Model):
    """One movement of a donor's money, written once and never changed; the sum is what a campaign has raised."""

    campaign = models.ForeignKey(Campaign, verbose_name=_("campagna"), on_delete=models.PROTECT, related_name="entries")
    donation = models.ForeignKey(
        Donation, verbose_name=_("donazione"), on_delete=models.PROTECT, related_name="entries"
    )
    kind = models.CharField(_("tipo"), max_length=20, choices=EntryKind.choices)
    amount_cents = models.BigIntegerField(_("importo, con segno"))
    source_id = models.CharField(_("oggetto di Stripe"), max_length=255)
    occurred_at = models.DateTimeField(_("avvenuto il"))
    posted_at = models.DateTimeField(_("registrato il"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("voce del registro")
        verbose_name_plural = _("voci del registro")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "source_id"], name="ledger_one_row_per_object_and_kind"),
            models.CheckConstraint(
                condition=Q(kind__in=MONEY_IN, amount_cents__gt=0) | Q(kind__in=MONEY_OUT, amount_cents__lt=0),
                name="ledger_sign_follows_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {format_euros(self.amount_cents)}"


class MailKind(models.TextChoices):
    CONFIRMED = "confirmed", _("donazione ricevuta")
    WAITING = "waiting", _("donazione in attesa della banca")
    FAILED = "failed", _("pagamento non riuscito")


class DonorMail(models.Model):
    """Outbox: one mail that a donor is to get about one attempt to pay, at most one of each kind."""

    attempt = models.ForeignKey(
        PaymentAttempt, verbose_name=_("tentativo di pagamento"), on_delete=models.PROTECT, related_name="mails"
    )
    kind = models.CharField(_("tipo"), max_length=20, choices=MailKind.choices)
    queued_at = models.DateTimeField(_("in coda dal"), default=timezone.now)
    tries = models.PositiveSmallIntegerField(_("tentativi"), default=0)
    leased_until = models.DateTimeField(_("riservata fino al"), null=True)
    error = models.TextField(_("errore"), blank=True)
    given_up_at = models.DateTimeField(_("serve una persona dal"), null=True)
    sent_at = models.DateTimeField(_("inviata il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("e-mail a un donatore")
        verbose_name_plural = _("e-mail ai donatori")
        ordering = ["queued_at"]
        constraints = [models.UniqueConstraint(fields=["attempt", "kind"], name="one_mail_per_attempt_and_kind")]
        indexes = [models.Index(fields=["queued_at"], condition=Q(sent_at=None), name="donor_mail_todo")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.attempt.donation}"
