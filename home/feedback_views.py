"""Where readers say how clear a page is; pages themselves only lead here, so that they stay alike for everybody."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from home import feedback
from home.feedback_forms import PageFeedbackForm, rating_in
from home.form_guard import stamp
from home.parts import frame_part
from home.visibility import visible


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest) -> HttpResponse:
    """The form for the rating in the address; without one, the stars to choose from."""
    page = _page(request)
    rating = rating_in(request.GET.get("voto", ""))
    if rating is None:
        return _show(request, page)
    form = PageFeedbackForm(request.POST or None, rating=rating, initial={"shown": stamp()}, auto_id="valuta-%s")
    if request.method != "POST":
        return _show(request, page, form=form, rating=rating)
    if not form.is_valid():
        form.renew_stamp()
        return _show(request, page, form=form, rating=rating, status=422)
    if feedback.is_full(timezone.now()):
        trouble = _("In questo momento arrivano troppe valutazioni: riprova tra un'ora.")
        return _show(request, page, form=form, rating=rating, trouble=trouble, status=429)
    language = translation.get_language() or page.locale.language_code
    answers = {name: form.cleaned_data[name] for name in ("reason", "text")}
    feedback.keep(page=page, language=language, rating=rating, **answers)
    return HttpResponseRedirect(f"{reverse('home:feedback_thanks')}?{urlencode({'pagina': page.pk})}", status=303)


@never_cache
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return _show(request, _page(request), is_done=True)


def _page(request: HttpRequest) -> Page:
    """The page that the address names, if anybody may read it in this language; otherwise 404."""
    number = request.GET.get("pagina", "")
    wanted = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    pages = visible(Page.objects.filter(depth__gt=1, locale__language_code=translation.get_language()))
    return get_object_or_404(pages.select_related("locale"), pk=wanted)


def _show(request: HttpRequest, page: Page, *, status: int = 200, **context) -> HttpResponse:
    frame_part(request, page, _("La tua valutazione"), lambda version: f"{reverse('home:rate')}?pagina={version.pk}")
    context |= {"rated": page, "good_from": feedback.GOOD_FROM}
    return render(request, "home/rate.html", context, status=status)
