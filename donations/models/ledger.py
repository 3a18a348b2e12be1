"""The ledger: one row for each movement of money, written once."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donations.models.campaigns import Campaign
from donations.models.donations import Donation
from home.money import format_euros


class EntryKind(models.TextChoices):
    PAYMENT = "payment", _("pagamento")
    REFUND = "refund", _("rimborso")
    REFUND_RETURNED = "refund_returned", _("rimborso tornato indietro")
    DISPUTE = "dispute", _("contestazione")
    DISPUTE_WON = "dispute_won", _("contestazione vinta")
    CITY_SHARE = "city_share", _("quota del Comune")


MONEY_IN = (EntryKind.PAYMENT, EntryKind.REFUND_RETURNED, EntryKind.DISPUTE_WON, EntryKind.CITY_SHARE)
MONEY_OUT = (EntryKind.REFUND, EntryKind.DISPUTE)


class LedgerEntryQuerySet(models.QuerySet["LedgerEntry"]):
    def of_donors(self) -> "LedgerEntryQuerySet":
        """What counts as raised: all but the city's share."""
        return self.exclude(kind=EntryKind.CITY_SHARE)

    def sum_cents(self) -> int:
        return self.aggregate(cents=models.Sum("amount_cents", default=0))["cents"]


class LedgerEntry(models.Model):
    """One movement of money, written once and never changed.

    The sum of a campaign's donors' rows is what it has raised; the row of the city's share names the act that
    grants it, and belongs to no donation.
    """

    campaign = models.ForeignKey(Campaign, verbose_name=_("campagna"), on_delete=models.PROTECT, related_name="entries")
    donation = models.ForeignKey(
        Donation, verbose_name=_("donazione"), on_delete=models.PROTECT, related_name="entries", null=True
    )
    kind = models.CharField(_("tipo"), max_length=20, choices=EntryKind.choices)
    amount_cents = models.BigIntegerField(_("importo, con segno"))
    # Stripe's object; of the city's share, the campaign.
    source_id = models.CharField(_("oggetto di origine"), max_length=255)
    act = models.CharField(_("determina"), max_length=255, blank=True)
    occurred_at = models.DateTimeField(_("avvenuto il"))
    posted_at = models.DateTimeField(_("registrato il"), default=timezone.now)

    objects = LedgerEntryQuerySet.as_manager()
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
            models.CheckConstraint(
                condition=(Q(kind=EntryKind.CITY_SHARE, donation=None) & ~Q(act=""))
                | (~Q(kind=EntryKind.CITY_SHARE) & Q(donation__isnull=False, act="")),
                name="ledger_act_names_the_city_share",
            ),
            models.UniqueConstraint(
                fields=["campaign"], condition=Q(kind=EntryKind.CITY_SHARE), name="ledger_one_city_share_per_campaign"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {format_euros(self.amount_cents)}"
