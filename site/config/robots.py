"""Tells crawlers where to look and where not to."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# Sheets for the printer are costly to draw, and nothing to be found. All else may be read: filtered lists and donation
# steps name another address as the one that counts, and the pages that say how a donation stands ask not to be listed,
# which a crawler that may not read them would never learn.
RULES = """\
User-agent: *
Disallow: /admin/
Disallow: /*/manifesto/
Disallow: /*/volantino/
Sitemap: {sitemap}
"""


def robots(request: HttpRequest) -> HttpResponse:
    text = RULES.format(sitemap=settings.SITE_URL + reverse("sitemap"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
