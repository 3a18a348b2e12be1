"""An issue that waits for its hour is given another one."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from newsletter.models import Mailing, MailingKind, MailingState
from newsletter.sending import starting
from newsletter.sending.scheduling import move, schedule_issue
from newsletter.worker import send_deliveries, work_off_all
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db

NOW = {"when": "now", "send_at": ""}


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def work() -> None:
    while work_off_all() or send_deliveries():
        pass


def address(mailing: Mailing) -> str:
    return reverse("newsletter_mailing_sposta", args=(mailing.pk,))


@pytest.fixture
def waiting(issue, admin_user) -> Mailing:
    make_subscriber()
    return schedule_issue(page=issue, send_at=timezone.now() + timedelta(days=2), user=admin_user)


def test_the_page_of_a_mailing_that_waits_leads_to_another_hour(manager, waiting):
    assert address(waiting) in text_of(manager.get(reverse("newsletter_mailing", args=(waiting.pk,))))


def test_an_issue_is_moved_to_another_moment_and_its_page_tells_who_did_it(manager, waiting):
    moment = timezone.localtime() + timedelta(days=5)
    values = {"when": "later", "send_at": moment.strftime("%d/%m/%Y %H:%M")}
    assert manager.post(address(waiting), values).status_code == 302
    waiting.refresh_from_db()
    assert timezone.localtime(waiting.send_at).strftime("%d/%m/%Y %H:%M") == values["send_at"]
    page = text_of(manager.get(reverse("newsletter_mailing", args=(waiting.pk,)))).replace("&#x27;", "'")
    assert "Data e ora dell'invio cambiate" in page


def test_an_issue_that_waits_is_sent_at_once(manager, waiting):
    manager.post(address(waiting), NOW)
    work()
    assert len(mail.outbox) == 1


def test_at_once_beside_the_old_date_is_no_contradiction_and_beside_another_date_it_is(manager, waiting):
    other = (timezone.localtime() + timedelta(days=5)).strftime("%d/%m/%Y %H:%M")
    assert "scegli una delle due" in text_of(manager.post(address(waiting), {"when": "now", "send_at": other}))
    shown = timezone.localtime(waiting.send_at).strftime("%d/%m/%Y %H:%M")
    assert manager.post(address(waiting), {"when": "now", "send_at": shown}).status_code == 302
    waiting.refresh_from_db()
    assert waiting.send_at <= timezone.now()


def test_a_moment_that_is_past_is_refused(manager, waiting):
    page = manager.post(address(waiting), {"when": "later", "send_at": "01/02/2020 10:00"})
    assert "già passato" in text_of(page)


def test_an_issue_that_could_not_begin_is_given_another_moment(manager, waiting):
    Mailing.objects.update(state=MailingState.HELD, trouble="Manca l'oggetto.")
    manager.post(address(waiting), NOW)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.trouble) == (MailingState.SCHEDULED, "")


def test_what_has_begun_is_not_moved(manager, waiting):
    before = waiting.send_at
    Mailing.objects.update(state=MailingState.QUEUEING, started_at=timezone.now())
    assert "già cominciato" in text_of(manager.get(address(waiting), follow=True))
    assert "già cominciato" in text_of(manager.post(address(waiting), NOW))
    waiting.refresh_from_db()
    assert waiting.send_at == before


def test_a_piece_of_news_is_not_moved(admin_user, waiting):
    Mailing.objects.update(kind=MailingKind.THRESHOLD)
    assert not move(waiting, timezone.now(), admin_user)


def test_what_is_moved_while_a_worker_writes_its_texts_does_not_begin(waiting, admin_user, monkeypatch):
    Mailing.objects.update(send_at=timezone.now())
    write = starting.compose

    def write_slowly(mailing):
        texts = write(mailing)
        assert move(waiting, timezone.now() + timedelta(days=1), admin_user)
        return texts

    monkeypatch.setattr(starting, "compose", write_slowly)
    work()
    assert not mail.outbox
    assert Mailing.objects.get().state == MailingState.SCHEDULED


def test_an_editor_moves_nothing(editor, waiting):
    assert editor.get(address(waiting)).status_code == 302
    editor.post(address(waiting), NOW)
    waiting.refresh_from_db()
    assert waiting.send_at > timezone.now()
