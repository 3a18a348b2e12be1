"""Runs several pieces of work at the same moment, each with a database connection of its own."""

import threading
from collections.abc import Callable

from django.db import connections


def at_once(*work: Callable[[], object]) -> None:
    """Each in a thread of its own, all begun together; what one raises is raised here."""
    gate, errors = threading.Barrier(len(work)), []

    def run(each: Callable[[], object]) -> None:
        gate.wait()
        try:
            each()
        except Exception as error:  # told below, outside the thread
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(each,)) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
