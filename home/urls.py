"""Addresses below the language prefix that belong to no page."""

from django.urls import path

from home.feeds import NewsFeed
from home.revalidation import revalidated

app_name = "home"

urlpatterns = [
    path("feed/notizie.xml", revalidated(NewsFeed()), name="news_feed"),
]
