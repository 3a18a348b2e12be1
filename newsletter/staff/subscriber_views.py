"""Subscribers in the admin: the list, one with its proof of consent, and what is done at a person's own wish."""

from django import forms
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import permission_denied
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.coreutils import multigetattr
from wagtail.log_actions import log

from home.act_view import ActView
from home.facts_views import ActButton, FactsTable
from newsletter.links import EVERYTHING_SCOPE
from newsletter.models import Subscriber, SubscriberState
from newsletter.staff.address_search import AddressIndexView
from newsletter.staff.moments import MomentColumn
from newsletter.staff.person_facts import PersonFactsView
from newsletter.staff.subscriber_export import COLUMNS, HEADINGS, PREPROCESS, StreamedSubscribers, names_of_topics
from newsletter.staff.subscriber_filters import SubscriberFilterSet
from newsletter.staff.subscriber_tables import tables_of
from newsletter.subscribing.erasing import erase
from newsletter.subscribing.leaving import leave

VIEW, CHANGE, EXPORT = (f"newsletter.{name}" for name in ("view_subscriber", "change_subscriber", "export_subscriber"))

# What else the address of the list holds.
_NO_FILTERS = ("q", "export", "p", "ordering")


class ConfirmForm(forms.Form):
    confirm = forms.BooleanField(
        label=gettext_lazy("Confermo"),
        error_messages={"required": gettext_lazy("Spunta «Confermo» per andare avanti.")},
    )


class SubscriberFactsView(PersonFactsView):
    page_title = gettext_lazy("Iscritto")

    def acts(self) -> list[ActButton]:
        subscriber = self.object
        if not self.request.user.has_perm(CHANGE) or not subscriber.email:
            return []
        buttons = [ActButton(_("Cancella i suoi dati"), reverse("subscriber_erase", args=(subscriber.pk,)), True)]
        if subscriber.state != SubscriberState.LEFT:
            buttons.insert(0, ActButton(_("Togli da tutto"), reverse("subscriber_leave", args=(subscriber.pk,))))
        return buttons

    def tables(self) -> list[FactsTable]:
        return tables_of(self.object)


class SubscriberIndexView(AddressIndexView):
    """Its export needs a right of its own, and leaves a line in the log."""

    list_export = COLUMNS
    export_headings = HEADINGS
    export_filename = "iscritti"
    custom_value_preprocess = PREPROCESS

    def get_base_queryset(self) -> QuerySet[Subscriber]:
        """Of who was erased there is nothing to write in a file."""
        subscribers = super().get_base_queryset()
        return subscribers.exclude(email="") if self.is_export else subscribers

    def as_spreadsheet(self, queryset, spreadsheet_format):
        return super().as_spreadsheet(StreamedSubscribers(queryset), spreadsheet_format)

    @cached_property
    def _topic_names(self) -> dict[str, str]:
        return names_of_topics()

    def to_row_dict(self, item) -> dict:
        """Topics by name; a theme's name may have a comma."""
        topics = "; ".join(self._topic_names.get(each.topic, each.topic) for each in item.subscriptions.all())
        return {name: topics if name == "topics" else multigetattr(item, name) for name in self.list_export}

    @cached_property
    def show_export_buttons(self) -> bool:
        return self.request.user.has_perm(EXPORT)

    def render_to_response(self, context, **options):
        if self.is_export:
            if not self.request.user.has_perm(EXPORT):
                return permission_denied(self.request)
            self._log_export()
        return super().render_to_response(context, **options)

    def _log_export(self) -> None:
        """Of whoever took it: how many rows, narrowed down by what; words searched for may be an address."""
        user = self.request.user
        filters = {name: value for name, value in self.request.GET.items() if value and name not in _NO_FILTERS}
        data = {"count": self.object_list.count(), "filters": filters, "searched": self.is_searching}
        log(user, "newsletter.export", user=user, title=_("Elenco degli iscritti"), data=data)


class SubscriberViewSet(ModelViewSet):
    model = Subscriber
    name = "subscriber_admin"
    url_prefix = "newsletter/subscribers"
    icon = "group"
    menu_label = gettext_lazy("Iscritti")
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = SubscriberFactsView
    inspect_view_fields_exclude = ["id", "email_key", "public_id"]
    index_view_class = SubscriberIndexView
    form_fields: list[str] = []
    search_fields = ["email"]
    filterset_class = SubscriberFilterSet
    list_display = [
        TitleColumn("__str__", label=gettext_lazy("E-mail"), url_name="subscriber_admin:inspect", width="40%"),
        Column("get_state_display", label=gettext_lazy("Stato"), sort_key="state"),
        Column("language", label=gettext_lazy("Lingua"), sort_key="language"),
        Column("get_source_display", label=gettext_lazy("Provenienza"), sort_key="source"),
        MomentColumn("created_at", label=gettext_lazy("Dal"), sort_key="created_at"),
    ]
    list_export = SubscriberIndexView.list_export
    export_filename = SubscriberIndexView.export_filename


class SubscriberActView(ActView):
    """At the person's own wish, told to staff by mail or by telephone."""

    permission = CHANGE
    form_class = ConfirmForm
    header_icon = "group"
    is_serious = True

    @cached_property
    def subscriber(self) -> Subscriber:
        return get_object_or_404(Subscriber.objects.exclude(email=""), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.subscriber)

    def get_success_url(self) -> str:
        return reverse("subscriber_admin:inspect", args=(self.kwargs["pk"],))


class LeaveView(SubscriberActView):
    page_title = gettext_lazy("Togli da tutto")

    def explanation(self) -> str:
        return _("Non riceverà più niente. Può iscriversi di nuovo quando vuole.")

    def do(self, form) -> str:
        leave(public_id=self.subscriber.public_id, scope=EVERYTHING_SCOPE)
        log(self.subscriber, "newsletter.remove", user=self.request.user, title=self.subscriber.name_in_logs)
        return _("Tolto: non riceverà più niente.")


class EraseView(SubscriberActView):
    page_title = gettext_lazy("Cancella i suoi dati")

    def explanation(self) -> str:
        return _(
            "Spariscono l'indirizzo, gli argomenti e i consensi. Resta un'impronta dell'indirizzo, perché "
            "un'importazione non lo riporti per sbaglio. Non si può tornare indietro."
        )

    def do(self, form) -> str:
        subscriber = self.subscriber
        erase(subscriber)
        log(subscriber, "newsletter.erase", user=self.request.user, title=subscriber.name_in_logs)
        return _("Cancellato: non abbiamo più il suo indirizzo.")


urlpatterns = [
    path("newsletter/iscritti/<key:pk>/togli/", LeaveView.as_view(), name="subscriber_leave"),
    path("newsletter/iscritti/<key:pk>/cancella/", EraseView.as_view(), name="subscriber_erase"),
]
