"""Takes an address out of all that we keep, down to the key that tells it again."""

import uuid

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from newsletter.models import (
    Delivery,
    DeliveryState,
    Frequency,
    ProviderReport,
    SkipReason,
    Subscriber,
    SubscriberState,
    SubscriptionRequest,
    Suppression,
)


def reduce_to_key(subscriber: Subscriber) -> None:
    """Nothing of a locked ``subscriber`` names a person any more, and links in old mails lead to nobody.

    The key stays, so that an import cannot bring them back by mistake, and so does a suppression: without its address.
    What the provider said of single mails goes too, for it quotes the address.
    """
    subscriber.letters.all().delete()
    subscriber.subscriptions.all().delete()
    Suppression.objects.filter(email_key=subscriber.email_key).update(email="", detail="")
    ProviderReport.objects.filter(email_key=subscriber.email_key).update(email="", reason="", error="")
    Delivery.objects.filter(subscriber=subscriber).exclude(error="").update(error="")
    SubscriptionRequest.objects.filter(email_key=subscriber.email_key).exclude(done_at=None).delete()
    subscriber.email = ""
    subscriber.public_id = uuid.uuid4()
    subscriber.state = SubscriberState.LEFT
    subscriber.left_at = subscriber.left_at or timezone.now()
    subscriber.save(update_fields=["email", "public_id", "state", "left_at"])


def erase(subscriber: Subscriber) -> None:
    """Their owner wants nothing of them to be kept: consents, choices and open wishes go too.

    Mails are counted on, of nobody. Who subscribes again is new.
    """
    with transaction.atomic():
        # Before the subscriber is locked: whoever takes a wish up locks it first as well.
        SubscriptionRequest.objects.filter(email_key=subscriber.email_key).delete()
        locked = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        locked.consents.all().delete()
        reduce_to_key(locked)
        waiting = Delivery.objects.filter(subscriber=locked, state=DeliveryState.QUEUED)
        waiting.update(state=DeliveryState.SKIPPED, skip_reason=SkipReason.LEFT, leased_until=None)
        Delivery.objects.filter(subscriber=locked).update(subscriber=None, message_id="")
        locked.language, locked.frequency, locked.source = settings.LANGUAGE_CODE, Frequency.EVERY, ""
        locked.created_at, locked.confirmed_at = timezone.now(), None
        locked.save()
