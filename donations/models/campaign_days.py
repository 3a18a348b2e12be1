"""What each campaign received and gave back on each day, kept so that nobody has to add donations up."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from donations.models.campaigns import Campaign
from home.money import format_euros


class CampaignDay(models.Model):
    """One day in Rome on which a campaign's donors' money moved; days without a movement have no row.

    A movement belongs to the day of its own ``occurred_at``: what goes back does so on its own day, and does not
    change the day of the gift. Donated and returned cents of all days together are what the campaign has raised.
    """

    campaign = models.ForeignKey(Campaign, verbose_name=_("campagna"), on_delete=models.PROTECT, related_name="days")
    day = models.DateField(_("giorno"))

    # Kept by donations.days in the transaction that adds ledger rows; never written elsewhere.
    donated_cents = models.BigIntegerField(_("donato"), default=0)
    donations_count = models.PositiveIntegerField(_("donazioni arrivate"), default=0)
    # Signed: refunds and disputes are below nought, what of them came back is above.
    returned_cents = models.BigIntegerField(_("tornato indietro, con segno"), default=0)
    returns_count = models.PositiveIntegerField(_("rimborsi e contestazioni"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("giorno di una campagna")
        verbose_name_plural = _("giorni delle campagne")
        ordering = ["campaign", "day"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "day"], name="one_row_of_a_campaign_and_day"),
            models.CheckConstraint(condition=Q(donated_cents__gte=0), name="campaign_day_donated_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign}, {self.day}: {format_euros(self.donated_cents + self.returned_cents)}"
