"""Whoever enters the admin sees which mailings are under way or wait for them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from config.bootstrap import ACCOUNTING
from newsletter.models import Delivery, DeliveryState, Mailing, MailingKind, MailingState, MailingText
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db


def home_of(client) -> str:
    return " ".join(client.get(reverse("wagtailadmin_home")).content.decode().split())


@pytest.fixture
def mailing(db) -> Mailing:
    mailing = Mailing.objects.create(
        occasion="issue:1", kind=MailingKind.ISSUE, state=MailingState.SENDING, started_at=timezone.now()
    )
    MailingText.objects.create(mailing=mailing, language="it", subject="Marzo nei quartieri")
    return mailing


@pytest.mark.parametrize(
    ("state", "is_told"),
    [
        (MailingState.SCHEDULED, True),
        (MailingState.HELD, True),
        (MailingState.SENDING, True),
        (MailingState.PAUSED, True),
        (MailingState.DONE, False),
        (MailingState.STOPPED, False),
    ],
)
def test_a_mailing_that_is_not_over_is_told_of(editor, mailing, state, is_told):
    Mailing.objects.update(state=state)
    assert ("Marzo nei quartieri" in home_of(editor)) is is_told


def test_one_that_is_over_is_told_of_while_somebody_must_decide(editor, mailing):
    Mailing.objects.update(state=MailingState.DONE)
    delivery = Delivery.objects.create(
        mailing=mailing, subscriber=make_subscriber(), language="it", state=DeliveryState.UNKNOWN
    )
    assert "inviato, ma di qualcuno non si sa" in home_of(editor)
    Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.SENT)
    assert "Marzo nei quartieri" not in home_of(editor)


def test_without_the_right_nothing_is_told(login, mailing):
    assert "Marzo nei quartieri" not in home_of(login(ACCOUNTING))
