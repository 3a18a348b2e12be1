"""Moments as the newsletter's staff read them: written out, so that no language mistakes the day for the month."""

from datetime import datetime

from wagtail.admin.ui.tables import Column

from home.clock import moment_text


def moment(value: datetime | None) -> str:
    """In Rome's time; a dash for none."""
    return moment_text(value) if value else "–"


class MomentColumn(Column):
    """A moment past or to come; Wagtail's own column counts how long ago it was, and knows the past alone."""

    def get_value(self, instance) -> str:
        return moment(super().get_value(instance))
