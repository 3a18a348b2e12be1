"""Settings that hold everywhere; development, test and production say only what differs."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

# --- Applications -----------------------------------------------------------------------------

INSTALLED_APPS = [
    "config.apps.ConfigConfig",
    "newsletter.apps.NewsletterConfig",
    "donations.apps.DonationsConfig",
    "projects.apps.ProjectsConfig",
    "home.apps.HomeConfig",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",  # staff work in Wagtail's admin alone: no django.contrib.admin
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "anymail",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    # In front of sessions: a page that everybody sees alike is answered without them.
    "home.page_cache.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "home.locale_middleware.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Default options lose concurrent writers to "database is locked"; these lose none.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"},
    # Whole pages, keyed by a version kept in the database: never stale, so each process has its own.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
    # Pictures and sheets, each under a digest of all that is drawn. In files: all processes of a machine share them,
    # they outlive a restart, and they push no page out of the memory.
    "drawings": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "drawings",
        "TIMEOUT": 30 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}

# --- Language and time ------------------------------------------------------------------------

LANGUAGE_CODE = "it"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("it", _("Italiano")), ("en", _("Inglese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# Otherwise the Italian text goes live under /en/ the moment a translation is asked for.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
TIME_ZONE = "Europe/Rome"
FORMAT_MODULE_PATH = "config.formats"
USE_TZ = True

# --- Files ------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [BASE_DIR / "build" / "assets"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

# --- Wagtail ----------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Crowdfunding civico"
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "home/password_required.html"  # noqa: S105 - a template
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"  # one door
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.image_forms.ImageForm"
# As staff write them: the admin's calendar turns what it cannot read into the present moment, without a word.
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # "città" becomes "citta": an address to be read aloud and printed
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAIL_ENABLE_UPDATE_CHECK = False  # nothing calls out
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# PostgreSQL is to take words as they come: our own stems are in the index (home.stems).
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}
WAGTAILDOCS_EXTENSIONS = ["pdf", "odt", "ods", "docx", "xlsx", "csv", "txt", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_EXTENSIONS = ["png", "jpg", "jpeg", "webp", "avif"]  # no SVG: it can carry script
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64 * 1000 * 1000
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # "ora di Roma" is what every editor writes: no choice of another
WAGTAILADMIN_PERMITTED_LANGUAGES = [("it", "Italiano"), ("en", "English")]
TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long StreamField page

LOGIN_URL = "wagtailadmin_login"

# --- Security ---------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"  # Wagtail's previews, shown in a frame, say otherwise for themselves
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes POST forms answer 403 over HTTPS
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "home.views.csrf_failure"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- Payments ---------------------------------------------------------------------------------

STRIPE_OFFICIAL_API = "https://api.stripe.com"
STRIPE_API_BASE = STRIPE_OFFICIAL_API
# The browser's script, always the one that belongs to the API version of the pinned SDK.
STRIPE_SCRIPT_PATH = "/endive/stripe.js"
STRIPE_WEBHOOK_TOLERANCE_SECONDS = 300


def stripe_browser_sources(api_base: str) -> dict:
    """Where the browser finds Stripe: its script, and the origins that the CSP must allow for it.

    With Stripe itself these are the hosts of its security guide; with any other ``api_base`` (the stand-in)
    everything comes from that one origin.
    """
    if api_base != STRIPE_OFFICIAL_API:
        one = [api_base]
        return {
            "script_url": f"{api_base}{STRIPE_SCRIPT_PATH}",
            "script": one,
            "frame": one,
            "connect": one,
            "form": one,
        }
    scripts = ["https://js.stripe.com", "https://*.js.stripe.com", "https://checkout.stripe.com"]
    return {
        "script_url": f"https://js.stripe.com{STRIPE_SCRIPT_PATH}",
        "script": scripts,
        "frame": [*scripts, "https://hooks.stripe.com"],
        "connect": ["https://api.stripe.com", "https://checkout.stripe.com"],
        "form": ["https://checkout.stripe.com"],  # where the donation step's form is sent on to
    }


def content_security_policy(api_base: str) -> dict:
    """The public site's policy: first-party only, plus Stripe once a donor starts to pay."""
    stripe = stripe_browser_sources(api_base)
    return {
        "EXCLUDE_URL_PREFIXES": ("/admin/",),  # Wagtail's admin needs inline styles and scripts
        "DIRECTIVES": {
            "default-src": ["'none'"],
            "script-src": ["'self'", *stripe["script"]],
            "style-src": ["'self'"],
            "img-src": ["'self'", "data:", *(["https://*.stripe.com"] if api_base == STRIPE_OFFICIAL_API else [])],
            "font-src": ["'self'"],
            "connect-src": ["'self'", *stripe["connect"]],
            "frame-src": ["'self'", *stripe["frame"]],
            "form-action": ["'self'", *stripe["form"]],
            "manifest-src": ["'self'"],
            "base-uri": ["'none'"],
            "frame-ancestors": ["'self'"],  # previews in the admin
        },
    }


STRIPE_BROWSER = stripe_browser_sources(STRIPE_API_BASE)
CONTENT_SECURITY_POLICY = content_security_policy(STRIPE_API_BASE)

# --- Forms that anybody may send --------------------------------------------------------------

# A person needs longer than this to fill in a form; one that is older is shown once more.
PUBLIC_FORM_SECONDS = (2, 24 * 3600)
# Ratings of pages that are kept in one hour, in all.
FEEDBACK_PER_HOUR = 120

# --- Donations --------------------------------------------------------------------------------

DONATION_MIN_CENTS = 2_00
DONATION_MAX_CENTS = 10_000_00
# Attempts to pay that may begin: how many within how many minutes. Many donors may share an address, for they give by
# phone or from a school; who tries stolen cards needs hundreds.
DONATION_LIMITS = {
    "address": [(30, 10), (150, 24 * 60)],
    "email": [(10, 60)],  # from one address
    "email_anywhere": [(60, 60)],
    "all": [(240, 1)],
}
# The header in which a proxy in front tells the visitor's address; empty where there is none.
CLIENT_ADDRESS_HEADER = ""

# --- Newsletter -------------------------------------------------------------------------------

# Providers of anymail's that may tell us of mails, at /anymail/<provider>/tracking/. None without a secret.
EMAIL_WEBHOOKS: list[str] = []
# What addresses are reduced to is keyed by it; empty: by SECRET_KEY.
NEWSLETTER_ADDRESS_KEY = ""
# How many messages may begin in a second, all senders together; 0: as many as they can.
NEWSLETTER_MESSAGES_A_SECOND = 0
# Wishes to subscribe that are taken: how many within how many minutes, from one visitor's address and in all.
NEWSLETTER_LIMITS = {"address": [(10, 10), (40, 24 * 60)], "all": [(120, 1)]}
# An update's followers are told this much later: time to mend a slip, and to publish it in both languages.
NEWSLETTER_UPDATE_DELAY_MINUTES = 30
# What the newsletter asks of campaigns, which it does not know: a function of the configuration.
NEWSLETTER_CAMPAIGNS = "config.newsletter_campaigns.campaigns"

# --- Logs -------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "filters": {"without_personal_links": {"()": "config.personal_links.WithoutPersonalLinks"}},
    "loggers": {
        "django.request": {"filters": ["without_personal_links"]},
        **{name: {"level": "WARNING"} for name in ("stripe", "django_tasks", "weasyprint", "fontTools")},
    },
}

# --- Storage of static files outside production: no manifest, so that no build step comes before a test --

STORAGES_FOR_TESTS = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
