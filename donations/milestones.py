"""Notes that a campaign came to a point worth telling, each once, and announces it once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from donations.models import Campaign, Milestone, MilestoneKind
from donations.signals import milestone_reached
from home.work.boxes import work_off

LEFT = {
    MilestoneKind.SEVEN_DAYS_LEFT: timedelta(days=7),
    MilestoneKind.ONE_DAY_LEFT: timedelta(days=1),
}


def note(campaign: Campaign, *kinds: MilestoneKind) -> None:
    Milestone.objects.bulk_create([Milestone(campaign=campaign, kind=kind) for kind in kinds], ignore_conflicts=True)


def points_of(campaign: Campaign) -> dict[MilestoneKind, int]:
    """Cents at which each milestone of money is reached; half way means half of the threshold."""
    return {
        MilestoneKind.FIRST_DONATION: 1,
        MilestoneKind.HALF_WAY: -(-campaign.threshold_cents // 2),
        MilestoneKind.THRESHOLD: campaign.threshold_cents,
        MilestoneKind.WHOLE_BUDGET: campaign.budget_cents,
    }


def note_raised(campaign: Campaign, *, before_cents: int, after_cents: int) -> None:
    """Note the points that a campaign has passed on its way from one total to another.

    Only what is passed now: a campaign that was past a point before anybody noted such things is not told of late.
    """
    passed = [kind for kind, cents in points_of(campaign).items() if before_cents < cents <= after_cents]
    if passed:
        note(campaign, *passed)


def note_time_left(now: datetime) -> int:
    """Note for each open campaign which of its last days have begun; returns how many campaigns were looked at.

    What is no longer true is not noted late: a campaign with one day left has not "seven days left". A campaign that
    is suspended, or that is too short for it, is left out.
    """
    ending = Campaign.objects.open_at(now).filter(suspended_at=None, ends_at__lte=now + max(LEFT.values()))
    for campaign in ending:
        left = campaign.ends_at - now
        kind = min((kind for kind in LEFT if left <= LEFT[kind]), key=LEFT.__getitem__)
        if campaign.ends_at - LEFT[kind] > campaign.opens_at:
            note(campaign, kind)
    return len(ending)


def announce(limit: int = 100) -> int:
    """Send ``milestone_reached`` for what was not announced yet; returns how many were.

    A receiver runs in the transaction that marks the milestone as announced: what it writes to the database is kept
    once, whatever dies in between. Where it raises, all is undone and tried again later.
    """
    waiting = Milestone.objects.select_related("campaign")
    return work_off(waiting, done_field="announced_at", work=_announce, limit=limit)


@transaction.atomic
def _announce(milestone: Milestone) -> None:
    if not Milestone.objects.filter(pk=milestone.pk, announced_at=None).update(announced_at=timezone.now()):
        return  # by somebody whose lease had ended
    milestone_reached.send(Milestone, campaign=milestone.campaign, kind=MilestoneKind(milestone.kind))
