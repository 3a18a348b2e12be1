"""Several senders and several queues at the same moment: each delivery is one sender's, each recipient has one row."""

from collections import Counter

import pytest

from newsletter.models import Delivery, DeliveryState, Frequency, Mailing, MailingKind, MailingState
from newsletter.sending import queueing
from newsletter.sending.claiming import claim
from newsletter.sending.delivering import deliver_some
from newsletter.sending.queueing import queue_recipients
from newsletter.sending.starting import start_due
from tests.at_once import at_once
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_senders_never_have_the_same_delivery(sending):
    sending(60)
    held: list[int] = []

    def claim_all() -> None:
        while stretch := claim(2):
            held.extend(delivery.pk for delivery in stretch.deliveries)

    at_once(*[claim_all] * 4)
    assert sorted(held) == sorted(Delivery.objects.values_list("pk", flat=True))


def test_senders_side_by_side_mail_each_recipient_once(sending, sink):
    sending(60)

    def send_all() -> None:
        while Delivery.objects.filter(state=DeliveryState.QUEUED).exists():
            deliver_some()

    at_once(*[send_all] * 3)
    deliver_some()
    assert sink.received == Counter(f"vicina{each}@example.org" for each in range(60))
    assert Mailing.objects.get().state == MailingState.DONE


def test_queues_side_by_side_make_one_row_a_recipient_and_one_issue_for_who_wants_one_a_month(mailing, monkeypatch):
    monkeypatch.setattr(queueing, "STRETCH", 3)
    monkeypatch.setattr(queueing, "OTHERS_WRITE_SECONDS", 0.001)
    Mailing.objects.create(occasion="issue:2", kind=MailingKind.ISSUE, topics=["programme"], fallback_language="it")
    for number in range(40):
        make_subscriber(frequency=Frequency.MONTHLY if number % 2 else Frequency.EVERY)
    start_due()

    def queue_all() -> None:
        while Mailing.objects.filter(state=MailingState.QUEUEING).exists():
            queue_recipients()

    at_once(*[queue_all] * 3)
    issues = Counter(Delivery.objects.values_list("subscriber__frequency", flat=True))
    assert issues == {Frequency.EVERY: 2 * 20, Frequency.MONTHLY: 20}
