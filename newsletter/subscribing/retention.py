"""What is not kept for ever: wishes, links, who never confirmed, who left."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from newsletter.links import CONFIRMATION_LASTS
from newsletter.models import (
    Consent,
    ConsentAct,
    Letter,
    Subscriber,
    SubscriberState,
    Subscription,
    SubscriptionRequest,
    Suppression,
)
from newsletter.subscribing.erasing import reduce_to_key

# As the privacy page says.
KEPT_FOR = timedelta(days=30)
# Longer than the longest window of limits.
VISITORS_ARE_KEPT_FOR = timedelta(days=2)
# Whoever comes with a link of these days is told that it is old, not that it is none.
TOKENS_ARE_KEPT_FOR = 3 * CONFIRMATION_LASTS
AT_ONCE = 500


def forget_visitors() -> int:
    """Take visitors and addresses out of wishes of two days ago, and drop the wishes themselves later."""
    now = timezone.now()
    long_ago = SubscriptionRequest.objects.filter(asked_at__lt=now - VISITORS_ARE_KEPT_FOR)
    emptied = long_ago.exclude(visitor_key="").update(visitor_key="")
    long_ago.exclude(done_at=None).exclude(email="").update(email="", error="")
    SubscriptionRequest.objects.filter(asked_at__lt=now - KEPT_FOR).exclude(done_at=None).delete()
    return emptied


def forget_tokens() -> int:
    """Take the hashes of links out of old letters."""
    long_ago = Letter.objects.filter(queued_at__lt=timezone.now() - TOKENS_ARE_KEPT_FOR)
    return long_ago.exclude(token_hash="").update(token_hash="")


def delete_unconfirmed() -> int:
    """Who never confirmed, with everything of them; and topics that a subscriber never confirmed."""
    cutoff = timezone.now() - KEPT_FOR
    Subscription.objects.filter(confirmed_at=None, asked_at__lt=cutoff).exclude(
        subscriber__state=SubscriberState.PENDING
    ).delete()
    pending = Subscriber.objects.filter(state=SubscriberState.PENDING, created_at__lt=cutoff)
    found = list(_silent(pending).values_list("pk", flat=True)[:AT_ONCE])
    deleted = 0
    for pk in found:
        with transaction.atomic():  # looked at again under the lock: a click may have come in between
            locked = _silent(Subscriber.objects.select_for_update().filter(pk=pk, state=SubscriberState.PENDING))
            for subscriber in locked:
                Suppression.objects.filter(email_key=subscriber.email_key).update(email="", detail="")
                subscriber.delete()
                deleted += 1
    return deleted


def reduce_leavers() -> int:
    """Who left long ago and has not asked again is known by key alone."""
    left = Subscriber.objects.filter(state=SubscriberState.LEFT, left_at__lt=timezone.now() - KEPT_FOR)
    found = list(_silent(left.exclude(email="")).values_list("pk", flat=True)[:AT_ONCE])
    reduced = 0
    for pk in found:
        with transaction.atomic():
            locked = _silent(Subscriber.objects.select_for_update().filter(pk=pk, state=SubscriberState.LEFT))
            for subscriber in locked:
                reduce_to_key(subscriber)
                reduced += 1
    return reduced


def _silent(subscribers: QuerySet[Subscriber]) -> QuerySet[Subscriber]:
    """Those who have asked for nothing within ``KEPT_FOR``: a link that they were sent is no longer good."""
    asked = Consent.objects.filter(subscriber=OuterRef("pk"), act=ConsentAct.ASKED, at__gt=timezone.now() - KEPT_FOR)
    return subscribers.filter(~Exists(asked))
