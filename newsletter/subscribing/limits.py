"""How many wishes are taken, counted in our own rows, and how often a visitor may guess at a link."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from newsletter.models import Source, SubscriptionRequest

GUESSES, GUESSES_SECONDS = 20, 10 * 60


class TooMany(Exception):
    """No wish is taken now; the text says when to try again, in the language that is read."""


def refuse_too_many(*, visitor_key: str) -> None:
    """Raise ``TooMany`` where a wish from the address behind ``visitor_key`` would be one too many.

    Donors' ticks do not count: they were paid for. Whose e-mail is written does not matter either: mails to one address
    are limited where they are sent, and an answer that depended on it would tell of it.
    """
    recent = SubscriptionRequest.objects.exclude(source=Source.DONATION)
    if visitor_key and _is_full("address", recent.filter(visitor_key=visitor_key)):
        raise TooMany(_("Da qui sono partite troppe richieste in poco tempo: riprova tra qualche minuto."))
    if _is_full("all", recent):
        raise TooMany(_("In questo momento arrivano tantissime richieste: riprova tra un minuto."))


def _is_full(name: str, requests: QuerySet[SubscriptionRequest]) -> bool:
    now = timezone.now()
    return any(
        requests.filter(asked_at__gt=now - timedelta(minutes=minutes)).count() >= most
        for most, minutes in settings.NEWSLETTER_LIMITS[name]
    )


def note_guess(visitor_key: str) -> None:
    """One more link that was none of ours, from this visitor."""
    name = _counter(visitor_key)
    cache.add(name, 0, GUESSES_SECONDS)
    try:
        cache.incr(name)
    except ValueError:  # it ran out between the two
        cache.set(name, 1, GUESSES_SECONDS)


def has_guessed_too_often(visitor_key: str) -> bool:
    """Whether this visitor's links are not looked at for some minutes; nobody's whose address is not known."""
    return visitor_key != "" and cache.get(_counter(visitor_key), 0) >= GUESSES


def _counter(visitor_key: str) -> str:
    return f"newsletter-guesses-{visitor_key}"
