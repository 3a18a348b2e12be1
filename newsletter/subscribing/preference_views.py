"""The page where subscribers choose what they get, take their data along, and are erased."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from newsletter.links import EVERYTHING_SCOPE, leave_token, read_preferences_token
from newsletter.models import Subscriber, SubscriberState, Suppression
from newsletter.subscribing import changing, texts
from newsletter.subscribing.erasing import erase as erase_subscriber
from newsletter.subscribing.forms import PreferencesForm
from newsletter.subscribing.own_data import own_data
from newsletter.subscribing.pages import framed, personal, throttled
from newsletter.subscribing.standing import topics_in_force, topics_waiting
from newsletter.subscribing.topic_names import topic_names
from newsletter.topics import Topic

# Said once after a change; what an address may say of it.
SAVED = {"salvate": "saved", "smesso": "unfollowed", "confermati": "confirmed"}


@personal
@throttled
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """Topics, language, frequency: in force at once."""
    subscriber = _subscriber(token)
    if request.method != "POST":
        return _show(request, token, subscriber, PreferencesForm(initial=_initial(subscriber)))
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return _show(request, token, subscriber, form, status=422)
    changing.change_preferences(
        subscriber=subscriber,
        topics=form.topic_keys,
        language=form.cleaned_data["language"],
        frequency=form.cleaned_data["frequency"],
        text=str(texts.PREFERENCES),
    )
    return _to_preferences(token, "salvate")


@personal
@throttled
@require_http_methods(["GET", "HEAD", "POST"])
def unfollow(request: HttpRequest, token: str) -> HttpResponse:
    """One project less; asked without a form, leads to the preferences."""
    subscriber = _subscriber(token)
    if request.method != "POST":
        return _to_preferences(token, "")
    try:
        topic = Topic.parse(request.POST.get("argomento", ""))
    except ValueError:
        return _to_preferences(token, "")
    changing.stop_following(subscriber=subscriber, topic=topic)
    return _to_preferences(token, "smesso")


@personal
@throttled
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_asked(request: HttpRequest, token: str) -> HttpResponse:
    """What was asked for in forms and still waits for a click; asked without a form, leads to the preferences."""
    subscriber = _subscriber(token)
    if request.method != "POST":
        return _to_preferences(token, "")
    changing.confirm_asked(subscriber=subscriber)
    return _to_preferences(token, "confermati")


@personal
@throttled
@require_safe
def data(request: HttpRequest, token: str) -> HttpResponse:
    """All that is kept of the subscriber, as a file."""
    response = JsonResponse(own_data(_subscriber(token)), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="newsletter.json"'
    return response


@personal
@throttled
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, token: str) -> HttpResponse:
    """GET says what goes and what stays; POST erases."""
    subscriber = _subscriber(token)
    if request.method == "POST":
        erase_subscriber(subscriber)
        return framed(request, "erased", {}, address=("link",))
    return framed(request, "erase", {"token": token, "email": subscriber.email}, address=("erase", token))


def _subscriber(token: str) -> Subscriber:
    return changing.subscriber_of(read_preferences_token(token))


def _initial(subscriber: Subscriber) -> dict:
    keys = topics_in_force(subscriber)
    return {
        "programme": Topic.programme().key in keys,
        "municipi": keys,
        "themes": keys,
        "language": subscriber.language,
        "frequency": subscriber.frequency,
    }


def _show(
    request: HttpRequest, token: str, subscriber: Subscriber, form: PreferencesForm, *, status: int = 200
) -> HttpResponse:
    projects = [key for key in topics_in_force(subscriber) if not Topic.parse(key).is_newsletter]
    context = {
        "form": form,
        "token": token,
        "email": subscriber.email,
        "has_left": subscriber.state == SubscriberState.LEFT,
        "is_suppressed": Suppression.objects.active().filter(email_key=subscriber.email_key).exists(),
        "projects": topic_names(projects),
        "waiting": topic_names(topics_waiting(subscriber)),
        "everything_token": leave_token(subscriber.public_id, EVERYTHING_SCOPE),
        "consent": texts.PREFERENCES,
        "said": SAVED.get(request.GET.get("fatto", ""), "") if request.method != "POST" else "",
    }
    return framed(request, "preferences", context, address=("preferences", token), status=status)


def _to_preferences(token: str, said: str) -> HttpResponse:
    query = f"?fatto={said}" if said else ""
    return HttpResponseRedirect(reverse("newsletter:preferences", args=(token,)) + query, status=303)
