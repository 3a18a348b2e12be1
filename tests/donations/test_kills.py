"""The site and its worker die in the middle of donations, and not a cent is lost or counted twice."""

import pytest

from tests.storm.kills import KillStorm, telling

pytestmark = pytest.mark.served


def test_who_was_led_to_pay_is_known_and_each_charge_is_booked_once_whatever_dies(city):
    """More of it: `make storm`."""
    with telling(city) as standin:
        city.api_base = standin.url
        storm = KillStorm(city, standin, kills=4)
        storm.blow()
        assert storm.answered_500 == 0
        assert max(storm.back_after) < 60
