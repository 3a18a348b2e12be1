"""Production starts from environment variables alone, and says in one sentence each what is wrong with them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.environment import Environment
from tests.machine import needs_pango

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "k9" * 10 + "f3A-x_7Qm2" * 4,
    "SITE_URL": "https://crowdfunding.example.org",
    "DATABASE_URL": "postgres://user:password@127.0.0.1/name",
    "STRIPE_SECRET_KEY": "sk_live_abc",
    "STRIPE_PUBLISHABLE_KEY": "pk_live_abc",
    "STRIPE_WEBHOOK_SECRETS": "whsec_one,whsec_two",
    "EMAIL_PROVIDER": "brevo",
    "BREVO_API_KEY": "key",
}


def problems(**changes) -> list[str]:
    environment = Environment({name: value for name, value in {**GOOD, **changes}.items() if value is not None})
    environment.secret_key(), environment.site_url(), environment.stripe(), environment.email()
    environment.database({}), environment.sender("example.org")
    return environment.problems


def test_a_complete_environment_has_no_problem():
    assert problems() == []


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_missing_variable_is_one_sentence_that_names_it(name):
    (problem,) = problems(**{name: None})
    assert problem.startswith(f"{name} is missing: ")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"STRIPE_PUBLISHABLE_KEY": "pk_test_abc"}, "contradict"),
        ({"STRIPE_SECRET_KEY": "pk_live_abc"}, "STRIPE_SECRET_KEY"),
        ({"STRIPE_API_BASE": "http://127.0.0.1:12111"}, "STRIPE_API_BASE"),
        ({"STRIPE_WEBHOOK_SECRETS": "one"}, "whsec_"),
        ({"STRIPE_WEBHOOK_SECRETS": ","}, "whsec_"),
        ({"STRIPE_API_BASE": "nonsense"}, "STRIPE_API_BASE"),
        ({"EMAIL_PROVIDER": "smtp", "SMTP_HOST": "mail", "SMTP_SSL": "1", "SMTP_TLS": "1"}, "SMTP_SSL"),
        ({"SITE_URL": "crowdfunding.example.org"}, "SITE_URL"),
        ({"SITE_URL": "https://example.org/path"}, "SITE_URL"),
        ({"SITE_URL": "https://example.org?x=1"}, "SITE_URL"),
        ({"SITE_URL": "https://user:pw@example.org"}, "SITE_URL"),
        ({"SITE_URL": "https://example.org:abc"}, "SITE_URL"),
        ({"SITE_URL": "https://exa mple.org"}, "SITE_URL"),
        ({"SITE_URL": "https://[::1"}, "SITE_URL"),
        ({"DATABASE_URL": "sqlite://:memory:"}, "DATABASE_URL"),
        ({"DATABASE_URL": "sqlite://"}, "DATABASE_URL"),
        ({"EMAIL_PROVIDER": "smtp", "SMTP_HOST": "mail", "SMTP_PORT": "99999"}, "SMTP_PORT"),
        ({"DATABASE_URL": "mysql://user@host/name"}, "DATABASE_URL"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgres://"}, "names no database"),
        ({"DATABASE_URL": "postgres://user@host"}, "names no database"),
        ({"DATABASE_URL": "sqlite:///db.sqlite3"}, "the whole path"),
        ({"DATABASE_URL": "sqlite:////no/such/folder/db.sqlite3"}, "'/no/such/folder', which is no folder"),
        ({"SITE_URL": "http://example.org"}, "https://"),
        ({"DEFAULT_FROM_EMAIL": "nonsense"}, "DEFAULT_FROM_EMAIL"),
        ({"DEFAULT_FROM_EMAIL": "Milano, Comune <noreply@example.org>"}, "quotes"),
        ({"DEFAULT_FROM_EMAIL": "a@example.org, b@example.org"}, "DEFAULT_FROM_EMAIL"),
        ({"DEFAULT_FROM_EMAIL": "Milano <noreply@example.org>\nBcc: x@example.org"}, "DEFAULT_FROM_EMAIL"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"EMAIL_PROVIDER": "pigeon"}, "EMAIL_PROVIDER"),
        ({"EMAIL_PROVIDER": "mailjet"}, "MAILJET_API_KEY"),
        ({"EMAIL_PROVIDER": "amazon_ses"}, "boto3"),
        ({"EMAIL_PROVIDER": "smtp"}, "SMTP_HOST"),
        ({"EMAIL_PROVIDER": "smtp", "SMTP_HOST": "mail", "SMTP_PORT": "x"}, "SMTP_PORT"),
    ],
)
def test_what_contradicts_is_said(changes, words):
    assert words in problems(**changes)[0]


@pytest.mark.parametrize(
    "sender", ["noreply@example.org", "Milano <noreply@example.org>", '"Milano, Comune" <noreply@example.org>']
)
def test_a_sender_may_have_a_name(sender):
    assert problems(DEFAULT_FROM_EMAIL=sender) == []
    assert Environment({"DEFAULT_FROM_EMAIL": sender}).sender("example.org") == sender


@pytest.mark.parametrize(
    "address", ["https://example.org", "https://example.org:8443", "http://127.0.0.1:8000", "https://[::1]:8443"]
)
def test_a_site_url_of_scheme_and_host_is_taken(address):
    assert problems(SITE_URL=address) == []


@pytest.mark.parametrize("name", ["SITE_URL", "DATABASE_URL"])
def test_a_servers_variables_without_its_settings_are_refused(name):
    command = [sys.executable, "manage.py", "check"]
    environment = {"PATH": os.environ["PATH"], name: GOOD[name]}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} is set, but")
    assert done.stderr.count("\n") == 1


def test_a_database_url_that_is_wrong_does_not_show_its_password():
    assert "geheim" not in " ".join(problems(DATABASE_URL="postgress://u:geheim@h/n"))


def test_two_webhook_secrets_may_be_given_while_one_is_rotated():
    assert Environment(GOOD).stripe()["webhook_secrets"] == ["whsec_one", "whsec_two"]


@pytest.mark.parametrize(
    "secret", ["short:0123456789", ":0123456789abcdefghij", "0123456789abcdefghijklmnop", "a:b\n" * 9]
)
def test_a_secret_of_the_mail_provider_that_is_none_is_one_sentence(secret):
    environment = Environment({"EMAIL_WEBHOOK_SECRET": secret})
    environment.webhook_secret()
    (problem,) = environment.problems
    assert problem.startswith("EMAIL_WEBHOOK_SECRET is not right: ")
    assert "0123456789" not in problem


@pytest.mark.parametrize(("pace", "number"), [("", 10), ("0", 0), ("250", 250)])
def test_a_pace_of_mailings_is_a_whole_number(pace, number):
    environment = Environment({"NEWSLETTER_MESSAGES_A_SECOND": pace} if pace else {})
    assert environment.whole_number("NEWSLETTER_MESSAGES_A_SECOND", 10) == number
    assert environment.problems == []


@pytest.mark.parametrize("pace", ["fast", "-1", "1.5", "9" * 20, "²"])
def test_a_pace_that_is_none_is_one_sentence(pace):
    environment = Environment({"NEWSLETTER_MESSAGES_A_SECOND": pace})
    environment.whole_number("NEWSLETTER_MESSAGES_A_SECOND", 10)
    assert environment.problems == [f"NEWSLETTER_MESSAGES_A_SECOND is {pace!r}: write a whole number."]


def run(*command: str, **environment) -> subprocess.CompletedProcess:
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**clean, "DJANGO_SETTINGS_MODULE": "config.settings.production", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@needs_pango  # a warning otherwise
def test_deploy_checks_are_clean():
    done = run(
        "check", "--deploy", "--fail-level", "WARNING", **{**GOOD, "DATABASE_URL": "sqlite:////tmp/none.sqlite3"}
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("address", "is_secure"), [("http://127.0.0.1:8000", False), ("https://example.org", True)])
def test_cookies_and_the_redirect_follow_the_scheme_so_that_forms_work_in_a_trial_without_tls(address, is_secure):
    code = (
        "from django.conf import settings as s;"
        "print({s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT})"
    )
    assert run("shell", "-v0", "-c", code, **{**GOOD, "SITE_URL": address}).stdout.strip() == str({is_secure})


@pytest.mark.parametrize("name", ["WEB_CONCURRENCY", "WEB_THREADS"])
def test_a_number_of_processes_that_is_none_is_one_sentence(name):
    command = [sys.executable, "-m", "gunicorn", "-c", "site/gunicorn.conf.py", "--check-config"]
    environment = {"PATH": os.environ["PATH"], **GOOD, name: "0"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{name} is '0': write a whole number" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_environment_ends_the_start_without_a_stack_trace():
    done = run("check", **{**GOOD, "SECRET_KEY": "", "EMAIL_PROVIDER": ""})
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [line.split(" ")[0] for line in done.stderr.strip().splitlines()[1:]] == ["SECRET_KEY", "EMAIL_PROVIDER"]


def said_by(code: str, **environment):
    """What the code, run under production's settings, prints as JSON."""
    done = run("shell", "-v0", "-c", code, **{**GOOD, **environment})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_connection_to_postgresql_is_kept_and_looked_at_before_it_is_used_again():
    code = """
import json
from django.db import connection
print(json.dumps([connection.vendor, *(connection.settings_dict[n] for n in ("CONN_MAX_AGE", "CONN_HEALTH_CHECKS"))]))
"""
    vendor, max_age, has_health_checks = said_by(code)
    assert vendor == "postgresql"
    assert max_age > 0
    assert has_health_checks is True


