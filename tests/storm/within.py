"""What a storm does with the site's own code, in a process of the site: ``python -m tests.storm.within <task> …``."""

import sys
import uuid
from datetime import timedelta

import django


def campaign(model: str) -> None:
    """A project with an open campaign; prints the campaign's number."""
    from django.utils import timezone

    from donations.models import Campaign
    from donations.services.campaigns import create_campaign
    from home.models import HomePage
    from tests.factories import make_call, make_project

    home = HomePage.objects.get(locale__language_code="it")
    project = make_project(home, call=make_call(home))
    made = create_campaign(project=project, opens_at=timezone.now() - timedelta(hours=1))
    Campaign.objects.filter(pk=made.pk).update(funding_model=model)
    print(made.pk)


def gifts(campaign_id: str, number: str) -> None:
    """So many donations of that campaign, each paid and booked."""
    import requests
    from django.conf import settings

    from donations.models import Campaign
    from donations.progress import Progress
    from donations.services.giving import DonorDetails, start_donation
    from donations.services.payments import sync_payment

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


TASKS = {task.__name__: task for task in (campaign, gifts, miss, run_refunds_hurriedly)}

if __name__ == "__main__":
    django.setup()
    TASKS[sys.argv[1]](*sys.argv[2:])
