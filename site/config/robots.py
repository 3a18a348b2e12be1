"""Tells crawlers where to look and where not to."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# Filtered lists may be read: their canonical address says which one counts. So may the pages that say how a donation
# stands, although nobody links to them: a crawler that may not read them never learns that they are not to be listed.
RULES = """\
User-agent: *
Disallow: /admin/
{languages}
Sitemap: {sitemap}
"""
RULES_OF_A_LANGUAGE = """\
Disallow: /{code}/dona/
Allow: /{code}/dona/esito/
"""


def robots(request: HttpRequest) -> HttpResponse:
    languages = "".join(RULES_OF_A_LANGUAGE.format(code=code) for code, _name in settings.LANGUAGES)
    text = RULES.format(languages=languages, sitemap=settings.SITE_URL + reverse("sitemap"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
