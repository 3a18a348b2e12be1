"""Donors' messages: which wait to be read, and letting them appear or not."""

from collections.abc import Iterable

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from donations.models import Donation, DonationState
from home import site_version


class MessageBox(models.TextChoices):
    """Where a message is; it appears in the project's page from the second one alone."""

    WAITING = "waiting", _("da leggere")
    SHOWN = "shown", _("pubblicati")
    REFUSED = "refused", _("non pubblicati")


def messages_in(box: MessageBox, donations: QuerySet[Donation] | None = None) -> QuerySet[Donation]:
    """Donations that have arrived and whose message is in ``box``; those that wait longest first in the first box."""
    donations = Donation.objects.all() if donations is None else donations
    written = donations.filter(state=DonationState.PAID).exclude(message="")
    if box == MessageBox.WAITING:
        return written.filter(is_message_approved=False, message_reviewed_at=None).order_by("paid_at", "pk")
    if box == MessageBox.SHOWN:
        return written.filter(is_message_approved=True).order_by("-message_reviewed_at", "-pk")
    return written.filter(is_message_approved=False, message_reviewed_at__isnull=False).order_by(
        "-message_reviewed_at", "-pk"
    )


def review(*, keys: Iterable[int], approve: bool, user) -> int:
    """Let the messages of these donations appear, or not; returns how many changed by it. Logged one by one."""
    with transaction.atomic():
        donations = Donation.objects.select_for_update().filter(pk__in=keys, state=DonationState.PAID)
        changed = [
            donation
            for donation in donations.exclude(message="")
            if donation.is_message_approved != approve or donation.message_reviewed_at is None
        ]
        Donation.objects.filter(pk__in=[donation.pk for donation in changed]).update(
            is_message_approved=approve, message_reviewed_at=timezone.now()
        )
        for donation in changed:
            log(donation, "donations.approve_message" if approve else "donations.refuse_message", user=user)
        if changed:
            site_version.bump()
    return len(changed)
