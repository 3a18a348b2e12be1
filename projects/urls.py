"""Addresses below the language prefix where the projects' updates are listed, and told to readers of feeds."""

from django.urls import path

from home.revalidation import revalidated
from projects import views
from projects.feeds import ProjectFeed, UpdatesFeed

app_name = "projects"

urlpatterns = [
    path("aggiornamenti/<key:page_id>/", views.updates, name="updates"),
    path("feed/aggiornamenti.xml", revalidated(UpdatesFeed()), name="updates_feed"),
    path("feed/progetti/<key:page_id>.xml", revalidated(ProjectFeed()), name="project_feed"),
]
