"""The page from which an issue is sent: what was found, whom it reaches, when it goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from home.clock import moment_text
from newsletter.models import NewsletterIssuePage
from newsletter.sending.scheduling import AlreadyOnItsWay, Reach, mailing_of, reach_of, schedule_issue, source_of
from newsletter.staff.send_forms import SendForm
from newsletter.subscribing.topic_names import topic_names
from newsletter.writing.checks import Level, Problem, problems_of

SEND = "newsletter.send_mailing"
_LANGUAGES = {"it": gettext_lazy("in italiano"), "en": gettext_lazy("in inglese")}


class SendView(WagtailAdminTemplateMixin, FormView):
    """The live versions are what goes out; a draft that differs is told of."""

    template_name = "newsletter/admin/send.html"
    page_title = gettext_lazy("Invia il numero")
    header_icon = "mail"
    form_class = SendForm

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(SEND):
            return permission_denied(request)
        mailing = mailing_of(self.issue)
        if mailing is not None:
            messages.info(request, _("Questo numero è già stato affidato all'invio: ecco a che punto è."))
            return redirect("newsletter_mailing", mailing.pk)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def issue(self) -> NewsletterIssuePage:
        return source_of(get_object_or_404(NewsletterIssuePage, pk=self.kwargs["pk"]))

    @cached_property
    def reach(self) -> Reach:
        return reach_of(self.issue)

    @cached_property
    def obstacles(self) -> list[Problem]:
        """Why it cannot go out now; errors of the check among them."""
        if self.issue.is_archive_only:
            return [_obstacle(_("Il numero è solo per l'archivio: è già stato inviato con un altro servizio."))]
        if not self.issue.live:
            return [_obstacle(_("Il numero non è pubblicato: fallo approvare e pubblicare, poi torna qui."))]
        found = [problem for problem in self.problems if problem.is_error]
        if not self.reach.total:
            found.append(_obstacle(_("Non c'è nessun destinatario: nessuno ha confermato questi argomenti.")))
        return found

    @cached_property
    def problems(self):
        return problems_of(self.issue)

    def get_initial(self) -> dict:
        return {"seen": self.reach.total}

    def form_valid(self, form) -> HttpResponse:
        if self.obstacles:
            return self.form_invalid(form)
        if form.cleaned_data["seen"] != self.reach.total:
            form.add_error(None, _("Nel frattempo i destinatari sono cambiati: guarda il numero nuovo e conferma."))
            form.data = {**form.data.dict(), "seen": str(self.reach.total)}
            return self.form_invalid(form)
        try:
            mailing = schedule_issue(page=self.issue, send_at=form.moment, user=self.request.user)
        except AlreadyOnItsWay as already:
            messages.info(self.request, _("Un altro clic l'ha già affidato all'invio: ecco a che punto è."))
            return redirect("newsletter_mailing", already.mailing.pk)
        messages.success(self.request, _said(self.reach.total, form))
        return redirect("newsletter_mailing", mailing.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            issue=self.issue,
            edit_url=reverse("wagtailadmin_pages:edit", args=(self.issue.pk,)),
            obstacles=self.obstacles,
            warnings=[] if not self.issue.live else [each for each in self.problems if not each.is_error],
            has_newer_draft=self.issue.live and self.issue.has_unpublished_changes,
            topics=topic_names(self.issue.topics, "it"),
            reach=self.reach,
            languages=[{"name": _LANGUAGES[code], "number": number} for code, number in self.reach.by_language.items()],
            button=_button(self.reach.total),
            **kwargs,
        )

    def get_page_subtitle(self) -> str:
        return self.issue.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailadmin_explore", args=(self.issue.get_parent().pk,)), "label": _("Newsletter")},
            {"url": reverse("wagtailadmin_pages:edit", args=(self.issue.pk,)), "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]


def _obstacle(text: str) -> Problem:
    return Problem(Level.ERROR, text)


def _button(number: int) -> str:
    return ngettext("Invia a %(number)d persona", "Invia a %(number)d persone", number) % {"number": number}


def _said(number: int, form: SendForm) -> str:
    if form.is_later:
        text = ngettext(
            "Parte il %(moment)s, a %(number)d persona.", "Parte il %(moment)s, a %(number)d persone.", number
        )
        return text % {"moment": moment_text(form.moment), "number": number}
    text = ngettext("Parte adesso, a %(number)d persona.", "Parte adesso, a %(number)d persone.", number)
    return text % {"number": number}


urlpatterns = [path("newsletter/numero/<key:pk>/invia/", SendView.as_view(), name="newsletter_send")]
