"""The regular work that campaigns and money need."""

import logging
from datetime import timedelta
from itertools import islice

from django.utils import timezone

from donations import milestones
from donations.services import checking, closing, reconciling
from donations.services.limits import forget_addresses
from donations.worker import empty_old_events
from home.work.chores import Chore
from home.work.jobs import Turn
from home.work.progress import Progress
from home.work.rows import Job

logger = logging.getLogger(__name__)

# A difference each; the command says all of them.
TOLD_IN_A_ROW = 20
# Behind the last reconciliation: what was made while it ran.
OVERLAP = timedelta(hours=2)


class Differs(Exception):
    """The books do not agree; the text says where."""


def close_campaigns(turn: Turn) -> str:
    """Note which last days have begun, end what can no longer be paid, judge what is over."""
    milestones.note_time_left(timezone.now())
    closings = closing.close_due(turn.renew)
    judged = sum(1 for each in closings if each.outcome)
    return f"{judged} judged, {len(closings) - judged} wait for payments to end"


def check_ledger(turn: Turn) -> str:
    return verdict_on(list(islice(checking.differences(), TOLD_IN_A_ROW)))


def verdict_on(differences: list[str]) -> str:
    """That there are none; raises ``Differs`` where there are."""
    if differences:
        raise Differs("; ".join(differences[:TOLD_IN_A_ROW]))
    return "every total equals its rows"


def reconcile_stripe(turn: Turn) -> str:
    found = reconciling.reconcile(since=reconcile_since(), progress=Progress(also=turn.renew))
    if found.differences:
        raise Differs("; ".join(found.differences[:TOLD_IN_A_ROW]))
    return str(found)


def reconcile_since():
    """A little before the last reconciliation that went well; as far back as Stripe can tell where there was none."""
    furthest = timezone.now() - reconciling.FURTHEST_BACK
    last = Job.objects.filter(pk="reconcile_stripe").values_list("succeeded_at", flat=True).first()
    return max(furthest, last - OVERLAP) if last else furthest


def forget_events(turn: Turn) -> str:
    return f"{empty_old_events()} events emptied, {forget_addresses()} addresses forgotten"


QUICK = (
    Chore("close_campaigns", timedelta(minutes=1), close_campaigns),
    Chore("check_ledger", timedelta(hours=1), check_ledger),
    Chore("empty_old_events", timedelta(days=1), forget_events),
)
# May take many minutes, for which no campaign is to wait.
LONG = (Chore("reconcile_stripe", timedelta(hours=1), reconcile_stripe),)
CHORES = (*QUICK, *LONG)
