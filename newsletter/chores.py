"""The regular work that the newsletter needs."""

from datetime import timedelta

from home.work.chores import Chore
from home.work.jobs import Turn
from newsletter.sending.reports import forget_reports


def forget(turn: Turn) -> str:
    return f"{forget_reports()} reports of the provider"


QUICK = (Chore("forget_reports", timedelta(days=1), forget),)
