"""All that can go wrong with a call to Stripe, at each of the four calls that move money or open the way to it.

Three times in a row, as often as the SDK asks by itself: what went wrong reaches us. The donor gets a page with a
sentence on it and pays once when all is well again; a refund is made once.
"""

import re
from html import unescape

import pytest
import stripe
from django.test import Client

from donations import gateway
from donations.ledger import true_raised_cents
from donations.models import EntryKind, LedgerEntry, RefundOrder, RefundState
from donations.services.refund_orders import order_by_staff
from donations.services.refunding import Pace, run_refunds
from stripe_standin.faults import ALL

pytestmark = pytest.mark.django_db

CREATE = {"method": "POST", "path": "/v1/checkout/sessions$"}
RETRIEVE = {"method": "GET", "path": "/v1/checkout/sessions/[^/]+$"}
EXPIRE = {"method": "POST", "path": "/v1/checkout/sessions/[^/]+/expire$"}
REFUND = {"method": "POST", "path": "/v1/refunds$"}
TIMES = 3
# The answer comes late, and it is the true one.
HARMLESS = ("slow",)
LATE_SECONDS = 0.05
DAY_SECONDS = 25 * 3600


@pytest.fixture(autouse=True)
def _impatience(monkeypatch):
    """A time-out in no time, and no pause before the SDK asks again."""
    monkeypatch.setattr(gateway, "READ_SECONDS", 0.3)
    monkeypatch.setattr(stripe.HTTPClient, "INITIAL_DELAY", 0.001)
    monkeypatch.setattr(stripe.HTTPClient, "MAX_DELAY", 0.001)
    gateway._client.cache_clear()
    yield
    gateway._client.cache_clear()


@pytest.fixture
def plant(standin):
    """Let the next calls of one kind go wrong."""

    def plant(fault: str, call: dict):
        standin.plant(fault, times=TIMES, seconds=LATE_SECONDS if fault in HARMLESS else None, **call)

    return plant


@pytest.fixture(autouse=True)
def _a_fault_was_met(standin):
    """A test of this module in which nothing went wrong has tested nothing."""
    yield
    assert any(call.fault for call in standin.requests)


