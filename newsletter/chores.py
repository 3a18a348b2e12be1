"""The regular work that the newsletter needs."""

from datetime import timedelta

from home.work.chores import Chore
from home.work.jobs import Turn
from newsletter.sending.reports import forget_reports
from newsletter.subscribing import importing, retention


def forget_subscribers(turn: Turn) -> str:
    """What need not be kept any more goes."""
    visitors, tokens = retention.forget_visitors(), retention.forget_tokens()
    deleted, reduced = retention.delete_unconfirmed(), retention.reduce_leavers()
    return f"{deleted} deleted, {reduced} reduced to a key, {visitors} visitors and {tokens} links forgotten"


def forget_lists(turn: Turn) -> str:
    return f"{importing.forget_lists()} lists that nobody vouched for dropped"


def forget_old_reports(turn: Turn) -> str:
    return f"{forget_reports()} reports of the provider forgotten"


QUICK = (
    Chore("forget_subscribers", timedelta(hours=1), forget_subscribers),
    Chore("forget_lists", timedelta(days=1), forget_lists),
    Chore("forget_reports", timedelta(days=1), forget_old_reports),
)
