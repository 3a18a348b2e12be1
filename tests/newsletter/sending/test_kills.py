"""Workers die while an issue is sent, and a mail server misbehaves: nobody is skipped, nobody gets it twice."""

import pytest

from tests.storm.city import City
from tests.storm.mailing import MailingStorm, misbehaving

pytestmark = pytest.mark.served


def test_whoever_dies_each_reader_gets_it_once_or_is_listed_as_unknown(tmp_path):
    """More of it: `make storm`."""
    with City(tmp_path) as city, misbehaving(seed=2) as sink:
        storm = MailingStorm(city, sink, readers=250, kills=3, workers=2)
        storm.blow()
    assert storm.looks > 20
    assert storm.states["unknown"] < 25
