"""Tests: fast, silent, and never further than loopback."""

import os

import dj_database_url

from config.settings.base import *
from config.settings.base import (
    CACHES,
    INSTALLED_APPS,
    SQLITE_OPTIONS,
    STATIC_ROOT,
    STORAGES_FOR_TESTS,
    VAR_DIR,
    content_security_policy,
    stripe_browser_sources,
)

DEBUG = False
SECRET_KEY = "test-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
SITE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"

INSTALLED_APPS = ["devtools.apps.DevtoolsConfig", "demo.apps.DemoConfig", *INSTALLED_APPS]

VAR_DIR.mkdir(exist_ok=True)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns of each client where it is missing

if "TEST_DATABASE_URL" in os.environ:
    DATABASES = {"default": dj_database_url.parse(os.environ["TEST_DATABASE_URL"], conn_max_age=60)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(VAR_DIR / "test.sqlite3"),
            "OPTIONS": SQLITE_OPTIONS,
            # A file, not memory: threads and a live server need connections of their own.
            "TEST": {"NAME": str(VAR_DIR / "test.sqlite3")},
        }
    }

# In memory: test processes side by side would empty each other's.
CACHES["drawings"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "drawings"}
STORAGES = STORAGES_FOR_TESTS
MEDIA_ROOT = VAR_DIR / "test-media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "anymail.backends.test.EmailBackend"
DEFAULT_FROM_EMAIL = "noreply@example.org"
EMAIL_WEBHOOKS = ["brevo", "mailgun", "postmark"]
ANYMAIL = {"WEBHOOK_SECRET": "provider:only-for-tests-20-long", "MAILGUN_WEBHOOK_SIGNING_KEY": "only-for-tests"}

# A test fills in a form faster than a person, and gives more often.
PUBLIC_FORM_SECONDS = (0, 24 * 3600)
DONATION_LIMITS = {name: [(10_000, 1)] for name in ("address", "email", "email_anywhere", "all")}
# Nobody listens here: a test that talks to Stripe starts a stand-in and points this at it.
STRIPE_API_BASE = "http://127.0.0.1:9"
STRIPE_SECRET_KEY = "sk_test_tests"  # noqa: S105
STRIPE_PUBLISHABLE_KEY = "pk_test_tests"
STRIPE_WEBHOOK_SECRETS = ["whsec_tests", "whsec_rotated"]
STRIPE_BROWSER = stripe_browser_sources(STRIPE_API_BASE)
CONTENT_SECURITY_POLICY = content_security_policy(STRIPE_API_BASE)
