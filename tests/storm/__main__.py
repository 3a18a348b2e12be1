"""`make storm`: the long runs. ``python -m tests.storm [refunds] [kills] [newsletter]``, all by default.

On SQLite, and on PostgreSQL too where ``TEST_POSTGRESQL_URL`` names a server.
"""

import sys
import time
from collections.abc import Callable

from home.work.progress import Progress
from stripe_standin.harness import StandIn
from tests.storm import databases
from tests.storm.city import City
from tests.storm.kills import KillStorm, telling
from tests.storm.mailing import MailingStorm, misbehaving
from tests.storm.refunds import Clock, RefundStorm


def refunds(city: City) -> RefundStorm:
    """1,000 refunds at the real pace, at a stand-in that takes ten a second and lets a tenth go wrong."""
    clock = Clock()
    with StandIn(clock=clock) as standin:
        city.api_base = standin.url
        storm = RefundStorm(
            city,
            standin,
            clock,
            size=1000,
            share=0.1,
            kills=5,
            run=lambda: city.begin("manage.py", "run_refunds"),
            rate_limit=10,
            progress=Progress(),
        )
        storm.blow()
    return storm


def kills(city: City) -> KillStorm:
    with telling(city) as standin:
        city.api_base = standin.url
        storm = KillStorm(city, standin, kills=20, progress=Progress())
        storm.blow()
    return storm


def newsletter(city: City) -> MailingStorm:
    """By one worker, then by two, each to 10,000 readers."""
    with misbehaving() as sink:
        storm = MailingStorm(city, sink, readers=10_000, kills=20, workers=1, progress=Progress(sys.stderr))
        storm.blow()
    return storm


def newsletter_by_two(city: City) -> MailingStorm:
    with misbehaving(seed=1) as sink:
        storm = MailingStorm(city, sink, readers=10_000, kills=20, workers=2, progress=Progress(sys.stderr))
        storm.blow()
    return storm


STORMS: dict[str, Callable[[City], object]] = {
    "refunds": refunds,
    "kills": kills,
    "newsletter": newsletter,
    "newsletter_by_two": newsletter_by_two,
}


def main(chosen: list[str]) -> int:
    for database in databases.names():
        for name in chosen or STORMS:
            print(f"{name} on {database}", file=sys.stderr)
            began = time.monotonic()
            with databases.city_on(database) as city:
                storm = STORMS[name](city)
                print(f"{name} on {database}: {storm} ({time.monotonic() - began:.0f} s in all)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
