"""The addresses at which the mail provider tells what became of mails: the one provider's, and only with a secret."""

from collections.abc import Iterable

from anymail.urls import urlpatterns as of_all_providers
from django.urls import URLPattern


def email_webhooks(providers: Iterable[str]) -> list[URLPattern]:
    """Anymail's own view of each of ``providers`` that has one; it asks for the secret."""
    wanted = {f"{provider}_tracking_webhook" for provider in providers}
    return [pattern for pattern in of_all_providers if pattern.name in wanted]
