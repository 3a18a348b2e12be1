"""Staff let donors' messages appear, one or several; each is logged, and none appears before."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from config.bootstrap import ACCOUNTING, EDITORS, MANAGERS
from donations.models import Donation, DonationState
from donations.services.messages import MessageBox, messages_in, review

pytestmark = pytest.mark.django_db

LIST = "/admin/messages/"


def client_of(group: str) -> Client:
    user = get_user_model().objects.create_user(f"user-{group}", password="x")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def write(campaign):
    def make(message: str, **values) -> Donation:
        now = timezone.now()
        fields = {"state": DonationState.PAID, "paid_at": now, "name": "Ada Prova", **values}
        return Donation.objects.create(
            campaign=campaign,
            amount_cents=10_00,
            email="ada@example.org",
            language="it",
            privacy_accepted_at=now,
            message=message,
            **fields,
        )

    return make


def boxes() -> dict[str, list[str]]:
    return {box.value: [donation.message for donation in messages_in(box)] for box in MessageBox}


@pytest.mark.parametrize(("group", "status"), [(MANAGERS, 200), (EDITORS, 302), (ACCOUNTING, 302)])
def test_only_who_reviews_messages_reaches_them(write, group, status):
    donation = write("Da leggere")
    client = client_of(group)
    assert client.get(LIST).status_code == status
    assert (LIST in client.get("/admin/").content.decode()) is (status == 200)
    client.post(LIST, {"approve": donation.pk})
    donation.refresh_from_db()
    assert donation.is_message_approved is (status == 200)


def test_what_has_arrived_and_was_not_read_waits(write):
    write("Da leggere")
    write("")
    write("Non pagata", state=DonationState.STARTED)
    write("Rimborsata", state=DonationState.REFUNDED)
    assert boxes() == {"waiting": ["Da leggere"], "shown": [], "refused": []}


def test_one_button_lets_one_appear_and_the_ticks_several(write):
    first, second, third, fourth = (write(f"Messaggio {each}") for each in range(4))
    client = client_of(MANAGERS)
    client.post(LIST, {"approve": first.pk, "chosen": [second.pk]})
    client.post(LIST, {"approve": "chosen", "chosen": [second.pk, third.pk, "x"]})
    client.post(LIST, {"refuse": fourth.pk})
    found = boxes()
    assert found["waiting"] == []
    assert sorted(found["shown"]) == ["Messaggio 0", "Messaggio 1", "Messaggio 2"]
    assert found["refused"] == ["Messaggio 3"]
    logged = ModelLogEntry.objects.filter(action="donations.approve_message")
    assert {entry.object_id for entry in logged} == {str(donation.pk) for donation in (first, second, third)}
    assert {entry.user.username for entry in logged} == {f"user-{MANAGERS}"}
    refused = ModelLogEntry.objects.get(action="donations.refuse_message")
    assert (refused.object_id, refused.user.username) == (str(fourth.pk), f"user-{MANAGERS}")


def test_what_appeared_can_be_taken_back(write, project, django_capture_on_commit_callbacks):
    donation = write("Forza vicini")
    user = get_user_model().objects.create_user("rosa")
    for approve in (True, False):
        with django_capture_on_commit_callbacks(execute=True):
            assert review(keys=[donation.pk], approve=approve, user=user) == 1
        assert ("Forza vicini" in Client().get(project.get_url()).content.decode()) is approve


def test_a_repeat_changes_and_logs_nothing(write):
    donation = write("Forza vicini")
    user = get_user_model().objects.create_user("rosa")
    assert [review(keys=[donation.pk], approve=True, user=user) for _each in range(2)] == [1, 0]
    assert ModelLogEntry.objects.filter(action="donations.approve_message").count() == 1


def test_what_was_not_paid_or_has_no_words_is_not_approved(write):
    user = get_user_model().objects.create_user("rosa")
    keys = [write("Non pagata", state=DonationState.WAITING).pk, write("").pk, 10**9]
    assert review(keys=keys, approve=True, user=user) == 0
    assert not Donation.objects.filter(is_message_approved=True).exists()


def test_who_reviews_reads_names_as_donors_chose_and_no_markup_runs(write):
    write("<script>alert(1)</script>", name="Nome Vero", is_anonymous=True)
    page = client_of(MANAGERS).get(LIST).content.decode()
    assert "Nome Vero" not in page
    assert "ada@example.org" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_nothing_chosen_is_said(write):
    write("Da leggere")
    response = client_of(MANAGERS).post(LIST, {"approve": "chosen"}, follow=True)
    assert "scegli almeno un messaggio" in response.content.decode()


def test_a_long_list_has_pages(write, django_assert_max_num_queries):
    for each in range(52):
        write(f"Messaggio {each}")
    client = client_of(MANAGERS)
    client.get(LIST)
    with django_assert_max_num_queries(25):
        page = client.get(f"{LIST}?p=2")
    assert len(page.context["donations"]) == 2
