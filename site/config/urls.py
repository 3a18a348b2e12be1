"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.email_webhooks import email_webhooks
from config.health import health
from config.robots import robots
from donations.sharing.views import oembed
from donations.webhooks import stripe_webhook
from home.qr_views import page_qr_png, page_qr_svg
from home.revalidation import revalidated
from home.serving import serve
from home.sitemap import sitemap
from home.views import favicon

urlpatterns = [
    path("healthz/", health, name="healthz"),
    path("anymail/", include(email_webhooks(settings.EMAIL_WEBHOOKS))),
    path("stripe/webhook/", stripe_webhook, name="stripe_webhook"),
    path("qr/<key:page_id>.svg", page_qr_svg, name="page_qr"),
    path("qr/<key:page_id>.png", page_qr_png, name="page_qr_png"),
    path("oembed", oembed, name="oembed"),
    path("favicon.ico", favicon),
    path("sitemap.xml", revalidated(sitemap), name="sitemap"),
    path("robots.txt", revalidated(robots), name="robots"),
    path("", include("donations.open_data.urls")),
    path("admin/", include(wagtailadmin_urls)),
    path("documenti/", include(wagtaildocs_urls)),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),  # development only: empty without DEBUG
]

if "devtools" in {name.split(".")[0] for name in settings.INSTALLED_APPS}:
    urlpatterns.append(path("posta/", include("devtools.urls")))

urlpatterns += i18n_patterns(
    path("", include("home.urls")),
    path("", include("projects.urls")),
    path("", include("donations.urls")),
    path("", include("newsletter.urls")),
    # Wagtail's own, but for the view that finds a page: ours does it in fewer queries.
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
)

handler404 = "home.views.not_found"
