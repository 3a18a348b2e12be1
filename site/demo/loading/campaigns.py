"""Makes the campaigns of the demonstration projects, and the donations that bring each to where it should be."""

import random
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from demo.content import donors as donor_content
from demo.content.schema import Project, StaffAct
from donations import days, ledger, milestones
from donations.models import (
    ActKind,
    AttemptState,
    Campaign,
    CampaignAct,
    CampaignOutcome,
    Donation,
    DonationState,
    EntryKind,
    LedgerEntry,
    PaymentAttempt,
    Result,
)
from donations.services import closing
from donations.services.campaigns import create_campaign, end_of_campaign
from projects.models import ProjectPage

# How much of the threshold each scenario has raised; over_budget is told in its budget instead.
SHARE_OF_THRESHOLD = {
    "scheduled": 0,
    "just_opened": 0.07,
    "half_way": 0.54,
    "suspended": 0.54,
    "threshold_today": 1.02,
    "last_day": 0.86,
    "open_over_threshold": 1.27,
    "missed": 0.63,
}
FUNDED_SHARES = (1.04, 1.16, 1.38, 1.09, 1.52, 1.21, 1.07, 1.3, 1.12)
OVER_BUDGET_SHARE = 1.08

# Euros, and how often: the mean is about 75, as in the real programme.
AMOUNTS = {
    5: 2,
    10: 9,
    15: 3,
    20: 10,
    25: 17,
    30: 6,
    40: 4,
    50: 21,
    75: 3,
    100: 16,
    150: 4,
    200: 4,
    300: 1.5,
    500: 3,
    1000: 0.3,
}
OPENING_HOUR = time(10, 0)
# Of attempts to pay that no payment service ever saw.
KEY_PREFIX = "demo-"
GRANTED_AFTER = timedelta(days=30)
RESPONSIBLE = "Responsabili (dimostrazione)"
ANONYMOUS_SHARE = 0.22
MESSAGE_SHARE = 0.3
ENGLISH_SHARE = 0.1
RETURNING_SHARE = 0.06


