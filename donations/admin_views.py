"""The admin's lists and details of campaigns and money; facts are shown and never changed."""

import django_filters
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from donations import permissions
from donations.admin_forms import AppearanceForm, CampaignForm
from donations.admin_tables import campaign_tables, clock_of, donation_tables, last_day_of
from donations.message_views import MessageViewSet
from donations.models import (
    Campaign,
    Donation,
    DonorMail,
    GivingPause,
    LedgerEntry,
    PaymentAttempt,
    RefundOrder,
    StripeEvent,
)
from donations.services.acts import refusal_to_grant
from donations.services.messages import MessageBox, messages_in
from donations.services.refund_orders import left_cents
from home.facts_views import ActButton, FactsTable, FactsView
from home.money import format_euros
from home.work.rows import Job
from projects.models import CallPage

permissions.register()


class EuroColumn(Column):
    def get_value(self, instance):
        return format_euros(super().get_value(instance))


class MoneyFactsView(FactsView):
    """All fields of a row: amounts in euros besides."""

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        if field_name == "rules":
            return "; ".join(_rule_as_text(name, rule) for name, rule in value.items())
        if field_name.endswith("_cents") and isinstance(value, int):
            return format_euros(value)
        return value


def _rule_as_text(name: str, rule: str | int) -> str:
    """A rule of the call under the label that editors know it by; under its own name where that field is gone."""
    labels = {field.name: field.verbose_name for field in CallPage._meta.fields}
    label = _("bando") if name == "call" else labels.get(name, name)
    return f"{label}: {format_euros(int(rule)) if name.endswith('_cents') else rule}"


class ActsView(MoneyFactsView):
    """Facts of money, and the acts that its reader may do."""

    def may(self, permission: str) -> bool:
        return self.request.user.has_perm(f"donations.{permission}")


class CampaignFactsView(ActsView):
    def acts(self) -> list[ActButton]:
        campaign, now = self.object, timezone.now()
        buttons = []
        is_over = now >= campaign.ends_at
        if not is_over and self.may("extend_campaign"):
            buttons.append(ActButton(_("Proroga"), reverse("campaign_extend", args=(campaign.pk,))))
        if not is_over and self.may("suspend_campaign"):
            if campaign.suspended_at:
                buttons.append(ActButton(_("Riprendi"), reverse("campaign_resume", args=(campaign.pk,))))
            else:
                buttons.append(ActButton(_("Sospendi"), reverse("campaign_suspend", args=(campaign.pk,)), True))
        if self.may("grant_city_share") and not refusal_to_grant(campaign):
            buttons.append(ActButton(_("Registra la quota del Comune"), reverse("campaign_grant", args=(campaign.pk,))))
        return buttons

    def tables(self) -> list[FactsTable]:
        return campaign_tables(self.object)

    def summary(self) -> str:
        raised = {
            "raised": format_euros(self.object.raised_cents),
            "threshold": format_euros(self.object.threshold_cents),
        }
        return f"{clock_of(self.object)} · " + gettext("raccolti %(raised)s, soglia %(threshold)s") % raised


class DonationFactsView(ActsView):
    """For who may view: the right to review messages does not show who gave."""

    any_permission_required = ["view"]

    def acts(self) -> list[ActButton]:
        if self.may("order_refund") and left_cents(self.object) > 0:
            return [ActButton(_("Rimborsa"), reverse("donation_refund", args=(self.object.pk,)), True)]
        return []

    def tables(self) -> list[FactsTable]:
        return donation_tables(self.object)


class EventFactsView(ActsView):
    def acts(self) -> list[ActButton]:
        if self.may("run_event_again") and self.object.raw:
            return [ActButton(_("Esegui di nuovo"), reverse("event_again", args=(self.object.pk,)))]
        return []


class MoneyViewSet(ModelViewSet):
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = MoneyFactsView
    form_fields: list[str] = []


class CampaignViewSet(MoneyViewSet):
    model = Campaign
    name = "campaign_admin"
    url_prefix = "campaigns"
    icon = "calendar-alt"
    menu_label = _("Campagne")
    list_display = [
        TitleColumn("project_title", label=_("Progetto"), sort_key="project_title", url_name="campaign_admin:inspect"),
        Column("clock", label=_("Stato"), accessor=clock_of),
        Column("last_day", label=_("Ultimo giorno"), accessor=last_day_of, sort_key="ends_at"),
        EuroColumn("raised_cents", label=_("Raccolto"), sort_key="raised_cents"),
        EuroColumn("threshold_cents", label=_("Soglia"), sort_key="threshold_cents"),
        Column("donors_count", label=_("Donatori"), sort_key="donors_count"),
    ]
    search_fields = ["project_title"]
    list_filter = ["funding_model"]
    inspect_view_class = CampaignFactsView
    inspect_view_fields_exclude = ["project_key"]
    form_fields = ["opens_at"]

    def get_queryset(self, request):
        return Campaign.objects.select_related("outcome")

    def get_form_class(self, for_update: bool = False):
        return CampaignForm


class DonationFilterSet(WagtailFilterSet):
    message = django_filters.ChoiceFilter(
        label=_("Messaggio"), choices=[("to_read", _("da leggere")), ("approved", _("approvato"))], method="by_message"
    )

    class Meta:
        model = Donation
        fields = ["state", "campaign"]

    def by_message(self, donations, _name: str, value: str):
        return messages_in(MessageBox.SHOWN if value == "approved" else MessageBox.WAITING, donations)


