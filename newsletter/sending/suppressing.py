"""Stops mailing an address, and lets staff lift that."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from newsletter.models import Suppression, SuppressionReason


def suppress(*, email_key: str, email: str, reason: SuppressionReason, detail: str = "") -> bool:
    """Whether it is new: an address that is suppressed already stays so, for its first reason."""
    values = {"email": email, "reason": reason, "detail": detail[:500]}
    _row, is_new = Suppression.objects.get_or_create(email_key=email_key, lifted_at=None, defaults=values)
    return is_new


@transaction.atomic
def lift(suppression: Suppression, user, reason: str) -> bool:
    """Whether it was in force; the row stays, with who lifted it and why."""
    active = Suppression.objects.active().filter(pk=suppression.pk)
    if not active.update(lifted_at=timezone.now(), lifted_by=user, lift_reason=reason[:300]):
        return False
    suppression.refresh_from_db()
    log(suppression, "newsletter.lift", user=user, title=suppression.name_in_logs)
    return True
