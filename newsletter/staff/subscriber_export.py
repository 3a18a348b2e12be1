"""The list of subscribers as a file: with their topics by name, streamed, without those who were erased."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.spreadsheets import harmless
from newsletter.models import Subscriber, Subscription
from newsletter.subscribing.topic_names import topic_labels

# Rows that are in memory at once.
CHUNK = 2000
COLUMNS = [
    *("email", "get_state_display", "language", "get_frequency_display", "get_source_display", "topics"),
    *("created_at", "confirmed_at", "left_at"),
]
HEADINGS = {
    "get_state_display": _("Stato"),
    "get_frequency_display": _("Frequenza"),
    "get_source_display": _("Provenienza"),
    "topics": _("Argomenti"),
}


class StreamedSubscribers:
    """Rows of the file, read in chunks, each with its subscriptions in force; ``model`` says what its columns are."""

    model = Subscriber

    def __init__(self, subscribers: QuerySet[Subscriber]):
        in_force = Subscription.objects.filter(confirmed_at__isnull=False).order_by("asked_at", "pk")
        self.rows = subscribers.prefetch_related(Prefetch("subscriptions", queryset=in_force))

    def __iter__(self) -> Iterator[Subscriber]:
        return self.rows.iterator(chunk_size=CHUNK)


def names_of_topics() -> dict[str, str]:
    """Of all topics that anybody has."""
    return topic_labels(Subscription.objects.order_by().values_list("topic", flat=True).distinct())


def minute(value: datetime) -> str:
    """In Rome's time, as spreadsheets read it: ``2026-11-27 04:28``."""
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"


def whole_minutes(value: datetime) -> datetime:
    """A spreadsheet's own moments know no time zone."""
    return timezone.make_naive(value).replace(second=0, microsecond=0)


PREPROCESS = {
    str: {"csv": harmless, "xlsx": harmless},
    datetime: {"csv": minute, "xlsx": whole_minutes},
}
