"""The updates of all the projects, newest first."""

from demo.content import updates_finished, updates_running
from demo.content.schema import ProjectUpdate

UPDATES: tuple[ProjectUpdate, ...] = tuple(
    sorted(
        updates_running.UPDATES + updates_finished.UPDATES,
        key=lambda update: update.days_ago,
    )
)