class NamePanel(FieldPanel):
    """Of who gave without a name, those who review messages do not read it either."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and not self.instance.is_anonymous


class DonationViewSet(MoneyViewSet):
    model = Donation
    name = "donation_admin"
    url_prefix = "donations"
    icon = "pick"
    menu_label = _("Donazioni")
    inspect_view_class = DonationFactsView
    inspect_view_fields_exclude = ["email_key", "form_id"]
    list_display = [
        "created_at",
        Column("public_name", label=_("Nome")),
        "campaign",
        EuroColumn("amount_cents", label=_("Importo"), sort_key="amount_cents"),
        Column("get_state_display", label=_("Stato"), sort_key="state"),
        Column("message", label=_("Messaggio")),
        BooleanColumn("is_message_approved", label=_("Messaggio approvato"), sort_key="is_message_approved"),
    ]
    filterset_class = DonationFilterSet
    search_fields = ["public_id"]
    panels = [
        FieldPanel("message", read_only=True),
        FieldPanel("is_message_approved"),
        NamePanel("name", read_only=True),
        FieldPanel("is_name_hidden"),
    ]

    def get_edit_handler(self):
        handler = super().get_edit_handler()
        handler.base_form_class = AppearanceForm
        return handler


class LedgerViewSet(MoneyViewSet):
    model = LedgerEntry
    name = "ledger_admin"
    url_prefix = "ledger"
    icon = "list-ol"
    menu_label = _("Registro")
    list_display = [
        "occurred_at",
        "campaign",
        Column("get_kind_display", label=_("Tipo"), sort_key="kind"),
        EuroColumn("amount_cents", label=_("Importo"), sort_key="amount_cents"),
        "source_id",
    ]
    list_filter = ["kind", "campaign"]
    search_fields = ["source_id"]


class AttemptViewSet(MoneyViewSet):
    model = PaymentAttempt
    name = "attempt_admin"
    url_prefix = "attempts"
    icon = "history"
    menu_label = _("Tentativi di pagamento")
    list_display = [
        "created_at",
        Column("get_state_display", label=_("Stato"), sort_key="state"),
        Column("get_ui_mode_display", label=_("Modo"), sort_key="ui_mode"),
        "session_id",
        "problem",
    ]
    list_filter = ["state", "ui_mode"]
    search_fields = ["session_id", "intent_id"]


class EventViewSet(MoneyViewSet):
    model = StripeEvent
    name = "event_admin"
    url_prefix = "events"
    icon = "download"
    menu_label = _("Eventi di Stripe")
    inspect_view_class = EventFactsView
    list_display = ["received_at", "type", "id", "tries", "error", "given_up_at", "done_at"]
    list_filter = ["type"]
    search_fields = ["id", "type"]


class MailViewSet(MoneyViewSet):
    model = DonorMail
    name = "donor_mail_admin"
    url_prefix = "donor-mails"
    icon = "mail"
    menu_label = _("E-mail ai donatori")
    list_display = [
        "queued_at",
        Column("get_kind_display", label=_("Tipo"), sort_key="kind"),
        "tries",
        "error",
        "given_up_at",
        "sent_at",
    ]
    list_filter = ["kind"]


class RefundViewSet(MoneyViewSet):
    model = RefundOrder
    name = "refund_admin"
    url_prefix = "refunds"
    icon = "resubmit"
    menu_label = _("Rimborsi")
    list_display = [
        "created_at",
        Column("attempt.donation.campaign", label=_("Campagna")),
        EuroColumn("amount_cents", label=_("Importo"), sort_key="amount_cents"),
        Column("get_cause_display", label=_("Causa"), sort_key="cause"),
        Column("get_state_display", label=_("Stato"), sort_key="state"),
        "ordered_by_name",
        "refusal",
    ]
    list_filter = ["state", "cause"]
    search_fields = ["refund_id", "idempotency_key"]


class JobViewSet(MoneyViewSet):
    model = Job
    name = "job_admin"
    url_prefix = "jobs"
    icon = "cogs"
    menu_label = _("Lavori regolari")
    list_display = ["name", "started_at", "succeeded_at", "error", "report"]


class SwitchIndexView(IndexView):
    """Whoever may turns giving off or on from its head."""

    def get_add_url(self):
        return reverse("giving_switch") if self.request.user.has_perm("donations.switch_giving") else None

    @property
    def add_item_label(self):
        is_off = GivingPause.objects.running().exists()
        return _("Riaccendi le donazioni") if is_off else _("Spegni tutte le donazioni")


class GivingPauseViewSet(MoneyViewSet):
    model = GivingPause
    name = "giving_pause_admin"
    url_prefix = "giving"
    icon = "no-view"
    menu_label = _("Interruttore")
    index_view_class = SwitchIndexView
    list_display = ["began_at", "reason", "began_by_name", "ended_at", "ended_by_name"]


class MoneyGroup(ModelViewSetGroup):
    menu_label = _("Donazioni")
    menu_icon = "pick"
    menu_order = 150
    items = (
        CampaignViewSet,
        DonationViewSet,
        MessageViewSet,
        LedgerViewSet,
        RefundViewSet,
        AttemptViewSet,
        EventViewSet,
        MailViewSet,
        JobViewSet,
        GivingPauseViewSet,
    )
