"""The form tells nobody who is subscribed: not by its bytes, its cost, nor the number of mails."""

import re
from collections import Counter

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.form_guard import stamp
from newsletter import worker
from newsletter.addresses import key_of
from newsletter.models import Letter, SubscriberState, Suppression, SuppressionReason
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db

ADDRESSES = {state: f"{state}@example.org" for state in ("new", "pending", "confirmed", "left", "suppressed")}
# For each address: two hundred in all.
TRIES = 40
# What differs from ask to ask whoever is asked for: hexadecimal keys, numbers, moments.
VALUES = re.compile(r"'[^']*'|\b\d+\b")


@pytest.fixture
def known(homes, settings):
    settings.NEWSLETTER_LIMITS = {"address": [(100_000, 1)], "all": [(100_000, 1)]}
    make_subscriber(ADDRESSES["confirmed"])
    pending = make_subscriber(ADDRESSES["pending"], state=SubscriberState.PENDING, confirmed_at=None)
    pending.subscriptions.update(confirmed_at=None)
    make_subscriber(ADDRESSES["left"], (), state=SubscriberState.LEFT)
    make_subscriber(ADDRESSES["suppressed"])
    Suppression.objects.create(
        email_key=key_of(ADDRESSES["suppressed"]), reason=SuppressionReason.COMPLAINT, email=ADDRESSES["suppressed"]
    )


def ask(citizen, address: str, path: str, shown: str):
    response = citizen.sign_up(address, path=path, shown=shown)
    return response.status_code, response.content, sorted(response.headers.items())


def forms(project) -> list[str]:
    return ["/it/iscrizione/", "/it/iscrizione/link/", f"/it/iscrizione/progetto/{project.pk}/"]


def test_every_address_gets_the_same_bytes_and_headers(citizen, known, project, time_machine):
    time_machine.move_to(timezone.now(), tick=False)  # a header tells the moment
    shown = stamp()
    for path in forms(project):
        answers = [ask(citizen, address, path, shown) for address in ADDRESSES.values() for _try in range(3)]
        assert all(answer == answers[0] for answer in answers)
        assert answers[0][0] == 303


def test_every_address_costs_the_same_statements(citizen, known, project):
    shown = stamp()
    for path in forms(project):
        ask(citizen, "first@example.org", path, shown)  # keeps the text, and warms what is kept in memory
        asked = []
        for address in ADDRESSES.values():
            with CaptureQueriesContext(connection) as queries:
                ask(citizen, address, path, shown)
            asked.append([VALUES.sub("?", query["sql"]) for query in queries])
        assert all(statements == asked[0] for statements in asked), path
        assert len(asked[0]) < 12


def test_a_refusal_is_the_same_for_every_address(citizen, known, settings):
    settings.NEWSLETTER_LIMITS = {"address": [(0, 10)], "all": [(10, 1)]}
    shown = stamp()
    answers = set()
    for address in ADDRESSES.values():
        status, content, _headers = ask(citizen, address, "/it/iscrizione/", shown)
        answers.add((status, content.replace(address.encode(), b"-")))
    assert len(answers) == 1
    assert next(iter(answers))[0] == 429


def test_two_hundred_asks_send_one_letter_to_each_address_and_none_to_a_suppressed_one(citizen, known):
    shown = stamp()
    for number in range(TRIES):
        for address in ADDRESSES.values():
            ask(citizen, address, "/it/iscrizione/", shown)
        if number % 4 == 3:
            while worker.work_off_all():
                pass
    sent = Counter(message.to[0] for message in mail.outbox)
    assert sent == {address: 1 for state, address in ADDRESSES.items() if state != "suppressed"}
    assert not Letter.objects.filter(sent_at=None).exists()
