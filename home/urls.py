"""Addresses below the language prefix that belong to the site as a whole."""

from django.urls import path

from home import feedback_views, search_views, views
from home.feeds import NewsFeed
from home.revalidation import revalidated

app_name = "home"

urlpatterns = [
    path("cerca/", search_views.search, name="search"),
    path("feed/notizie.xml", revalidated(NewsFeed()), name="news_feed"),
    path("valuta/", feedback_views.rate, name="rate"),
    path("valuta/grazie/", feedback_views.thanks, name="feedback_thanks"),
    path("senza-traduzione/<key:page_id>/", views.untranslated, name="untranslated"),
]
