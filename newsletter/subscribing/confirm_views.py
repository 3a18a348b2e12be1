"""The page of the link that confirms."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from newsletter.links import preferences_token
from newsletter.models import Letter
from newsletter.subscribing import confirming
from newsletter.subscribing.pages import framed, personal, throttled
from newsletter.subscribing.standing import topics_in_force
from newsletter.subscribing.topic_names import topic_names


@personal
@throttled
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What the letter asks for, with a button; pressed, what is in force now. To look changes nothing."""
    try:
        letter = confirming.letter_of(token)
    except confirming.AlreadyUsed:
        return framed(request, "already_confirmed", {}, address=("confirm", token))
    if request.method == "POST":
        confirming.confirm(letter)
        return _confirmed(request, letter, token)
    if letter.used_at is not None:
        return framed(request, "already_confirmed", {}, address=("confirm", token))
    context = {"topics": topic_names(letter.topics), "email": letter.subscriber.email}
    return framed(request, "confirm", context, address=("confirm", token))


def _confirmed(request: HttpRequest, letter: Letter, token: str) -> HttpResponse:
    subscriber = letter.subscriber
    context = {
        "topics": topic_names(topics_in_force(subscriber)),
        "email": subscriber.email,
        "preferences_token": preferences_token(subscriber.public_id),
    }
    return framed(request, "confirmed", context, address=("confirm", token))
