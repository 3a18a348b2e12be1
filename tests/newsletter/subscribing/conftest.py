"""Somebody at the forms, the worker that looks once, and the mailbox."""

import re

import pytest
from django.core import mail
from django.test import Client

from home.form_guard import stamp
from newsletter import worker

SHOWN = re.compile(r'name="argomento" value="([^"]+)"')
LINK = re.compile(r"http://testserver(/(?:it|en)/iscrizione/[^\s\"<]+)")


class Citizen:
    """Asks in forms, as a browser without a cookie does."""

    def __init__(self):
        self.client = Client(enforce_csrf_checks=True)

    def sign_up(self, email: str = "anna@example.org", *, path: str = "/it/iscrizione/", **changes):
        fields = {"email": email, "programme": "on", "shown": stamp(), "page": "", **changes}
        return self.client.post(path, {name: value for name, value in fields.items() if value is not None})

    def follow(self, project, email: str = "anna@example.org", **changes):
        return self.sign_up(email, path=f"/it/iscrizione/progetto/{project.pk}/", programme=None, **changes)

    def confirm(self, link: str, *topics: str):
        """Press the button of its page, with the topics that it shows ticked, or with ``topics`` alone."""
        shown = SHOWN.findall(self.client.get(link).content.decode())
        return self.client.post(link, {"argomento": topics or shown}, follow=True)

    def ask_for_link(self, email: str = "anna@example.org", **changes):
        return self.sign_up(email, path="/it/iscrizione/link/", programme=None, **changes)


class Post:
    """The worker works off what waits; what it sends is in ``letters``."""

    def deliver(self) -> list:
        """The mails that one look sends."""
        before = len(mail.outbox)
        worker.work_off_all()
        return mail.outbox[before:]

    def link_in(self, message, kind: str) -> str:
        """The path of the one link of that kind in a mail's text."""
        found = [path for path in LINK.findall(message.body) if f"/{kind}/" in path]
        assert len(found) == 1, message.body
        return found[0]

    def confirmation(self, message) -> str:
        return self.link_in(message, "conferma")

    def preferences(self, message) -> str:
        return self.link_in(message, "preferenze")


@pytest.fixture
def citizen(homes) -> Citizen:
    return Citizen()


@pytest.fixture
def post(homes) -> Post:
    return Post()
