"""Suppressed addresses in the admin: the list, one more by hand, and the way back."""

import django_filters
from django import forms
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from home.act_view import ActView
from home.facts_views import ActButton, FactsTable
from home.text import CleanLineField
from newsletter.addresses import key_of, normalised
from newsletter.models import Suppression, SuppressionReason
from newsletter.sending.suppressing import lift, suppress
from newsletter.staff.address_search import AddressIndexView
from newsletter.staff.log_tables import acts_table
from newsletter.staff.moments import MomentColumn
from newsletter.staff.person_facts import PersonFactsView

CHANGE = "newsletter.change_suppression"
LONGEST_REASON = 300


class Refused(Exception):
    """It cannot be done; the text says why."""


class LiftForm(forms.Form):
    reason = CleanLineField(
        label=gettext_lazy("Perché"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("Per esempio: «ha scritto che la casella funziona di nuovo»."),
    )


class SuppressForm(forms.Form):
    email = forms.CharField(label=gettext_lazy("E-mail"), max_length=254)
    reason = CleanLineField(label=gettext_lazy("Perché"), max_length=LONGEST_REASON)

    def clean_email(self) -> str:
        return normalised(self.cleaned_data["email"])


class SuppressionFactsView(PersonFactsView):
    page_title = gettext_lazy("Bloccato")

    def acts(self) -> list[ActButton]:
        if self.object.lifted_at or not self.request.user.has_perm(CHANGE):
            return []
        return [ActButton(_("Sblocca"), reverse("suppression_lift", args=(self.object.pk,)))]

    def tables(self) -> list[FactsTable]:
        return [acts_table(self.object)]


class SuppressionIndexView(AddressIndexView):
    def get_add_url(self):
        return reverse("suppression_add") if self.request.user.has_perm(CHANGE) else None

    @property
    def add_item_label(self) -> str:
        return _("Blocca un indirizzo")


class SuppressionFilterSet(WagtailFilterSet):
    is_active = django_filters.BooleanFilter(
        field_name="lifted_at", lookup_expr="isnull", label=gettext_lazy("In vigore")
    )
    at = django_filters.DateFromToRangeFilter(label=gettext_lazy("Dal"), widget=DateRangePickerWidget)

    class Meta:
        model = Suppression
        fields = ["reason"]


class SuppressionViewSet(ModelViewSet):
    model = Suppression
    name = "suppression_admin"
    url_prefix = "newsletter/suppressions"
    icon = "no-view"
    menu_label = gettext_lazy("Bloccati")
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = SuppressionFactsView
    inspect_view_fields_exclude = ["id", "email_key", "lifted_by"]
    index_view_class = SuppressionIndexView
    form_fields: list[str] = []
    search_fields = ["email"]
    filterset_class = SuppressionFilterSet
    list_display = [
        TitleColumn("__str__", label=gettext_lazy("E-mail"), url_name="suppression_admin:inspect", width="40%"),
        Column("get_reason_display", label=gettext_lazy("Motivo"), sort_key="reason"),
        MomentColumn("at", label=gettext_lazy("Dal"), sort_key="at"),
        MomentColumn("lifted_at", label=gettext_lazy("Tolto il"), sort_key="lifted_at"),
    ]


class LiftView(ActView):
    permission = CHANGE
    form_class = LiftForm
    page_title = gettext_lazy("Sblocca")
    header_icon = "no-view"
    button = gettext_lazy("Sblocca")
    refused_by = (Refused,)

    @cached_property
    def suppression(self) -> Suppression:
        return get_object_or_404(Suppression, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.suppression)

    def get_success_url(self) -> str:
        return reverse("suppression_admin:inspect", args=(self.kwargs["pk"],))

    def explanation(self) -> str:
        return _("Bloccato per questo: %(reason)s. Sbloccato, riceve di nuovo ciò che ha scelto.") % {
            "reason": self.suppression.get_reason_display()
        }

    def do(self, form) -> str:
        if not lift(self.suppression, self.request.user, form.cleaned_data["reason"]):
            raise Refused(_("È già stato sbloccato."))
        return _("Sbloccato.")


class SuppressView(ActView):
    permission = CHANGE
    form_class = SuppressForm
    page_title = gettext_lazy("Blocca un indirizzo")
    header_icon = "no-view"
    button = gettext_lazy("Blocca")
    refused_by = (Refused,)

    def get_page_subtitle(self) -> str:
        return str(self.page_title)

    def get_success_url(self) -> str:
        return reverse("suppression_admin:index")

    def explanation(self) -> str:
        return _("A questo indirizzo non mandiamo più niente, che sia iscritto o no, finché non lo sblocchi.")

    def do(self, form) -> str:
        email, reason = form.cleaned_data["email"], form.cleaned_data["reason"]
        if not suppress(email_key=key_of(email), email=email, reason=SuppressionReason.STAFF, detail=reason):
            raise Refused(_("È già bloccato."))
        row = Suppression.objects.active().get(email_key=key_of(email))
        log(row, "newsletter.suppress", user=self.request.user, title=row.name_in_logs)
        return _("Bloccato.")


urlpatterns = [
    path("newsletter/bloccati/nuovo/", SuppressView.as_view(), name="suppression_add"),
    path("newsletter/bloccati/<key:pk>/sblocca/", LiftView.as_view(), name="suppression_lift"),
]
