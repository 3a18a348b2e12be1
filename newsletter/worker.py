"""What of the newsletter the worker works off: any process may do it, several at once."""

from collections.abc import Callable

from newsletter.sending.delivering import deliver_some
from newsletter.sending.queueing import queue_recipients
from newsletter.sending.reports import work_off_reports
from newsletter.sending.starting import start_due
from newsletter.subscribing.importing import take_in
from newsletter.subscribing.letter_mail import send_letters
from newsletter.subscribing.taking_up import take_up_requests

# Each takes up what is due and returns how much it did.
QUICK: tuple[Callable[[], int], ...] = (
    take_up_requests,
    send_letters,
    work_off_reports,
    start_due,
    queue_recipients,
    take_in,
)


def work_off_all() -> int:
    """One look at everything that waits but the deliveries of mailings."""
    return sum(work() for work in QUICK)


def send_deliveries(*, should_stop: Callable[[], bool] = lambda: False) -> int:
    """One stretch of the deliveries that are due; returns how many it was about. See ``deliver_some``."""
    return deliver_some(should_stop=should_stop)
