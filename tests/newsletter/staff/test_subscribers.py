"""Staff find subscribers with the proof of their consent, act at a person's own wish, and export by right alone."""

from csv import DictReader
from datetime import UTC, datetime
from io import BytesIO
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from config.bootstrap import MANAGERS
from home.clock import moment_text
from newsletter.models import (
    Consent,
    ConsentAct,
    ConsentText,
    Delivery,
    Mailing,
    MailingKind,
    MailingText,
    Source,
    Subscriber,
    SubscriberState,
    Suppression,
    SuppressionReason,
)
from newsletter.sending.suppressing import lift, suppress
from newsletter.subscribing.erasing import erase
from newsletter.topics import Topic
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db

LIST = "subscriber_admin:index"


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def shown(client, **asked) -> set[str]:
    page = text_of(client.get(reverse(LIST), asked))
    return {each.email for each in Subscriber.objects.exclude(email="") if each.email in page}


@pytest.fixture
def anna():
    subscriber = make_subscriber("anna@example.org", topics=(Topic.programme(), Topic.municipio(3)))
    text = ConsentText.objects.create(digest="d" * 64, language="it", text="Accetto di ricevere la newsletter.")
    Consent.objects.create(
        subscriber=subscriber,
        act=ConsentAct.CONFIRMED,
        topics=["programme"],
        text=text,
        page="/it/iscrizione/",
        language="it",
    )
    return subscriber


@pytest.fixture
def bruno():
    return make_subscriber("bruno@example.org", state=SubscriberState.PENDING, source=Source.DONATION, language="en")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"anna@example.org", "bruno@example.org"}),
        ({"state": "pending"}, {"bruno@example.org"}),
        ({"source": "donation"}, {"bruno@example.org"}),
        ({"language": "it"}, {"anna@example.org"}),
        ({"topic": "municipio:3"}, {"anna@example.org"}),
        ({"q": "bruno@example.org"}, {"bruno@example.org"}),
        ({"q": "anna"}, {"anna@example.org"}),
    ],
)
def test_the_list_is_narrowed_down_by_topic_state_source_language_and_words(manager, anna, bruno, asked, found):
    assert shown(manager, **asked) == found


@pytest.mark.parametrize("asked", ["anna@example.org", " Anna@EXAMPLE.org\u200b"])
def test_an_address_that_was_reduced_to_its_key_is_found_by_who_knows_all_of_it(manager, anna, asked):
    suppress(email_key=anna.email_key, email=anna.email, reason=SuppressionReason.COMPLAINT)
    suppression = Suppression.objects.get()
    erase(anna)
    for name, row in (("subscriber_admin", anna), ("suppression_admin", suppression)):
        inspect = reverse(f"{name}:inspect", args=(row.pk,))
        assert inspect in text_of(manager.get(reverse(f"{name}:index"), {"q": asked}))
        assert inspect not in text_of(manager.get(reverse(f"{name}:index"), {"q": "anna"}))


def test_suppressed_subscribers_are_found(manager, anna, bruno):
    suppress(email_key=anna.email_key, email=anna.email, reason=SuppressionReason.COMPLAINT)
    assert shown(manager, is_suppressed="true") == {"anna@example.org"}
    assert shown(manager, is_suppressed="false") == {"bruno@example.org"}


def test_one_subscriber_is_shown_with_the_words_that_were_agreed_to(manager, anna):
    page = text_of(manager.get(reverse("subscriber_admin:inspect", args=(anna.pk,))))
    assert "Accetto di ricevere la newsletter." in page
    assert "/it/iscrizione/" in page
    assert "Municipio 3" in page


def test_the_page_of_an_address_says_what_it_is_and_when_in_words(manager, anna):
    suppress(email_key=anna.email_key, email=anna.email, reason=SuppressionReason.COMPLAINT)
    for name, row, title, at in (
        ("subscriber_admin", anna, "Iscritto", anna.created_at),
        ("suppression_admin", Suppression.objects.get(), "Bloccato", Suppression.objects.get().at),
    ):
        page = manager.get(reverse(f"{name}:inspect", args=(row.pk,)))
        assert page.context["page_title"] == title
        assert "<dt>ID</dt>" not in text_of(page)
        assert f"<dd> {moment_text(at)} </dd>" in text_of(page)


