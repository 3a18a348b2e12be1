"""What of the newsletter the worker works off: any process may do it, several at once."""

from collections.abc import Callable

# Each takes up what is due and returns how much it did.
QUICK: tuple[Callable[[], int], ...] = ()


def work_off_all() -> int:
    """One look at everything that waits but the deliveries of mailings."""
    return sum(work() for work in QUICK)


def send_deliveries() -> int:
    """One stretch of the deliveries that are due; returns how many came to an end."""
    return 0
