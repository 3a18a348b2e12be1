"""Addresses of subscriptions, each below a language."""

from django.urls import URLPattern, path

from home.revalidation import revalidated
from newsletter.feeds import IssuesFeed
from newsletter.subscribing import confirm_views, form_views, leave_views, preference_views

app_name = "newsletter"
urlpatterns: list[URLPattern] = [
    path("feed/newsletter.xml", revalidated(IssuesFeed()), name="feed"),
    path("iscrizione/", form_views.subscribe, name="subscribe"),
    path("iscrizione/chiesta/", form_views.asked, name="asked"),
    path("iscrizione/progetto/<key:page_id>/", form_views.follow, name="follow"),
    path("iscrizione/link/", form_views.link, name="link"),
    path("iscrizione/link/chiesto/", form_views.link_asked, name="link_asked"),
    path("iscrizione/conferma/<str:token>/", confirm_views.confirm, name="confirm"),
    path("iscrizione/esci/<str:token>/", leave_views.leave, name="leave"),
    path("iscrizione/esci/<str:token>/torna/", leave_views.come_back, name="come_back"),
    path("iscrizione/cancellata/", preference_views.erased, name="erased"),
    path("iscrizione/preferenze/<str:token>/", preference_views.preferences, name="preferences"),
    path("iscrizione/preferenze/<str:token>/progetti/", preference_views.unfollow, name="unfollow"),
    path("iscrizione/preferenze/<str:token>/conferma/", preference_views.answer_asked, name="answer_asked"),
    path("iscrizione/preferenze/<str:token>/dati.json", preference_views.data, name="data"),
    path("iscrizione/preferenze/<str:token>/cancella/", preference_views.erase, name="erase"),
]
