"""Invented content that shows the site lived in."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "demo"
