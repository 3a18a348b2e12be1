"""How many attempts to pay may begin, counted in our own rows: from one address, with one e-mail, and in all."""

import ipaddress
from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from donations.models import PaymentAttempt

# Visitors of one household or company share the first half of a version 6 address.
SHARED_BITS = 64
# Longer than the longest window that is counted.
KEYS_ARE_KEPT_FOR = timedelta(days=2)


class TooMany(Exception):
    """No attempt may begin now; the text says when to try again, in the donor's language."""


def address_key(address: str) -> str:
    """A pseudonym of a visitor's address, good for telling it again for some time; empty for what is no address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 6:
        found = ipaddress.ip_network((found, SHARED_BITS), strict=False).network_address
    return salted_hmac("donations.address", str(found), algorithm="sha256").hexdigest()[:32]


def refuse_too_many(*, email_key: str, key: str) -> None:
    """Raise ``TooMany`` where an attempt with this e-mail from the address behind ``key`` would be one too many."""
    recent = PaymentAttempt.objects.all()
    if key and _is_full("address", recent.filter(address_key=key)):
        raise TooMany(
            _("Da qui sono partiti troppi pagamenti in poco tempo. Non hai pagato nulla: riprova tra qualche minuto.")
        )
    if _is_full("email", recent.filter(donation__email_key=email_key)):
        raise TooMany(_("Con questa e-mail sono partiti troppi pagamenti. Non hai pagato nulla: riprova tra un'ora."))
    if _is_full("all", recent):
        raise TooMany(_("In questo momento donano in tantissimi. Non hai pagato nulla: riprova tra un minuto."))


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
