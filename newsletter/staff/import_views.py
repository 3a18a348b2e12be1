"""Staff bring a list of people who agreed elsewhere: the file, what it would do, and their word for it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView, TemplateView
from wagtail.admin.auth import permission_denied, require_admin_access
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log

from newsletter.models import ImportRow, SubscriberImport
from newsletter.staff.import_reading import Unreadable, is_utf8, read_lines
from newsletter.staff.moments import MomentColumn
from newsletter.staff.waiting import time_left
from newsletter.staff.wide_lists import WideIndexView
from newsletter.subscribing.forms import TopicsMixin
from newsletter.subscribing.importing import NewRow, begin, count_rows, drop, forecast, keep_list
from newsletter.subscribing.topic_names import topic_names

ADD = "newsletter.add_subscriberimport"
SHOWN_WRONG = 50
SHOWN_FIRST = 10
# What each outcome is called while nobody has been taken in.
_FORESEEN = {
    ImportRow.Outcome.ADDED: gettext_lazy("si iscrivono"),
    ImportRow.Outcome.KNOWN: gettext_lazy("già iscritti"),
    ImportRow.Outcome.LEFT: gettext_lazy("restano fuori perché erano usciti"),
    ImportRow.Outcome.SUPPRESSED: gettext_lazy("restano fuori perché sono bloccati"),
    ImportRow.Outcome.TWICE: gettext_lazy("ripetuti nel file"),
    ImportRow.Outcome.INVALID: gettext_lazy("non sono un indirizzo"),
}


class ImportForm(TopicsMixin):
    file = forms.FileField(
        label=gettext_lazy("File CSV"),
        help_text=gettext_lazy(
            "Con una prima riga di intestazioni: «email» e, se c'è, «lingua» (it o en). Al massimo 2 MB e 20.000 righe."
        ),
    )
    proof = forms.CharField(
        label=gettext_lazy("Prova del consenso"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text=gettext_lazy(
            "Dove, come e con quali parole queste persone hanno chiesto di ricevere la newsletter. "
            "Resta accanto a ciascun iscritto."
        ),
    )
    consent_date = forms.DateField(
        label=gettext_lazy("Data del consenso"),
        widget=AdminDateInput,
        help_text=gettext_lazy("Se le date sono tante, la più vecchia."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Lingua di chi non ne ha una"),
        choices=[("it", gettext_lazy("Italiano")), ("en", gettext_lazy("Inglese"))],
    )

    field_order = ["file", "programme", "municipi", "themes", "consent_date", "proof", "language"]

    def clean(self):
        cleaned = super().clean()
        if not self.topic_keys:
            self.add_error("programme", _("Scegli almeno un argomento: la newsletter, un Municipio o un tema."))
        return cleaned

    def clean_file(self):
        file = self.cleaned_data["file"]
        raw = file.read()
        self.is_utf8 = is_utf8(raw)
        try:
            self.lines = read_lines(raw)
        except Unreadable as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def clean_consent_date(self):
        day = self.cleaned_data["consent_date"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Questo giorno deve ancora venire."))
        return day


class VouchForm(forms.Form):
    vouch = forms.BooleanField(
        label=gettext_lazy("Garantisco che queste persone hanno dato il loro consenso, e che ne abbiamo la prova."),
        error_messages={"required": gettext_lazy("Senza questa garanzia non si importa nulla.")},
    )


class ImportView(WagtailAdminTemplateMixin, FormView):
    template_name = "newsletter/admin/import.html"
    page_title = gettext_lazy("Importa iscritti")
    header_icon = "upload"
    form_class = ImportForm

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(ADD):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        values = form.cleaned_data
        batch = SubscriberImport(
            file_name=values["file"].name[:200],
            proof=values["proof"],
            consent_date=values["consent_date"],
            topics=form.topic_keys,
            language=values["language"],
            created_by_id=self.request.user.pk,
        )
        keep_list(batch, (NewRow(each.number, each.written, each.email, each.language) for each in form.lines))
        if not form.is_utf8:
            messages.warning(
                self.request, _("Il file non è in UTF-8: l'abbiamo letto come quelli di Excel per Windows.")
            )
        return redirect("subscriber_import", batch.pk)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("import_admin:index"), "label": _("Importazioni")},
            {"url": "", "label": self.get_page_title()},
        ]


class BatchView(WagtailAdminTemplateMixin, TemplateView):
    """Before it begins what it would do, then how far it is, in the end what it did."""

    template_name = "newsletter/admin/import_batch.html"
    page_title = gettext_lazy("Importazione")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(ADD):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def batch(self) -> SubscriberImport:
        return get_object_or_404(SubscriberImport, pk=self.kwargs["pk"])

    def post(self, request, *args, **kwargs) -> HttpResponse:
        form = VouchForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if begin(self.batch):
            log(self.batch, "newsletter.import", user=request.user)
            messages.success(request, _("L'importazione è cominciata: questa pagina dice a che punto è."))
        return redirect("subscriber_import", self.batch.pk)

    def get_context_data(self, **kwargs):
        batch = self.batch
        wrong = batch.rows.filter(outcome=ImportRow.Outcome.INVALID)
        return super().get_context_data(
            **{"form": VouchForm(), **kwargs},
            **batch_context(batch),
            wrong=wrong[:SHOWN_WRONG],
            more_wrong=max(0, wrong.count() - SHOWN_WRONG),
            first_rows=batch.rows.all()[:SHOWN_FIRST] if batch.state == SubscriberImport.State.READ else [],
            topics=topic_names(batch.topics),
        )

    def get_page_subtitle(self) -> str:
        return str(self.batch)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("import_admin:index"), "label": _("Importazioni")},
            {"url": "", "label": self.get_page_subtitle()},
        ]


def batch_context(batch: SubscriberImport) -> dict:
    """Before it begins the counts are what would happen, then what has."""
    is_read, so_far = batch.state == SubscriberImport.State.READ, count_rows(batch)
    counts = forecast(batch) if is_read else so_far
    total, waiting = sum(so_far.values()), so_far[ImportRow.Outcome.WAITING]
    outcomes = [each for each in ImportRow.Outcome if each != ImportRow.Outcome.WAITING]
    return {
        "batch": batch,
        "total": total,
        "done": total - waiting,
        "time_left": time_left(_seconds_left(batch, so_far)),
        "counts": [{"label": _FORESEEN[each] if is_read else each.label, "number": counts[each]} for each in outcomes],
        "added": counts[ImportRow.Outcome.ADDED],
        "is_running": batch.state == SubscriberImport.State.RUNNING,
        "is_read": is_read,
    }


def _seconds_left(batch: SubscriberImport, counts: dict[str, int]) -> int | None:
    """At the pace so far; ``None`` before the first row."""
    waiting = counts[ImportRow.Outcome.WAITING]
    settled_by_reading = counts[ImportRow.Outcome.INVALID] + counts[ImportRow.Outcome.TWICE]
    taken_in = sum(counts.values()) - waiting - settled_by_reading
    if batch.state != SubscriberImport.State.RUNNING or batch.confirmed_at is None or not taken_in:
        return None
    return round((timezone.now() - batch.confirmed_at).total_seconds() * waiting / taken_in)


@require_safe
@require_admin_access
def batch_state(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that changes while it runs, alone."""
    if not request.user.has_perm(ADD):
        return permission_denied(request)
    context = batch_context(get_object_or_404(SubscriberImport, pk=pk))
    answer = render(request, "newsletter/admin/import_state.html", context)
    answer["X-Is-Over"] = "0" if context["is_running"] else "1"
    return answer


