"""Makes the settings package an app, so that it can hold the commands that set up the whole site."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
