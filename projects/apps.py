"""The call and the projects, as pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "projects"
    verbose_name = _("Bandi e progetti")

    def ready(self) -> None:
        from projects import search_index, signal_handlers

        search_index.connect()
        signal_handlers.connect()
