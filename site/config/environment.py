"""Reads production's environment variables and refuses bad ones in one sentence each."""

import importlib.util
import re
import sys
from collections.abc import Mapping
from email.utils import getaddresses
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from config.settings.base import STRIPE_OFFICIAL_API

SHORTEST_WEBHOOK_PASSWORD = 20
LOOPBACK = ("127.0.0.1", "::1", "localhost")

# Each provider's anymail backend, and the variables that it cannot do without. Optional settings of a
# provider (regions, sender domains) are read too: every variable that starts with the prefix is.
EMAIL_PROVIDERS = {
    "amazon_ses": ("anymail.backends.amazon_ses.EmailBackend", "AMAZON_SES_", []),
    "brevo": ("anymail.backends.brevo.EmailBackend", "BREVO_", ["BREVO_API_KEY"]),
    "mailersend": ("anymail.backends.mailersend.EmailBackend", "MAILERSEND_", ["MAILERSEND_API_TOKEN"]),
    "mailgun": ("anymail.backends.mailgun.EmailBackend", "MAILGUN_", ["MAILGUN_API_KEY"]),
    "mailjet": (
        "anymail.backends.mailjet.EmailBackend",
        "MAILJET_",
        ["MAILJET_API_KEY", "MAILJET_SECRET_KEY"],
    ),
    "mailtrap": ("anymail.backends.mailtrap.EmailBackend", "MAILTRAP_", ["MAILTRAP_API_TOKEN"]),
    "mandrill": ("anymail.backends.mandrill.EmailBackend", "MANDRILL_", ["MANDRILL_API_KEY"]),
    "postal": ("anymail.backends.postal.EmailBackend", "POSTAL_", ["POSTAL_API_URL", "POSTAL_API_KEY"]),
    "postmark": ("anymail.backends.postmark.EmailBackend", "POSTMARK_", ["POSTMARK_SERVER_TOKEN"]),
    "resend": ("anymail.backends.resend.EmailBackend", "RESEND_", ["RESEND_API_KEY"]),
    "scaleway": (
        "anymail.backends.scaleway.EmailBackend",
        "SCALEWAY_",
        ["SCALEWAY_SECRET_KEY", "SCALEWAY_PROJECT_ID"],
    ),
    "sendgrid": ("anymail.backends.sendgrid.EmailBackend", "SENDGRID_", ["SENDGRID_API_KEY"]),
    "sparkpost": ("anymail.backends.sparkpost.EmailBackend", "SPARKPOST_", ["SPARKPOST_API_KEY"]),
    "unisender_go": (
        "anymail.backends.unisender_go.EmailBackend",
        "UNISENDER_GO_",
        ["UNISENDER_GO_API_KEY", "UNISENDER_GO_API_URL"],
    ),
    # Not a provider of anymail's, but every city has one.
    "smtp": ("django.core.mail.backends.smtp.EmailBackend", "SMTP_", ["SMTP_HOST"]),
}


def _is_scheme_and_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        plain = f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
    except ValueError:  # a port or an IPv6 address that is none
        return False
    is_printable = re.fullmatch(r"[\w.:\[\]-]+", parts.netloc) is not None
    return parts.scheme in ("http", "https") and bool(host) and is_printable and plain == address.lower()


