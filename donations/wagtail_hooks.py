"""Campaigns and donations in the admin, and what keeps a page with a campaign from being deleted."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.models import Page

from donations import permissions
from donations.admin_forms import CampaignForm, MessageForm
from donations.models import Campaign, Donation, LedgerEntry
from home.money import format_euros

permissions.register()


class EuroColumn(Column):
    def get_value(self, instance):
        return format_euros(super().get_value(instance))


class CampaignViewSet(ModelViewSet):
    model = Campaign
    name = "campaign_admin"
    url_prefix = "campaigns"
    icon = "calendar-alt"
    menu_label = gettext_lazy("Campagne")
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = [
        "project_title",
        "opens_at",
        "ends_at",
        EuroColumn("raised_cents", label=gettext_lazy("Raccolto"), sort_key="raised_cents"),
        EuroColumn("threshold_cents", label=gettext_lazy("Soglia"), sort_key="threshold_cents"),
        Column("donors_count", label=gettext_lazy("Donatori"), sort_key="donors_count"),
    ]
    search_fields = ["project_title"]
    list_filter = ["funding_model"]
    form_fields = ["opens_at"]

    def get_form_class(self, for_update: bool = False):
        return CampaignForm


class ViewersInspectView(InspectView):
    """For who may view: the right to review messages does not show who gave."""

    any_permission_required = ["view"]


class DonationViewSet(ModelViewSet):
    model = Donation
    name = "donation_admin"
    url_prefix = "donations"
    icon = "pick"
    menu_label = gettext_lazy("Donazioni")
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = ViewersInspectView
    list_display = [
        "created_at",
        "name",
        "campaign",
        EuroColumn("amount_cents", label=gettext_lazy("Importo"), sort_key="amount_cents"),
        Column("get_state_display", label=gettext_lazy("Stato"), sort_key="state"),
        Column("message", label=gettext_lazy("Messaggio")),
        "is_message_approved",
    ]
    list_filter = ["state", "is_message_approved", "campaign"]
    search_fields = ["name", "public_id"]
    panels = [
        FieldPanel("name", read_only=True),
        FieldPanel("message", read_only=True),
        FieldPanel("is_message_approved"),
    ]

    def get_edit_handler(self):
        handler = super().get_edit_handler()
        handler.base_form_class = MessageForm
        return handler


class LedgerViewSet(ModelViewSet):
    model = LedgerEntry
    name = "ledger_admin"
    url_prefix = "ledger"
    icon = "list-ol"
    menu_label = gettext_lazy("Registro")
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = [
        "occurred_at",
        "campaign",
        Column("get_kind_display", label=gettext_lazy("Tipo"), sort_key="kind"),
        EuroColumn("amount_cents", label=gettext_lazy("Importo"), sort_key="amount_cents"),
        "source_id",
    ]
    list_filter = ["kind", "campaign"]
    search_fields = ["source_id"]
    form_fields: list[str] = []


class MoneyGroup(ModelViewSetGroup):
    menu_label = gettext_lazy("Donazioni")
    menu_icon = "pick"
    menu_order = 150
    items = (CampaignViewSet, DonationViewSet, LedgerViewSet)


@hooks.register("register_admin_viewset")
def register_money_views():
    return MoneyGroup()


def _pages_with_campaign(pages) -> list[str]:
    """Titles of the campaigns that hang on these pages or on pages below them."""
    keys = set()
    for page in pages:
        keys |= set(Page.objects.descendant_of(page, inclusive=True).values_list("translation_key", flat=True))
    return list(Campaign.objects.filter(project_key__in=keys).values_list("project_title", flat=True))


def _refuse(request, titles: list[str]) -> None:
    messages.error(
        request,
        _(
            "Non si può eliminare: c'è una campagna con le sue donazioni (%(titles)s). "
            "Per toglierla dal sito, annulla la pubblicazione della pagina."
        )
        % {"titles": ", ".join(titles)},
    )


@hooks.register("before_delete_page")
def keep_pages_with_a_campaign(request, page):
    titles = _pages_with_campaign([page])
    if titles:
        _refuse(request, titles)
        return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    return None


@hooks.register("before_bulk_action")
def keep_pages_with_a_campaign_in_bulk(request, action_type, objects, action_class_instance):
    if action_type != "delete" or not all(isinstance(each, Page) for each in objects):
        return None
    titles = _pages_with_campaign(objects)
    if titles:
        _refuse(request, titles)
        return redirect(request.GET.get("next") or reverse("wagtailadmin_explore_root"))
    return None
