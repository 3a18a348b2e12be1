"""No address makes the database compare a number that it cannot."""

import pytest
from django.urls import URLPattern, get_resolver
from django.urls.converters import IntConverter

from home.key_converter import KeyConverter

OURS = ("config.", "home.", "projects.", "donations.", "newsletter.")


def patterns(resolver=None):
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            yield each
        else:
            yield from patterns(each)


def test_numbers_in_our_addresses_are_no_longer_than_a_database_can_compare():
    # The admin's lists bring addresses of their own, for staff alone.
    is_wagtails = ("inspect/", "edit/", "delete/", "history/", "usage/")
    ours = [each for each in patterns() if each.lookup_str.startswith(OURS)]
    found = [each for each in ours if not str(each.pattern).startswith(is_wagtails)]
    numbers = [converter for each in found for converter in each.pattern.converters.values()]
    numbers = [converter for converter in numbers if isinstance(converter, IntConverter)]
    assert len(numbers) > 20
    assert all(isinstance(converter, KeyConverter) for converter in numbers)


@pytest.mark.parametrize(
    "path", ["/it/aggiornamenti/{}/", "/it/widget/{}/", "/qr/{}.svg", "/it/feed/progetti/{}.xml", "/it/dona/{}/"]
)
def test_a_number_that_is_too_long_is_no_address(client, homes, path):
    assert client.get(path.format("9" * 30)).status_code == 404
