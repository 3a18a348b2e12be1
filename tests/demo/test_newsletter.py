"""The demonstration's newsletter: issues that were sent, with figures of then and recipients that add up."""

import re
from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from demo.content import newsletter as content
from demo.content.projects import PROJECTS
from demo.illustrations import KEYS
from demo.loading.newsletter import NewsletterLoader
from demo.loading.past_campaigns import PastCampaigns
from donations.models import Donation, DonationState
from newsletter.blocks import issue_blocks
from newsletter.models import (
    Consent,
    ConsentAct,
    Delivery,
    DeliveryState,
    Mailing,
    MailingState,
    NewsletterIssuePage,
    Subscriber,
    SubscriberState,
    Suppression,
)
from newsletter.writing.checks import problems_of
from newsletter.writing.frozen import frozen_for
from tests.browser import demonstration
from tests.demo.test_content import TagStack, records

ISSUES = (*content.SENT, content.DRAFT)


@pytest.fixture
def demo(homes, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    return demonstration.load(homes, tmp_path / "picture.png")


def test_texts_are_whole_in_both_languages_and_name_projects_and_pictures_that_exist():
    slugs = {project.slug for project in PROJECTS}
    for text in records(ISSUES, content.Text):
        assert text.it
        assert text.en
        assert text.it != text.en
        for html in (text.it, text.en):
            assert TagStack(html).is_balanced
            assert set(re.findall(r'href="progetto:([^"]+)"', html)) <= slugs
    for issue in ISSUES:
        assert len(issue.subject.it) <= 60
        assert len(issue.subject.en) <= 60
        assert {block.project for block in issue.blocks if isinstance(block, content.IssueProject)} <= slugs
        assert not issue.illustration or issue.illustration in KEYS


def test_the_draft_has_every_block():
    kinds = {content.IssueHeading: "heading", content.IssueText: "text", content.IssuePicture: "picture"}
    kinds |= {content.IssueButton: "button", content.IssueProject: "project"}
    used = [
        block.kind if isinstance(block, content.IssueLive) else kinds[type(block)] for block in content.DRAFT.blocks
    ]
    assert set(used) == {name for name, _block in issue_blocks()}


@pytest.mark.django_db
def test_the_demonstrations_newsletter_is_whole(demo, homes, subtests):
    """In one test, as loading the demonstration takes longer than all of them."""
    with subtests.test("issues were sent in both languages, with figures of then and addresses of nobody"):
        look_at_issues()
    with subtests.test("recipients add up"):
        add_recipients_up()
    with subtests.test("nothing of it has an error, and the draft is in no archive"):
        look_at_problems()
    with subtests.test("loading it again changes nothing"):
        load_again(homes)


def look_at_issues():
    sent = list(NewsletterIssuePage.objects.in_archive().live().select_related("locale"))
    assert len(sent) == 2 * len(content.SENT)
    frozen = frozen_for(sent)
    for page in sent:
        figures = frozen[page.pk]
        assert figures.language == page.locale.language_code
        assert not any(each.is_empty for each in figures.blocks.values())
        assert page.is_demonstration
    raised = {}
    for page in sorted(sent, key=lambda page: page.date):
        for line in (line for each in frozen[page.pk].blocks.values() for line in each.projects):
            assert raised.get(line.key, 0) <= line.raised_cents
            raised[line.key] = line.raised_cents
    assert not Subscriber.objects.exclude(email__endswith="@example.org").exists()


def add_recipients_up():
    assert set(Mailing.objects.values_list("state", flat=True)) == {MailingState.DONE}
    for mailing in Mailing.objects.all():
        assert mailing.deliveries.count() > 20
        assert mailing.deliveries.filter(left_at__isnull=False).count() == 1
        assert not mailing.deliveries.filter(subscriber__confirmed_at__gt=mailing.started_at).exists()
        assert not mailing.deliveries.filter(subscriber__left_at__lt=mailing.started_at).exists()
    assert Delivery.objects.filter(state=DeliveryState.UNKNOWN).count() == 1
    assert Delivery.objects.filter(bounced_at__isnull=False).count() == 2
    assert Delivery.objects.filter(complained_at__isnull=False).count() == 1
    assert Suppression.objects.count() == 3
    left = Subscriber.objects.filter(state=SubscriberState.LEFT)
    assert left.count() == Consent.objects.filter(act=ConsentAct.LEFT).count() == 3
    assert not left.filter(subscriptions__isnull=False).exists()
    # Everybody's proof: asked for, or imported, when they came.
    proven = Consent.objects.filter(at=F("subscriber__created_at")).values("subscriber").distinct().count()
    assert proven == Subscriber.objects.count()


def look_at_problems():
    for page in NewsletterIssuePage.objects.filter(locale__language_code="it").select_related("locale"):
        draft = page.get_latest_revision_as_object()
        assert [problem for problem in problems_of(draft) if problem.is_error] == []
    assert not NewsletterIssuePage.objects.get(slug=content.DRAFT.slug).live


def load_again(homes):
    models = (NewsletterIssuePage, Mailing, Delivery, Subscriber, Consent, Suppression)
    before = [list(model.objects.order_by("pk").values()) for model in models]
    NewsletterLoader(homes, {}, lambda text: None).load()
    assert [list(model.objects.order_by("pk").values()) for model in models] == before


@pytest.mark.django_db
def test_the_past_is_told_as_it_was(campaign, project):
    now = timezone.now()
    for cents, days in ((19_000_00, 5), (2_000_00, 1)):
        Donation.objects.create(
            campaign=campaign,
            amount_cents=cents,
            name="Ada",
            email="ada@example.org",
            language="it",
            privacy_accepted_at=now,
            paid_at=now - timedelta(days=days),
            state=DonationState.PAID,
        )
    campaign.opens_at = now - timedelta(days=9)
    campaign.save()

    def told(days: int):
        return PastCampaigns(now - timedelta(days=days))

    assert told(10).open_now() == []
    then = told(3).of([project.translation_key])[project.translation_key]
    assert (then.raised_cents, then.missing_cents, then.is_threshold_reached) == (19_000_00, 1_000_00, False)
    assert told(0).totals().reached_count == 1
    assert told(3).totals().raised_cents == 19_000_00
