"""Followers of a project are told its news, one each and once, in words that staff may change."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from config.bootstrap import ensure_site
from donations.models import CampaignOutcome, Milestone, MilestoneKind, Result
from newsletter.models import Delivery, Mailing, MailingState, NoticeKind, NoticeText
from newsletter.topics import Topic
from projects.models import ProjectUpdatePage
from tests.factories import make_subscriber
from tests.newsletter.notices.helpers import publish_update, reach_threshold, tell, work

pytestmark = pytest.mark.django_db


def test_followers_are_told_that_the_threshold_is_reached(campaign, project, follower):
    make_subscriber("bruno@example.org", topics=(Topic.programme(),))
    reach_threshold(campaign)
    tell(campaign, MilestoneKind.THRESHOLD)
    (message,) = mail.outbox
    assert message.to == ["anna@example.org"]
    assert message.subject == f"Ce l'abbiamo fatta: «{project.title}» è alla soglia"
    assert "20.150" in message.body
    assert "30.000" in message.body
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.extra_headers["List-Id"].endswith("<projects.testserver>")
    assert f"project:{project.translation_key}" in message.extra_headers["List-Unsubscribe"]


def test_the_same_news_is_told_once_however_often_it_is_announced(campaign, follower):
    reach_threshold(campaign)
    tell(campaign, MilestoneKind.THRESHOLD)
    Milestone.objects.update(announced_at=None, leased_until=None)
    tell(campaign, MilestoneKind.THRESHOLD)
    assert len(mail.outbox) == 1
    assert Mailing.objects.count() == 1


@pytest.mark.parametrize("kind", [MilestoneKind.FIRST_DONATION, MilestoneKind.HALF_WAY, MilestoneKind.ONE_DAY_LEFT])
def test_followers_are_not_told_of_every_point(campaign, follower, kind):
    tell(campaign, kind)
    assert not Mailing.objects.exists()


def test_followers_are_told_of_the_last_seven_days_and_what_is_missing(campaign, project, follower):
    tell(campaign, MilestoneKind.SEVEN_DAYS_LEFT)
    (message,) = mail.outbox
    assert message.subject == f"Ultima settimana per «{project.title}»"
    assert "Per arrivarci mancano €\xa020.000" in message.body


def test_where_the_threshold_is_reached_nothing_is_said_of_what_is_missing(campaign, follower):
    reach_threshold(campaign)
    tell(campaign, MilestoneKind.SEVEN_DAYS_LEFT)
    (message,) = mail.outbox
    html = message.alternatives[0][0]
    assert "mancano" not in message.body + html
    assert "></p>" not in html
    assert "questo è il momento" in message.body


@pytest.mark.parametrize(
    ("result", "subject"),
    [(Result.FUNDED, "si fa"), (Result.KEPT, "La raccolta per"), (Result.RETURNED, "La raccolta per")],
)
def test_followers_are_told_how_it_ended(campaign, follower, result, subject):
    CampaignOutcome.objects.create(
        campaign=campaign, result=result, raised_cents=7_00, donors_count=1, donations_count=1
    )
    tell(campaign, MilestoneKind.CLOSED)
    assert subject in mail.outbox[0].subject
    assert "ha raccolto €\xa07:" in mail.outbox[0].body


def test_an_update_is_told_half_an_hour_after_it_was_published(project, follower, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        publish_update(project)
    work()
    assert not mail.outbox
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        work()
    (message,) = mail.outbox
    assert message.subject == f"{project.title}: Abbiamo le chiavi"
    assert "Da oggi lo spazio è nostro." in message.body


def test_an_update_that_was_taken_back_meanwhile_is_told_to_nobody(
    project, follower, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        update = publish_update(project)
    update.refresh_from_db()
    update.unpublish()
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        work()
    assert not mail.outbox
    mailing = Mailing.objects.get()
    assert mailing.state == MailingState.HELD
    assert "non è pubblicato" in mailing.trouble


def test_an_english_follower_of_an_italian_update_is_told_in_english_and_that_it_is_in_italian(
    project, django_capture_on_commit_callbacks
):
    make_subscriber("anna@example.org", topics=(Topic.project(project.translation_key),), language="en")
    with django_capture_on_commit_callbacks(execute=True):
        publish_update(project)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        work()
    (message,) = mail.outbox
    assert message.body.count("/en/iscrizione/") == 2
    assert Delivery.objects.get().language == "en"
    html = message.alternatives[0][0]
    assert '<html lang="en"' in html
    assert '<span lang="it">Abbiamo le chiavi</span></h1>' in html
    assert "/it/progetti/" in html


def test_both_language_versions_of_an_update_are_one_piece_of_news(
    homes, project, follower, django_capture_on_commit_callbacks
):
    make_subscriber("ben@example.org", topics=(Topic.project(project.translation_key),), language="en")
    with django_capture_on_commit_callbacks(execute=True):
        update = publish_update(project)
        english_project = project.copy_for_translation(homes["en"].locale, copy_parents=True)
        english_project.save_revision().publish()
        english = ProjectUpdatePage(title="We have the keys", slug="keys", summary="The place is ours.", live=False)
        english.translation_key, english.locale = update.translation_key, homes["en"].locale
        english_project.add_child(instance=english)
        english.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        work()
    assert Mailing.objects.count() == 1
    by_reader = {message.to[0]: message for message in mail.outbox}
    assert "Abbiamo le chiavi" in by_reader["anna@example.org"].subject
    assert "We have the keys" in by_reader["ben@example.org"].subject
    assert 'lang="it"' not in by_reader["ben@example.org"].alternatives[0][0]


def test_words_of_staff_are_used_with_the_projects_own_in_their_places(campaign, project, follower):
    words = {"heading": "Evviva {progetto}", "text": "Siamo a {raccolto}.\r\nBene.\r\n\r\nGrazie."}
    NoticeText.objects.filter(kind=NoticeKind.THRESHOLD, language="it").update(**words)
    reach_threshold(campaign)
    tell(campaign, MilestoneKind.THRESHOLD)
    (message,) = mail.outbox
    html = message.alternatives[0][0]
    assert f"Evviva {project.title}</h1>" in html
    assert "20.150.<br>Bene.</p>" in html
    assert "Siamo a €\xa020.150.\nBene.\n\nGrazie.\n" in message.body


def test_what_a_title_holds_is_escaped_and_breaks_no_subject(campaign, project, follower):
    project.title = "<script>alert(1)</script> {raccolto}"
    project.save()
    reach_threshold(campaign)
    tell(campaign, MilestoneKind.THRESHOLD)
    html = mail.outbox[0].alternatives[0][0]
    assert "<script>" not in html
    assert "{raccolto}" in mail.outbox[0].subject


def test_first_texts_are_there_in_both_languages_and_never_overwrite(homes):
    assert NoticeText.objects.count() == 2 * len(NoticeKind)
    for text in NoticeText.objects.all():
        text.full_clean()
    NoticeText.objects.filter(kind=NoticeKind.UPDATE).update(heading="Novità")
    ensure_site()
    assert set(NoticeText.objects.filter(kind=NoticeKind.UPDATE).values_list("heading", flat=True)) == {"Novità"}
