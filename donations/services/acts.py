"""What staff do to a campaign: extend, suspend, resume, grant the city's share. Each is one act, with who and why."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from donations import ledger
from donations.models import ActKind, Campaign, CampaignAct, CampaignOutcome, EntryKind, LedgerEntry, Result
from home import site_version
from home.clock import long_date

LONGEST_ACT = 255  # characters, as the ledger's column holds
FURTHEST_EXTENSION = timedelta(days=366)


class ActRefused(Exception):
    """The act cannot be done; the text says why, in the staff member's language."""


@dataclass(frozen=True)
class Why:
    """The reason of an act, in both languages; the English one may be empty."""

    reason: str
    reason_en: str = ""


@transaction.atomic
def extend(*, campaign: Campaign, ends_at: datetime, seen_ends_at: datetime, why: Why, user) -> CampaignAct:
    """Move the end of a campaign that is not over to a later moment.

    ``seen_ends_at`` is the end when the form was shown: whoever presses second finds that it has moved. Raises
    ``ActRefused``.
    """
    now = timezone.now()
    campaign = ledger.locked(campaign.pk)
    if now >= campaign.ends_at or campaign.is_judged:
        raise ActRefused(_("La raccolta è già finita: non si può più prorogare."))
    if not campaign.has_opened_at(now):
        raise ActRefused(_("La raccolta non è ancora aperta: fino ad allora si cambia la sua apertura."))
    if campaign.ends_at != seen_ends_at:
        raise ActRefused(
            _("Intanto la fine è cambiata: ora l'ultimo giorno è il %(day)s. Controlla e conferma.")
            % {"day": long_date(campaign.last_moment)}
        )
    if ends_at <= campaign.ends_at:
        raise ActRefused(
            _("Una proroga sposta la fine in avanti: ora l'ultimo giorno è il %(day)s.")
            % {"day": long_date(campaign.last_moment)}
        )
    if ends_at > campaign.ends_at + FURTHEST_EXTENSION:
        raise ActRefused(_("Controlla l'anno: una proroga è di un anno al più."))
    Campaign.objects.filter(pk=campaign.pk).update(ends_at=ends_at)
    return _log(campaign, ActKind.EXTENDED, why, user, ended_before=campaign.ends_at, ends_after=ends_at)


@transaction.atomic
def suspend(*, campaign: Campaign, why: Why, user) -> CampaignAct:
    """Stop giving to a campaign that is not over; raises ``ActRefused``."""
    now = timezone.now()
    campaign = ledger.locked(campaign.pk)
    if now >= campaign.ends_at or campaign.is_judged:
        raise ActRefused(_("La raccolta è già finita: non c'è nulla da sospendere."))
    if campaign.suspended_at:
        raise ActRefused(_("La raccolta è già sospesa."))
    Campaign.objects.filter(pk=campaign.pk).update(suspended_at=now)
    return _log(campaign, ActKind.SUSPENDED, why, user)


@transaction.atomic
def resume(*, campaign: Campaign, why: Why, user) -> CampaignAct:
    """Let giving go on; the end stays where it is. Raises ``ActRefused``."""
    campaign = ledger.locked(campaign.pk)
    if not campaign.suspended_at:
        raise ActRefused(_("La raccolta non è sospesa."))
    Campaign.objects.filter(pk=campaign.pk).update(suspended_at=None)
    return _log(campaign, ActKind.RESUMED, why, user)


def refusal_to_grant(campaign: Campaign) -> str:
    """Why the city's share cannot be entered now, as a sentence; empty where it can."""
    outcome = CampaignOutcome.objects.filter(campaign=campaign).first()
    if outcome is None:
        return _("L'esito della raccolta non è ancora accertato.")
    if outcome.result != Result.FUNDED:
        return _("La raccolta non ha raggiunto la soglia: il Comune non aggiunge la sua quota.")
    if not campaign.city_share_cents:
        return _("Il bando non prevede una quota del Comune.")
    if LedgerEntry.objects.filter(campaign=campaign, kind=EntryKind.CITY_SHARE).exists():
        return _("La quota del Comune è già registrata.")
    return ""


@transaction.atomic
def grant_city_share(*, campaign: Campaign, act: str, user) -> CampaignAct:
    """Enter the city's share of a campaign that was judged funded, by the act (determina) that grants it.

    Raises ``ActRefused``.
    """
    if not act or len(act) > LONGEST_ACT:
        raise ActRefused(_("Scrivi la determina, in %(most)d caratteri al più.") % {"most": LONGEST_ACT})
    campaign = ledger.locked(campaign.pk)
    refusal = refusal_to_grant(campaign)
    if refusal:
        raise ActRefused(refusal)
    ledger.grant_city_share(campaign=campaign, act=act)
    return _log(campaign, ActKind.GRANTED, Why(act), user)


def _log(campaign: Campaign, kind: ActKind, why: Why, user, **values) -> CampaignAct:
    site_version.bump()
    return CampaignAct.objects.create(
        campaign=campaign,
        kind=kind,
        reason=why.reason,
        reason_en=why.reason_en,
        by=user,
        by_name=name_of(user),
        **values,
    )


def name_of(user) -> str:
    """How a log names a member of staff, also when the account is gone."""
    return user.get_full_name() or user.get_username()
