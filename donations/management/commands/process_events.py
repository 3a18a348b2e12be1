"""Works off the inbox of Stripe's events."""

from django.core.management.base import BaseCommand

from donations.models import StripeEvent
from donations.worker import process_events
from home.work.boxes import due
from home.work.progress import Progress

SLICE = 20


class Command(BaseCommand):
    help = "Brings payments in line for every event of Stripe's that is due, then ends. Several may run at once."

    def handle(self, *args, **options):
        progress = Progress(self.stderr)
        progress.begin("events", due(StripeEvent.objects.all(), "done_at").count())
        done = 0
        while due(StripeEvent.objects.all(), "done_at").exists():
            number = process_events(SLICE)
            done += number
            progress.tick(number)
        left = StripeEvent.objects.filter(done_at=None)
        self.stdout.write(
            f"{done} events done; {left.filter(given_up_at=None).count()} wait to be tried again, "
            f"{left.exclude(given_up_at=None).count()} wait for a person"
        )
