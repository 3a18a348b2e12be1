"""Hands on to the newsletter what donors ask for and what campaigns tell: the two apps do not know each other."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from donations.forms import DonationForm
from donations.models import Campaign, CampaignOutcome, Donation, MilestoneKind
from donations.signals import milestone_reached, newsletter_requested, updates_requested
from newsletter.models import MailingKind, Source
from newsletter.notices.announcing import announce
from newsletter.subscribing.asking import ask
from newsletter.topics import Topic
from projects.models import ProjectPage, ProjectUpdatePage
from projects.signals import update_published

# The points of a campaign that its followers are told of.
_TOLD = {
    MilestoneKind.THRESHOLD: MailingKind.THRESHOLD,
    MilestoneKind.SEVEN_DAYS_LEFT: MailingKind.SEVEN_DAYS_LEFT,
    MilestoneKind.CLOSED: MailingKind.CLOSED,
}


def connect() -> None:
    newsletter_requested.connect(ask_for_newsletter, dispatch_uid="config.ask_for_newsletter")
    milestone_reached.connect(announce_milestone, dispatch_uid="config.announce_milestone")
    update_published.connect(announce_update, dispatch_uid="config.announce_update")
    updates_requested.connect(ask_for_updates, dispatch_uid="config.ask_for_updates")


def announce_milestone(sender, campaign: Campaign, kind: MilestoneKind, **_signal) -> None:
    """Inside the transaction that marks the milestone as told: only rows are written."""
    told = _TOLD.get(kind)
    if told is None:
        return
    outcome = CampaignOutcome.objects.filter(campaign=campaign).first()
    facts = {
        "about": campaign.project_title,
        "raised_cents": outcome.raised_cents if outcome else campaign.raised_cents,
        "threshold_cents": campaign.threshold_cents,
        "city_share_cents": campaign.city_share_cents,
        "ends_at": campaign.ends_at.isoformat(),
        "result": outcome.result if outcome else "",
    }
    announce(kind=told, project_key=campaign.project_key, facts=facts)


def announce_update(sender, page: ProjectUpdatePage, **_signal) -> None:
    """A while later: time to mend a slip, and to publish it in the other language. Both are one piece of news."""
    project = ProjectPage.objects.ancestor_of(page).first()
    if project is None:
        return
    later = timezone.now() + timedelta(minutes=settings.NEWSLETTER_UPDATE_DELAY_MINUTES)
    announce(
        kind=MailingKind.UPDATE,
        project_key=project.translation_key,
        page_key=page.translation_key,
        facts={"about": page.title},
        send_at=later,
    )


def ask_for_newsletter(sender, donation: Donation, **_signal) -> None:
    _ask(donation, Topic.programme(), "wants_newsletter")


def ask_for_updates(sender, donation: Donation, **_signal) -> None:
    _ask(donation, Topic.project(donation.campaign.project_key), "wants_updates")


def _ask(donation: Donation, topic: Topic, box: str) -> None:
    """With the text of the box that was ticked, in the donor's language."""
    with translation.override(donation.language):
        ask(
            email=donation.email,
            topics=[topic.key],
            language=donation.language,
            source=Source.DONATION,
            page=reverse("donations:donate", args=(donation.campaign_id,)),
            text=str(DonationForm.base_fields[box].label),
        )
