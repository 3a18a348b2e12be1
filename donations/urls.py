"""Addresses below the language prefix: where donors give, when they can, and what passes a project on."""

from django.urls import path

from donations import calendar_views, supporter_views, views
from donations.sharing import views as sharing
from home.revalidation import revalidated

app_name = "donations"

urlpatterns = [
    path("dona/<key:campaign_id>/", views.donate, name="donate"),
    path("dona/esito/<uuid:public_id>/", views.status, name="status"),
    path("dona/esito/<uuid:public_id>/riprova/", views.retry, name="retry"),
    path("calendario.ics", revalidated(calendar_views.calendar), name="calendar"),
    path("calendario/<key:page_id>.ics", revalidated(calendar_views.page_calendar), name="page_calendar"),
    path("anteprime/<key:page_id>/<slug:digest>.jpg", sharing.picture, name="picture"),
    path("widget/<key:page_id>/", sharing.widget, name="widget"),
    path("manifesto/<key:page_id>.pdf", sharing.poster, name="poster"),
    path("volantino/<key:page_id>.pdf", sharing.flyer, name="flyer"),
    path("sostenitori/<key:campaign_id>/", supporter_views.supporters, name="supporters"),
]
