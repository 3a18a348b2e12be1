"""The page where subscribers choose what they get, take their data along, and are erased."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from newsletter.addresses import readable
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
SAVED = {"salvate": "saved", "smesso": "unfollowed", "confermati": "confirmed", "tolti": "refused"}
REFUSE = "no"


@personal
@throttled
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest, token: str) -> HttpResponse:
    """Topics, language, frequency: in force at once."""
    subscriber, with_data = _read(token)
    if request.method != "POST":
        form = PreferencesForm(initial=_initial(subscriber))
        return _show(request, token, subscriber, form, with_data=with_data)
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return _show(request, token, subscriber, form, with_data=with_data, status=422)
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
    """One project less; asked without a form, or for none that is followed, leads to the preferences."""
    subscriber, _with_data = _read(token)
    key = request.POST.get("argomento", "")
    if key not in topics_in_force(subscriber) or Topic.parse(key).is_newsletter:
        return _to_preferences(token, "")
    changing.stop_following(subscriber=subscriber, topic=Topic.parse(key))
    return _to_preferences(token, "smesso")


@personal
@throttled
@require_http_methods(["GET", "HEAD", "POST"])
def answer_asked(request: HttpRequest, token: str) -> HttpResponse:
    """What was asked for in forms and waits for a click, as the page showed it: confirmed, or refused.

    Asked without a form, leads to the preferences.
    """
    subscriber, _with_data = _read(token)
    shown = request.POST.getlist("argomento")
    if not shown:
        return _to_preferences(token, "")
    if request.POST.get("risposta") == REFUSE:
        changing.refuse_asked(subscriber=subscriber, topics=shown)
        return _to_preferences(token, "tolti")
    changing.confirm_asked(subscriber=subscriber, topics=shown)
    return _to_preferences(token, "confermati")


@personal
@throttled
@require_safe
def data(request: HttpRequest, token: str) -> HttpResponse:
    """All that is kept of the subscriber, as a file; with a link that is not good for it, leads to where one is had."""
    subscriber, with_data = _read(token)
    if not with_data:
        return _to_new_link()
    response = JsonResponse(own_data(subscriber), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="newsletter.json"'
    return response


@personal
@throttled
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, token: str) -> HttpResponse:
    """GET says what goes and what stays; POST erases. With a link that is not good for it, as ``data``."""
    subscriber, with_data = _read(token)
    if not with_data:
        return _to_new_link()
    if request.method == "POST":
        erase_subscriber(subscriber)
        return HttpResponseRedirect(reverse("newsletter:erased"), status=303)
    context = {"token": token, "email": readable(subscriber.email)}
    return framed(request, "erase", context, address=("erase", token))


@never_cache
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    return framed(request, "erased", {}, address=("erased",))


def _read(token: str) -> tuple[Subscriber, bool]:
    """Whose link it is, and whether it is good for their data."""
    public_id, with_data = read_preferences_token(token)
    return changing.subscriber_of(public_id), with_data


def _to_new_link() -> HttpResponse:
    return HttpResponseRedirect(reverse("newsletter:link"), status=303)


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
    request: HttpRequest,
    token: str,
    subscriber: Subscriber,
    form: PreferencesForm,
    *,
    with_data: bool,
    status: int = 200,
) -> HttpResponse:
    projects = [key for key in topics_in_force(subscriber) if not Topic.parse(key).is_newsletter]
    context = {
        "form": form,
        "token": token,
        "with_data": with_data,
        "email": readable(subscriber.email),
        "has_left": subscriber.state == SubscriberState.LEFT,
        "suppression": Suppression.objects.active().filter(email_key=subscriber.email_key).first(),
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
