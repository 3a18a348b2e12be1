"""Hands deliveries over, a stretch at a time."""

import logging
from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext

from newsletter.models import Delivery, Mailing, MailingState, MailingText
from newsletter.sending import pacing
from newsletter.sending.answers import Answer, Outcome
from newsletter.sending.claiming import Stretch, call_unknown, claim, finish_mailings
from newsletter.sending.messages import Envelope
from newsletter.sending.transports import transport
from newsletter.sending.transports.base import Transport

logger = logging.getLogger(__name__)

STRETCH = 100
# So many refusals for good, and nothing but refusals: it is not about the recipients.
SUSPICIOUS = 20


def deliver_some() -> int:
    """One stretch; returns how many deliveries it was about, nought where nothing is due or the provider rests."""
    call_unknown()
    if pacing.is_resting():
        return 0
    with transport() as way:
        stretch = claim(max(STRETCH, way.batch_size))
        if stretch is None:
            finish_mailings()
            return 0
        try:
            _deliver(stretch, way)
        finally:
            stretch.give_back()
        return len(stretch.deliveries)


def _deliver(stretch: Stretch, way: Transport) -> None:
    for (mailing_id, language), group in groupby(stretch.deliveries, key=lambda each: (each.mailing_id, each.language)):
        deliveries = list(group)
        mailing = deliveries[0].mailing
        text = MailingText.objects.get(mailing=mailing_id, language=language)
        envelope = Envelope(text, kind=mailing.kind, project_key=mailing.project_key)
        refused = []
        for batch in _batches(deliveries, way.batch_size):
            answers = _hand_over(stretch, way, envelope, batch, mailing.topics)
            busy = next((answer for answer in answers if answer.outcome == Outcome.BUSY), None)
            if busy is not None:
                pacing.rest(busy.reason, busy.rest)
                logger.warning("the mail provider takes nothing now: %s", busy.reason)
                return
            refused += [answer.outcome == Outcome.REFUSED for answer in answers]
        if len(refused) >= SUSPICIOUS and all(refused):
            _pause(mailing)


def _hand_over(
    stretch: Stretch, way: Transport, envelope: Envelope, batch: Sequence[Delivery], topics: list[str]
) -> list[Answer]:
    stretch.renew()
    pacing.wait_for_turn(len(batch))
    handing = stretch.mark_handing(batch, topics)
    if not handing:
        return []
    answers = way.hand_over(envelope, handing)
    for delivery, answer in zip(handing, answers, strict=True):
        stretch.settle(delivery, answer)
    if any(answer.outcome == Outcome.ACCEPTED for answer in answers):
        pacing.note_success()
    return answers


def _pause(mailing: Mailing) -> None:
    """Rather than spend the whole list on a provider that refuses everybody."""
    told = gettext("Il fornitore di posta ha rifiutato tutti gli ultimi destinatari: controlla le impostazioni.")
    going = Mailing.objects.filter(pk=mailing.pk, state=MailingState.SENDING)
    if going.update(state=MailingState.PAUSED, trouble=told):
        logger.error("mailing %s is paused: the provider refused %s recipients in a row", mailing.pk, SUSPICIOUS)


def _batches(deliveries: Sequence[Delivery], size: int) -> Iterator[Sequence[Delivery]]:
    for first in range(0, len(deliveries), size):
        yield deliveries[first : first + size]
