"""All updates of a project, a page at a time."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.parts import frame_part
from home.visibility import visible
from projects.models import ProjectPage

UPDATES_PER_PAGE = 20


@require_safe
def updates(request: HttpRequest, page_id: int) -> HttpResponse:
    """Newest first; 404 where not anybody may read the project in this language."""
    projects = visible(ProjectPage.objects.filter(locale__language_code=translation.get_language()))
    project = get_object_or_404(projects.select_related("locale"), pk=page_id)
    frame_part(request, project, _("Aggiornamenti"), lambda version: reverse("projects:updates", args=(version.pk,)))
    page = Paginator(project.updates(), UPDATES_PER_PAGE).get_page(request.GET.get("pagina"))
    response = render(request, "projects/updates.html", {"project": project, "updates": page})
    response.is_public_page = True  # type: ignore[attr-defined]
    return response
