"""All the work that no visitor waits for: which there is, and how much of it is done in one look."""

from datetime import timedelta

from django.core.management import call_command

from donations import chores as of_donations
from home.work.chores import Chore
from home.work.jobs import Turn
from newsletter import chores as of_newsletter


def publish_scheduled(turn: Turn) -> str:
    call_command("publish_scheduled")
    return ""


QUICK = (
    Chore("publish_scheduled", timedelta(minutes=1), publish_scheduled),
    *of_donations.QUICK,
    *of_newsletter.QUICK,
)
# May take many minutes, for which no campaign is to wait.
LONG = (*of_donations.LONG,)
CHORES = (*QUICK, *LONG)
