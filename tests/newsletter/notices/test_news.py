"""Between a piece of news and its sending things change: what is not true any more is told to nobody."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from wagtail.models import PageViewRestriction

from donations.models import CampaignOutcome, MilestoneKind, Result
from newsletter.models import Mailing, MailingState
from tests.newsletter.notices.helpers import publish_update, reach_threshold, tell, work

pytestmark = pytest.mark.django_db

ENDING = (MilestoneKind.THRESHOLD, MilestoneKind.SEVEN_DAYS_LEFT)


def assert_held(because: str) -> None:
    mailing = Mailing.objects.get()
    assert not mail.outbox
    assert mailing.state == MailingState.HELD
    assert because in mailing.trouble


@pytest.mark.parametrize("kind", ENDING)
def test_of_a_campaign_that_was_suspended(campaign, follower, kind):
    reach_threshold(campaign)
    campaign.suspended_at = timezone.now()
    campaign.save()
    tell(campaign, kind)
    assert_held("sospesa")


@pytest.mark.parametrize("kind", ENDING)
def test_of_a_campaign_that_is_over(campaign, follower, kind):
    reach_threshold(campaign)
    with time_machine.travel(campaign.ends_at + timedelta(minutes=1)):
        tell(campaign, kind)
    assert_held("non è più vera")


def test_of_a_threshold_that_a_refund_took_back(campaign, follower):
    tell(campaign, MilestoneKind.THRESHOLD)
    assert_held("di nuovo sotto la soglia")


def test_of_the_last_days_of_a_campaign_that_was_extended_meanwhile(campaign, follower, monkeypatch):
    monkeypatch.setattr("tests.newsletter.notices.helpers.work", lambda: None)
    tell(campaign, MilestoneKind.SEVEN_DAYS_LEFT)
    campaign.ends_at += timedelta(days=20)
    campaign.save()
    work()
    assert_held("prorogata")


@pytest.mark.parametrize("kind", [*ENDING, MilestoneKind.CLOSED])
def test_of_a_project_that_is_not_public(campaign, project, follower, kind):
    reach_threshold(campaign)
    CampaignOutcome.objects.create(
        campaign=campaign, result=Result.FUNDED, raised_cents=7_00, donors_count=1, donations_count=1
    )
    project.unpublish()
    tell(campaign, kind)
    assert_held("La pagina del progetto non è pubblicata")


def test_of_an_update_that_only_some_may_see(project, follower, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        update = publish_update(project)
    PageViewRestriction.objects.create(page=update, restriction_type=PageViewRestriction.LOGIN)
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        work()
    assert_held("L'aggiornamento non è pubblicato")


def test_of_an_update_that_was_deleted(project, follower, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        update = publish_update(project)
    update.delete()
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        work()
    assert_held("L'aggiornamento non è pubblicato")


def test_the_outcome_is_told_of_a_campaign_that_was_suspended_to_its_end(campaign, follower):
    campaign.suspended_at = timezone.now()
    campaign.save()
    CampaignOutcome.objects.create(
        campaign=campaign, result=Result.KEPT, raised_cents=7_00, donors_count=1, donations_count=1
    )
    tell(campaign, MilestoneKind.CLOSED)
    assert "restano al progetto" in mail.outbox[0].body


def test_staff_see_what_news_that_waits_is_about(campaign, project, follower):
    tell(campaign, MilestoneKind.THRESHOLD)
    assert str(Mailing.objects.get()) == f"soglia raggiunta: {project.title}"
