"""A project's campaign, what staff did to it, its milestones and its outcome."""

import uuid
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.clock import last_moment_before
from home.language import in_language_read, language_of
from home.money import EuroCentsField
from home.work.rows import BoxRow
from projects.models import FundingModel


class CampaignQuerySet(models.QuerySet["Campaign"]):
    def open_at(self, moment) -> "CampaignQuerySet":
        return self.select_related("outcome").filter(opens_at__lte=moment, ends_at__gt=moment)

    def for_projects(self, pages) -> dict[uuid.UUID, "Campaign"]:
        """Campaign of each page that has one, by the page's translation key, in one query."""
        keys = [page.translation_key for page in pages]
        campaigns: models.QuerySet[Campaign] = self.select_related("outcome").filter(project_key__in=keys)
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

    # Donors cannot give while it is set; the act of suspension says why.
    suspended_at = models.DateTimeField(_("sospesa dal"), null=True, editable=False)

    # Kept by donations.ledger in the transaction that adds ledger rows; never written elsewhere. What was raised can
    # fall below nought: a bank may take back what had been refunded already.
    raised_cents = models.BigIntegerField(_("raccolto"), default=0, editable=False)
    donors_count = models.PositiveIntegerField(_("donatori"), default=0, editable=False)
    donations_count = models.PositiveIntegerField(_("donazioni"), default=0, editable=False)

    objects = CampaignQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("campagna")
        verbose_name_plural = _("campagne")
        permissions = [
            ("extend_campaign", _("Può prorogare una raccolta")),
            ("suspend_campaign", _("Può sospendere e riprendere una raccolta")),
            ("grant_city_share", _("Può registrare la quota del Comune")),
        ]
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
    def last_moment(self) -> datetime:
        """Told as the end: the end itself is midnight, which already belongs to the next day."""
        return last_moment_before(self.ends_at)

    def takes_donations_at(self, moment) -> bool:
        """Also where a clock ran ahead and it was judged before its end: what is judged takes nothing more."""
        return self.is_open_at(moment) and self.suspended_at is None and not self.is_judged

    @property
    def is_judged(self) -> bool:
        return CampaignOutcome.objects.filter(campaign=self).exists()

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


class Result(models.TextChoices):
    """What follows from a campaign's end."""

    FUNDED = "funded", _("soglia raggiunta: il Comune aggiunge la sua quota")
    KEPT = "kept", _("soglia mancata: il raccolto resta al progetto")
    RETURNED = "returned", _("soglia mancata: le donazioni tornano a chi le ha fatte")


class CampaignOutcome(models.Model):
    """How a campaign was judged, with its figures at that moment; written once."""

    campaign = models.OneToOneField(
        Campaign, verbose_name=_("campagna"), on_delete=models.PROTECT, related_name="outcome", primary_key=True
    )
    result = models.CharField(_("esito"), max_length=10, choices=Result.choices)
    raised_cents = models.BigIntegerField(_("raccolto"))
    donors_count = models.PositiveIntegerField(_("donatori"))
    donations_count = models.PositiveIntegerField(_("donazioni"))
    judged_at = models.DateTimeField(_("accertato il"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("esito di una campagna")
        verbose_name_plural = _("esiti delle campagne")

    def __str__(self) -> str:
        return f"{self.campaign}: {self.get_result_display()}"


class ActKind(models.TextChoices):
    EXTENDED = "extended", _("proroga")
    SUSPENDED = "suspended", _("sospensione")
    RESUMED = "resumed", _("ripresa")
    GRANTED = "granted", _("quota del Comune concessa")


class CampaignAct(models.Model):
    """Something that staff did to a campaign: who, when and why. Reasons of the public kinds stand in its page."""

    PUBLIC = (ActKind.EXTENDED, ActKind.SUSPENDED, ActKind.GRANTED)
    CHANGES_OF_TIME = (ActKind.EXTENDED, ActKind.SUSPENDED, ActKind.RESUMED)

    campaign = models.ForeignKey(Campaign, verbose_name=_("campagna"), on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(_("atto"), max_length=10, choices=ActKind.choices)
    reason = models.CharField(_("motivo"), max_length=300)
    reason_en = models.CharField(_("motivo in inglese"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("di"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # Stays when the account goes.
    by_name = models.CharField(_("di"), max_length=200)
    at = models.DateTimeField(_("quando"), default=timezone.now)
    ended_before = models.DateTimeField(_("finiva il"), null=True)
    ends_after = models.DateTimeField(_("finisce il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("atto su una campagna")
        verbose_name_plural = _("atti sulle campagne")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.get_kind_display()}"

    @property
    def public_reason(self) -> str:
        """In the reader's language, where it was written in it."""
        return in_language_read(self.reason, self.reason_en)

    @property
    def public_reason_language(self) -> str:
        return language_of(self.reason_en)


class MilestoneKind(models.TextChoices):
    FIRST_DONATION = "first_donation", _("prima donazione")
    HALF_WAY = "half_way", _("metà della soglia")
    THRESHOLD = "threshold", _("soglia raggiunta")
    WHOLE_BUDGET = "whole_budget", _("tutto il costo raccolto")
    SEVEN_DAYS_LEFT = "seven_days_left", _("ultimi sette giorni")
    ONE_DAY_LEFT = "one_day_left", _("ultimo giorno")
    CLOSED = "closed", _("chiusa")


class Milestone(BoxRow):
    """A campaign came to this point; it does so once, and is announced once by ``signals.milestone_reached``."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campagna"), on_delete=models.PROTECT, related_name="milestones"
    )
    kind = models.CharField(_("traguardo"), max_length=20, choices=MilestoneKind.choices)
    reached_at = models.DateTimeField(_("raggiunto il"), default=timezone.now)
    announced_at = models.DateTimeField(_("annunciato il"), null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("traguardo")
        verbose_name_plural = _("traguardi")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "kind"], name="one_milestone_of_a_kind")]
        indexes = [models.Index(fields=["reached_at"], condition=Q(announced_at=None), name="milestone_todo")]

    def __str__(self) -> str:
        return f"{self.campaign}: {self.get_kind_display()}"
