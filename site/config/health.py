"""Tells a load balancer and an alert whether the site can do its work."""

from datetime import timedelta

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from donations.models import DonorMail, StripeEvent

LONGEST_WAIT = timedelta(minutes=10)
ALARM_OF_THE_GIVEN_UP = timedelta(days=1)


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 and ``{"status": "ok", …}``, or 503 with the checks that failed.

    What was given up waits for a person, and is counted here. A mail to a wrong address is no reason to think the
    site ill; an event that Stripe itself does not know most likely is (a key of another account), for a day.
    """
    checks = {"database": "ok", "migrations": "ok", "events": "ok", "mails": "ok"}
    given_up = {}
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            checks["migrations"] = "some are not applied: run migrate"
        now = timezone.now()
        events = StripeEvent.objects.filter(done_at=None)
        mails = DonorMail.objects.filter(sent_at=None)
        if events.filter(given_up_at=None, received_at__lt=now - LONGEST_WAIT).exists():
            checks["events"] = "some have waited for ten minutes: is a worker running?"
        elif events.filter(given_up_at__gt=now - ALARM_OF_THE_GIVEN_UP).exists():
            checks["events"] = "some were given up: is the key of the account that sends them?"
        if mails.filter(given_up_at=None, queued_at__lt=now - LONGEST_WAIT).exists():
            checks["mails"] = "some have waited for ten minutes: is a worker running, does the provider answer?"
        given_up = {
            "events": events.exclude(given_up_at=None).count(),
            "mails": mails.exclude(given_up_at=None).count(),
        }
    except (DatabaseError, InterfaceError):
        checks = {"database": "does not answer"}
    is_well = all(value == "ok" for value in checks.values())
    answer = {"status": "ok" if is_well else "failing", "checks": checks, "given_up": given_up}
    return JsonResponse(answer, status=200 if is_well else 503)
