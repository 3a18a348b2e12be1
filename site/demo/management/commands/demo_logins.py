"""Prints the demonstration logins, one a role."""

from django.core.management.base import BaseCommand

from demo.loading.logins import LOGINS, PASSWORD


class Command(BaseCommand):
    help = "Prints the demonstration logins."

    def handle(self, *args, **options):
        for name, (_group, what) in LOGINS.items():
            self.stdout.write(f"    {name:<17} {PASSWORD}   {what}")
