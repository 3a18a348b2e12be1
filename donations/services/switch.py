"""Turns giving off and on again, for all campaigns at once."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donations.models import GivingPause
from donations.services.acts import ActRefused, Why, name_of
from home import site_version


def turn_off(*, why: Why, user) -> GivingPause:
    """Nobody can give from now on; raises ``ActRefused`` where that is so already."""
    try:
        with transaction.atomic():
            pause = GivingPause.objects.create(
                reason=why.reason, reason_en=why.reason_en, began_by=user, began_by_name=name_of(user)
            )
    except IntegrityError as error:
        raise ActRefused(_("Le donazioni sono già spente.")) from error
    site_version.bump()
    return pause


def turn_on(*, seen: GivingPause, user) -> None:
    """Giving goes on; ``seen`` is what the form showed. Raises ``ActRefused`` where that pause is over by now."""
    now = timezone.now()
    running = GivingPause.objects.running().filter(pk=seen.pk)
    ended = running.update(is_running=None, ended_at=now, ended_by_name=name_of(user))
    if not ended:
        raise ActRefused(_("Le donazioni non sono spente."))
    site_version.bump()
