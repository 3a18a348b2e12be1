"""The addresses at which the mail provider tells what became of mails: the one provider's, and only with a secret."""

from collections.abc import Callable, Iterable

from anymail.urls import urlpatterns as of_all_providers
from anymail.webhooks.base import AnymailCoreWebhookView
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern


def email_webhooks(providers: Iterable[str]) -> list[URLPattern]:
    """Anymail's own view of each of ``providers`` that has one; it asks for the secret."""
    wanted = {f"{provider}_tracking_webhook" for provider in providers}
    return [
        URLPattern(pattern.pattern, _strict(pattern.callback.view_class), name=pattern.name)
        for pattern in of_all_providers
        if pattern.name in wanted
    ]


def _strict(view_class: type[AnymailCoreWebhookView]) -> Callable[..., HttpResponseBase]:
    """What is no report of the provider's is a bad request; to anymail it is an error of its own."""

    class Strict(view_class):
        def parse_events(self, request: HttpRequest) -> list:
            try:
                return super().parse_events(request)
            except (ValueError, TypeError, LookupError, AttributeError) as error:
                raise BadRequest("no report of the provider's") from error

    return Strict.as_view()
