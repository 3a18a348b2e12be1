"""Campaigns and money."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DonationsConfig(AppConfig):
    name = "donations"
    verbose_name = _("Donazioni")

    def ready(self) -> None:
        from django.core import checks
        from django.db.models.signals import post_migrate

        from donations.sharing.checks import check_libraries
        from donations.triggers import install_ledger_triggers

        # After each migration and not in one: SQLite rebuilds a table to alter it, and loses its triggers.
        post_migrate.connect(install_ledger_triggers, sender=self, dispatch_uid="donations.triggers")
        checks.register(check_libraries)
