"""No call to Stripe inside a transaction: what sees to that in all tests does see it."""

import contextlib
import threading

import pytest
from django.db import connection, transaction

from donations import gateway
from donations.gateway import GatewayRefused, GatewayUnavailable

pytestmark = pytest.mark.django_db


def ask():
    with contextlib.suppress(GatewayRefused):
        gateway.retrieve_session("cs_test_unknown")


def taken(calls: list[str]) -> list[str]:
    """What was noticed, which this test alone is to know."""
    noticed = list(calls)
    calls.clear()
    return noticed


def test_a_call_inside_a_transaction_is_noticed(standin, calls_in_a_transaction):
    with transaction.atomic():
        ask()
    noticed = taken(calls_in_a_transaction)
    assert len(noticed) == 1
    assert noticed[0].startswith(f"get {standin.url}/v1/checkout/sessions/cs_test_unknown")


def test_a_call_inside_a_savepoint_is_noticed(standin, calls_in_a_transaction):
    with transaction.atomic(), transaction.atomic():
        ask()
    assert taken(calls_in_a_transaction)


def test_a_call_is_noticed_also_where_its_error_is_caught(calls_in_a_transaction):
    """Nobody listens."""
    with transaction.atomic(), contextlib.suppress(GatewayUnavailable):
        ask()
    assert taken(calls_in_a_transaction)


@pytest.mark.django_db(transaction=True)
def test_a_call_inside_a_transaction_of_another_thread_is_noticed(standin, calls_in_a_transaction):
    def ask_in_a_transaction():
        with transaction.atomic():
            ask()
        connection.close()

    thread = threading.Thread(target=ask_in_a_transaction)
    thread.start()
    thread.join()
    assert taken(calls_in_a_transaction)


@pytest.mark.django_db(transaction=True)
def test_a_call_beside_the_transaction_of_another_thread_is_none_inside(standin, calls_in_a_transaction):
    with transaction.atomic():
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert calls_in_a_transaction == []


def test_a_call_behind_a_transaction_is_none_inside(standin, calls_in_a_transaction):
    with transaction.atomic():
        pass
    ask()
    assert calls_in_a_transaction == []
