"""`make bench`: what the site bears, measured. ``python -m tests.bench [name …]``, all of ``BENCHES`` by default.

On SQLite, and on PostgreSQL too where ``TEST_POSTGRESQL_URL`` names a server.
"""

import sys
from collections.abc import Callable

from tests.bench import checking, enumeration, newsletter, step, webhooks
from tests.storm import databases
from tests.storm.city import City

BENCHES: dict[str, Callable[[City], object]] = {
    "webhooks": webhooks.measure,
    "ledger": checking.measure,
    "step": step.measure,
    "enumeration": enumeration.measure,
    "newsletter": newsletter.measure,
}


def main(chosen: list[str]) -> int:
    for database in databases.names():
        for name in chosen or BENCHES:
            print(f"{name} on {database} …", file=sys.stderr)
            with databases.city_on(database) as city:
                print(f"{name} on {database}: {BENCHES[name](city)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
