"""Addresses of the open data: without a language, and for good."""

from django.urls import path, re_path

from donations.open_data import api, files

urlpatterns = [
    re_path(rf"^dati/({'|'.join(files.DATA_SETS)})\.({'|'.join(files.WRITERS)})$", files.file, name="open_data_file"),
    path("api/v1/campaigns/", api.campaigns, name="api_campaigns"),
    path("api/v1/campaigns/<uuid:key>/", api.campaign, name="api_campaign"),
    path("api/v1/campaigns/<uuid:key>/days/", api.campaign_days, name="api_campaign_days"),
    path("api/v1/totals/", api.totals, name="api_totals"),
    path("api/v1/openapi.json", api.openapi, name="api_openapi"),
    re_path(r"^api/v1/(?:.*/)?$", api.nothing),
]
