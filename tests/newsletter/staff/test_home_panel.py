"""Whoever enters the admin sees which mailings are under way or wait for them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from config.bootstrap import ACCOUNTING
from home.clock import moment_text
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
    assert "<strong>0 inviati, 1 da decidere</strong>" in home_of(editor)
    Delivery.objects.filter(pk=delivery.pk).update(state=DeliveryState.SENT)
    assert "Marzo nei quartieri" not in home_of(editor)


def test_one_whose_hour_is_past_is_told_to_whoever_can_ask_why(editor, mailing):
    moment = timezone.now() - timedelta(minutes=4)
    Mailing.objects.update(state=MailingState.SCHEDULED, started_at=None, send_at=moment)
    assert f"programmato, {moment_text(moment)}" in home_of(editor)
    moment -= timedelta(minutes=2)
    Mailing.objects.update(send_at=moment)
    assert f"<strong>doveva partire il {moment_text(moment)} e non è ancora partito: chiedi" in home_of(editor)


def test_without_the_right_nothing_is_told(login, mailing):
    assert "Marzo nei quartieri" not in home_of(login(ACCOUNTING))
