"""How many attempts to pay may begin, counted in our own rows: from one address, with one e-mail, and in all."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from donations.models import PaymentAttempt

# How often one attempt's state is asked for because somebody looks at its page: times, and in how many seconds.
LOOKS, LOOKS_SECONDS = 20, 60
# Longer than the longest window that is counted.
KEYS_ARE_KEPT_FOR = timedelta(days=2)


class TooMany(Exception):
    """No attempt may begin now; the text says when to try again, in the donor's language."""


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
