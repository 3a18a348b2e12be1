"""Makes the languages, home pages and roles of a new site."""

from django.core.management.base import BaseCommand

from config.bootstrap import ensure_site


class Command(BaseCommand):
    help = "Makes missing languages and home pages; gives the roles their rights and the site its address."

    def handle(self, *args, **options):
        homes = ensure_site()
        self.stdout.write(f"bootstrap: home pages in {', '.join(sorted(homes))}; roles are in place")
