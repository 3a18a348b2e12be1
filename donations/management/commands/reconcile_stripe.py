"""Asks Stripe for what was missed, and compares its balance with the ledger."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from donations import chores
from donations.gateway import GatewayRefused, GatewayUnavailable
from donations.services.reconciling import FURTHEST_BACK, reconcile
from home.work import jobs
from home.work.progress import Progress


class Command(BaseCommand):
    help = (
        "Fetches events that never arrived, asks about payments that are not final, finds Sessions without an attempt, "
        "and holds Stripe's balance against the ledger. Exit code 1 where they differ. May be interrupted and repeated."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--days", type=int, choices=range(1, FURTHEST_BACK.days + 1), metavar="1-30",
            help="how far back; since the last time that all went well, otherwise",
        )  # fmt: skip

    def handle(self, *args, days: int | None, **options):
        not_asked_since = chores.reconcile_since()
        since = timezone.now() - timedelta(days=days) if days else not_asked_since
        try:
            with jobs.alone("reconcile_stripe") as turn:
                turn.is_whole = since <= not_asked_since
                found = reconcile(since=since, progress=Progress(self.stderr, also=turn.renew))
                turn.report = str(found)
                self.stdout.write(turn.report)
                for difference in found.differences:
                    self.stdout.write(difference)
                if found.differences:
                    raise chores.Differs("; ".join(found.differences[: chores.TOLD_IN_A_ROW]))
        except jobs.Busy:
            self.stdout.write("another process is at it")
        except (chores.Differs, GatewayUnavailable, GatewayRefused, jobs.LostTurn) as error:
            raise CommandError(f"{type(error).__name__}: {error}") from error