class Environment:
    """Collects values and complaints; ``stop_on_problems`` ends the process with one line for each."""

    def __init__(self, variables: Mapping[str, str]):
        self.variables = variables
        self.problems: list[str] = []

    def text(self, name: str, *, why: str) -> str:
        """The variable's value, or a complaint that says what it is for."""
        value = self.variables.get(name, "").strip()
        if not value:
            self.problems.append(f"{name} is missing: {why}.")
        return value

    def optional(self, name: str, default: str = "") -> str:
        return self.variables.get(name, "").strip() or default

    def names(self, name: str) -> list[str]:
        """The comma-separated parts of an optional variable."""
        return [part.strip() for part in self.optional(name).split(",") if part.strip()]

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.optional(name, "1" if default else "0").lower()
        if value in ("1", "true", "yes", "on"):
            return True
        if value not in ("0", "false", "no", "off"):
            self.problems.append(f"{name} is {value!r}: write 1 or 0.")
        return False

    def site_url(self) -> str:
        value = self.text("SITE_URL", why="the public address, as in https://crowdfunding.example.org").rstrip("/")
        if value and not _is_scheme_and_host(value):
            self.problems.append(f"SITE_URL is {value!r}: write scheme and host alone, as in https://example.org.")
        elif value.startswith("http://") and urlsplit(value).hostname not in LOOPBACK:
            self.problems.append(
                f"SITE_URL is {value!r}: write https://, what donors write must travel encrypted "
                "(http:// is for a trial on 127.0.0.1)."
            )
        return value

    def secret_key(self) -> str:
        value = self.text("SECRET_KEY", why="50 random characters or more that nobody else knows")
        if value and (len(value) < 50 or len(set(value)) < 5):
            self.problems.append("SECRET_KEY is too short: use 50 random characters or more.")
        return value

    def database(self, sqlite_options: dict) -> dict:
        value = self.text("DATABASE_URL", why="postgres://user:password@host/name or sqlite:////path/to/file")
        if not value:
            return {}
        try:
            database: dict[str, Any] = dict(dj_database_url.parse(value))
        except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError):
            self.problems.append("DATABASE_URL is not an address that can be read: write postgres://… or sqlite:///….")
            return {}
        if database["ENGINE"] == "django.db.backends.sqlite3":
            # Kept open: to open the file anew for each request costs a third of what the webhook bears (`make bench`).
            database |= {"OPTIONS": sqlite_options, "CONN_MAX_AGE": 60}
            self._look_at_file(database["NAME"])
        elif database["ENGINE"] == "django.db.backends.postgresql":
            if not database["NAME"]:
                self.problems.append("DATABASE_URL names no database: write postgres://user:password@host/name.")
            # Without health checks every page answers 500 after the database restarts.
            database |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        else:
            self.problems.append("DATABASE_URL names neither PostgreSQL nor SQLite: use one of the two.")
        return database

    def _look_at_file(self, name: str) -> None:
        folder = Path(name).parent
        if name in ("", ":memory:"):
            self.problems.append("DATABASE_URL names no file: in memory each process would have a database alone.")
        elif not Path(name).is_absolute():
            self.problems.append(f"DATABASE_URL names {name!r}: write the whole path, as in sqlite:////var/lib/{name}.")
        elif not folder.is_dir():
            self.problems.append(f"DATABASE_URL names a file in {str(folder)!r}, which is no folder: make it first.")

    def sender(self, host: str) -> str:
        """Who mails come from: ``Name <address@host>``, or an address alone, with the programme's name."""
        value = self.optional("DEFAULT_FROM_EMAIL")
        if not value:
            return f"noreply@{host}"
        addresses = getaddresses([value])
        try:
            validate_email(addresses[0][1] if len(addresses) == 1 and value.isprintable() else "")
        except ValidationError:
            self.problems.append(
                f"DEFAULT_FROM_EMAIL is {value!r}: write an address, or Name <name@example.org>; "
                'a name with a comma goes between "quotes".'
            )
        return value

    def webhook_secret(self) -> str:
        """What the mail provider proves itself with: ``name:password``, by basic authentication."""
        value = self.optional("EMAIL_WEBHOOK_SECRET")
        name, _colon, password = value.partition(":")
        if value and not (name and len(password) >= SHORTEST_WEBHOOK_PASSWORD and value.isprintable()):
            self.problems.append(
                "EMAIL_WEBHOOK_SECRET is not right: write name:password, the password at least "
                f"{SHORTEST_WEBHOOK_PASSWORD} characters long."
            )
        return value

    def whole_number(self, name: str, default: int) -> int:
        value = self.optional(name, str(default))
        if not (value.isascii() and value.isdigit() and len(value) < 7):
            self.problems.append(f"{name} is {value!r}: write a whole number.")
            return default
        return int(value)

    def stripe(self) -> dict:
        """Keys, webhook secrets and API base, each of the same mode."""
        secret = self.text("STRIPE_SECRET_KEY", why="sk_live_… or sk_test_… from Stripe's dashboard")
        publishable = self.text("STRIPE_PUBLISHABLE_KEY", why="pk_live_… or pk_test_… from Stripe's dashboard")
        secrets = self.text("STRIPE_WEBHOOK_SECRETS", why="whsec_…, comma-separated while one is rotated")
        base = self.optional("STRIPE_API_BASE", STRIPE_OFFICIAL_API).rstrip("/")
        webhook_secrets = [part.strip() for part in secrets.split(",") if part.strip()]
        if secret and not secret.startswith(("sk_test_", "sk_live_", "rk_test_", "rk_live_")):
            self.problems.append("STRIPE_SECRET_KEY does not look like one: it begins with sk_live_ or sk_test_.")
        if publishable and not publishable.startswith(("pk_test_", "pk_live_")):
            self.problems.append("STRIPE_PUBLISHABLE_KEY does not look like one: it begins with pk_live_ or pk_test_.")
        if secret and publishable and ("_live_" in secret) != ("_live_" in publishable):
            self.problems.append("STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY contradict: one is live, one is test.")
        if secrets and not (webhook_secrets and all(part.startswith("whsec_") for part in webhook_secrets)):
            self.problems.append("STRIPE_WEBHOOK_SECRETS holds something that does not begin with whsec_.")
        if urlsplit(base).scheme not in ("http", "https") or not urlsplit(base).hostname:
            self.problems.append(f"STRIPE_API_BASE is {base!r}: leave it out, or write an address.")
        if base != STRIPE_OFFICIAL_API and "_live_" in secret:
            self.problems.append(
                "STRIPE_API_BASE is not Stripe's, but STRIPE_SECRET_KEY is live: remove one of the two."
            )
        return {
            "secret": secret,
            "publishable": publishable,
            "webhook_secrets": webhook_secrets,
            "api_base": base,
        }

    def email(self) -> dict:
        """``backend``, anymail's settings and Django's SMTP settings of the provider named in EMAIL_PROVIDER."""
        names = ", ".join(sorted(EMAIL_PROVIDERS))
        provider = self.text("EMAIL_PROVIDER", why=f"one of {names}").lower()
        if not provider:
            return {"backend": "", "anymail": {}, "smtp": {}}
        if provider not in EMAIL_PROVIDERS:
            self.problems.append(f"EMAIL_PROVIDER is {provider!r}: write one of {names}.")
            return {"backend": "", "anymail": {}, "smtp": {}}
        backend, prefix, required = EMAIL_PROVIDERS[provider]
        for name in required:
            self.text(name, why=f"EMAIL_PROVIDER={provider} needs it")
        if provider == "amazon_ses" and importlib.util.find_spec("boto3") is None:
            self.problems.append("EMAIL_PROVIDER=amazon_ses needs one more package: pip install boto3.")
        if provider == "smtp":
            return {"backend": backend, "anymail": {}, "smtp": self._smtp()}
        own = {name: value for name, value in self.variables.items() if name.startswith(prefix)}
        return {"backend": backend, "anymail": own, "smtp": {}}

    def _smtp(self) -> dict:
        port = self.optional("SMTP_PORT", "587")
        if not port.isdigit() or not 0 < int(port) < 65536:
            self.problems.append(f"SMTP_PORT is {port!r}: write a number.")
            port = "587"
        use_ssl = self.flag("SMTP_SSL", default=port == "465")
        use_tls = self.flag("SMTP_TLS", default=not use_ssl)
        if use_ssl and use_tls:
            self.problems.append("SMTP_SSL and SMTP_TLS contradict: set one of the two to 0.")
        return {
            "EMAIL_HOST": self.optional("SMTP_HOST"),
            "EMAIL_PORT": int(port),
            "EMAIL_HOST_USER": self.optional("SMTP_USER"),
            "EMAIL_HOST_PASSWORD": self.optional("SMTP_PASSWORD"),
            "EMAIL_USE_SSL": use_ssl,
            "EMAIL_USE_TLS": use_tls,
            "EMAIL_TIMEOUT": 20,
        }

    def stop_on_problems(self) -> None:
        if self.problems:
            sys.exit("\n".join(["The site cannot start:", *self.problems]))
