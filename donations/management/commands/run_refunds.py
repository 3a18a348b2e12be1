"""Makes the refunds that are ordered, and those that missed campaigns owe."""

from django.core.management.base import BaseCommand

from donations.models import RefundOrder
from donations.services.refund_orders import held_by_missed
from donations.services.refunding import Pace, has_refunds
from donations.worker import make_refunds
from home.work import jobs
from home.work.progress import Progress


class Command(BaseCommand):
    help = (
        "Makes every refund that is due, ten a second, each exactly once, then ends and lists what needs a person. "
        "Interrupted, it goes on where it was; a second one at once finds that it is busy and ends."
    )

    def handle(self, *args, **options):
        progress = Progress(self.stderr)
        progress.begin("refunds", RefundOrder.objects.filter(done_at=None).count() + held_by_missed().count())
        pace, done = Pace(), 0
        while has_refunds():
            try:
                number = make_refunds(pace)
            except (jobs.Busy, jobs.LostTurn):
                self.stdout.write("another process makes the refunds")
                return
            if not number:
                break  # what is left waits for a person, or for a later try
            done += number
            progress.tick(number)
        waiting = RefundOrder.objects.filter(done_at=None).count()
        self.stdout.write(f"{done} refunds came to an end; {waiting} wait to be tried again")
        for order in RefundOrder.objects.waiting_for_a_person().select_related("attempt__donation"):
            self.stdout.write(
                f"needs a person: {order.idempotency_key}, {order.amount_cents} cents, {order.state} {order.refusal}"
            )