@dataclass
class CampaignLoader:
    """Makes campaigns and donations where they are missing; the same seed gives the same donors."""

    now: datetime
    seed: int = 2020

    def __post_init__(self) -> None:
        self.random = random.Random()
        self.funded = iter(FUNDED_SHARES * 3)

    def load(self, content: Project, page: ProjectPage) -> int:
        """The campaign of one project with its donations; returns how many it has."""
        if content.opens_in_days is None:
            return 0
        target_cents = self._share(content)
        campaign = Campaign.objects.filter(project_key=page.translation_key).first()
        if campaign is None:
            # Of the project's own: after an interruption, those that are left must not draw what others drew.
            self.random.seed(f"{self.seed} {content.slug}")
            with transaction.atomic():
                campaign = create_campaign(project=page, opens_at=self._opens_at(content))
                for act in content.acts:
                    self._act(campaign, act)
                self._donate(campaign, round(target_cents(campaign)), content.scenario)
                self._judge(campaign)
        return campaign.donations.count()

    def _act(self, campaign: Campaign, content: StaffAct) -> None:
        """An extension or a suspension; it lies in the past, so it is written as it would have been left."""
        act = CampaignAct(campaign=campaign, reason=content.reason.it, reason_en=content.reason.en, by_name=RESPONSIBLE)
        act.at = self.now - timedelta(days=content.days_ago)
        if content.more_days:
            act.kind, act.ended_before = ActKind.EXTENDED, campaign.ends_at
            act.ends_after = end_of_campaign(campaign.last_moment, content.more_days)
            campaign.ends_at = act.ends_after
        else:
            act.kind, campaign.suspended_at = ActKind.SUSPENDED, act.at
        act.save()
        campaign.save(update_fields=["ends_at", "suspended_at"])

    def _judge(self, campaign: Campaign) -> None:
        """The outcome of a campaign that is over, and the act that grants the city's share some weeks later."""
        outcome = closing.close(campaign).outcome
        if outcome is None:
            return
        CampaignOutcome.objects.filter(pk=outcome.pk).update(judged_at=campaign.ends_at)
        granted_at = campaign.ends_at + GRANTED_AFTER
        campaign.milestones.filter(announced_at=None).update(reached_at=campaign.ends_at, announced_at=campaign.ends_at)
        if outcome.result == Result.FUNDED and granted_at < self.now:
            act = f"Determina dirigenziale n. {1000 + campaign.pk} (dimostrazione)"
            ledger.grant_city_share(campaign=campaign, act=act)
            CampaignAct.objects.create(
                campaign=campaign, kind=ActKind.GRANTED, reason=act, by_name="Ragioneria (dimostrazione)", at=granted_at
            )

    def _share(self, content: Project):
        if content.scenario == "over_budget":
            return lambda campaign: campaign.budget_cents * OVER_BUDGET_SHARE
        share = next(self.funded) if content.scenario == "funded" else SHARE_OF_THRESHOLD[content.scenario]
        return lambda campaign: campaign.threshold_cents * share

    def _opens_at(self, content: Project) -> datetime:
        day = timezone.localtime(self.now).date() + timedelta(days=content.opens_in_days or 0)
        moment = timezone.make_aware(datetime.combine(day, OPENING_HOUR))
        if content.scenario != "scheduled":
            moment = min(moment, self.now - timedelta(hours=3))
        if content.scenario == "last_day":
            # The end of the last day must not be past, nor more than a day away, whatever the hour of loading.
            while end_of_campaign(moment, 60) <= self.now:
                moment += timedelta(days=1)
        return moment

    def _donate(self, campaign: Campaign, target_cents: int, scenario: str) -> None:
        amounts = self._amounts(target_cents)
        moments = self._moments(campaign, amounts, scenario)
        donations = [self._donation(campaign, *pair) for pair in zip(amounts, moments, strict=True)]
        Donation.objects.bulk_create(donations, batch_size=500)
        PaymentAttempt.objects.bulk_create([_attempt(donation) for donation in donations], batch_size=500)
        LedgerEntry.objects.bulk_create([_entry(donation) for donation in donations], batch_size=500)
        raised = LedgerEntry.objects.filter(campaign=campaign).aggregate(cents=Sum("amount_cents", default=0))
        campaign.raised_cents = raised["cents"]
        campaign.donations_count = len(donations)
        campaign.donors_count = len({donation.email_key for donation in donations})
        campaign.save(update_fields=["raised_cents", "donations_count", "donors_count"])
        days.count_anew(campaign)
        _note_milestones(campaign, amounts, moments)

    def _amounts(self, target_cents: int) -> list[int]:
        """Gifts in cents that add up to ``target_cents``, in random order."""
        euros, weights = list(AMOUNTS), list(AMOUNTS.values())
        amounts: list[int] = []
        left = target_cents
        while left > 0:
            cents = self.random.choices(euros, weights)[0] * 100
            amounts.append(min(cents, left) if left - cents >= 300 or cents >= left else left)
            left -= amounts[-1]
        self.random.shuffle(amounts)
        return amounts

    def _moments(self, campaign: Campaign, amounts: list[int], scenario: str) -> list[datetime]:
        """A time for each gift, rising: many at the beginning and the end, few at night."""
        last = min(self.now - timedelta(minutes=2), (campaign.suspended_at or campaign.ends_at) - timedelta(minutes=1))
        first = campaign.opens_at.astimezone(UTC)  # in Rome's time, adding hours would step over a clock change
        length = (last - first).total_seconds()
        moments = sorted(first + timedelta(seconds=length * self._position()) for _ in amounts)
        if scenario == "threshold_today":
            today = timezone.localtime(self.now).replace(hour=0, minute=1, second=0, microsecond=0)
            _move_crossing_to(moments, amounts, campaign.threshold_cents, today, last)
        return moments

    def _position(self) -> float:
        """Between 0 and 1, denser at both ends."""
        return self.random.betavariate(0.75, 0.85)

    def _donation(self, campaign: Campaign, amount_cents: int, moment: datetime) -> Donation:
        first, last = self.random.choice(donor_content.FIRST_NAMES), self.random.choice(donor_content.SURNAMES)
        returns = self.random.random() < RETURNING_SHARE
        number = 0 if returns else self.random.randrange(10**6)
        message = self._message()
        email = f"{first}.{last}.{number}@example.org".lower().replace(" ", "").replace("'", "")
        return Donation(
            public_id=uuid.UUID(int=self.random.getrandbits(128), version=4),
            campaign=campaign,
            amount_cents=amount_cents,
            name=f"{first} {last}",
            email=email,
            email_key=email.casefold(),
            is_anonymous=self.random.random() < ANONYMOUS_SHARE,
            message=message.text if message else "",
            is_message_approved=message is not None,
            message_reviewed_at=moment if message else None,
            language=message.language if message else self._language(),
            privacy_accepted_at=moment,
            created_at=moment,
            paid_at=moment,
            state=DonationState.PAID,
        )

    def _language(self) -> str:
        return "en" if self.random.random() < ENGLISH_SHARE else "it"

    def _message(self):
        return self.random.choice(donor_content.MESSAGES) if self.random.random() < MESSAGE_SHARE else None


def _note_milestones(campaign: Campaign, amounts: list[int], moments: list[datetime]) -> None:
    """Each at the gift that came to it; they lie in the past, and nobody is to be told of them today."""
    raised, ahead = 0, milestones.points_of(campaign)
    for cents, moment in zip(amounts, moments, strict=True):
        raised += cents
        for kind in [kind for kind, point in ahead.items() if raised >= point]:
            del ahead[kind]
            campaign.milestones.create(kind=kind, reached_at=moment, announced_at=moment)


def _move_crossing_to(
    moments: list[datetime], amounts: list[int], threshold_cents: int, today: datetime, last: datetime
) -> None:
    """Put the gift that crosses the threshold, and all behind it, into today."""
    raised = 0
    for number, cents in enumerate(amounts):
        raised += cents
        if raised >= threshold_cents:
            first = number
            break
    else:
        return
    start = min(today, last)
    step = (last - start) / (len(amounts) - first + 1)
    for number in range(first, len(amounts)):
        moments[number] = start + step * (number - first + 1)
    for number in range(first):
        moments[number] = min(moments[number], start - timedelta(minutes=first - number))


def _attempt(donation: Donation) -> PaymentAttempt:
    key = f"{KEY_PREFIX}{donation.public_id}"
    return PaymentAttempt(
        donation=donation,
        ui_mode=PaymentAttempt.UiMode.EMBEDDED,
        state=AttemptState.PAID,
        request_body={},
        idempotency_key=key,
        session_id=f"cs_demo{donation.public_id.hex}",
        intent_id=f"pi_demo{donation.public_id.hex}",
        created_at=donation.created_at,
    )


def _entry(donation: Donation) -> LedgerEntry:
    return LedgerEntry(
        campaign_id=donation.campaign_id,
        donation=donation,
        kind=EntryKind.PAYMENT,
        amount_cents=donation.amount_cents,
        source_id=f"ch_demo{donation.public_id.hex}",
        occurred_at=donation.created_at,
        posted_at=donation.created_at,
    )
