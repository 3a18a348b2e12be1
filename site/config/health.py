"""Tells a load balancer and an alert whether the site can do its work."""

from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from config.work import CHORES
from donations.models import DonorMail, Milestone, RefundOrder, StripeEvent
from donations.services.refund_orders import held_by_missed
from home.work.rows import Job
from newsletter.models import Letter, SubscriptionRequest
from newsletter.sending import watching
from newsletter.subscribing.letters import letters_that_may_go

OK = "ok"
LONGEST_WAIT = timedelta(minutes=10)
ALARM_OF_THE_GIVEN_UP = timedelta(days=1)
FETCHED_LATELY = timedelta(hours=2)


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 and ``{"status": "ok", …}``, or 503 with the checks that failed.

    What was given up waits for a person, and is counted here. A mail to a wrong address is no reason to think the
    site ill; an event that Stripe itself does not know most likely is (a key of another account), for a day.
    """
    checks = {"database": "ok"}
    given_up: dict[str, int] = {}
    try:
        now = timezone.now()
        checks |= {
            "migrations": _migrations(),
            "events": _events(now),
            "mails": _mails(now),
            "webhooks": _webhooks(now),
            "refunds": _refunds(now),
            "milestones": _milestones(now),
            "subscriptions": _subscriptions(now),
            "mailings": _mailings(now),
            "jobs": _jobs(now),
        }
        given_up = _given_up()
    except (DatabaseError, InterfaceError):
        checks = {"database": "does not answer"}
    is_well = all(value == OK for value in checks.values())
    answer = {"status": OK if is_well else "failing", "checks": checks, "given_up": given_up}
    return JsonResponse(answer, status=200 if is_well else 503)


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    is_behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "some are not applied: run migrate" if is_behind else OK


def _events(now: datetime) -> str:
    waiting = StripeEvent.objects.filter(done_at=None)
    if waiting.filter(given_up_at=None, received_at__lt=now - LONGEST_WAIT).exists():
        return "some have waited for ten minutes: is a worker running?"
    if waiting.filter(given_up_at__gt=now - ALARM_OF_THE_GIVEN_UP).exists():
        return "some were given up: is the key of the account that sends them?"
    return OK


def _mails(now: datetime) -> str:
    waiting = DonorMail.objects.filter(sent_at=None, given_up_at=None, queued_at__lt=now - LONGEST_WAIT)
    is_late = waiting.exists()
    return "some have waited for ten minutes: is a worker running, does the provider answer?" if is_late else OK


def _webhooks(now: datetime) -> str:
    """Events that had to be fetched although they were old enough to have come by themselves."""
    fetched = StripeEvent.objects.filter(was_fetched=True, received_at__gt=now - FETCHED_LATELY)
    return "some of the last hours never came by themselves: does Stripe reach us?" if fetched.exists() else OK


def _refunds(now: datetime) -> str:
    if held_by_missed().filter(donation__campaign__outcome__judged_at__lt=now - LONGEST_WAIT).exists():
        return "some are owed and were never ordered: does run_refunds, or a worker, run?"
    if Job.objects.filter(pk="run_refunds").exclude(error="").exists():
        return "run_refunds did not go well: its row says why"
    waiting = RefundOrder.objects.filter(done_at=None, created_at__lt=now - LONGEST_WAIT)
    moving = RefundOrder.objects.filter(done_at__gt=now - LONGEST_WAIT)
    is_stuck = waiting.exists() and not moving.exists()
    return (
        "none was made for ten minutes though some wait: is a worker running, does Stripe answer?" if is_stuck else OK
    )


def _milestones(now: datetime) -> str:
    waiting = Milestone.objects.filter(announced_at=None, reached_at__lt=now - LONGEST_WAIT)
    return "some have waited for ten minutes to be announced: is a worker running?" if waiting.exists() else OK


def _subscriptions(now: datetime) -> str:
    if SubscriptionRequest.objects.filter(done_at=None, asked_at__lt=now - LONGEST_WAIT).exists():
        return "some wishes have waited for ten minutes: is a worker running?"
    long_ago = now - LONGEST_WAIT
    # Those that might have gone by then: a second letter to one address waits for an hour, as it should.
    letters = letters_that_may_go(long_ago).filter(sent_at=None, given_up_at=None, queued_at__lt=long_ago)
    return (
        "some letters have waited for ten minutes: is a worker running, does the provider answer?"
        if letters.exists()
        else OK
    )


def _mailings(now: datetime) -> str:
    since = now - LONGEST_WAIT
    if watching.has_not_begun(since):
        return "one should have begun ten minutes ago: is a worker running?"
    if watching.has_not_moved(since):
        return "none was handed over for ten minutes though some wait: is a worker running, does the provider answer?"
    if watching.has_unread_reports(since):
        return "what the provider told has waited for ten minutes: is a worker running?"
    return OK


def _jobs(now: datetime) -> str:
    """Regular work that went wrong, or that nobody has begun for long; what never ran here is nobody's worry."""
    every = {chore.name: chore.every for chore in CHORES}
    for job in Job.objects.filter(pk__in=every):
        if job.error:
            return f"{job.name} did not go well: its row says why"
        if job.started_at and job.started_at < now - 3 * every[job.name] - LONGEST_WAIT:
            return f"{job.name} has not run for long: is a worker running?"
    return OK


def _given_up() -> dict[str, int]:
    return {
        "events": StripeEvent.objects.filter(done_at=None).exclude(given_up_at=None).count(),
        "mails": DonorMail.objects.filter(sent_at=None).exclude(given_up_at=None).count(),
        "refunds": RefundOrder.objects.waiting_for_a_person().count(),
        "letters": Letter.objects.filter(sent_at=None).exclude(given_up_at=None).count(),
        "mailings": watching.mailings_that_wait_for_a_person(),
        "deliveries": watching.unknown_deliveries(),
    }
