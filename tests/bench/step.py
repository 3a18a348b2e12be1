"""Twenty donors who send the donation step at the same moment, again and again."""

import re

import requests

from stripe_standin.harness import StandIn
from tests.bench.timing import Timings, at_once
from tests.storm.city import City

DONORS = 20
ROUNDS = 10


def measure(city: City) -> Timings:
    timings = Timings()
    with StandIn() as standin:
        city.api_base = standin.url
        campaign_id = city.within("campaign", "keep_what_is_raised").strip()
        gunicorn = city.serve()
        city.wait_until_it_answers()
        url = f"{city.url}/it/dona/{campaign_id}/"
        for _round in range(ROUNDS):
            donors = [_Donor(url, number) for number in range(DONORS)]
            work = [lambda donor=donor: timings.ask(donor.submit) for donor in donors]
            timings.whole += at_once(work)
        city.kill(gunicorn)
        opened = len(standin.account.store.find("checkout.session"))
    assert opened == timings.answers[303], f"{opened} Sessions were opened, {timings.answers[303]} donors led to one"
    return timings


class _Donor:
    """Has the step before them, filled in."""

    def __init__(self, url: str, number: int):
        self._url = url
        self._browser = requests.Session()
        page = self._browser.get(url, timeout=30).text
        hidden = dict(re.findall(r'<input type="hidden" name="(public_id|shown)" value="([^"]+)"', page))
        self._written = {
            "csrfmiddlewaretoken": self._browser.cookies["csrftoken"],
            **hidden,
            "amount": "25",
            "name": f"Donatore {number}",
            "email": f"d{number}@example.org",
            "privacy": "on",
        }

    def submit(self) -> int:
        return self._browser.post(self._url, self._written, allow_redirects=False, timeout=30).status_code
