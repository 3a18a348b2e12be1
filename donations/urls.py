"""Addresses below the language prefix where donors give, and the calendars that tell when they can."""

from django.urls import path

from donations import calendar_views, views
from home.revalidation import revalidated

app_name = "donations"

urlpatterns = [
    path("dona/<int:campaign_id>/", views.donate, name="donate"),
    path("dona/esito/<uuid:public_id>/", views.status, name="status"),
    path("dona/esito/<uuid:public_id>/riprova/", views.retry, name="retry"),
    path("calendario.ics", revalidated(calendar_views.calendar), name="calendar"),
    path("calendario/<int:page_id>.ics", revalidated(calendar_views.page_calendar), name="page_calendar"),
]