@require_POST
@require_admin_access
def drop_batch(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm(ADD):
        return permission_denied(request)
    batch = get_object_or_404(SubscriberImport, pk=pk)
    if drop(batch):
        messages.success(request, _("Annullata: l'elenco è stato tolto."))
    else:
        messages.error(request, _("È già cominciata: non si può più annullare."))
    return redirect("subscriber_import", pk)


class ImportIndexView(WideIndexView):
    add_item_label = gettext_lazy("Importa iscritti")

    def get_add_url(self):
        return reverse("subscriber_import_new") if self.request.user.has_perm(ADD) else None


class ImportViewSet(ModelViewSet):
    model = SubscriberImport
    name = "import_admin"
    url_prefix = "newsletter/imports"
    icon = "upload"
    menu_label = gettext_lazy("Importazioni")
    copy_view_enabled = False
    index_view_class = ImportIndexView
    form_fields: list[str] = []
    list_display = [
        TitleColumn(
            "file_name",
            label=gettext_lazy("File"),
            get_url=lambda each: reverse("subscriber_import", args=(each.pk,)),
        ),
        Column("get_state_display", label=gettext_lazy("Stato"), sort_key="state"),
        MomentColumn("created_at", label=gettext_lazy("Caricato il"), sort_key="created_at"),
        MomentColumn("finished_at", label=gettext_lazy("Finito il"), sort_key="finished_at"),
    ]


urlpatterns = [
    path("newsletter/importa/", ImportView.as_view(), name="subscriber_import_new"),
    path("newsletter/importa/<key:pk>/", BatchView.as_view(), name="subscriber_import"),
    path("newsletter/importa/<key:pk>/stato/", batch_state, name="subscriber_import_state"),
    path("newsletter/importa/<key:pk>/annulla/", drop_batch, name="subscriber_import_drop"),
]
