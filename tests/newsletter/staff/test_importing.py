"""A list of people who agreed elsewhere is read, previewed, vouched for and taken in once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from newsletter.models import (
    Consent,
    ConsentAct,
    ImportRow,
    Source,
    Subscriber,
    SubscriberImport,
    SubscriberState,
    SuppressionReason,
)
from newsletter.sending.suppressing import suppress
from newsletter.staff.import_reading import MOST_BYTES, MOST_LINES, Unreadable, read_lines
from newsletter.subscribing import importing
from newsletter.subscribing.importing import take_in
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db

LIST = "email;lingua\nanna@example.org;it\n Bruno@Example.org ;inglese\nnon un indirizzo;\nanna@example.org;\n\n"


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def bring(client, content: str | bytes = LIST, **values):
    raw = content.encode() if isinstance(content, str) else content
    fields = {
        "file": SimpleUploadedFile("elenco.csv", raw),
        "programme": "on",
        "proof": "Foglio firmato alla festa di quartiere.",
        "consent_date": "10/09/2026",
        "language": "it",
        **values,
    }
    return client.post(reverse("subscriber_import_new"), fields)


def vouch(client, batch: SubscriberImport):
    return client.post(reverse("subscriber_import", args=(batch.pk,)), {"vouch": "on"})


def work() -> None:
    while take_in():
        pass


@pytest.mark.parametrize(
    "raw",
    [
        b"email;lingua\nanna@example.org;it\n",
        b"\xef\xbb\xbfE-mail,lingua\nanna@example.org,italiano\n",
        b"nome\tindirizzo\tlingua\nCit\xe0\tanna@example.org\tit\n",
        b"lingua;EMAIL\r\nit;anna@example.org\r\n",
        b"Nome;Indirizzo di e-mail del socio;lingua\nAnna;anna@example.org;it\n",
        b'email;lingua\n"Anna@EXAMPLE.org";"IT"\n',
    ],
)
def test_a_file_is_read_whatever_its_encoding_separator_and_order(raw):
    (line,) = read_lines(raw)
    assert (line.number, line.email, line.language) == (2, "anna@example.org", "it")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "manca la colonna"),
        (b"nome;cognome\na;b\n", "manca la colonna"),
        (b"email\n\n", "nessun indirizzo"),
        (b"email\n\0\n", "non è di testo"),
        (b"email\n\x81\n", "caratteri"),
        (b"x" * (MOST_BYTES + 1), "troppo grande"),
        (b"email\n" + b"a@b.it\n" * (MOST_LINES + 1), "troppe righe"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(raw, said):
    with pytest.raises(Unreadable) as refused:
        read_lines(raw)
    assert said in str(refused.value)


@pytest.mark.parametrize("told", [b"sep=;\n", b"SEP=;\r\n", b'\xef\xbb\xbf"sep=;"\n'])
def test_the_line_in_which_excel_names_its_separator_is_no_heads(told):
    (line,) = read_lines(told + b"email;lingua\nanna@example.org;it\n")
    assert (line.number, line.email, line.language) == (3, "anna@example.org", "it")


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        ("Nome;Telefono", "Abbiamo letto: «Nome», «Telefono»."),
        ("E-mail di casa;E-mail di lavoro", "Abbiamo letto: «E-mail di casa», «E-mail di lavoro»."),
    ],
)
def test_where_no_column_is_surely_the_address_the_heads_are_told_as_they_were_read(heads, said):
    with pytest.raises(Unreadable) as refused:
        read_lines(f"{heads}\nAnna;02 1234\n".encode())
    assert said in str(refused.value)


def test_before_the_word_of_staff_nobody_is_said_to_be_subscribed(manager):
    bring(manager)
    batch = SubscriberImport.objects.get()
    address = reverse("subscriber_import", args=(batch.pk,))
    before = text_of(manager.get(address))
    assert '<th scope="row">Si iscrivono</th><td>2</td>' in before
    assert ">Iscritto<" not in before
    vouch(manager, batch)
    work()
    assert '<th scope="row">Iscritto</th><td>2</td>' in text_of(manager.get(address))


def test_the_form_says_how_long_a_list_may_be(manager):
    assert "2 MB e 20.000 righe" in text_of(manager.get(reverse("subscriber_import_new")))


def test_nothing_is_imported_before_staff_have_seen_what_it_would_do(manager):
    make_subscriber("bruno@example.org")
    answer = bring(manager)
    batch = SubscriberImport.objects.get()
    assert answer["Location"] == reverse("subscriber_import", args=(batch.pk,))
    page = text_of(manager.get(answer["Location"]))
    assert "Iscrivi 1 persona" in page
    assert "non un indirizzo" in page
    work()
    assert Subscriber.objects.count() == 1


def test_the_first_rows_are_shown_as_they_were_read_and_no_longer_once_it_begins(manager):
    bring(manager)
    batch = SubscriberImport.objects.get()
    assert "bruno@example.org" in text_of(manager.get(reverse("subscriber_import", args=(batch.pk,))))
    vouch(manager, batch)
    assert "bruno@example.org" not in text_of(manager.get(reverse("subscriber_import", args=(batch.pk,))))


@pytest.mark.parametrize(("encoding", "is_told"), [("utf-8", False), ("utf-8-sig", False), ("cp1252", True)])
def test_it_is_told_when_a_files_characters_are_a_guess(manager, encoding, is_told):
    bring(manager, "nome;email\nNiccolò;anna@example.org\n".encode(encoding))
    page = text_of(manager.get(reverse("subscriber_import", args=(SubscriberImport.objects.get().pk,))))
    assert ("non è in UTF-8" in page) is is_told


def test_without_the_word_of_staff_nothing_is_imported(manager):
    bring(manager)
    batch = SubscriberImport.objects.get()
    page = manager.post(reverse("subscriber_import", args=(batch.pk,)), {})
    assert "Senza questa garanzia" in text_of(page)
    work()
    assert not Subscriber.objects.exists()


def test_the_list_is_taken_in_with_the_proof_beside_each(manager):
    bring(manager)
    vouch(manager, SubscriberImport.objects.get())
    work()
    anna, bruno = Subscriber.objects.order_by("email")
    assert (anna.email, anna.state, anna.source) == ("anna@example.org", SubscriberState.CONFIRMED, Source.IMPORT)
    assert (bruno.email, bruno.language) == ("bruno@example.org", "en")
    consent = Consent.objects.get(subscriber=anna)
    assert consent.act == ConsentAct.IMPORTED
    assert consent.note == "10/09/2026: Foglio firmato alla festa di quartiere."
    assert [each.topic for each in anna.subscriptions.exclude(confirmed_at=None)] == ["programme"]


def test_who_left_or_is_suppressed_stays_out_and_who_is_subscribed_keeps_their_choice(manager):
    make_subscriber("anna@example.org", state=SubscriberState.LEFT)
    held = make_subscriber("bruno@example.org")
    suppress(email_key=held.email_key, email=held.email, reason=SuppressionReason.HARD_BOUNCE)
    make_subscriber("carla@example.org", topics=())
    bring(manager, "email\nanna@example.org\nbruno@example.org\ncarla@example.org\ndario@example.org\n")
    vouch(manager, SubscriberImport.objects.get())
    work()
    outcomes = list(ImportRow.objects.order_by("line").values_list("outcome", flat=True))
    assert outcomes == ["left", "suppressed", "known", "added"]
    assert Subscriber.objects.get(email="anna@example.org").state == SubscriberState.LEFT
    assert not Subscriber.objects.get(email="carla@example.org").subscriptions.exists()


def test_what_was_foreseen_is_what_happens(manager):
    make_subscriber("bruno@example.org")
    bring(manager)
    batch = SubscriberImport.objects.get()
    foreseen = importing.forecast(batch)
    vouch(manager, batch)
    work()
    assert importing.forecast(batch) == foreseen
    assert foreseen["added"] == foreseen["known"] == foreseen["invalid"] == foreseen["twice"] == 1


def test_an_interrupted_import_goes_on_where_it_was_and_takes_nobody_twice(manager):
    lines = "email\n" + "".join(f"vicina{number}@example.org\n" for number in range(7))
    bring(manager, lines)
    batch = SubscriberImport.objects.get()
    vouch(manager, batch)
    assert take_in(limit=3) == 3
    page = manager.get(reverse("subscriber_import_state", args=(batch.pk,)))
    assert "3 di 7 righe · ancora meno di un minuto" in text_of(page)
    assert page["X-Is-Over"] == "0"
    work()
    assert Subscriber.objects.count() == Consent.objects.count() == 7
    batch.refresh_from_db()
    assert batch.state == SubscriberImport.State.DONE


def test_addresses_go_from_the_list_when_it_has_ended_and_lines_that_were_wrong_stay(manager):
    bring(manager)
    vouch(manager, SubscriberImport.objects.get())
    work()
    assert set(ImportRow.objects.values_list("written", flat=True)) == {"", "non un indirizzo"}


def test_what_was_wrong_is_forgotten_a_month_later(manager):
    bring(manager)
    vouch(manager, SubscriberImport.objects.get())
    work()
    SubscriberImport.objects.update(finished_at=timezone.now() - timedelta(days=29))
    importing.forget_lists()
    assert ImportRow.objects.exclude(written="").exists()
    SubscriberImport.objects.update(finished_at=timezone.now() - timedelta(days=31))
    importing.forget_lists()
    assert not ImportRow.objects.exclude(written="").exists()
    assert ImportRow.objects.filter(outcome=ImportRow.Outcome.INVALID).exists()


def test_a_list_that_nobody_vouches_for_is_dropped_after_a_week(manager):
    bring(manager)
    SubscriberImport.objects.update(created_at=timezone.now() - timedelta(days=6))
    assert importing.forget_lists() == 0
    SubscriberImport.objects.update(created_at=timezone.now() - timedelta(days=8))
    assert importing.forget_lists() == 1
    assert not ImportRow.objects.exists()
    assert SubscriberImport.objects.get().state == SubscriberImport.State.DROPPED


def test_a_list_is_dropped_with_all_its_addresses_before_it_begins_and_not_after(manager):
    bring(manager)
    batch = SubscriberImport.objects.get()
    manager.post(reverse("subscriber_import_drop", args=(batch.pk,)))
    assert not ImportRow.objects.exists()
    assert "Iscrivi" not in text_of(vouch(manager, batch))
    work()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"programme": ""}, "Scegli almeno un argomento"),
        ({"proof": ""}, "obbligatorio"),
        ({"consent_date": "01/01/2090"}, "deve ancora venire"),
        ({"file": ""}, "obbligatorio"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_kept(manager, values, said):
    page = bring(manager, **values)
    assert page.status_code == 200
    assert said in text_of(page)
    assert not SubscriberImport.objects.exists()


def test_topics_of_a_list_are_named_in_the_language_of_the_admin(manager):
    bring(manager)
    user = User.objects.get(username="responsabili")
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
    page = text_of(manager.get(reverse("subscriber_import", args=(SubscriberImport.objects.get().pk,))))
    assert "La newsletter del programma" not in page


def test_the_list_of_imports_names_its_columns(manager):
    bring(manager)
    page = text_of(manager.get(reverse("import_admin:index")))
    assert "method" not in page.lower().partition("<table")[2].partition("</table>")[0]
    assert "ordering=state" in page
    assert "letto, da confermare" in page


def test_an_editor_imports_nothing(editor):
    assert bring(editor).status_code == 302
    assert not SubscriberImport.objects.exists()
