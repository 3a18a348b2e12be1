"""Writes the ledger out for whoever checks the books."""

import os
import sys

from django.core.management.base import BaseCommand

from donations.services.exporting import FORMATS, LINES


class Command(BaseCommand):
    help = (
        "Writes the ledger to standard output: one line for each entry, or totals of each campaign or donation. "
        "Amounts are signed cents; no name and no e-mail is in it."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=sorted(FORMATS), default="csv")
        parser.add_argument("--lines", choices=sorted(LINES), default="entries", help="one line for each of these")

    def handle(self, *args, **options):
        try:
            count = FORMATS[options["format"]](options["lines"], self.stdout)
        except BrokenPipeError:
            # Whoever reads has seen enough, as `head` has; nothing is to be flushed into the closed pipe at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return
        print(f"{count} lines", file=sys.stderr)
