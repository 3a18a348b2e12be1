"""Hands deliveries over, a stretch at a time."""

import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from django.conf import settings
from django.utils.translation import gettext

from newsletter.models import Delivery, Mailing, MailingState, MailingText
from newsletter.sending import pacing
from newsletter.sending.answers import Answer, Outcome
from newsletter.sending.claiming import Stretch, call_unknown, claim, finish_mailings
from newsletter.sending.messages import Envelope
from newsletter.sending.transports import batch_size, transport
from newsletter.sending.transports.base import Transport

logger = logging.getLogger(__name__)

STRETCH = 100
# Of one call, at the pace: a larger one would keep others waiting for their turn.
SECONDS_A_CALL = 5
# So many refusals for good, and nothing but refusals: it is not about the recipients.
SUSPICIOUS = 20
# So many that the provider did not take for now, one after another: it is not about the recipients either.
TROUBLING = 5


class Stopping(Exception):
    """Whoever wants the deliveries made is about to end: no further call is begun."""


def deliver_some(*, should_stop: Callable[[], bool] = lambda: False) -> int:
    """One stretch; returns how many deliveries it was about, nought where nothing is due or the provider rests.

    ``should_stop`` is asked before each call: once it says so, the rest of the stretch is given back.
    """
    call_unknown()
    finish_mailings()
    pace = pacing.shared()
    if pace.is_resting:
        return 0
    size = _size_of_a_call()
    # While nobody knows whether the provider takes anything, no more than one message is put at risk.
    stretch = claim(1 if pace.is_in_doubt else max(STRETCH, size))
    if stretch is None:
        return 0
    try:
        with transport() as way:
            _Sender(stretch, way, is_in_doubt=pace.is_in_doubt, should_stop=should_stop).send(size)
    finally:
        stretch.give_back()
    return len(stretch.deliveries)


def _size_of_a_call() -> int:
    """How many recipients one call may have."""
    at_the_pace = settings.NEWSLETTER_MESSAGES_A_SECOND * SECONDS_A_CALL
    return min(batch_size(), at_the_pace) if at_the_pace else batch_size()


class _Sender:
    """Hands one stretch over, and stops where the answers say that it is of no use to go on, or is told to."""

    def __init__(self, stretch: Stretch, way: Transport, *, is_in_doubt: bool, should_stop: Callable[[], bool]):
        self._stretch, self._way, self._is_in_doubt, self._should_stop = stretch, way, is_in_doubt, should_stop
        # What came of the last messages, up to one that was taken.
        self._refused = self._troubled = 0

    def send(self, size: int) -> None:
        by_text = groupby(self._stretch.deliveries, key=lambda each: (each.mailing_id, each.language))
        for (mailing_id, language), group in by_text:
            deliveries = list(group)
            mailing = deliveries[0].mailing
            text = MailingText.objects.get(mailing=mailing_id, language=language)
            envelope = Envelope(text, kind=mailing.kind, project_key=mailing.project_key)
            self._refused = 0
            for batch in _batches(deliveries, size):
                try:
                    self._send_batch(envelope, batch, mailing)
                except (pacing.Resting, Stopping):
                    return
                if self._refused >= SUSPICIOUS:
                    _pause(mailing)
                    break

    def _send_batch(self, envelope: Envelope, batch: Sequence[Delivery], mailing: Mailing) -> None:
        """One call, or one for each recipient where the provider takes them apart alone.

        Raises ``pacing.Resting`` or ``Stopping``.
        """
        self._look_up()
        pacing.wait_for_turn(len(batch), meanwhile=self._look_up)
        handing = self._stretch.mark_handing(batch, mailing)
        if not handing:
            return
        answers = self._way.hand_over(envelope, handing)
        if answers[0].outcome == Outcome.APART:
            self._stretch.take_back(handing)
            for delivery in handing:
                if self._refused < SUSPICIOUS:
                    self._send_batch(envelope, [delivery], mailing)
            return
        for delivery, answer in zip(handing, answers, strict=True):
            self._stretch.settle(delivery, answer)
        self._weigh(answers)

    def _look_up(self) -> None:
        """Between two calls or naps; raises ``Stopping``."""
        if self._should_stop():
            raise Stopping
        self._stretch.renew()

    def _weigh(self, answers: Sequence[Answer]) -> None:
        """Whether to go on; raises ``pacing.Resting``."""
        outcomes = [answer.outcome for answer in answers]
        if self._is_in_doubt and (Outcome.ACCEPTED in outcomes or Outcome.REFUSED in outcomes):
            pacing.note_success()
        if Outcome.ACCEPTED in outcomes:
            self._refused = self._troubled = 0
            return
        self._refused += outcomes.count(Outcome.REFUSED)
        troubled = sum(outcome in (Outcome.LATER, Outcome.LOST) for outcome in outcomes)
        self._troubled = self._troubled + troubled if troubled else 0
        is_busy = Outcome.BUSY in outcomes
        if is_busy or self._troubled >= TROUBLING or (troubled and self._is_in_doubt):
            worst = next((answer for answer in answers if answer.outcome == Outcome.BUSY), answers[-1])
            pacing.rest(worst.reason, worst.rest)
            logger.warning("the mail provider takes nothing now: %s", worst.reason)
            raise pacing.Resting


def _pause(mailing: Mailing) -> None:
    """Rather than spend the whole list on a provider that refuses everybody."""
    told = gettext("Il fornitore di posta ha rifiutato tutti gli ultimi destinatari: controlla le impostazioni.")
    going = Mailing.objects.filter(pk=mailing.pk, state=MailingState.SENDING)
    if going.update(state=MailingState.PAUSED, trouble=told):
        logger.error("mailing %s is paused: the provider refused %s recipients in a row", mailing.pk, SUSPICIOUS)


def _batches(deliveries: Sequence[Delivery], size: int) -> Iterator[Sequence[Delivery]]:
    for first in range(0, len(deliveries), size):
        yield deliveries[first : first + size]
