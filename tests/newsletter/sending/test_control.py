"""What staff decide takes effect once, whatever the mailing is at."""

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, SkipReason
from newsletter.sending import claiming, control, queueing
from newsletter.sending.answers import Answer, Outcome
from newsletter.sending.queueing import queue_recipients
from newsletter.sending.starting import start_due
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db


def logged() -> list[str]:
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


def test_a_mailing_may_be_paused_while_its_recipients_are_queued_and_goes_on_there(mailing, admin_user, monkeypatch):
    monkeypatch.setattr(queueing, "STRETCH", 2)
    for _each in range(5):
        make_subscriber()
    start_due()
    queue_recipients()
    assert control.pause(mailing, admin_user)
    assert queue_recipients() == 0
    assert control.resume(mailing, admin_user)
    assert mailing.state == MailingState.QUEUEING
    while queue_recipients():
        pass
    mailing.refresh_from_db()
    assert (mailing.state, Delivery.objects.count()) == (MailingState.SENDING, 5)


def test_a_mailing_whose_recipients_are_queued_is_sent_on(sending, admin_user):
    mailing = sending(1)
    control.pause(mailing, admin_user)
    control.resume(mailing, admin_user)
    assert mailing.state == MailingState.SENDING
    assert logged() == ["newsletter.pause", "newsletter.resume"]


def test_the_refused_may_be_sent_again_once_the_reason_is_gone(sending, admin_user):
    mailing = sending(1)
    Delivery.objects.update(state=DeliveryState.REFUSED, tries=12)
    Mailing.objects.update(state=MailingState.DONE, finished_at=timezone.now())
    assert control.send_again(Delivery.objects.all(), admin_user) == 1
    assert Delivery.objects.get().tries == 0
    mailing.refresh_from_db()
    assert mailing.state == MailingState.SENDING
    assert logged() == ["newsletter.send_again"]


def test_what_was_told_of_the_first_message_is_not_said_of_the_one_that_is_sent_again(sending, admin_user):
    """Else a sender that dies over the second one would leave it as sent."""
    mailing = sending(1)
    told = timezone.now()
    Delivery.objects.update(state=DeliveryState.REFUSED, bounced_at=told, message_id="<1@brevo>")
    control.send_again(Delivery.objects.all(), admin_user)
    stretch = claiming.claim(1)
    stretch.mark_handing(stretch.deliveries, mailing)
    Delivery.objects.update(leased_until=told)
    assert claiming.call_unknown() == 1


def test_the_refused_are_not_said_to_be_sent(sending, admin_user):
    sending(1)
    Delivery.objects.update(state=DeliveryState.REFUSED)
    assert control.settle_as_sent(Delivery.objects.all(), admin_user) == 0
    assert logged() == []


def test_of_a_stopped_mailing_nobody_is_sent_anything_again(sending, admin_user):
    mailing = sending(1)
    Delivery.objects.update(state=DeliveryState.UNKNOWN)
    control.stop(mailing, admin_user)
    assert control.send_again(Delivery.objects.all(), admin_user) == 0
    assert Delivery.objects.get().state == DeliveryState.UNKNOWN


def test_what_comes_back_after_the_mailing_was_stopped_is_not_sent(sending, admin_user):
    mailing = sending(1)
    stretch = claiming.claim(10)
    stretch.mark_handing(stretch.deliveries, mailing)
    control.stop(mailing, admin_user)
    stretch.settle(stretch.deliveries[0], Answer(Outcome.LATER))
    claiming.finish_mailings()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.skip_reason) == (DeliveryState.SKIPPED, SkipReason.STOPPED)


def test_what_comes_back_after_the_mailing_was_closed_is_sent_after_all(sending):
    mailing = sending(1)
    stretch = claiming.claim(10)
    stretch.mark_handing(stretch.deliveries, mailing)
    Delivery.objects.update(state=DeliveryState.UNKNOWN)
    claiming.finish_mailings()
    assert Mailing.objects.get().state == MailingState.DONE
    stretch.settle(stretch.deliveries[0], Answer(Outcome.LATER))
    claiming.finish_mailings()
    assert Mailing.objects.get().state == MailingState.SENDING


def test_a_small_mailing_is_closed_while_a_large_one_goes_on(sending):
    sending(3)
    Mailing.objects.create(occasion="issue:2", kind="issue", state=MailingState.SENDING, started_at=timezone.now())
    assert claiming.finish_mailings() == 1
