"""Feeds of the projects' updates: of all projects, and of one."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.chrome import Chrome
from home.feeds import MOST_ARTICLES, ArticleFeed, Channel, articles, programme_name
from home.page_head import absolute
from home.visibility import visible
from projects.models import ProjectPage, ProjectUpdatePage


class UpdatesFeed(ArticleFeed):
    """The newest updates of all projects, in one language."""

    def channel(self, chrome: Chrome, **address: int) -> Channel:
        newest = list(_newest(ProjectUpdatePage.objects.filter(locale__language_code=chrome.language)))
        projects = _projects_of(newest)
        updates = [update for update in newest if update.path[: -Page.steplen] in projects]

        def facts_of(update: ProjectUpdatePage) -> dict:
            project = projects[update.path[: -Page.steplen]]
            return {"title": f"{project.title}: {update.title}", "author": project.organisation.name}

        return Channel(
            title=f"{_('Aggiornamenti dei progetti')} – {programme_name(chrome)}",
            description=_("Come vanno avanti i progetti, raccontato da chi li porta avanti."),
            url=absolute(chrome.projects_url or chrome.home_url),
            feed_url=absolute(reverse("projects:updates_feed")),
            articles=articles(chrome, updates, facts_of),
        )


class ProjectFeed(ArticleFeed):
    """The newest updates of one project; of none in another language or that not anybody may see."""

    def channel(self, chrome: Chrome, **address: int) -> Channel:
        projects = visible(ProjectPage.objects.filter(locale__language_code=chrome.language))
        project = projects.select_related("locale", "organisation").get(pk=address["page_id"])
        updates = _newest(ProjectUpdatePage.objects.child_of(project))
        return Channel(
            title=_("Aggiornamenti di «%(title)s»") % {"title": project.title},
            description=project.description,
            url=absolute(chrome.url_of(project)),
            feed_url=absolute(reverse("projects:project_feed", args=(project.pk,))),
            articles=articles(chrome, updates, lambda update: {"author": project.organisation.name}),
        )


def _newest(updates):
    return visible(updates).filter(alias_of=None).select_related("locale").order_by("-date", "-pk")[:MOST_ARTICLES]


def _projects_of(updates: Sequence[ProjectUpdatePage]) -> dict[str, ProjectPage]:
    """Those that anybody may see, by their place in the tree, which begins that of their updates."""
    paths = {update.path[: -Page.steplen] for update in updates}
    found = visible(ProjectPage.objects.filter(path__in=paths)).select_related("organisation")
    return {project.path: project for project in found}
