"""Where anybody asks: for topics, for a project's news, for the link to their preferences."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from home.form_guard import stamp
from home.visibility import visible
from home.visitors import visitor_key
from newsletter.models import Source
from newsletter.subscribing import texts
from newsletter.subscribing.asking import ask, ask_for_link
from newsletter.subscribing.forms import AddressForm, SignUpForm
from newsletter.subscribing.limits import TooMany
from newsletter.subscribing.pages import Place, framed, language_read, place_of, public_form
from newsletter.topics import Topic
from projects.models import ProjectPage


@public_form
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """The whole form; also where the one that stands in pages is sent to."""
    if request.method != "POST":
        initial = {"shown": stamp(), "programme": True, "page": request.GET.get("pagina", "")[:9]}
        return _sign_up(request, SignUpForm(initial=initial))
    form = SignUpForm(request.POST)
    if not form.is_valid():
        form.renew_stamp()
        return _sign_up(request, form, status=422)
    place = place_of(request, form.cleaned_data["page"])
    try:
        ask(
            email=form.cleaned_data["email"],
            topics=form.topic_keys,
            language=language_read(),
            source=Source.FORM,
            page=place.path or request.path,
            text=str(texts.SIGN_UP),
            visitor_key=visitor_key(request),
        )
    except TooMany as error:
        return _sign_up(request, form, trouble=str(error), status=429)
    return _to_thanks(place)


def _sign_up(request: HttpRequest, form: SignUpForm, *, status: int = 200, trouble: str = "") -> HttpResponse:
    context = {"form": form, "trouble": trouble, "consent": texts.SIGN_UP}
    return framed(request, "subscribe", context, address=("subscribe",), status=status)


@public_form
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, page_id: int) -> HttpResponse:
    """The news of the project with this page."""
    projects = visible(ProjectPage.objects.filter(locale__language_code=translation.get_language()))
    # By the number's own field: through ``pk``, one that no database can hold would be an error.
    project = get_object_or_404(projects.select_related("locale"), id=page_id)
    if request.method != "POST":
        return _follow(request, project, AddressForm(initial={"shown": stamp(), "page": str(project.pk)}))
    form = AddressForm(request.POST)
    if not form.is_valid():
        form.renew_stamp()
        return _follow(request, project, form, status=422)
    place = place_of(request, str(project.pk))
    try:
        ask(
            email=form.cleaned_data["email"],
            topics=[Topic.project(project.translation_key).key],
            language=language_read(),
            source=Source.PROJECT,
            page=place.path,
            text=str(texts.FOLLOW),
            visitor_key=visitor_key(request),
        )
    except TooMany as error:
        return _follow(request, project, form, trouble=str(error), status=429)
    return _to_thanks(place)


def _follow(
    request: HttpRequest, project: ProjectPage, form: AddressForm, *, status: int = 200, trouble: str = ""
) -> HttpResponse:
    context = {"form": form, "project": project, "trouble": trouble, "consent": texts.FOLLOW}
    return framed(request, "follow", context, address=("follow", project.pk), status=status)


@public_form
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest) -> HttpResponse:
    """A new link to the preferences, by mail; the same answer whether or not the address is subscribed."""
    if request.method != "POST":
        return _link(request, AddressForm(initial={"shown": stamp()}))
    form = AddressForm(request.POST)
    if not form.is_valid():
        form.renew_stamp()
        return _link(request, form, status=422)
    try:
        ask_for_link(
            email=form.cleaned_data["email"],
            language=language_read(),
            page=request.path,
            visitor_key=visitor_key(request),
        )
    except TooMany as error:
        return _link(request, form, trouble=str(error), status=429)
    return HttpResponseRedirect(reverse("newsletter:link_asked"), status=303)


def _link(request: HttpRequest, form: AddressForm, *, status: int = 200, trouble: str = "") -> HttpResponse:
    return framed(request, "link", {"form": form, "trouble": trouble}, address=("link",), status=status)


def _to_thanks(place: Place) -> HttpResponse:
    query = f"?{urlencode({'pagina': place.number})}" if place.number else ""
    return HttpResponseRedirect(reverse("newsletter:asked") + query, status=303)


@never_cache
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """What happens next, and the way back to where the form stood."""
    place = place_of(request, request.GET.get("pagina", ""))
    return framed(request, "asked", {"place": place}, address=("asked",))


@never_cache
@require_safe
def link_asked(request: HttpRequest) -> HttpResponse:
    return framed(request, "link_asked", {}, address=("link_asked",))
