"""The page of all who gave to a project."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donations.figures import figures_of
from donations.models import Campaign
from donations.supporters import read_cursor, supporters_page
from home.parts import frame_part
from home.visibility import visible
from projects.models import ProjectPage


@require_safe
def supporters(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Newest first, from the place in the address on; 404 where not anybody may read the project in this language."""
    campaign = get_object_or_404(Campaign.objects.select_related("outcome"), pk=campaign_id)
    pages = visible(ProjectPage.objects.filter(locale__language_code=translation.get_language()))
    project = get_object_or_404(pages.select_related("locale", "organisation"), translation_key=campaign.project_key)
    frame_part(
        request, project, _("Chi ha donato"), lambda _version: reverse("donations:supporters", args=(campaign.pk,))
    )
    page = supporters_page(
        campaign, before=read_cursor(request.GET.get("prima", "")), after=read_cursor(request.GET.get("dopo", ""))
    )
    figures = figures_of(campaign, project.organisation)
    context = {"project": project, "figures": figures, "page_of_supporters": page}
    response = render(request, "donations/supporters.html", context)
    response.is_public_page = True  # type: ignore[attr-defined]
    return response
