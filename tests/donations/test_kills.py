"""The site and its worker die in the middle of donations, and not a cent is lost or counted twice."""

import pytest

from donations.gateway import EVENT_TYPES
from stripe_standin.harness import StandIn
from tests.storm.city import SECRET
from tests.storm.kills import KillStorm

pytestmark = pytest.mark.served


def test_who_was_led_to_pay_is_known_and_each_charge_is_booked_once_whatever_dies(city):
    """More of it: `make storm`."""
    with StandIn(
        webhook_url=city.webhook_url,
        webhook_secret=SECRET,
        webhook_events=frozenset(EVENT_TYPES),
        retry_delays=(0.2, 0.5, 1),
    ) as standin:
        city.api_base = standin.url
        storm = KillStorm(city, standin, kills=4)
        storm.blow()
        assert storm.answered_500 == 0
        assert max(storm.back_after) < 60
