"""Loads the demonstration content: pages, pictures, campaigns, donations and logins."""

import logging
import time

from django.core.management.base import BaseCommand
from django.utils import timezone

from config.bootstrap import ensure_site
from demo.content.projects import PROJECTS
from demo.illustrations import KEYS
from demo.loading.campaigns import CampaignLoader
from demo.loading.logins import load_logins
from demo.loading.newsletter import NewsletterLoader
from demo.loading.pages import PageLoader
from demo.loading.pictures import load_pictures
from home import site_version


class Command(BaseCommand):
    help = (
        "Loads invented content in Italian and English, with dates relative to today. What is there is left as it "
        "is, so it can be run again, or after an interruption."
    )

    def handle(self, *args, **options):
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        begun = time.monotonic()
        homes = ensure_site()
        load_logins()
        self._say("illustrations")
        images = load_pictures(list(KEYS), self._count("illustration"))
        pages = PageLoader(homes, images, self._say).load()
        loader = CampaignLoader(now=timezone.now())
        total = 0
        for content in PROJECTS:
            total += loader.load(content, pages[content.slug])
            self._say(f"campaigns: {total} donations")
        NewsletterLoader(homes, images, self._say).load()
        site_version.bump()
        self.stdout.write(f"Demonstration content ready in {time.monotonic() - begun:.0f} s.")

    def _say(self, text: str) -> None:
        self.stdout.write(f"  {text}")

    def _count(self, what: str):
        def report(number: int, total: int) -> None:
            if number % 10 == 0 or number == total:
                self._say(f"{what} {number} of {total}")

        return report
