"""How long it takes to add a ledger of 100,000 entries up again."""

from tests.storm.city import City

ENTRIES = 100_000


def measure(city: City) -> str:
    city.within("ledger", ENTRIES)
    return city.within("time_check").strip()
