"""A laptop: SQLite, the stand-in for Stripe, and mail kept in a folder that /posta/ shows."""

import os
import sys

from config.settings.base import *
from config.settings.base import (
    INSTALLED_APPS,
    SQLITE_OPTIONS,
    VAR_DIR,
    content_security_policy,
    stripe_browser_sources,
)

for _name in ("SITE_URL", "DATABASE_URL"):
    if _name in os.environ:  # a server's variables, and a worker on the laptop's database
        sys.exit(
            f"{_name} is set, but these are the settings for development: set "
            "DJANGO_SETTINGS_MODULE=config.settings.production too, or leave it out."
        )

DEBUG = os.environ.get("DEBUG", "1") == "1"
SECRET_KEY = "development-only"  # noqa: S105 - production refuses to start without its own
ALLOWED_HOSTS = ["*"]

VAR_DIR.mkdir(exist_ok=True)

PORT = os.environ.get("PORT", "8000")
SITE_URL = f"http://127.0.0.1:{PORT}"
WAGTAILADMIN_BASE_URL = SITE_URL

INSTALLED_APPS = ["devtools.apps.DevtoolsConfig", "demo.apps.DemoConfig", *INSTALLED_APPS]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "db.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
    }
}

STRIPE_API_BASE = os.environ.get("STRIPE_API_BASE", "http://127.0.0.1:12111")
STRIPE_SECRET_KEY = os.environ.get("STRIPE_SECRET_KEY", "sk_test_standin")
STRIPE_PUBLISHABLE_KEY = os.environ.get("STRIPE_PUBLISHABLE_KEY", "pk_test_standin")
STRIPE_WEBHOOK_SECRETS = os.environ.get("STRIPE_WEBHOOK_SECRETS", "whsec_standin").split(",")
STRIPE_BROWSER = stripe_browser_sources(STRIPE_API_BASE)
CONTENT_SECURITY_POLICY = content_security_policy(STRIPE_API_BASE)

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = "noreply@example.org"
