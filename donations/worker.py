"""Works off what waits: Stripe's events, donors' mails, refunds, milestones; any process may do it, several at once."""

import json
import logging
from datetime import timedelta

from django.utils import timezone

from donations import mail, milestones
from donations.gateway import GatewayRefused, hint_of
from donations.models import DonorMail, Milestone, StripeEvent
from donations.services.payments import sync_intent, sync_session
from donations.services.refunding import REFUNDS_A_SECOND, Pace, has_refunds, run_refunds
from donations.snapshots import EventHint
from home.work import jobs
from home.work.boxes import Hopeless, due, work_off

logger = logging.getLogger(__name__)

# As long as Stripe itself can tell them again.
EVENTS_ARE_KEPT_FOR = timedelta(days=30)
REFUNDS = "run_refunds"


def process_events(limit: int = 100) -> int:
    """Bring payments in line for every kept event that is due; returns how many were done."""
    return work_off(StripeEvent.objects.all(), done_field="done_at", work=_process, limit=limit)


def send_mails(limit: int = 50) -> int:
    """Send the mails that are due; returns how many went out."""
    waiting = DonorMail.objects.select_related("attempt__donation__campaign")
    return work_off(waiting, done_field="sent_at", work=mail.send, limit=limit)


def make_refunds(pace: Pace, limit: int = REFUNDS_A_SECOND) -> int:
    """A second's worth of refunds, unless another process is at them; returns how many came to an end.

    Raises ``jobs.Busy``, and ``jobs.LostTurn`` where this process was away too long.
    """
    with jobs.alone(REFUNDS) as turn:
        return run_refunds(pace=pace, before_each=turn.renew, limit=limit)


def work_off_all(pace: Pace) -> int:
    """One look at everything that waits; returns how much was done."""
    done = process_events() + milestones.announce()
    if has_refunds():
        try:
            done += make_refunds(pace)
        except (jobs.Busy, jobs.LostTurn):
            logger.info("another process makes the refunds")
    return done + send_mails()


def is_anything_due() -> bool:
    """Whether an event, a mail or a milestone could be taken up now, behind whatever has just been put back."""
    boxes = ((StripeEvent, "done_at"), (DonorMail, "sent_at"), (Milestone, "announced_at"))
    return any(due(model._default_manager.all(), done_field).exists() for model, done_field in boxes)


def empty_old_events() -> int:
    """Take the text, and with it donors' data, out of events that were done long ago; returns how many."""
    done_long_ago = StripeEvent.objects.filter(done_at__lt=timezone.now() - EVENTS_ARE_KEPT_FOR)
    return done_long_ago.exclude(raw="").update(raw="")


def _process(event: StripeEvent) -> None:
    hint = hint_of(json.loads(event.raw))
    try:
        is_ours = _sync(hint)
    except GatewayRefused as error:  # an object that Stripe does not know: of another account, most likely
        raise Hopeless(error) from error
    if not is_ours:
        logger.info("event %s (%s) is of nothing that we know", event.pk, event.type)


def _sync(hint: EventHint) -> bool:
    if hint.object_type == "checkout.session":
        return hint.object_id != "" and sync_session(hint.object_id)
    return hint.intent_id is not None and sync_intent(hint.intent_id)
