"""A mailing that is being sent."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from newsletter.models import Delivery, Mailing, SendingPace
from newsletter.sending.delivering import deliver_some
from newsletter.sending.queueing import queue_recipients
from newsletter.sending.starting import start_due
from tests.factories import make_subscriber
from tests.mail_provider import MailProvider


@pytest.fixture
def sending(mailing) -> Callable[[int], Mailing]:
    """The mailing with so many recipients, all queued."""

    def begin(number: int) -> Mailing:
        for each in range(number):
            make_subscriber(f"vicina{each}@example.org")
        start_due()
        queue_recipients()
        mailing.refresh_from_db()
        return mailing

    return begin


@pytest.fixture
def deliver() -> Callable[[], None]:
    """Works off all there is, as if the waits in between had passed."""

    def work() -> None:
        for _round in range(200):
            if not deliver_some() and not Delivery.objects.filter(state__in=("queued", "handing")).exists():
                return
            Delivery.objects.filter(state="queued").update(leased_until=None)
            SendingPace.objects.update(held_until=timezone.now())
        pytest.fail("it comes to no end")

    return work


@pytest.fixture
def provider(request, settings):
    """The HTTP side of the provider that the test names, which takes everything; the site sends through it."""
    chosen = request.param
    with MailProvider(chosen.took) as running:
        settings.EMAIL_BACKEND = chosen.backend
        settings.ANYMAIL = {**settings.ANYMAIL, **chosen.settings_at(running.url)}
        running.chosen = chosen
        yield running
