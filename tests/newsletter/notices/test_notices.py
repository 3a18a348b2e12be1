"""Followers of a project are told its news, one each and once, in words that staff may change."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from config.bootstrap import ensure_site
from donations.milestones import announce as announce_milestones
from donations.milestones import note
from donations.models import CampaignOutcome, Milestone, MilestoneKind, Result
from newsletter.models import Delivery, Mailing, MailingKind, MailingState, NoticeKind, NoticeText
from newsletter.notices.composer import compose_notice
from newsletter.notices.preview import preview
from newsletter.notices.words import filled
from newsletter.topics import Topic
from newsletter.worker import send_deliveries, work_off_all
from projects.models import ProjectUpdatePage
from tests.factories import make_subscriber

pytestmark = pytest.mark.django_db


@pytest.fixture
def follower(project):
    return make_subscriber("anna@example.org", topics=(Topic.project(project.translation_key),))


def work() -> None:
    while work_off_all() or send_deliveries():
        pass


def tell(campaign, kind: MilestoneKind) -> None:
    note(campaign, kind)
    announce_milestones()
    work()


def publish_update(project, **values) -> ProjectUpdatePage:
    fields = {"title": "Abbiamo le chiavi", "slug": "chiavi", "summary": "Da oggi lo spazio è nostro.", **values}
    update = project.add_child(instance=ProjectUpdatePage(**fields, locale=project.locale, live=False))
    update.save_revision().publish()
    return update


def test_followers_are_told_that_the_threshold_is_reached(campaign, project, follower):
    make_subscriber("bruno@example.org", topics=(Topic.programme(),))
    campaign.raised_cents = 20_150_00
    campaign.save()
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
    tell(campaign, MilestoneKind.THRESHOLD)
    Milestone.objects.update(announced_at=None, leased_until=None)
    tell(campaign, MilestoneKind.THRESHOLD)
    assert len(mail.outbox) == 1
    assert Mailing.objects.count() == 1


@pytest.mark.parametrize("kind", [MilestoneKind.FIRST_DONATION, MilestoneKind.HALF_WAY, MilestoneKind.ONE_DAY_LEFT])
def test_followers_are_not_told_of_every_point(campaign, follower, kind):
    tell(campaign, kind)
    assert not Mailing.objects.exists()


def test_followers_are_told_of_the_last_seven_days(campaign, follower):
    tell(campaign, MilestoneKind.SEVEN_DAYS_LEFT)
    assert "sette giorni" in mail.outbox[0].subject


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
    assert message.subject == f"«{project.title}»: Abbiamo le chiavi"
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
    assert 'lang="en"' in html
    assert "/it/progetti/" in html


def test_words_of_staff_are_used_with_the_projects_own_in_their_places(campaign, project, follower):
    words = {"heading": "Evviva {progetto}", "text": "Siamo a {raccolto}.\n\nGrazie."}
    NoticeText.objects.filter(kind=NoticeKind.THRESHOLD, language="it").update(**words)
    tell(campaign, MilestoneKind.THRESHOLD)
    html = mail.outbox[0].alternatives[0][0]
    assert f"Evviva {project.title}</h1>" in html
    assert "Grazie.</p>" in html


def test_what_a_title_holds_is_escaped_and_breaks_no_subject(campaign, project, follower):
    project.title = "<script>alert(1)</script> {raccolto}"
    project.save()
    tell(campaign, MilestoneKind.THRESHOLD)
    html = mail.outbox[0].alternatives[0][0]
    assert "<script>" not in html
    assert "{raccolto}" in mail.outbox[0].subject


def test_a_place_that_means_nothing_is_refused_and_told_what_does(homes):
    text = NoticeText.objects.get(kind=NoticeKind.UPDATE, language="it")
    text.text = "Siamo a {raccolto}"
    with pytest.raises(ValidationError) as refused:
        text.full_clean()
    assert "«{raccolto}» qui non vuol dire niente" in str(refused.value)
    assert "{riassunto}" in str(refused.value)


def test_first_texts_are_there_in_both_languages_and_never_overwrite(homes):
    assert NoticeText.objects.count() == 2 * len(NoticeKind)
    for text in NoticeText.objects.all():
        text.full_clean()
    NoticeText.objects.filter(kind=NoticeKind.UPDATE).update(heading="Novità")
    ensure_site()
    assert set(NoticeText.objects.filter(kind=NoticeKind.UPDATE).values_list("heading", flat=True)) == {"Novità"}


def test_a_place_whose_word_is_missing_stays_as_it_is_written():
    assert filled("{uno} e {due}", {"uno": "1"}) == "1 e {due}"


def test_a_text_is_previewed_with_a_project_of_the_site(campaign, project):
    text = NoticeText.objects.get(kind=NoticeKind.THRESHOLD, language="it")
    text.heading = "Prova: {progetto}"
    shown = preview(text)
    assert f"Prova: {project.title}" in shown.html
    assert "@@" not in shown.html + shown.text


def test_without_a_project_there_is_nothing_to_preview(homes):
    assert preview(NoticeText.objects.first()) is None


def test_a_project_that_is_not_public_tells_nothing(campaign, project, follower):
    project.unpublish()
    tell(campaign, MilestoneKind.THRESHOLD)
    assert not mail.outbox
    assert Mailing.objects.get().state == MailingState.HELD


def test_every_kind_of_news_has_a_composer(campaign, project):
    for kind in (MailingKind.THRESHOLD, MailingKind.SEVEN_DAYS_LEFT, MailingKind.CLOSED):
        facts = {"raised_cents": 1, "result": Result.RETURNED}
        mailing = Mailing(kind=kind, project_key=project.translation_key, facts=facts)
        assert [text.language for text in compose_notice(mailing)] == ["it", "en"]
