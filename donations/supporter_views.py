"""The page of all who gave to a project."""

from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donations.figures import figures_of
from donations.models import Campaign
from donations.supporters import place_of, supporters_page
from home.parts import frame_part
from home.visibility import visible
from projects.models import ProjectPage


@require_safe
def supporters(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Newest first, from the place in the address on; 404 where not anybody may read the project in any language."""
    campaign = get_object_or_404(Campaign.objects.select_related("outcome"), pk=campaign_id)
    pages = visible(ProjectPage.objects.filter(translation_key=campaign.project_key))
    in_language_read = Case(When(locale__language_code=translation.get_language(), then=0), default=1)
    project = pages.select_related("locale", "organisation").order_by(in_language_read, "pk").first()
    if project is None:
        raise Http404
    frame_part(
        request, project, _("Chi ha donato"), lambda _version: reverse("donations:supporters", args=(campaign.pk,))
    )
    before, after = (place_of(campaign, request.GET.get(name, "")) for name in ("prima", "dopo"))
    page = supporters_page(campaign, before=before, after=after)
    if not page.supporters and (before or after):
        return redirect(request.path)
    figures = figures_of(campaign, project.organisation)
    context = {"project": project, "figures": figures, "page_of_supporters": page}
    response = render(request, "donations/supporters.html", context)
    response.is_public_page = True  # type: ignore[attr-defined]
    return response
