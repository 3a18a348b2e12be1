"""The mails that the running site has sent, read as their recipient does."""

import re

from django.core import mail
from django.core.mail import EmailMultiAlternatives

from tests.browser.waiting import wait_until


def mail_to(address: str, subject: str) -> EmailMultiAlternatives:
    """The newest to this address with ``subject`` in its subject; waits until there is one."""

    def found() -> list[EmailMultiAlternatives]:
        return [each for each in mail.outbox if each.to == [address] and subject in each.subject]

    wait_until(lambda: bool(found()), f"a mail «{subject}»")
    return found()[-1]


def link_in(message: EmailMultiAlternatives, part: str) -> str:
    """The one address in its text with ``part`` in it."""
    links = {link for link in re.findall(r"https?://\S+", message.body) if part in link}
    assert len(links) == 1, links
    return links.pop()