def test_on_sqlite_readers_never_wait_and_a_transaction_is_the_only_writer_from_its_beginning(tmp_path):
    code = """
import json, sqlite3
from django.db import connection, transaction
with transaction.atomic():
    mode = connection.cursor().execute("PRAGMA journal_mode").fetchone()[0]
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        refused = ""
    except sqlite3.OperationalError as error:
        refused = str(error)
print(json.dumps([mode, refused]))
"""
    assert said_by(code, DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3") == ["wal", "database is locked"]


def test_static_files_are_hashed_and_compressed():
    code = """
import json
from django.core.files.storage import storages
print(json.dumps([f"{each.__module__}.{each.__name__}" for each in type(storages["staticfiles"]).__mro__]))
"""
    assert "whitenoise.storage.CompressedManifestStaticFilesStorage" in said_by(code)


def test_a_site_url_without_tls_is_refused_while_plain_http_is_redirected():
    done = run("check", **{**GOOD, "SITE_URL": "http://127.0.0.1:8000", "SECURE_SSL_REDIRECT": "1"})
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    (sentence,) = done.stderr.strip().splitlines()[1:]
    assert sentence.startswith("SITE_URL is http:// while SECURE_SSL_REDIRECT is on: ")


def test_a_site_url_without_tls_is_taken_for_a_trial_where_nothing_is_redirected():
    done = run("check", **{**GOOD, "SITE_URL": "http://127.0.0.1:8000"})
    assert done.returncode == 0, done.stderr


def test_the_development_mailbox_has_no_address_in_production():
    code = """
import json
from django.urls import NoReverseMatch, resolve, reverse
try:
    address = reverse("mailbox")
except NoReverseMatch:
    address = None
print(json.dumps([address, resolve("/healthz/").view_name]))
"""
    assert said_by(code) == [None, "healthz"]


@pytest.mark.parametrize(("secret", "views"), [("", []), ("brevo:0123456789abcdefghij", ["brevo_tracking_webhook"])])
def test_the_mail_provider_has_an_address_only_with_a_secret(secret, views):
    code = (
        "from django.urls import get_resolver;"
        "print([name for name in get_resolver().reverse_dict if str(name).endswith('_tracking_webhook')])"
    )
    environment = {**GOOD, **({"EMAIL_WEBHOOK_SECRET": secret} if secret else {})}
    assert run("shell", "-v0", "-c", code, **environment).stdout.strip() == str(views)


def test_neither_the_stand_in_nor_the_demonstration_is_part_of_production():
    code = "from django.conf import settings; print([a for a in settings.INSTALLED_APPS if 'demo' in a or 'dev' in a])"
    done = run("shell", "-v0", "-c", code, **GOOD)
    assert done.stdout.strip() == "[]", done.stderr
    assert run("load_demo", **GOOD).returncode != 0
