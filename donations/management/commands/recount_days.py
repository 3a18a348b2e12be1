"""Counts the daily totals anew."""

from django.core.management.base import BaseCommand

from donations import days
from donations.models import Campaign
from home import site_version
from home.work.progress import Progress


class Command(BaseCommand):
    help = "Sets the daily totals of every campaign to what the ledger's rows say; may run while the site does."

    def handle(self, *args, **options):
        progress = Progress(self.stdout)
        campaigns = Campaign.objects.order_by("pk")
        progress.begin("campaigns", len(campaigns))
        for campaign in campaigns:
            days.count_anew(campaign)
            progress.tick()
        site_version.bump()
