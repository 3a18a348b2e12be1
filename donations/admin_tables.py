"""What the admin shows beside a campaign's or a donation's own fields: its outcome, acts, refunds and rows."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from donations.models import Campaign, CampaignOutcome, Donation, RefundOrder, RefundState
from donations.services.refund_orders import held_by_missed
from home.clock import last_moment_before, time_left_text
from home.facts_views import FactsTable, moment
from home.money import format_euros


def clock_of(campaign: Campaign) -> str:
    """Where a campaign stands at this moment, in a few words."""
    now = timezone.now()
    if not campaign.has_opened_at(now):
        return _("apre il %(moment)s") % {"moment": moment(campaign.opens_at)}
    if now < campaign.ends_at:
        left = time_left_text(campaign.ends_at, now)
        return (
            _("sospesa, ancora %(left)s") % {"left": left}
            if campaign.suspended_at
            else _("aperta, ancora %(left)s") % {"left": left}
        )
    outcome = getattr(campaign, "outcome", None)
    return outcome.get_result_display() if outcome else _("finita, esito da accertare")


def last_day_of(campaign: Campaign) -> str:
    return _last_day(campaign.ends_at)


def _last_day(end: datetime | None) -> str:
    return "–" if end is None else date_format(timezone.localtime(last_moment_before(end)), "SHORT_DATE_FORMAT")


def campaign_tables(campaign: Campaign) -> list[FactsTable]:
    return [_outcome(campaign), _refunds_of(campaign), _acts(campaign), _milestones(campaign)]


def donation_tables(donation: Donation) -> list[FactsTable]:
    return [_entries(donation), _attempts(donation), _orders(donation)]


def _outcome(campaign: Campaign) -> FactsTable:
    outcome = CampaignOutcome.objects.filter(campaign=campaign).first()
    heads = (_("Accertato il"), _("Esito"), _("Raccolto"), _("Donatori"), _("Donazioni"))
    if outcome is None:
        return FactsTable(_("Esito"), heads, [])
    row = (
        moment(outcome.judged_at),
        outcome.get_result_display(),
        format_euros(outcome.raised_cents),
        str(outcome.donors_count),
        str(outcome.donations_count),
    )
    return FactsTable(_("Esito"), heads, [row])


def _refunds_of(campaign: Campaign) -> FactsTable:
    """How far the refunds of a campaign are: how many in each state, those that are still to be ordered too."""
    orders = RefundOrder.objects.filter(attempt__donation__campaign=campaign).order_by()
    by_state = orders.values_list("state").annotate(count=Count("pk"), cents=Sum("amount_cents"))
    rows = [(str(RefundState(state).label), str(count), format_euros(cents)) for state, count, cents in by_state]
    held = (
        held_by_missed()
        .filter(donation__campaign=campaign)
        .aggregate(count=Count("pk"), cents=Sum("donation__amount_cents", default=0))
    )
    if held["count"]:
        rows.append((_("da mettere in coda"), str(held["count"]), format_euros(held["cents"])))
    return FactsTable(_("Rimborsi"), (_("Stato"), _("Quanti"), _("Importo")), rows)


def _acts(campaign: Campaign) -> FactsTable:
    rows = [
        (moment(act.at), act.get_kind_display(), act.by_name, act.reason, _last_day(act.ends_after))
        for act in campaign.acts.all()
    ]
    return FactsTable(_("Atti"), (_("Quando"), _("Atto"), _("Chi"), _("Motivo"), _("Nuovo ultimo giorno")), rows)


def _milestones(campaign: Campaign) -> FactsTable:
    rows = [
        (moment(each.reached_at), each.get_kind_display(), moment(each.announced_at))
        for each in campaign.milestones.all()
    ]
    return FactsTable(_("Traguardi"), (_("Quando"), _("Traguardo"), _("Annunciato")), rows)


def _entries(donation: Donation) -> FactsTable:
    rows = [
        (moment(entry.occurred_at), entry.get_kind_display(), format_euros(entry.amount_cents), entry.source_id)
        for entry in donation.entries.all()
    ]
    return FactsTable(_("Registro"), (_("Quando"), _("Tipo"), _("Importo"), _("Oggetto di Stripe")), rows)


def _attempts(donation: Donation) -> FactsTable:
    rows = [
        (moment(each.created_at), each.get_state_display(), each.get_ui_mode_display(), each.problem)
        for each in donation.attempts.all()
    ]
    return FactsTable(_("Tentativi di pagamento"), (_("Quando"), _("Stato"), _("Modo"), _("Da guardare")), rows)


def _orders(donation: Donation) -> FactsTable:
    orders: Iterable[RefundOrder] = RefundOrder.objects.filter(attempt__donation=donation)
    rows = [
        (
            moment(order.created_at),
            format_euros(order.amount_cents),
            order.get_state_display(),
            order.ordered_by_name or order.get_cause_display(),
            order.reason or order.refusal,
        )
        for order in orders
    ]
    return FactsTable(_("Rimborsi"), (_("Quando"), _("Importo"), _("Stato"), _("Chi"), _("Motivo")), rows)
