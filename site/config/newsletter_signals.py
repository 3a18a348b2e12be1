"""Hands what donors ask for on to the newsletter: the two apps do not know each other."""

from django.urls import reverse
from django.utils import translation

from donations.forms import DonationForm
from donations.models import Donation
from donations.signals import newsletter_requested, updates_requested
from newsletter.models import Source
from newsletter.subscribing.asking import ask
from newsletter.topics import Topic


def connect() -> None:
    newsletter_requested.connect(ask_for_newsletter, dispatch_uid="config.ask_for_newsletter")
    updates_requested.connect(ask_for_updates, dispatch_uid="config.ask_for_updates")


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
