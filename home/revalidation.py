"""Lets a view's answer be kept by whoever asks, and asked for anew each time without sending it twice."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe


def revalidated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For what programs ask for again and again: GET and HEAD alone; 304 by an ETag of the content."""
    return require_safe(conditional_page(cache_control(public=True, max_age=0, must_revalidate=True)(view)))
