"""The rows that money leaves behind: campaigns, donations, payments, refunds, the ledger and the boxes.

Lock order, where more than one row is locked: donation, then campaign.
"""

from donations.models.campaign_days import CampaignDay
from donations.models.campaigns import (
    ActKind,
    Campaign,
    CampaignAct,
    CampaignOutcome,
    Milestone,
    MilestoneKind,
    Result,
)
from donations.models.donations import (
    ARRIVED,
    CURRENCY,
    GIVEN,
    NOT_ENDED,
    UNFINISHED,
    AttemptState,
    Donation,
    DonationState,
    PaymentAttempt,
    email_key_of,
)
from donations.models.giving_pause import GivingPause
from donations.models.inbox import StripeEvent
from donations.models.ledger import EntryKind, LedgerEntry
from donations.models.outbox import DonorMail, MailKind
from donations.models.refunds import RefundCause, RefundOrder, RefundState

__all__ = [
    "ARRIVED",
    "CURRENCY",
    "GIVEN",
    "NOT_ENDED",
    "UNFINISHED",
    "ActKind",
    "AttemptState",
    "Campaign",
    "CampaignAct",
    "CampaignDay",
    "CampaignOutcome",
    "Donation",
    "DonationState",
    "DonorMail",
    "EntryKind",
    "GivingPause",
    "LedgerEntry",
    "MailKind",
    "Milestone",
    "MilestoneKind",
    "PaymentAttempt",
    "RefundCause",
    "RefundOrder",
    "RefundState",
    "Result",
    "StripeEvent",
    "email_key_of",
]
