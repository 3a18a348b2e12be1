"""Carries out the orders to give money back, each exactly once, at a pace that Stripe allows."""

import logging
import time
from collections.abc import Callable

from donations import gateway, ledger
from donations.gateway import GatewayRefused
from donations.models import RefundOrder, RefundState
from donations.services.refund_orders import held_by_missed, order_of_missed
from donations.services.returns import apply_returns, sync_returns
from home.work.boxes import due, work_off

logger = logging.getLogger(__name__)

# Of the 25 that Stripe takes, so that donors' requests always find room.
REFUNDS_A_SECOND = 10


class Pace:
    """Lets so many begin in a second, evenly."""

    def __init__(self, a_second: float = REFUNDS_A_SECOND):
        self._gap = 1 / a_second
        self._next_at = 0.0

    def wait(self) -> None:
        now = time.monotonic()
        time.sleep(max(0.0, self._next_at - now))
        self._next_at = max(now, self._next_at) + self._gap


def run_refunds(*, pace: Pace, before_each: Callable[[], None] = lambda: None, limit: int = 100) -> int:
    """Order what missed campaigns owe, and carry out orders that are due; returns how many ended, good or bad.

    ``before_each`` may raise to end the run. Only one process at a time is to call this, or the pace is not kept;
    that each order is carried out once does not depend on it.
    """

    order_of_missed()

    def work(order: RefundOrder) -> None:
        pace.wait()
        _carry_out(order)

    orders = RefundOrder.objects.select_related("attempt__donation")
    return work_off(orders, done_field="done_at", work=work, limit=limit, before_each=before_each)


def has_refunds() -> bool:
    """Whether there is anything to order or to carry out; asked often, so that nobody takes a turn for nothing."""
    return held_by_missed().exists() or due(RefundOrder.objects.all(), "done_at").exists()


def _carry_out(order: RefundOrder) -> None:
    """Make the refund, or find the one that an earlier try made whose answer was lost."""
    attempt = order.attempt
    if order.tries:
        # Stripe forgets a key after a day: it is looked up, not only repeated.
        found = [
            each for each in gateway.refunds_of(attempt.intent_id or "") if each.order_key == order.idempotency_key
        ]
        if found:
            apply_returns(attempt_id=attempt.pk, refunds=found, disputes=[])
            return
    try:
        refund = gateway.create_refund(body=order.request_body, idempotency_key=order.idempotency_key)
    except GatewayRefused as error:
        sync_returns(attempt)
        _end_refused(order, str(error))
        return
    apply_returns(attempt_id=attempt.pk, refunds=[refund], disputes=[])


def _end_refused(order: RefundOrder, why: str) -> None:
    """Somebody gave it back by hand, or the bank has it: nothing to do. Anything else waits for a person."""
    is_left = ledger.net_cents(order.attempt.donation) > 0
    state = RefundState.NEEDS_PERSON if is_left else RefundState.NOT_NEEDED
    if is_left:
        logger.error("refund %s needs a person; its row says why", order.idempotency_key)
    # ``work_off`` clears the error of what is done: the reason stays beside it.
    RefundOrder.objects.filter(pk=order.pk, state=RefundState.QUEUED).update(state=state, refusal=why[:2000])
