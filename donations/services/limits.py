"""How many attempts to pay may begin, counted in our own rows: from one address, with one e-mail, and in all."""

import ipaddress
import re
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from donations.models import PaymentAttempt

# Visitors of one household or company share the first half of a version 6 address.
SHARED_BITS = 64
# Addresses of version 4 behind a translator, RFC 6052.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_WITH_PORT = re.compile(r"^\[([^]]+)\](?::\d+)?$|^([\d.]+):\d+$")
# How often one attempt's state is asked for because somebody looks at its page: times, and in how many seconds.
LOOKS, LOOKS_SECONDS = 20, 60
# Longer than the longest window that is counted.
KEYS_ARE_KEPT_FOR = timedelta(days=2)


class TooMany(Exception):
    """No attempt may begin now; the text says when to try again, in the donor's language."""


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


def refuse_too_many(*, email_key: str, key: str) -> None:
    """Raise ``TooMany`` where an attempt with this e-mail from the address behind ``key`` would be one too many."""
    recent = PaymentAttempt.objects.all()
    with_email = recent.filter(donation__email_key=email_key)
    if key and _is_full("address", recent.filter(address_key=key)):
        raise TooMany(
            _("Da qui sono partiti troppi pagamenti in poco tempo. Non hai pagato nulla: riprova tra qualche minuto.")
        )
    # From one address first: who writes somebody else's e-mail shall not keep them from giving.
    if _is_full("email", with_email.filter(address_key=key)) or _is_full("email_anywhere", with_email):
        raise TooMany(_("Con questa e-mail sono partiti troppi pagamenti. Non hai pagato nulla: riprova tra un'ora."))
    if _is_full("all", recent):
        raise TooMany(_("In questo momento donano in tantissimi. Non hai pagato nulla: riprova tra un minuto."))


def may_ask_again(attempt: PaymentAttempt) -> bool:
    """Whether Stripe is asked once more how an attempt stands: an open page that is loaded all the time is not."""
    name = f"asked-{attempt.pk}"
    cache.add(name, 0, LOOKS_SECONDS)
    try:
        return cache.incr(name) <= LOOKS
    except ValueError:  # it ran out between the two
        return True


def forget_addresses() -> int:
    """Take the pseudonyms out of attempts that no window counts any more; returns how many."""
    long_ago = PaymentAttempt.objects.filter(created_at__lt=timezone.now() - KEYS_ARE_KEPT_FOR)
    return long_ago.exclude(address_key="").update(address_key="")


def _is_full(name: str, attempts: QuerySet[PaymentAttempt]) -> bool:
    now = timezone.now()
    return any(
        attempts.filter(created_at__gt=now - timedelta(minutes=minutes)).count() >= most
        for most, minutes in settings.DONATION_LIMITS[name]
    )
