"""The number of a row in an address."""

from django.urls.converters import IntConverter


class KeyConverter(IntConverter):
    """``<key:…>``: as ``<int:…>``, but no longer than a database can compare; a longer one is no address."""

    regex = "[0-9]{1,18}"
