"""The lowest app: what every page has, and what every other app may use."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Sito")

    def ready(self) -> None:
        from django.urls import register_converter

        from home import signal_handlers
        from home.key_converter import KeyConverter

        register_converter(KeyConverter, "key")
        signal_handlers.connect()
