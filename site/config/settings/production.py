"""Production: everything that differs between cities comes from environment variables, and from them alone."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from config.environment import Environment
from config.settings.base import *
from config.settings.base import SQLITE_OPTIONS, content_security_policy, stripe_browser_sources

_environment = Environment(os.environ)

DEBUG = False
SECRET_KEY = _environment.secret_key()
SECRET_KEY_FALLBACKS = _environment.names("SECRET_KEY_FALLBACKS")
SITE_URL = WAGTAILADMIN_BASE_URL = _environment.site_url()
_host = urlsplit(SITE_URL).hostname or ""
ALLOWED_HOSTS = [_host, *_environment.names("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
DATABASES = {"default": _environment.database(SQLITE_OPTIONS)}

# --- Payments ---------------------------------------------------------------------------------

_stripe = _environment.stripe()
STRIPE_SECRET_KEY = _stripe["secret"]
STRIPE_PUBLISHABLE_KEY = _stripe["publishable"]
STRIPE_WEBHOOK_SECRETS = _stripe["webhook_secrets"]
STRIPE_API_BASE = _stripe["api_base"]
STRIPE_BROWSER = stripe_browser_sources(STRIPE_API_BASE)
CONTENT_SECURITY_POLICY = content_security_policy(STRIPE_API_BASE)

# --- Mail -------------------------------------------------------------------------------------

_email = _environment.email()
EMAIL_BACKEND = _email["backend"]
ANYMAIL = {**_email["anymail"], "REQUESTS_TIMEOUT": (5, 20)}
_webhook_secret = _environment.webhook_secret()
if _webhook_secret:
    ANYMAIL["WEBHOOK_SECRET"] = _webhook_secret
    EMAIL_WEBHOOKS = [_environment.optional("EMAIL_PROVIDER").lower()]
globals().update(_email["smtp"])
DEFAULT_FROM_EMAIL = _environment.sender(_host)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
NEWSLETTER_ADDRESS_KEY = _environment.optional("NEWSLETTER_ADDRESS_KEY")
NEWSLETTER_MESSAGES_A_SECOND = _environment.whole_number("NEWSLETTER_MESSAGES_A_SECOND", 10)

# --- Files ------------------------------------------------------------------------------------

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MEDIA_ROOT = Path(_environment.optional("MEDIA_ROOT", str(MEDIA_ROOT)))

# --- HTTPS ------------------------------------------------------------------------------------

_is_https = not SITE_URL.startswith("http://")
SECURE_SSL_REDIRECT = _environment.flag("SECURE_SSL_REDIRECT", default=_is_https)
if SECURE_SSL_REDIRECT and not _is_https:
    _environment.problems.append("SITE_URL is http:// while SECURE_SSL_REDIRECT is on: write https:// in SITE_URL.")
if _environment.flag("BEHIND_PROXY", default=True):
    CLIENT_ADDRESS_HEADER = "X-Forwarded-For"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz/$"]  # a load balancer asks over plain HTTP
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True

_environment.stop_on_problems()
