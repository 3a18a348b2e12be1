"""Adds the whole ledger up again."""

import sys

from django.core.management.base import BaseCommand

from donations.services.checking import differences


class Command(BaseCommand):
    help = "Adds the ledger up again and says every difference; exit code 1 where there is one, if only of a cent."

    def handle(self, *args, **options):
        count = 0
        for count, difference in enumerate(differences(), 1):  # noqa: B007 - counted
            self.stdout.write(difference)
        if count:
            self.stderr.write(f"{count} differences")
            sys.exit(1)
        self.stdout.write("every total equals its rows")
