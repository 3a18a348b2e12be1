"""Tells visitors apart by their address, under a pseudonym, so that they can be counted for some time."""

import ipaddress
import logging
import re

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

# Visitors of one household or company share the first half of a version 6 address.
SHARED_BITS = 64
# Addresses of version 4 behind a translator, RFC 6052.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_WITH_PORT = re.compile(r"^\[([^]]+)\](?::\d+)?$|^([\d.]+):\d+$")


def visitor_key(request: HttpRequest) -> str:
    """The ``address_key`` of whoever asks: as the proxy in front says last, where there is one."""
    header, peer = settings.CLIENT_ADDRESS_HEADER, request.META.get("REMOTE_ADDR", "")
    if not header:
        return address_key(peer)
    told = address_key(request.headers.get(header, "").rpartition(",")[2])
    if not told:
        logger.warning("no address in %s: limits go by the proxy's own", header)
    return told or address_key(peer)


def address_key(address: str) -> str:
    """A pseudonym of a visitor's address, good for telling it again for some time; empty for what is no address."""
    found = _address(address)
    if found is None:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        found = ipaddress.IPv6Network((found, SHARED_BITS), strict=False).network_address
    return salted_hmac("donations.address", str(found), algorithm="sha256").hexdigest()[:32]


def _address(written: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """What a proxy or a socket wrote: with brackets and a port or without, and of version 4 however it is wrapped."""
    bare = _WITH_PORT.sub(r"\1\2", written.strip())
    try:
        found = ipaddress.ip_address(bare)
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv4Address):
        return found
    if found in _TRANSLATED:
        return ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found