def test_a_subscriber_costs_the_same_with_two_mails_and_twelve(manager, anna):
    def cost(number: int) -> int:
        for _each in range(number):
            mailing = Mailing.objects.create(occasion=f"issue:{uuid4()}", kind=MailingKind.ISSUE)
            MailingText.objects.create(mailing=mailing, language="it", subject="Che cosa si apre", html="x", text="x")
            Delivery.objects.create(mailing=mailing, subscriber=anna, language="it")
        with CaptureQueriesContext(connection) as queries:
            assert "Che cosa si apre" in text_of(manager.get(reverse("subscriber_admin:inspect", args=(anna.pk,))))
        assert not [each["sql"] for each in queries if '"newsletter_mailingtext"."html"' in each["sql"]]
        return len(queries)

    assert cost(2) == cost(10)


def test_a_person_is_taken_off_everything_at_their_wish(manager, anna):
    address = reverse("subscriber_leave", args=(anna.pk,))
    assert "Non riceverà più niente" in text_of(manager.get(address))
    manager.post(address, {"confirm": "on"})
    anna.refresh_from_db()
    assert anna.state == SubscriberState.LEFT
    assert anna.email == "anna@example.org"
    assert ModelLogEntry.objects.filter(action="newsletter.remove").exists()


def test_what_staff_did_stands_with_who_and_when(manager, anna):
    manager.post(reverse("subscriber_leave", args=(anna.pk,)), {"confirm": "on"})
    page = text_of(manager.get(reverse("subscriber_admin:inspect", args=(anna.pk,))))
    assert "<td>responsabili</td><td>Tolto da tutto, a sua richiesta</td>" in page


def test_without_the_tick_nothing_happens(manager, anna):
    page = manager.post(reverse("subscriber_erase", args=(anna.pk,)), {})
    assert "Spunta «Confermo»" in text_of(page)
    anna.refresh_from_db()
    assert anna.email


def test_a_persons_data_are_erased(manager, anna):
    manager.post(reverse("subscriber_erase", args=(anna.pk,)), {"confirm": "on"})
    anna.refresh_from_db()
    assert anna.email == ""
    assert not anna.consents.exists()


def test_no_act_of_staff_leaves_an_address_in_the_log(manager, anna, bruno):
    manager.post(reverse("subscriber_leave", args=(bruno.pk,)), {"confirm": "on"})
    manager.post(reverse("subscriber_erase", args=(anna.pk,)), {"confirm": "on"})
    manager.post(reverse("suppression_add"), {"email": "carla@example.org", "reason": "al telefono"})
    manager.post(reverse("suppression_lift", args=(Suppression.objects.get().pk,)), {"reason": "ci ha ripensato"})
    manager.get(reverse(LIST), {"export": "csv", "q": "bruno@example.org"})
    entries = ModelLogEntry.objects.filter(action__startswith="newsletter.")
    acts = {f"newsletter.{name}" for name in ("remove", "erase", "suppress", "lift", "export")}
    assert {entry.action for entry in entries} == acts
    assert not [entry for entry in entries if "example.org" in f"{entry.label} {entry.data}"]


def test_an_erased_row_offers_no_act(manager, anna):
    manager.post(reverse("subscriber_erase", args=(anna.pk,)), {"confirm": "on"})
    assert manager.get(reverse("subscriber_erase", args=(anna.pk,)), follow=True).status_code == 404
    assert "Cancella i suoi dati" not in text_of(manager.get(reverse("subscriber_admin:inspect", args=(anna.pk,))))


