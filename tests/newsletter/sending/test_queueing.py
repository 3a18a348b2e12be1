"""A mailing begins once its time has come, and each recipient of its audience gets one row."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home import site_version
from newsletter import composing
from newsletter.composing import CannotCompose
from newsletter.models import (
    Delivery,
    DeliveryState,
    Frequency,
    Mailing,
    MailingKind,
    MailingState,
    SubscriberState,
    Subscription,
    SuppressionReason,
)
from newsletter.sending import control, queueing, scheduling, starting
from newsletter.sending.delivering import deliver_some
from newsletter.sending.queueing import queue_recipients
from newsletter.sending.starting import start_due
from newsletter.sending.suppressing import suppress
from newsletter.topics import Topic
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db


def begin() -> None:
    start_due()
    while queue_recipients():
        pass


def recipients() -> set[str]:
    return set(Delivery.objects.values_list("subscriber__email", flat=True))


def test_a_mailing_waits_for_its_time(mailing):
    Mailing.objects.update(send_at=timezone.now() + timedelta(minutes=1))
    make_subscriber()
    begin()
    mailing.refresh_from_db()
    assert mailing.state == MailingState.SCHEDULED
    assert not Delivery.objects.exists()


def test_its_texts_are_frozen_when_it_begins(mailing):
    start_due()
    text = mailing.texts.get()
    assert (text.language, text.subject) == ("it", "Oggetto in it")


def test_a_mailing_with_nothing_to_send_is_held_and_says_why(mailing, monkeypatch):
    def refuse(_mailing):
        raise CannotCompose("la pagina non è pubblicata")

    monkeypatch.setattr(composing, "_COMPOSERS", {MailingKind.ISSUE: refuse})
    make_subscriber()
    begin()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.trouble) == (MailingState.HELD, "la pagina non è pubblicata")
    assert mailing.started_at is None
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(("kind", "times"), [(MailingKind.ISSUE, 1), (MailingKind.UPDATE, 0)])
def test_cached_pages_grow_old_once_when_an_issue_begins_and_not_while_it_is_queued_or_sent(
    mailing, monkeypatch, kind, times, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(queueing, "STRETCH", 2)
    monkeypatch.setattr(composing, "_COMPOSERS", {kind: composing._COMPOSERS[MailingKind.ISSUE]})
    Mailing.objects.update(kind=kind)
    for _each in range(5):
        make_subscriber()
    before = site_version.current()
    with django_capture_on_commit_callbacks(execute=True):
        start_due()
    assert site_version.current() == before + times
    with django_capture_on_commit_callbacks(execute=True):
        begin()
        deliver_some()
        deliver_some()
    assert Mailing.objects.get().state == MailingState.DONE
    assert site_version.current() == before + times


@pytest.mark.parametrize("composes", [True, False])
def test_a_mailing_that_is_moved_while_its_texts_are_written_begins_at_its_new_time(
    mailing, monkeypatch, admin_user, composes
):
    make_subscriber()
    at_once, made = timezone.now(), starting.compose

    def compose_slowly(row):
        assert scheduling.move(Mailing.objects.get(pk=row.pk), at_once, admin_user)
        if not composes:
            raise CannotCompose("la pagina non è pubblicata")
        return made(row)

    monkeypatch.setattr(starting, "compose", compose_slowly)
    assert start_due() == 0
    mailing.refresh_from_db()
    assert (mailing.state, mailing.started_at) == (MailingState.SCHEDULED, None)
    monkeypatch.setattr(starting, "compose", made)
    begin()
    assert Delivery.objects.count() == 1


def test_a_mailing_that_was_held_and_is_tried_again_at_once_can_begin(mailing, monkeypatch, admin_user):
    make_subscriber()
    made = starting.compose

    def refuse(row):
        raise CannotCompose("la pagina non è pubblicata")

    monkeypatch.setattr(starting, "compose", refuse)
    assert start_due() == 0
    assert control.retry(mailing, admin_user)
    monkeypatch.setattr(starting, "compose", made)
    begin()
    assert Delivery.objects.count() == 1


def test_each_recipient_has_one_row_however_often_it_is_queued(mailing, monkeypatch):
    monkeypatch.setattr(queueing, "STRETCH", 2)
    for _each in range(5):
        make_subscriber()
    begin()
    assert Delivery.objects.count() == 5
    Mailing.objects.update(state=MailingState.QUEUEING, queued_up_to=0)
    begin()
    assert Delivery.objects.count() == 5
    mailing.refresh_from_db()
    assert mailing.state == MailingState.SENDING


def test_queueing_goes_on_where_it_was(mailing, monkeypatch):
    monkeypatch.setattr(queueing, "STRETCH", 2)
    for _each in range(3):
        make_subscriber()
    start_due()
    assert queue_recipients() == 2
    mailing.refresh_from_db()
    assert mailing.state == MailingState.QUEUEING
    assert queue_recipients() == 1
    mailing.refresh_from_db()
    assert mailing.state == MailingState.SENDING


def test_a_stretch_without_any_recipient_is_not_the_end(mailing, monkeypatch):
    monkeypatch.setattr(queueing, "STRETCH", 2)
    for _each in range(4):
        make_subscriber(topics=(Topic.municipio(2),))
    make_subscriber("anna@example.org")
    begin()
    assert recipients() == {"anna@example.org"}


def test_a_stretch_that_another_process_has_made_meanwhile_is_left_at_that(mailing, monkeypatch):
    monkeypatch.setattr(queueing, "STRETCH", 2)
    for _each in range(5):
        make_subscriber()
    start_due()
    stale = Mailing.objects.get()
    queue_recipients()
    queue_recipients()
    mailing.refresh_from_db()
    queueing._queue_stretch(stale, stale.started_at)
    assert Mailing.objects.get().queued_up_to == mailing.queued_up_to
    while queue_recipients():
        pass
    assert Delivery.objects.count() == 5


def test_a_mailing_that_is_paused_while_its_next_stretch_is_read_stays_paused(mailing, admin_user):
    make_subscriber()
    start_due()
    stale = Mailing.objects.get()
    assert control.pause(mailing, admin_user)
    queueing._queue_stretch(stale, stale.started_at)
    assert Mailing.objects.get().state == MailingState.PAUSED
    assert not Delivery.objects.exists()


def test_who_dies_over_a_stretch_leaves_the_mark_where_it_was(mailing, monkeypatch):
    make_subscriber()
    start_due()

    def die(*_arguments, **_options):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(type(Delivery.objects.all()), "bulk_create", die)
        with pytest.raises(SystemExit):
            queue_recipients()
    unmoved = Mailing.objects.get()
    assert (unmoved.state, unmoved.queued_up_to) == (MailingState.QUEUEING, 0)
    begin()
    assert Delivery.objects.count() == 1


def test_nothing_is_asked_about_subscribers_while_others_wait_to_write(mailing, monkeypatch):
    make_subscriber()
    start_due()
    with CaptureQueriesContext(connection) as told:
        queue_recipients()
    statements = [query["sql"] for query in told]
    begins = next(number for number, each in enumerate(statements) if each.startswith("SAVEPOINT"))
    assert any("newsletter_subscriber" in each for each in statements[:begins])
    assert not any("newsletter_subscriber" in each for each in statements[begins:])


def test_others_get_to_write_between_two_stretches_and_behind_the_last_nobody_waits(mailing, monkeypatch):
    monkeypatch.setattr(queueing, "STRETCH", 2)
    naps = []
    monkeypatch.setattr(queueing.time, "sleep", naps.append)
    for _each in range(5):
        make_subscriber()
    begin()
    assert naps == [queueing.OTHERS_WRITE_SECONDS] * 2


@pytest.mark.sqlite
def test_a_stretch_is_found_by_its_primary_key(mailing):
    """SQLite took another way, by the state, and looked at every confirmed subscriber for each thousand."""
    pk = make_subscriber().pk
    start_due()
    begun = Mailing.objects.get()
    with CaptureQueriesContext(connection) as told:
        queueing._rows(begun, begun.started_at, [pk])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {told[-1]['sql']}")
        plan = " ".join(row[-1] for row in cursor.fetchall())
    assert "SEARCH newsletter_subscriber USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)" in plan
    assert "subscriber_state" not in plan


def test_who_confirms_after_it_has_begun_is_not_a_recipient(mailing):
    make_subscriber("anna@example.org")
    early = make_subscriber("bruno@example.org")
    start_due()
    Subscription.objects.filter(subscriber=early).update(confirmed_at=timezone.now())
    make_subscriber("carla@example.org")
    begin()
    assert recipients() == {"anna@example.org"}


def test_only_who_has_confirmed_one_of_the_topics_is_a_recipient(mailing):
    make_subscriber("anna@example.org")
    make_subscriber("bruno@example.org", topics=(Topic.municipio(2),))
    make_subscriber("carla@example.org", state=SubscriberState.PENDING)
    make_subscriber("dario@example.org", state=SubscriberState.LEFT)
    late = make_subscriber("elena@example.org")
    Subscription.objects.filter(subscriber=late).update(confirmed_at=None)
    begin()
    assert recipients() == {"anna@example.org"}


def test_who_has_several_of_its_topics_gets_it_once(mailing):
    Mailing.objects.update(topics=["programme", "municipio:2"])
    make_subscriber("anna@example.org", topics=(Topic.programme(), Topic.municipio(2)))
    make_subscriber("bruno@example.org", topics=(Topic.municipio(2),))
    begin()
    assert sorted(Delivery.objects.values_list("subscriber__email", flat=True)) == [
        "anna@example.org",
        "bruno@example.org",
    ]


def test_a_suppressed_address_is_left_out(mailing):
    held = make_subscriber("anna@example.org")
    suppress(email_key=held.email_key, email=held.email, reason=SuppressionReason.COMPLAINT)
    begin()
    assert recipients() == set()


def test_each_gets_the_own_language_and_another_one_the_fallback(mailing, composer):
    composer.append("en")
    for language in ("it", "en"):
        make_subscriber(f"{language}@example.org", language=language)
    begin()
    assert dict(Delivery.objects.values_list("subscriber__email", "language")) == {
        "it@example.org": "it",
        "en@example.org": "en",
    }


@pytest.mark.parametrize(("fallback", "reached"), [("it", {"en@example.org"}), ("", set())])
def test_who_reads_a_language_without_a_text_gets_the_fallback_or_nothing(mailing, fallback, reached):
    Mailing.objects.update(fallback_language=fallback)
    make_subscriber("en@example.org", language="en")
    begin()
    assert recipients() == reached
    assert set(Delivery.objects.values_list("language", flat=True)) <= {"it"}


@pytest.mark.parametrize(("days", "is_reached"), [(26, False), (28, True)])
def test_who_wants_one_issue_a_month_gets_no_other_within_it(mailing, days, is_reached):
    reader = make_subscriber("anna@example.org", frequency=Frequency.MONTHLY)
    earlier = Mailing.objects.create(occasion="issue:0", kind=MailingKind.ISSUE, state=MailingState.DONE)
    Delivery.objects.create(
        mailing=earlier,
        subscriber=reader,
        language="it",
        state=DeliveryState.SENT,
        handed_at=timezone.now() - timedelta(days=days),
    )
    begin()
    assert Delivery.objects.filter(mailing=mailing).exists() == is_reached


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.HANDING, DeliveryState.UNKNOWN])
def test_an_issue_that_a_reader_may_have_got_counts_for_the_month(mailing, state):
    reader = make_subscriber("anna@example.org", frequency=Frequency.MONTHLY)
    earlier = Mailing.objects.create(occasion="issue:0", kind=MailingKind.ISSUE, state=MailingState.DONE)
    Delivery.objects.create(
        mailing=earlier, subscriber=reader, language="it", state=state, handed_at=timezone.now() - timedelta(days=1)
    )
    begin()
    assert not Delivery.objects.filter(mailing=mailing).exists()


@pytest.mark.parametrize(
    ("begun_days_ago", "state", "is_reached"),
    [
        (1, DeliveryState.QUEUED, False),
        (28, DeliveryState.QUEUED, True),
        (1, DeliveryState.SKIPPED, True),
        (1, DeliveryState.REFUSED, True),
    ],
)
def test_an_issue_that_still_waits_for_a_reader_counts_and_one_that_never_comes_does_not(
    mailing, begun_days_ago, state, is_reached
):
    reader = make_subscriber("anna@example.org", frequency=Frequency.MONTHLY)
    earlier = Mailing.objects.create(
        occasion="issue:0",
        kind=MailingKind.ISSUE,
        state=MailingState.PAUSED,
        started_at=timezone.now() - timedelta(days=begun_days_ago),
    )
    Delivery.objects.create(mailing=earlier, subscriber=reader, language="it", state=state)
    begin()
    assert Delivery.objects.filter(mailing=mailing).exists() == is_reached


def test_of_two_issues_at_the_same_time_who_wants_one_a_month_gets_the_first(mailing, monkeypatch):
    monkeypatch.setattr(queueing, "STRETCH", 2)
    second = Mailing.objects.create(
        occasion="issue:2", kind=MailingKind.ISSUE, topics=["programme"], fallback_language="it"
    )
    for number in range(5):
        make_subscriber(frequency=Frequency.MONTHLY if number % 2 else Frequency.EVERY)
    begin()
    assert mailing.deliveries.count() == 5
    assert set(second.deliveries.values_list("subscriber__frequency", flat=True)) == {Frequency.EVERY}
    assert second.deliveries.count() == 3


def test_issues_are_queued_one_behind_the_other_and_news_beside_them(mailing, monkeypatch):
    monkeypatch.setattr(queueing, "STRETCH", 2)
    for _each in range(3):
        make_subscriber()
    start_due()
    begun = {"state": MailingState.QUEUEING, "started_at": timezone.now(), "topics": ["programme"]}
    for kind in (MailingKind.ISSUE, MailingKind.UPDATE):
        other = Mailing.objects.create(occasion=f"{kind}:2", kind=kind, fallback_language="it", **begun)
        other.texts.create(language="it", subject="Oggetto", html="", text="")
    queue_recipients()
    assert sorted(Delivery.objects.values_list("mailing__occasion", flat=True)) == ["issue:1"] * 2 + ["update:2"] * 2


def test_news_of_a_project_come_to_who_wants_one_issue_a_month(composer, monkeypatch):
    from tests.newsletter.conftest import plain_text

    monkeypatch.setattr(composing, "_COMPOSERS", {MailingKind.UPDATE: lambda _mailing: [plain_text("it")]})
    reader = make_subscriber("anna@example.org", frequency=Frequency.MONTHLY)
    earlier = Mailing.objects.create(occasion="issue:0", kind=MailingKind.ISSUE, state=MailingState.DONE)
    Delivery.objects.create(
        mailing=earlier, subscriber=reader, language="it", state=DeliveryState.SENT, handed_at=timezone.now()
    )
    Mailing.objects.create(occasion="update:1", kind=MailingKind.UPDATE, topics=["programme"], fallback_language="it")
    begin()
    assert Delivery.objects.filter(mailing__kind=MailingKind.UPDATE).count() == 1
