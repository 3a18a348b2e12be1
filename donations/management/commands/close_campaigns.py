"""Ends and judges the campaigns that are over."""

from django.core.management.base import BaseCommand, CommandError

from donations import chores
from home.work import jobs


class Command(BaseCommand):
    help = (
        "Ends what can no longer be paid, and records the outcome of every campaign that is over and whose payments "
        "have all ended. May be run at any time, any number of times."
    )

    def handle(self, *args, **options):
        try:
            report = jobs.done_alone("close_campaigns", chores.close_campaigns)
        except Exception as error:
            raise CommandError(f"{type(error).__name__}: {error}") from error
        self.stdout.write("another process is at it" if report is None else report)
