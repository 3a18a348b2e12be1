"""A whole campaign's refunds while Stripe answers badly and the process dies again and again."""

import pytest

from stripe_standin.harness import StandIn
from tests.storm.refunds import Clock, RefundStorm

pytestmark = pytest.mark.served


def test_each_of_many_refunds_is_made_once_whatever_stripe_and_the_machine_do(city):
    """Full size: `make storm`."""
    clock = Clock()
    with StandIn(clock=clock) as standin:
        city.api_base = standin.url
        storm = RefundStorm(
            city,
            standin,
            clock,
            size=150,
            share=0.1,
            kills=5,
            run=lambda: city.begin("-m", "tests.storm.within", "run_refunds_hurriedly"),
        )
        storm.blow()
    assert len(storm.killed_at) == 5
