"""Works off what waits: Stripe's events and donors' mails; any process may do it, several at once."""

import json
import logging

from donations import mail
from donations.boxes import work_off
from donations.gateway import hint_of
from donations.models import DonorMail, StripeEvent
from donations.services.payments import sync_intent, sync_session

logger = logging.getLogger(__name__)


def process_events(limit: int = 100) -> int:
    """Bring payments in line for every kept event that is due; returns how many were done."""
    return work_off(StripeEvent.objects.all(), done_field="done_at", work=_process, limit=limit)


def send_mails(limit: int = 50) -> int:
    """Send the mails that are due; returns how many went out."""
    waiting = DonorMail.objects.select_related("attempt__donation__campaign")
    return work_off(waiting, done_field="sent_at", work=mail.send, limit=limit)


def _process(event: StripeEvent) -> None:
    hint = hint_of(json.loads(event.raw))
    if hint.object_type == "checkout.session":
        is_ours = sync_session(hint.object_id)
    elif hint.intent_id:
        is_ours = sync_intent(hint.intent_id)
    else:
        is_ours = False
    if not is_ours:
        logger.info("event %s (%s) is of nothing that we know", event.pk, event.type)
