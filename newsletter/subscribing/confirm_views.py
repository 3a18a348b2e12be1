"""The page of the link that confirms."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from newsletter.addresses import readable
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
    """What the letter asks for, to choose from, with a button; once pressed, what is in force.

    To look changes nothing. POST confirms the topics that it names as ``argomento``, which are those that were shown.
    """
    try:
        letter = confirming.letter_of(token)
    except confirming.AlreadyUsed:
        return framed(request, "already_confirmed", {}, address=("confirm", token))
    if letter.used_at is not None:
        return _confirmed(request, letter, token)
    chosen = [topic for topic in request.POST.getlist("argomento") if topic in letter.topics]
    if chosen:
        confirming.confirm(letter, chosen)
        return HttpResponseRedirect(reverse("newsletter:confirm", args=(token,)), status=303)
    is_empty = request.method == "POST"
    context = {
        "topics": topic_names(letter.topics),
        "email": readable(letter.subscriber.email),
        "is_empty": is_empty,
    }
    return framed(request, "confirm", context, address=("confirm", token), status=422 if is_empty else 200)


def _confirmed(request: HttpRequest, letter: Letter, token: str) -> HttpResponse:
    subscriber = letter.subscriber
    context = {
        "topics": topic_names(topics_in_force(subscriber)),
        "email": readable(subscriber.email),
        "preferences_token": preferences_token(subscriber.public_id, with_data=True),
    }
    return framed(request, "confirmed", context, address=("confirm", token))
