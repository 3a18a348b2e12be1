"""Production starts from environment variables alone, and says in one sentence each what is wrong with them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.environment import Environment

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


def test_neither_the_stand_in_nor_the_demonstration_is_part_of_production():
    code = "from django.conf import settings; print([a for a in settings.INSTALLED_APPS if 'demo' in a or 'dev' in a])"
    done = run("shell", "-v0", "-c", code, **GOOD)
    assert done.stdout.strip() == "[]", done.stderr
    assert run("load_demo", **GOOD).returncode != 0
