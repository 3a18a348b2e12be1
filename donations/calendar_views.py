"""Calendars to subscribe to: all dates of calls and campaigns, and those of one page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from donations.calendars import campaign_happenings
from home.calendars import calendar_response
from home.chrome import chrome_for
from home.feeds import programme_name
from home.visibility import visible
from projects.calendars import call_happenings
from projects.models import CallPage, ProjectPage


def calendar(request: HttpRequest) -> HttpResponse:
    """Every date of one language's calls and projects, in five queries."""
    chrome = chrome_for(request)
    in_language = {"locale__language_code": chrome.language}
    calls = [happening for call in _calls().filter(**in_language) for happening in call_happenings(call, chrome)]
    title = _("Date di %(programme)s") % {"programme": programme_name(chrome)}
    happenings = [*calls, *campaign_happenings(_projects().filter(**in_language), chrome)]
    return calendar_response(title=title, file_name="calendario", happenings=happenings)


def page_calendar(request: HttpRequest, page_id: int) -> HttpResponse:
    """The dates of one call or project; 404 for what has none or is not for anybody to see.

    In whatever language the page is: one that is not translated shows its campaign in the other language too.
    """
    chrome = chrome_for(request)
    call = _calls().filter(pk=page_id).first()
    project = None if call else _projects().filter(pk=page_id).first()
    page = call or project
    happenings = call_happenings(call, chrome) if call else campaign_happenings([project] if project else [], chrome)
    if page is None or not happenings:
        raise Http404
    return calendar_response(title=page.title, file_name=page.slug, happenings=happenings)


def _calls():
    return visible(CallPage.objects.all()).select_related("locale").order_by("opens_at", "pk")


def _projects():
    return visible(ProjectPage.objects.all()).select_related("locale", "organisation")
