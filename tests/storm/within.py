"""What a storm does with the site's own code, in a process of the site: ``python -m tests.storm.within <task> …``."""

import sys
import uuid
from datetime import timedelta

import django


def campaign(model: str) -> None:
    """A project with an open campaign; prints the campaign's number."""
    print(_new_campaign(model))


def _new_campaign(model: str) -> int:
    from django.utils import timezone

    from donations.models import Campaign
    from donations.services.campaigns import create_campaign
    from home.models import HomePage
    from tests.factories import make_call, make_project

    home = HomePage.objects.get(locale__language_code="it")
    project = make_project(home, call=make_call(home))
    made = create_campaign(project=project, opens_at=timezone.now() - timedelta(hours=1))
    Campaign.objects.filter(pk=made.pk).update(funding_model=model)
    return made.pk


def gifts(campaign_id: str, number: str) -> None:
    """So many donations of that campaign, each paid and booked."""
    import requests
    from django.conf import settings

    from donations.models import Campaign
    from donations.services.giving import DonorDetails, start_donation
    from donations.services.payments import sync_payment
    from home.work.progress import Progress

    progress = Progress()
    progress.begin("donations", int(number))
    for each in range(int(number)):
        details = DonorDetails(
            amount_cents=2_00 + each,
            name=f"Donatore {each}",
            email=f"d{each}@example.org",
            is_anonymous=False,
            message="",
            wants_newsletter=False,
            wants_updates=False,
            language="it",
        )
        checkout = start_donation(
            campaign=Campaign.objects.get(pk=campaign_id),
            public_id=uuid.uuid4(),
            details=details,
            ui_mode="hosted_page",
            return_url=f"{settings.SITE_URL}/",
        )
        attempt = checkout.donation.attempts.get()
        pay = f"{settings.STRIPE_API_BASE}/_control/sessions/{attempt.session_id}/pay"
        requests.post(pay, json={}, timeout=20).raise_for_status()
        sync_payment(attempt)
        progress.tick()


def miss(campaign_id: str) -> None:
    """End the campaign now, with what the gifts have brought, which is below its threshold; prints its result."""
    from django.utils import timezone

    from donations.models import Campaign
    from donations.services.closing import close

    Campaign.objects.filter(pk=campaign_id).update(ends_at=timezone.now())
    outcome = close(Campaign.objects.get(pk=campaign_id)).outcome
    print(outcome and outcome.result)


def run_refunds_hurriedly() -> None:
    """``manage.py run_refunds`` with another pace, and a time-out that does not wait."""
    from functools import partial

    from django.core.management import call_command

    from donations import gateway
    from donations.management.commands import run_refunds

    gateway.READ_SECONDS = 0.5
    run_refunds.Pace = partial(run_refunds.Pace, a_second=1000)  # type: ignore[assignment,misc]
    call_command("run_refunds")


def ledger(entries: str) -> None:
    """So many entries of twenty campaigns, a fifth of them refunds by order, and totals that agree; nobody is asked."""
    from django.db.models import Sum
    from django.utils import timezone

    from donations import days
    from donations.models import Campaign, Donation, LedgerEntry, PaymentAttempt, RefundOrder

    now, number = timezone.now(), int(entries) * 4 // 5
    first = Campaign.objects.get(pk=_new_campaign("keep_what_is_raised"))
    campaigns = [first]
    for _each in range(19):
        fields = {f.attname: getattr(first, f.attname) for f in Campaign._meta.concrete_fields if not f.primary_key}
        campaigns.append(Campaign.objects.create(**{**fields, "project_key": uuid.uuid4()}))
    donations = [
        Donation(
            campaign=campaigns[each % 20],
            amount_cents=25_00,
            name="Ada Prova",
            email=f"ada{each % (number // 2)}@example.org",
            email_key=f"ada{each % (number // 2)}@example.org",
            language="it",
            privacy_accepted_at=now,
            paid_at=now,
            state="refunded" if each % 4 == 0 else "paid",
        )
        for each in range(number)
    ]
    Donation.objects.bulk_create(donations, batch_size=1000)
    attempts = [
        PaymentAttempt(
            donation=donation,
            ui_mode="hosted_page",
            state="paid",
            request_body={},
            idempotency_key=f"donation-{donation.public_id}-1",
            session_id=f"cs_{donation.pk}",
            intent_id=f"pi_{donation.pk}",
        )
        for donation in donations
    ]
    PaymentAttempt.objects.bulk_create(attempts, batch_size=1000)
    paid = [_entry(donation, "payment", 25_00, f"ch_{donation.pk}") for donation in donations]
    back = [_entry(donation, "refund", -25_00, f"re_{donation.pk}") for donation in donations[::4]]
    LedgerEntry.objects.bulk_create(paid + back, batch_size=1000)
    orders = [
        RefundOrder(
            attempt=attempt,
            cause="staff",
            amount_cents=25_00,
            state="succeeded",
            request_body={},
            idempotency_key=f"refund-{attempt.donation.public_id}-1",
            refund_id=f"re_{attempt.donation_id}",
            done_at=now,
        )
        for attempt in attempts[::4]
    ]
    RefundOrder.objects.bulk_create(orders, batch_size=1000)
    for made in campaigns:
        held = Donation.objects.filter(campaign=made, state="paid")
        Campaign.objects.filter(pk=made.pk).update(
            raised_cents=held.aggregate(cents=Sum("amount_cents"))["cents"] or 0,
            donations_count=held.count(),
            donors_count=held.values("email_key").distinct().count(),
        )
        days.count_anew(made)


def _entry(donation, kind: str, cents: int, source_id: str):
    from django.utils import timezone

    from donations.models import LedgerEntry

    return LedgerEntry(
        campaign_id=donation.campaign_id,
        donation=donation,
        kind=kind,
        amount_cents=cents,
        source_id=source_id,
        occurred_at=timezone.now(),
    )


def time_check() -> None:
    """Prints how long each part of the check takes, and the whole, three times over."""
    import time

    from donations.models import LedgerEntry
    from donations.services import checking

    parts = ("triggers", "campaigns", "days", "rows", "states", "city_shares", "refunds")
    told = [f"{LedgerEntry.objects.count()} entries"]
    for _time in range(3):
        seconds = {}
        for part in parts:
            began = time.perf_counter()
            found = list(getattr(checking, f"_of_{part}")())
            assert not found, found[:3]
            seconds[part] = time.perf_counter() - began
        detail = ", ".join(f"{part} {spent:.2f}" for part, spent in seconds.items())
        told.append(f"{sum(seconds.values()):.2f} s ({detail})")
    print("; ".join(told))


def subscribers() -> None:
    """One that has not confirmed, one that has, one that left, one whose address is suppressed: named so."""
    from newsletter.addresses import key_of
    from newsletter.models import SubscriberState, Suppression, SuppressionReason
    from tests.factories import make_subscriber

    make_subscriber("confirmed@example.org")
    pending = make_subscriber("pending@example.org", state=SubscriberState.PENDING, confirmed_at=None)
    pending.subscriptions.update(confirmed_at=None)
    make_subscriber("left@example.org", (), state=SubscriberState.LEFT)
    suppressed = "suppressed@example.org"
    make_subscriber(suppressed)
    Suppression.objects.create(email_key=key_of(suppressed), email=suppressed, reason=SuppressionReason.COMPLAINT)


_TASKS = (campaign, gifts, miss, run_refunds_hurriedly, ledger, time_check, subscribers)
TASKS = {task.__name__: task for task in _TASKS}

if __name__ == "__main__":
    django.setup()
    TASKS[sys.argv[1]](*sys.argv[2:])
