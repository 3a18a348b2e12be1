"""Staff see how the newsletter grows, in numbers alone."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from newsletter.models import Source, SubscriberState
from newsletter.staff.growth import GrowthMonth, growth
from newsletter.topics import Topic
from tests.factories import make_subscriber

BOTH = (Topic.programme(), Topic.municipio(1))
pytestmark = pytest.mark.django_db


def on(month: int, day: int = 15) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


@pytest.fixture
def grown():
    with time_machine.travel(on(5), tick=False):
        make_subscriber("a@example.org", created_at=on(1), confirmed_at=on(2), topics=BOTH)
        make_subscriber("b@example.org", created_at=on(2), confirmed_at=on(2), source=Source.IMPORT)
        make_subscriber(
            "c@example.org",
            created_at=on(4),
            confirmed_at=on(4),
            state=SubscriberState.LEFT,
            left_at=on(5),
            topics=(),
        )
        make_subscriber("d@example.org", confirmed_at=None, state=SubscriberState.PENDING, topics=())
        yield


def test_every_month_tells_who_came_who_left_and_how_many_there_are(grown):
    assert growth().months == [
        GrowthMonth(date(2026, 1, 1), asked=1, confirmed=0, left=0, total=0),
        GrowthMonth(date(2026, 2, 1), asked=1, confirmed=2, left=0, total=2),
        GrowthMonth(date(2026, 3, 1), asked=0, confirmed=0, left=0, total=2),
        GrowthMonth(date(2026, 4, 1), asked=1, confirmed=1, left=0, total=3),
        GrowthMonth(date(2026, 5, 1), asked=1, confirmed=0, left=1, total=2),
    ]


def test_subscribers_are_counted_by_state_source_and_topic(grown):
    found = growth()
    assert (found.confirmed, found.pending, found.left) == (2, 1, 1)
    assert {share.label: share.number for share in found.sources} == {"modulo di iscrizione": 1, "importazione": 1}
    assert [share.number for share in found.topics] == [2, 1]


def test_a_month_begins_at_midnight_in_rome(db):
    make_subscriber("a@example.org", confirmed_at=datetime(2026, 2, 28, 23, 30, tzinfo=UTC))
    assert growth().months[0].first == date(2026, 3, 1)


def test_an_editor_sees_the_picture_and_no_address(editor, grown):
    page = editor.get(reverse("newsletter_growth:index")).content.decode()
    assert "<svg" in page
    assert ">02/26</text>" in page
    assert "@example.org" not in page.replace("redazione@example.org", "")


def test_before_the_first_confirmation_there_is_a_word_instead_of_a_picture(editor):
    assert "il grafico comincia con la prima" in editor.get(reverse("newsletter_growth:index")).content.decode()
