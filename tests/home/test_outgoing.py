"""Who mails come from, as people write it."""

import pytest
from django.core import mail

from home.outgoing import sender


@pytest.mark.parametrize(
    ("configured", "written"),
    [
        ("noreply@example.org", "Città mia <noreply@example.org>"),
        ("Comune <noreply@example.org>", "Comune <noreply@example.org>"),
    ],
)
def test_a_sender_without_a_name_has_the_programmes(settings, configured, written):
    settings.DEFAULT_FROM_EMAIL = configured
    assert sender("Città mia") == written


def test_a_name_with_a_comma_is_one_sender(settings):
    settings.DEFAULT_FROM_EMAIL = "noreply@example.org"
    mail.EmailMessage("x", "x", sender("Quartieri, insieme"), ["a@example.org"]).send()
    assert mail.outbox[0].message()["From"] == '"Quartieri, insieme" <noreply@example.org>'
