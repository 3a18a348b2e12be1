"""Makes the settings package an app, so that it can hold the commands that set up the whole site."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config import newsletter_signals

        newsletter_signals.connect()
