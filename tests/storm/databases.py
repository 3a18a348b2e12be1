"""The databases that a long run is made on: a file, and PostgreSQL where ``TEST_POSTGRESQL_URL`` names a server."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.storm.city import City


def names() -> list[str]:
    return ["SQLite", "PostgreSQL"] if "TEST_POSTGRESQL_URL" in os.environ else ["SQLite"]


@contextmanager
def city_on(name: str) -> Iterator[City]:
    """A city's site with an empty database of its own, both gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        if name == "SQLite":
            with City(Path(folder)) as city:
                yield city
            return
        with _new_database() as url, City(Path(folder), database_url=url) as city:
            yield city


@contextmanager
def _new_database() -> Iterator[str]:
    import psycopg

    server = os.environ["TEST_POSTGRESQL_URL"]
    name = f"storm_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
