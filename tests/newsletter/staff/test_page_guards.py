"""An issue that was put on its way says so where it is written, and is neither deleted nor hidden unawares."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import Translation, TranslationSource

from home.clock import moment_text
from newsletter.models import Delivery, DeliveryState, Mailing, MailingState, NewsletterIssuePage
from newsletter.sending.scheduling import schedule_issue
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db

BROKEN = "I collegamenti «Leggi nel browser» di 2 e-mail non funzioneranno più."


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("&#x27;", "'").split())


def page_of(name: str, issue) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=(issue.pk,))


@pytest.fixture
def waiting(issue) -> Mailing:
    return schedule_issue(page=issue, send_at=timezone.now() + timedelta(days=3), user=None)


@pytest.fixture
def sent(waiting) -> Mailing:
    """To two in Italian and one in English."""
    now = timezone.now()
    Mailing.objects.update(state=MailingState.DONE, started_at=now, finished_at=now)
    for number, language in enumerate(["it", "it", "en"]):
        subscriber = make_subscriber(f"vicina{number}@example.org")
        Delivery.objects.create(
            mailing=waiting, subscriber=subscriber, language=language, state=DeliveryState.SENT, sent_at=now
        )
    waiting.refresh_from_db()
    return waiting


@pytest.mark.parametrize("name", ["wagtailadmin_pages:edit", "newsletter_check"])
def test_where_an_issue_is_written_it_is_told_for_when_it_is_scheduled(editor, issue, waiting, name):
    page = text_of(editor.get(reverse(name, args=(issue.pk,))))
    assert f"Questo numero è programmato per il {moment_text(waiting.send_at)}" in page
    assert reverse("newsletter_mailing", args=(waiting.pk,)) in page


@pytest.mark.parametrize("name", ["wagtailadmin_pages:edit", "newsletter_check"])
def test_where_an_issue_is_written_it_is_told_that_it_has_gone(editor, issue, sent, name):
    page = text_of(editor.get(reverse(name, args=(issue.pk,))))
    assert f"Questo numero è partito il {moment_text(sent.started_at)}. Le correzioni si vedono solo" in page


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (MailingState.SENDING, "è in invio dal"),
        (MailingState.PAUSED, "è in pausa"),
        (MailingState.STOPPED, "è stato interrotto"),
    ],
)
def test_the_check_of_an_issue_that_has_begun_says_so_and_nothing_of_sending_it(editor, issue, sent, state, said):
    Mailing.objects.update(state=state)
    page = text_of(editor.get(reverse("newsletter_check", args=(issue.pk,))))
    assert said in page
    assert "nulla che impedisca" not in page
    assert "Tutto a posto" not in page


def test_where_an_issue_is_translated_it_is_told_too(manager, homes, issue, sent):
    source, _created = TranslationSource.get_or_create_from_instance(issue)
    translation = Translation.objects.create(source=source, target_locale=homes["en"].locale)
    translation.save_target(publish=False)
    page = text_of(manager.get(page_of("edit", translation.get_target_instance())))
    assert f"Questo numero è partito il {moment_text(sent.started_at)}." in page


def test_an_issue_of_which_nothing_was_sent_says_nothing(editor, issue):
    assert "Questo numero" not in text_of(editor.get(page_of("edit", issue)))


def test_an_issue_that_has_begun_is_not_deleted_and_neither_is_the_page_above_it(
    manager, admin_client, newsletter, issue, sent
):
    for client, page in ((manager, issue), (admin_client, newsletter)):
        assert "un numero che è partito resta" in text_of(client.get(page_of("delete", page), follow=True))
        assert "un numero che è partito resta" in text_of(client.post(page_of("delete", page), follow=True))
    assert NewsletterIssuePage.objects.exists()


def test_an_issue_that_has_begun_is_not_deleted_among_others(manager, issue, sent):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete"))
    answer = manager.post(f"{address}?id={issue.pk}", follow=True)
    assert "un numero che è partito resta" in text_of(answer)
    assert NewsletterIssuePage.objects.exists()


def test_who_deletes_an_issue_that_waits_is_told_that_it_will_not_go(manager, issue, waiting):
    assert "Senza una pagina pubblicata non parte." in text_of(manager.get(page_of("delete", issue)))
    manager.post(page_of("delete", issue))
    assert not NewsletterIssuePage.objects.exists()


def test_who_unpublishes_an_issue_that_was_sent_is_told_how_many_mails_lead_nowhere_then(manager, issue, sent):
    assert BROKEN in text_of(manager.post(page_of("unpublish", issue), {"next": "/admin/"}))
    issue.refresh_from_db()
    assert issue.live
    answer = manager.post(page_of("unpublish", issue), {"next": "/admin/", "consequences_seen": "1"})
    assert answer["Location"] == "/admin/"
    issue.refresh_from_db()
    assert not issue.live


def test_who_unpublishes_the_page_above_with_all_below_is_told_too(manager, newsletter, issue, sent):
    assert BROKEN in text_of(manager.post(page_of("unpublish", newsletter), {"include_descendants": "on"}))
    issue.refresh_from_db()
    assert issue.live


def test_who_unpublishes_an_issue_that_waits_is_told_that_it_will_not_go(manager, issue, waiting):
    assert "Senza una pagina pubblicata non parte." in text_of(manager.post(page_of("unpublish", issue)))


def test_an_issue_that_was_sent_is_not_unpublished_among_others(manager, issue, sent):
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "unpublish"))
    answer = manager.post(f"{address}?id={issue.pk}", follow=True)
    assert "un numero affidato all'invio" in text_of(answer)
    issue.refresh_from_db()
    assert issue.live


def test_an_issue_of_which_nothing_was_sent_is_unpublished_at_once(manager, issue):
    manager.post(page_of("unpublish", issue))
    issue.refresh_from_db()
    assert not issue.live
