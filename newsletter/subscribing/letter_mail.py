"""Writes the letters about a subscription, and hands them to the provider."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from home.outgoing import hand_over, sender
from home.work.boxes import work_off
from newsletter.links import CONFIRMATION_LASTS, confirmation_url, new_confirmation_token, preferences_url
from newsletter.mail_frame import frame_context, render_html, render_text
from newsletter.models import Letter, LetterKind, Subscriber, SubscriberState, Suppression
from newsletter.subscribing.consents import asks_for
from newsletter.subscribing.letters import letters_that_may_go
from newsletter.subscribing.topic_names import topic_names


def send_letters(limit: int = 50) -> int:
    """Send the letters that are due; returns how many were dealt with."""
    return work_off(letters_that_may_go(), done_field="sent_at", work=send, limit=limit)


def send(letter: Letter) -> None:
    """Send it, unless there is nothing left to say: then its row goes.

    Whatever the provider raises goes to the caller, as ``Hopeless`` where it will never take the address.
    """
    token = _make_ready(letter.pk)
    if token is None:
        Letter.objects.filter(pk=letter.pk).delete()
        return
    ready = Letter.objects.select_related("subscriber").get(pk=letter.pk)
    hand_over(_message(ready, token))


def _make_ready(pk: int) -> str | None:
    """The link's token, empty where the letter has none; ``None`` where nothing is to be sent any more.

    Written before the mail is: whoever clicks at once is known.
    """
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().filter(letters=pk).first()
        if subscriber is None or not _may_be_written_to(subscriber):
            return None
        letter = Letter.objects.select_for_update().get(pk=pk)
        if letter.kind == LetterKind.KNOWN and subscriber.state != SubscriberState.CONFIRMED:
            return None
        if letter.kind != LetterKind.CONFIRM:
            return ""
        confirmed = set(subscriber.subscriptions.exclude(confirmed_at=None).values_list("topic", flat=True))
        asked = set(subscriber.subscriptions.values_list("topic", flat=True))
        letter.topics = [topic for topic in letter.topics if topic in asked - confirmed]
        if not letter.topics:
            return None
        token, letter.token_hash = new_confirmation_token()
        letter.save(update_fields=["topics", "token_hash"])
        return token


def _may_be_written_to(subscriber: Subscriber) -> bool:
    is_suppressed = Suppression.objects.active().filter(email_key=subscriber.email_key).exists()
    return subscriber.email != "" and not is_suppressed


def _message(letter: Letter, token: str) -> EmailMultiAlternatives:
    language = letter.language
    with translation.override(language):
        context = {**frame_context(language), **_context(letter, token)}
        subject = " ".join((_subject(letter.kind) % context).split())
    context["subject"] = subject
    name = f"newsletter/emails/{letter.kind}"
    message = EmailMultiAlternatives(
        subject=subject,
        body=render_text(f"{name}.txt", context, language=language),
        from_email=sender(context["programme_name"]),
        to=[letter.subscriber.email],
        reply_to=[context["contact_email"]] if context["contact_email"] else None,
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_html(f"{name}.html", context, language=language), "text/html")
    return message


def _subject(kind: str) -> str:
    texts = {
        LetterKind.CONFIRM: _("Conferma la tua iscrizione: %(programme_name)s"),
        LetterKind.KNOWN: _("La tua iscrizione è già attiva: %(programme_name)s"),
        LetterKind.LINK: _("Il link alle tue preferenze: %(programme_name)s"),
    }
    return texts[LetterKind(kind)]


def _context(letter: Letter, token: str) -> dict:
    subscriber = letter.subscriber
    is_confirmed = subscriber.state == SubscriberState.CONFIRMED
    asks = [ask for ask in asks_for(subscriber, letter.topics) if ask]
    asked = max(asks, key=lambda ask: ask.at, default=None)
    in_force = subscriber.subscriptions.exclude(confirmed_at=None).values_list("topic", flat=True)
    return {
        "topics": topic_names(letter.topics if letter.kind == LetterKind.CONFIRM else in_force, letter.language),
        "confirmation_url": confirmation_url(token, letter.language) if token else "",
        "confirmation_days": CONFIRMATION_LASTS.days,
        "asked_at": asked.at if asked else None,
        "asked_url": settings.SITE_URL + asked.page if asked and asked.page else "",
        "is_confirmed": is_confirmed,
        "preferences_url": _preferences_url(letter),
    }


def _preferences_url(letter: Letter) -> str:
    """Whoever confirms for the first time is shown the way afterwards; with all their data only who asked for it."""
    is_confirmation = letter.kind == LetterKind.CONFIRM
    if is_confirmation and letter.subscriber.state != SubscriberState.CONFIRMED:
        return ""
    return preferences_url(letter.subscriber.public_id, letter.language, with_data=not is_confirmation)
