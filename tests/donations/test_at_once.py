"""Many at once: donors, workers that close, staff who press; each thing happens once, and nothing behind the end."""

import threading
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from donations.ledger import true_raised_cents
from donations.models import (
    Campaign,
    CampaignAct,
    CampaignOutcome,
    LedgerEntry,
    Milestone,
    PaymentAttempt,
    RefundOrder,
)
from donations.services import acts
from donations.services.acts import ActRefused, Why
from donations.services.checking import differences
from donations.services.closing import close_due
from donations.services.payments import sync_payment
from donations.services.refund_orders import RefundRefused, order_by_staff
from tests.donations.test_turns import Thread

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(*work) -> list[Exception | None]:
    """Each in a thread of its own, begun together; what each ended with."""
    ready = threading.Barrier(len(work))

    def begin(each):
        ready.wait(10)
        each()

    threads = [Thread(lambda each=each: begin(each)) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [thread.error for thread in threads]


@pytest.fixture
def staff():
    return get_user_model().objects.create_user("ragioneria", password="x")


def test_twenty_donors_who_give_pay_and_look_at_once_are_all_counted(donor, standin, campaign):
    def give(number: int):
        def work():
            fields = donor.fields(
                public_id=str(uuid.uuid4()), email=f"donor{number}@example.org", amount=str(10 + number)
            )
            client = Client()
            response = client.post(donor.url, fields)
            assert response.status_code == 303, response.content.decode()
            attempt = PaymentAttempt.objects.get(donation__email=f"donor{number}@example.org")
            standin.pay(attempt.session_id)
            page = client.get(f"/it/dona/esito/{attempt.donation.public_id}/")
            assert "La tua donazione è arrivata" in page.content.decode()

        return work

    assert all_at_once(*(give(number) for number in range(20))) == [None] * 20
    campaign.refresh_from_db()
    expected = sum(10 + number for number in range(20)) * 100
    assert campaign.raised_cents == true_raised_cents(campaign) == expected
    assert (campaign.donors_count, campaign.donations_count) == (20, 20)
    assert list(differences()) == []


def test_workers_that_close_at_once_judge_once(donor, standin, campaign):
    sync_payment(donor.pay().attempts.get())
    donor.public_id = uuid.uuid4()
    donor.start(email="bea@example.org")
    with time_machine.travel(campaign.ends_at + timedelta(seconds=1)):
        assert all_at_once(*[close_due] * 4) == [None] * 4
    assert CampaignOutcome.objects.count() == 1
    assert Milestone.objects.filter(kind="closed").count() == 1


def test_donors_who_press_in_the_very_moment_of_the_end_are_in_or_refused_and_never_left_open(donor, standin, campaign):
    """Half of them looked before the end; some pay at once. Whoever paid is in the outcome's figures."""
    Campaign.objects.update(ends_at=timezone.now() + timedelta(seconds=0.4))
    campaign.refresh_from_db()
    paid = []

    def give(number: int):
        def work():
            fields = donor.fields(public_id=str(uuid.uuid4()), email=f"donor{number}@example.org")
            threading.Event().wait(0.08 * number)
            response = Client().post(donor.url, fields)
            assert response.status_code in (303, 409), response.status_code
            if response.status_code == 303:
                attempt = PaymentAttempt.objects.get(donation__email=f"donor{number}@example.org")
                try:
                    standin.pay(attempt.session_id)
                    paid.append(number)
                except Exception as error:  # it was ended a moment before
                    assert "status of expired" in str(error)  # noqa: PT017 - another error is not expected

        return work

    def close():
        for _look in range(12):
            close_due()
            threading.Event().wait(0.1)

    assert all_at_once(close, *(give(number) for number in range(10))) == [None] * 11
    close_due()
    outcome = CampaignOutcome.objects.get()
    assert outcome.donations_count == len(paid)
    assert outcome.raised_cents == len(paid) * 25_00
    late = PaymentAttempt.objects.filter(created_at__gte=campaign.ends_at)
    assert not late.exists()
    assert not standin.account.store.find("checkout.session", "json_extract(body, '$.status') = 'open'")


@pytest.mark.parametrize("what", ["extend", "suspend", "grant", "refund"])
def test_staff_who_press_at_once_do_one_act_and_the_others_are_told(donor, standin, campaign, staff, what):
    donation = donor.pay()
    sync_payment(donation.attempts.get())
    if what == "grant":
        Campaign.objects.update(threshold_cents=25_00)
        with time_machine.travel(campaign.ends_at):
            close_due()
    later = campaign.ends_at + timedelta(days=5)
    press = {
        "extend": lambda: acts.extend(
            campaign=campaign, ends_at=later, seen_ends_at=campaign.ends_at, why=Why("prova"), user=staff
        ),
        "suspend": lambda: acts.suspend(campaign=campaign, why=Why("prova"), user=staff),
        "grant": lambda: acts.grant_city_share(campaign=campaign, act="Determina 1", user=staff),
        "refund": lambda: order_by_staff(
            donation=donation, amount_cents=10_00, seen_left_cents=25_00, reason="prova", user=staff
        ),
    }[what]
    errors = all_at_once(*[press] * 4)
    assert [type(error) for error in errors if error] in ([ActRefused] * 3, [RefundRefused] * 3)
    assert CampaignAct.objects.count() + RefundOrder.objects.count() == 1
    assert LedgerEntry.objects.filter(kind="city_share").count() == int(what == "grant")
