"""Works off the wishes: finds or makes the subscriber, and owes a letter, which is not sent to who is suppressed."""

from django.db import transaction
from django.utils import timezone

from home.work.boxes import work_off
from newsletter.models import (
    ConsentAct,
    LetterKind,
    RequestKind,
    Subscriber,
    SubscriberState,
    Subscription,
    SubscriptionRequest,
)
from newsletter.subscribing import consents
from newsletter.subscribing.letters import queue_letter


def take_up_requests(limit: int = 100) -> int:
    """Work off the wishes that are due; returns how many."""
    waiting = SubscriptionRequest.objects.order_by("asked_at", "pk")
    return work_off(waiting, done_field="done_at", work=take_up, limit=limit)


def take_up(request: SubscriptionRequest) -> None:
    """What follows from one wish, once: whoever is killed before it is written leaves nothing half done."""
    with transaction.atomic():
        locked = SubscriptionRequest.objects.select_for_update().filter(pk=request.pk, done_at=None).first()
        if locked is None:  # done, or erased by its owner
            return
        if locked.kind == RequestKind.LINK:
            _answer_link(locked)
        else:
            _subscribe(locked)
        locked.done_at = timezone.now()
        locked.save(update_fields=["done_at"])


def _subscribe(request: SubscriptionRequest) -> None:
    subscriber = _found_or_made(request)
    waiting = [topic for topic in request.topics if _is_to_be_confirmed(subscriber, topic, request)]
    consents.note(
        subscriber,
        ConsentAct.ASKED,
        topics=request.topics,
        text=request.text,
        page=request.page,
        language=request.language,
        at=request.asked_at,
    )
    kind = LetterKind.CONFIRM if waiting else LetterKind.KNOWN
    queue_letter(subscriber, kind=kind, language=request.language, topics=waiting)


def _answer_link(request: SubscriptionRequest) -> None:
    """Nothing for an address that is not known; who has confirmed nothing yet gets that link instead."""
    known = Subscriber.objects.select_for_update().filter(email_key=request.email_key).exclude(email="")
    subscriber = known.first()
    if subscriber is None:
        return
    if subscriber.state != SubscriberState.PENDING:
        queue_letter(subscriber, kind=LetterKind.LINK, language=request.language)
        return
    waiting = list(subscriber.subscriptions.filter(confirmed_at=None).order_by("pk").values_list("topic", flat=True))
    if waiting:
        queue_letter(subscriber, kind=LetterKind.CONFIRM, language=request.language, topics=waiting)


def _found_or_made(request: SubscriptionRequest) -> Subscriber:
    """The locked subscriber of that address; one that was reduced to its key has its address again."""
    found, _new = Subscriber.objects.get_or_create(
        email_key=request.email_key,
        defaults={
            "email": request.email,
            "language": request.language,
            "source": request.source,
            "created_at": request.asked_at,
        },
    )
    subscriber = Subscriber.objects.select_for_update().get(pk=found.pk)
    if not subscriber.source:  # erased, and new
        subscriber.source, subscriber.created_at = request.source, request.asked_at
    if not subscriber.email:
        subscriber.email, subscriber.language = request.email, request.language
    elif subscriber.state == SubscriberState.PENDING:  # of a confirmed one, whoever owns the mailbox decides
        subscriber.language = request.language
    subscriber.save(update_fields=["email", "language", "source", "created_at"])
    return subscriber


def _is_to_be_confirmed(subscriber: Subscriber, topic: str, request: SubscriptionRequest) -> bool:
    """Whether the topic is not in force yet; its row says since when it is asked for."""
    subscription, is_new = Subscription.objects.get_or_create(
        subscriber=subscriber, topic=topic, defaults={"source": request.source, "asked_at": request.asked_at}
    )
    if subscription.confirmed_at is not None:
        return False
    if not is_new:
        subscription.asked_at = request.asked_at
        subscription.save(update_fields=["asked_at"])
    return True