def read(response) -> str:
    """What a page says, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def alert_of(response) -> str:
    found = re.search(r'<p class="notice notice--trouble" role="alert"[^>]*>([^<]+)</p>', response.content.decode())
    return unescape(found[1]) if found else ""


def is_sent_to_pay(response, standin) -> bool:
    return response.status_code == 303 and response.headers["Location"].startswith(f"{standin.url}/c/pay/")


def check_that_the_step_says_so_and_keeps(response, written: dict) -> None:
    assert response.status_code == 503
    assert "riprova tra un momento" in alert_of(response).lower()
    for name in ("public_id", "amount", "name", "email"):
        assert re.search(rf'name="{name}" value="{re.escape(written[name])}"', response.content.decode()), name
    assert f">\n{written['message']}</textarea>" in response.content.decode()


def check_that_nothing_of_ours_shows(response) -> None:
    assert response.status_code < 500 or response.status_code == 503
    for word in ("Traceback", "stripe.", "GatewayUnavailable", "idempotency"):
        assert word not in response.content.decode()


def pay_where_sent(response, standin) -> None:
    session_id = response.headers["Location"].removeprefix(f"{standin.url}/c/pay/").partition("#")[0]
    standin.pay(session_id)


def let_a_day_pass(standin) -> None:
    """Stripe forgets its idempotency keys."""
    standin.account.store.execute("UPDATE idempotency SET created_at = created_at - ?", (DAY_SECONDS,))


def look(url: str):
    return Client().get(url)


def open_sessions(standin) -> list[dict]:
    return standin.account.store.find("checkout.session", "json_extract(body, '$.status') = 'open'")


def check_that_it_was_paid_once(standin, campaign, cents: int) -> None:
    """One charge at Stripe, one row here, the totals right, and nothing left that could still be paid."""
    charges = standin.account.store.find("charge")
    assert [(charge["amount"], charge["status"]) for charge in charges] == [(cents, "succeeded")]
    rows = LedgerEntry.objects.values_list("kind", "amount_cents", "source_id")
    assert list(rows) == [(EntryKind.PAYMENT, cents, charges[0]["id"])]
    campaign.refresh_from_db()
    assert (campaign.raised_cents, campaign.donors_count, campaign.donations_count) == (cents, 1, 1)
    assert true_raised_cents(campaign) == cents
    assert open_sessions(standin) == []


def return_from_stripe(standin) -> None:
    """Look at the page that the donor is led to after paying."""
    session = standin.account.store.find("checkout.session", "json_extract(body, '$.status') = 'complete'")[0]
    response = look(session["success_url"].removeprefix("http://testserver"))
    assert response.status_code == 200
    assert "Grazie" in read(response)


@pytest.mark.parametrize("fault", ALL)
def test_a_donor_for_whom_no_payment_page_opens_is_told_so_and_pays_once(donor, standin, campaign, plant, fault):
    written = donor.fields(message="Forza, ragazze!")
    plant(fault, CREATE)
    response = donor.submit(**written)
    check_that_nothing_of_ours_shows(response)
    if fault in HARMLESS:
        assert is_sent_to_pay(response, standin)
    else:
        check_that_the_step_says_so_and_keeps(response, written)
        assert "Non hai pagato nulla" in alert_of(response)
    standin.clear_faults()
    again = donor.submit(**written)
    assert is_sent_to_pay(again, standin)
    pay_where_sent(again, standin)
    return_from_stripe(standin)
    check_that_it_was_paid_once(standin, campaign, 25_00)


@pytest.mark.parametrize("fault", ALL)
def test_a_donor_who_has_paid_and_looks_while_stripe_is_in_trouble_does_not_pay_again(
    donor, standin, campaign, plant, fault
):
    donation = donor.pay()
    url = f"/it/dona/esito/{donation.public_id}/"
    plant(fault, RETRIEVE)
    response = look(url)
    check_that_nothing_of_ours_shows(response)
    assert response.status_code == 200
    assert ("Grazie" if fault in HARMLESS else "Non pagare di nuovo") in read(response)
    standin.clear_faults()
    again = donor.submit()  # the form is still in another tab
    assert again.status_code == 303
    assert again.headers["Location"] == url
    return_from_stripe(standin)
    check_that_it_was_paid_once(standin, campaign, 25_00)


@pytest.mark.parametrize("fault", ALL)
def test_a_donor_who_changes_the_amount_while_stripe_is_in_trouble_pays_the_new_one_once(
    donor, standin, campaign, plant, fault
):
    donor.start()
    written = donor.fields(amount="40", message="Ci ho ripensato")
    plant(fault, EXPIRE)
    response = donor.submit(**written)
    check_that_nothing_of_ours_shows(response)
    if fault in HARMLESS:
        assert is_sent_to_pay(response, standin)
    else:
        check_that_the_step_says_so_and_keeps(response, written)
    standin.clear_faults()
    again = donor.submit(**written)
    assert is_sent_to_pay(again, standin)
    pay_where_sent(again, standin)
    return_from_stripe(standin)
    check_that_it_was_paid_once(standin, campaign, 40_00)


@pytest.mark.parametrize("fault", ALL)
def test_a_refund_in_whose_way_stripe_puts_trouble_is_made_once(donor, standin, campaign, staff, plant, fault):
    """Of a part: of the whole, Stripe itself would refuse a second one."""
    attempt = donor.give()
    order_by_staff(
        donation=attempt.donation, amount_cents=10_00, seen_left_cents=25_00, reason="Errore nell'importo", user=staff
    )
    plant(fault, REFUND)
    assert run_refunds(pace=Pace(a_second=10_000)) == (1 if fault in HARMLESS else 0)
    standin.clear_faults()
    RefundOrder.objects.update(leased_until=None)  # the wait of what was put back is over
    if fault == "error_500":  # kept under the key, and another key could pay twice what the first one paid unseen
        let_a_day_pass(standin)
    run_refunds(pace=Pace(a_second=10_000))
    refunds = standin.account.store.find("refund")
    assert [(refund["amount"], refund["status"]) for refund in refunds] == [(10_00, "succeeded")]
    rows = LedgerEntry.objects.filter(kind=EntryKind.REFUND).values_list("amount_cents", "source_id", "donation_id")
    assert list(rows) == [(-10_00, refunds[0]["id"], attempt.donation_id)]
    order = RefundOrder.objects.get()
    assert (order.state, order.refund_id) == (RefundState.SUCCEEDED, refunds[0]["id"])
    campaign.refresh_from_db()
    assert campaign.raised_cents == true_raised_cents(campaign) == 15_00
