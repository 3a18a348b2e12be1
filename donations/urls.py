"""Addresses below the language prefix where donors give."""

from django.urls import path

from donations import views

app_name = "donations"

urlpatterns = [
    path("dona/<int:campaign_id>/", views.donate, name="donate"),
    path("dona/esito/<uuid:public_id>/", views.status, name="status"),
    path("dona/esito/<uuid:public_id>/riprova/", views.retry, name="retry"),
]
