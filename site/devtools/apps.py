"""What a developer's machine has on top of the site."""

from django.apps import AppConfig


class DevtoolsConfig(AppConfig):
    name = "devtools"
