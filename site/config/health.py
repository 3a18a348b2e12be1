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


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 and ``{"status": "ok", …}``, or 503 with the checks that failed."""
    checks = {"database": "ok", "migrations": "ok", "events": "ok", "mails": "ok"}
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            checks["migrations"] = "some are not applied: run migrate"
        before = timezone.now() - LONGEST_WAIT
        if StripeEvent.objects.filter(done_at=None, received_at__lt=before).exists():
            checks["events"] = "some have waited for ten minutes: is a worker running?"
        if DonorMail.objects.filter(sent_at=None, queued_at__lt=before).exists():
            checks["mails"] = "some have waited for ten minutes: is a worker running, does the provider answer?"
    except (DatabaseError, InterfaceError):
        checks = {"database": "does not answer"}
    is_well = all(value == "ok" for value in checks.values())
    return JsonResponse({"status": "ok" if is_well else "failing", "checks": checks}, status=200 if is_well else 503)
