"""Fixtures of the newsletter: a mailing whose texts are simple, and a mail server to send it to."""

import pytest

from newsletter import composing
from newsletter.composing import ComposedText
from newsletter.marks import LEAVE_URL, PREFERENCES_URL
from newsletter.models import Mailing, MailingKind
from newsletter.topics import Topic
from tests.smtp_sink import SmtpSink


def plain_text(language: str) -> ComposedText:
    return ComposedText(
        language=language,
        subject=f"Oggetto in {language}",
        html=f"<p>Ciao</p><a href='{LEAVE_URL}'>esci</a> <a href='{PREFERENCES_URL}'>preferenze</a>",
        text=f"Ciao\n{LEAVE_URL}\n{PREFERENCES_URL}",
        url="http://testserver/it/newsletter/1/",
    )


@pytest.fixture
def composer(monkeypatch, homes):
    """Texts in these languages for issues, whatever their pages say."""
    languages = ["it"]
    made = {**composing._COMPOSERS, MailingKind.ISSUE: lambda _mailing: [plain_text(each) for each in languages]}
    monkeypatch.setattr(composing, "_COMPOSERS", made)
    return languages


@pytest.fixture
def mailing(composer) -> Mailing:
    """Of an issue to whoever has the programme's newsletter; its time has come."""
    return Mailing.objects.create(
        occasion="issue:1", kind=MailingKind.ISSUE, topics=[Topic.programme().key], fallback_language="it"
    )


@pytest.fixture
def sink(settings):
    """A mail server that the site sends to."""
    with SmtpSink() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        yield server
