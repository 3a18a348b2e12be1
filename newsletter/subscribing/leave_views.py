"""The page of the links that end what is sent: a button for people, a bare POST for mail programs (RFC 8058)."""

import uuid
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from newsletter.links import EVERYTHING_SCOPE, NEWSLETTER_SCOPE, leave_token, read_leave_token
from newsletter.subscribing import leaving
from newsletter.subscribing.pages import framed, personal
from newsletter.subscribing.topic_names import topic_names

# What the page says once, of somebody who wished to come back.
BACK, TOO_LATE = "tornato", "tardi"


# Not throttled: a mail provider leaves for many people from one address, and a good link of theirs always works.
@personal
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button and changes nothing; POST leaves at once, whatever its body says, as often as it comes."""
    public_id, scope, delivery_id = read_leave_token(token)
    if request.method == "POST":
        leaving.leave(public_id=public_id, scope=scope, delivery_id=delivery_id)
    return _page(request, token, public_id, scope)


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest, token: str) -> HttpResponse:
    """It was a mistake: what has just been ended is in force again. Asked without a form, leads to the leave page."""
    public_id, scope, delivery_id = read_leave_token(token)
    said = ""
    if request.method == "POST":
        is_back = bool(leaving.come_back(public_id=public_id, scope=scope, delivery_id=delivery_id))
        said = f"?{urlencode({'fatto': BACK if is_back else TOO_LATE})}"
    return HttpResponseRedirect(reverse("newsletter:leave", args=(token,)) + said, status=303)


def _page(request: HttpRequest, token: str, public_id: uuid.UUID, scope: str) -> HttpResponse:
    state = leaving.state_of(public_id, scope)
    said = request.GET.get("fatto", "") if request.method != "POST" else ""
    context = {
        "token": token,
        "everything_token": leave_token(public_id, EVERYTHING_SCOPE) if scope != EVERYTHING_SCOPE else "",
        "is_newsletter": scope == NEWSLETTER_SCOPE,
        "is_everything": scope == EVERYTHING_SCOPE,
        "ending": topic_names(state.ending),
        "remaining": topic_names(state.remaining),
        "ended": topic_names(state.ended),
        "is_back": said == BACK,
        "is_too_late": said == TOO_LATE,
    }
    return framed(request, "leave", context, address=("leave", token))