def test_the_list_is_exported_as_filtered_by_right_and_into_the_log(manager, anna, bruno):
    answer = manager.get(reverse(LIST), {"export": "csv", "state": "pending"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("bruno@example.org")
    entry = ModelLogEntry.objects.get(action="newsletter.export")
    assert entry.data == {"count": 1, "filters": {"state": "pending"}, "searched": False}


def test_the_list_is_exported_as_a_spreadsheet(manager, anna):
    answer = manager.get(reverse(LIST), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [row[0].value for row in sheet.rows][1:] == ["anna@example.org"]


def exported(client) -> list[dict[str, str]]:
    answer = client.get(reverse(LIST), {"export": "csv"})
    return list(DictReader(b"".join(answer.streaming_content).decode().splitlines()))


def test_an_exported_row_has_its_topics_by_name_and_whole_minutes(manager, anna):
    anna.subscriptions.filter(topic="municipio:3").update(confirmed_at=None)
    Subscriber.objects.update(created_at=datetime(2026, 11, 27, 3, 28, 59, 123, tzinfo=UTC))
    (row,) = exported(manager)
    assert row["Argomenti"] == "La newsletter del programma"
    assert row["Dal"] == "2026-11-27 04:28"
    answer = manager.get(reverse(LIST), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in list(sheet.rows)[1]][6] == datetime(2026, 11, 27, 4, 28)  # noqa: DTZ001


def test_who_was_erased_is_not_in_the_file_and_not_counted(manager, anna, bruno):
    erase(anna)
    assert [row["E-mail"] for row in exported(manager)] == ["bruno@example.org"]
    assert ModelLogEntry.objects.get(action="newsletter.export").data["count"] == 1


def test_an_export_asks_no_more_for_many(manager, anna):
    exported(manager)
    with CaptureQueriesContext(connection) as one:
        exported(manager)
    for number in range(20):
        make_subscriber(f"vicina{number}@example.org", topics=(Topic.municipio(number % 9 + 1),))
    with CaptureQueriesContext(connection) as many:
        assert len(exported(manager)) == 21
    assert len(many) <= len(one)


def test_who_may_look_may_not_export(manager, anna):
    Group.objects.get(name=MANAGERS).permissions.remove(Permission.objects.get(codename="export_subscriber"))
    assert shown(manager) == {"anna@example.org"}
    answer = manager.get(reverse(LIST), {"export": "csv"})
    assert answer.status_code == 302
    assert "export=csv" not in text_of(manager.get(reverse(LIST)))


def test_an_exported_address_is_no_formula(manager):
    make_subscriber("=cmd@example.org")
    answer = manager.get(reverse(LIST), {"export": "csv"})
    assert b"'=cmd@example.org" in b"".join(answer.streaming_content)


def test_an_address_is_suppressed_by_hand_once_and_lifted_with_a_reason(manager, anna):
    values = {"email": " Anna@Example.org ", "reason": "lo ha chiesto al telefono"}
    manager.post(reverse("suppression_add"), values)
    suppression = Suppression.objects.get()
    assert (suppression.reason, suppression.email_key) == (SuppressionReason.STAFF, anna.email_key)
    assert "È già bloccato" in text_of(manager.post(reverse("suppression_add"), values))
    lift = reverse("suppression_lift", args=(suppression.pk,))
    assert "obbligatorio" in text_of(manager.post(lift, {"reason": ""}))
    manager.post(lift, {"reason": "ci ha ripensato"})
    suppression.refresh_from_db()
    assert suppression.lifted_at
    assert suppression.lift_reason == "ci ha ripensato"
    assert "È già stato sbloccato" in text_of(manager.post(lift, {"reason": "di nuovo"}))


def test_suppressions_are_narrowed_down_to_those_in_force(manager, anna, bruno):
    for subscriber in (anna, bruno):
        suppress(email_key=subscriber.email_key, email=subscriber.email, reason=SuppressionReason.COMPLAINT)
    lift(Suppression.objects.get(email=anna.email), None, "ci ha ripensato")
    for asked, found, missing in (("true", bruno, anna), ("false", anna, bruno)):
        page = text_of(manager.get(reverse("suppression_admin:index"), {"is_active": asked}))
        assert found.email in page
        assert missing.email not in page


def test_what_is_no_address_is_not_suppressed(manager):
    page = manager.post(reverse("suppression_add"), {"email": "anna", "reason": "x"})
    assert page.status_code == 200
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("name", [LIST, "suppression_admin:index", "suppression_add"])
def test_an_editor_reads_no_addresses(editor, anna, name):
    answer = editor.get(reverse(name))
    assert answer.status_code == 302
    answer = editor.get(reverse(LIST), {"export": "csv"})
    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["subscriber_leave", "subscriber_erase", "subscriber_admin:inspect"])
def test_an_editor_neither_reads_nor_changes_a_subscriber(editor, anna, name):
    for answer in (
        editor.get(reverse(name, args=(anna.pk,))),
        editor.post(reverse(name, args=(anna.pk,)), {"confirm": "on"}),
    ):
        assert answer.status_code in (302, 405)
    anna.refresh_from_db()
    assert anna.state == SubscriberState.CONFIRMED
