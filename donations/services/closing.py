"""Ends what can no longer be paid, and judges each campaign once when all its payments have ended."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from donations import ledger, milestones
from donations.gateway import GatewayRefused, GatewayUnavailable
from donations.models import (
    NOT_ENDED,
    UNFINISHED,
    AttemptState,
    Campaign,
    CampaignOutcome,
    Donation,
    GivingPause,
    MilestoneKind,
    PaymentAttempt,
    Result,
)
from donations.services.payments import sync_payment
from donations.services.sessions import EmailRefused, TryAgain, end_unfinished
from projects.models import FundingModel

logger = logging.getLogger(__name__)

IN_VAIN_AT_MOST = 5


class LedgerDrift(Exception):
    """A campaign's kept total is not the sum of its ledger: nothing is judged by it."""


@dataclass(frozen=True)
class Closing:
    """What came of a look at one campaign that is over."""

    campaign: Campaign
    outcome: CampaignOutcome | None
    # Payments that have not ended: the campaign is judged when they have.
    waiting: int


def close_due(before_each: Callable[[], None] = lambda: None) -> list[Closing]:
    """Look at every campaign that is over and not judged; also ends open Sessions where giving has stopped.

    May be called by anybody, any number of times, several at once. One that cannot be judged keeps no other from it:
    ``LedgerDrift`` is raised at the end. ``before_each`` is called before each payment, and may raise to end the run.
    """
    now = timezone.now()
    for campaign in _stopped(now):
        end_open_payments(campaign, before_each)
    closings, drifts = [], []
    for campaign in Campaign.objects.filter(ends_at__lte=now, outcome=None):
        try:
            closings.append(close(campaign, before_each))
        except LedgerDrift as drift:
            drifts.append(str(drift))
    if drifts:
        raise LedgerDrift("; ".join(drifts))
    return closings


def _stopped(now: datetime) -> QuerySet[Campaign]:
    """Campaigns that are not over and take no donations: those suspended, or all while giving is off everywhere."""
    running = Campaign.objects.filter(ends_at__gt=now)
    return running if GivingPause.objects.running().exists() else running.exclude(suspended_at=None)


def close(campaign: Campaign, before_each: Callable[[], None] = lambda: None) -> Closing:
    """End what is open, ask about what waits, and judge if nothing is left.

    Where Stripe is silent or a bank has not decided, the campaign is left for the next time. Raises ``LedgerDrift``.
    """
    end_open_payments(campaign, before_each)
    for attempt in _attempts(campaign).filter(state=AttemptState.WAITING):
        before_each()
        try:
            sync_payment(attempt)
        except (GatewayUnavailable, GatewayRefused) as error:
            logger.warning("attempt %s could not be asked about: %s", attempt, error)
    outcome = _judge(campaign.pk)
    return Closing(campaign, outcome, waiting=0 if outcome else _not_ended(campaign).count())


def end_open_payments(campaign: Campaign, before_each: Callable[[], None] = lambda: None) -> None:
    """Expire every Session of the campaign that could still be paid, or find that it was.

    Where Stripe answers to none of several in a row, the rest is left for the next time.
    """
    unfinished = Donation.objects.filter(campaign=campaign, attempts__state__in=UNFINISHED, attempts__problem="")
    in_vain = 0
    for donation in unfinished.distinct():
        before_each()
        try:
            end_unfinished(donation)
            in_vain = 0
        except (TryAgain, EmailRefused) as error:
            logger.warning("donation %s: its Session could not be ended yet", donation.public_id)
            in_vain += isinstance(error.__cause__, GatewayUnavailable)
        if in_vain >= IN_VAIN_AT_MOST:
            return


def _attempts(campaign: Campaign):
    return PaymentAttempt.objects.filter(donation__campaign=campaign)


def _not_ended(campaign: Campaign):
    """Payments that may still bring money; one with a problem waits for a person, and the campaign does not."""
    return _attempts(campaign).filter(state__in=NOT_ENDED, problem="")


@transaction.atomic
def _judge(campaign_id: int) -> CampaignOutcome | None:
    """The campaign's outcome, made now if need be; ``None`` while payments have not ended."""
    campaign = ledger.locked(campaign_id)
    made = CampaignOutcome.objects.filter(campaign=campaign).first()
    if made is not None:
        return made
    if timezone.now() < campaign.ends_at or _not_ended(campaign).exists():
        return None
    if campaign.raised_cents != ledger.true_raised_cents(campaign):
        raise LedgerDrift(f"campaign {campaign.pk}: the kept total is not the ledger's; run check_ledger")
    outcome = CampaignOutcome.objects.create(
        campaign=campaign,
        result=_result(campaign),
        raised_cents=campaign.raised_cents,
        donors_count=campaign.donors_count,
        donations_count=campaign.donations_count,
    )
    milestones.note(campaign, MilestoneKind.CLOSED)
    ledger.tell_moved(campaign.pk)
    logger.info("campaign %s is judged: %s", campaign.pk, outcome.result)
    return outcome


def _result(campaign: Campaign) -> Result:
    if campaign.is_threshold_reached:
        return Result.FUNDED
    return Result.RETURNED if campaign.funding_model == FundingModel.ALL_OR_NOTHING else Result.KEPT
