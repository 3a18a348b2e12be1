"""The page from which an issue is sent: what was found, whom it reaches, when it goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.auth import permission_denied

from home.clock import moment_text
from newsletter.sending.reach import Reach, expected_reach_of, reach_of
from newsletter.sending.scheduling import AlreadyOnItsWay, schedule_issue
from newsletter.staff.reach_views import IssueView
from newsletter.staff.send_forms import SendForm
from newsletter.writing.checks import Level, Problem, problems_of
from newsletter.writing.envelopes import draft_envelopes, live_envelopes
from newsletter.writing.on_its_way import mailing_of

SEND = "newsletter.send_mailing"


class SendView(IssueView, FormView):
    """The live versions are what goes out; a draft that differs is told of."""

    template_name = "newsletter/admin/send.html"
    page_title = gettext_lazy("Invia il numero")
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
    def reach(self) -> Reach:
        """Before it is published, that of the draft: nothing can go out yet."""
        return reach_of(self.issue) if self.issue.live else expected_reach_of(self.draft)

    @cached_property
    def obstacles(self) -> list[Problem]:
        """Why it cannot go out now; errors of the check among them."""
        if self.issue.is_archive_only:
            return [_obstacle(_("Il numero è solo per l'archivio: è già stato inviato con un altro servizio."))]
        if not self.issue.live:
            unpublished = _obstacle(_("Il numero non è pubblicato: fallo approvare e pubblicare, poi torna qui."))
            return [unpublished, *(problem for problem in problems_of(self.draft) if problem.is_error)]
        found = [problem for problem in self.problems if problem.is_error]
        if not self.reach.total:
            found.append(_obstacle(_("Non c'è nessun destinatario: nessuno ha confermato questi argomenti.")))
        return found

    @cached_property
    def problems(self):
        return problems_of(self.issue)

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "number": self.reach.total}

    def get_initial(self) -> dict:
        return {"seen": self.reach.total}

    def form_valid(self, form: SendForm) -> HttpResponse:
        if self.obstacles:
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
            envelopes=live_envelopes(self.issue) or draft_envelopes(self.issue),
            obstacles=self.obstacles,
            warnings=[] if not self.issue.live else [each for each in self.problems if not each.is_error],
            has_newer_draft=self.issue.live and self.issue.has_unpublished_changes,
            **kwargs,
        )


def _obstacle(text: str) -> Problem:
    return Problem(Level.ERROR, text)


def _said(number: int, form: SendForm) -> str:
    if form.is_later:
        text = ngettext(
            "Parte il %(moment)s, a %(number)d persona.", "Parte il %(moment)s, a %(number)d persone.", number
        )
        return text % {"moment": moment_text(form.moment), "number": number}
    text = ngettext("Parte adesso, a %(number)d persona.", "Parte adesso, a %(number)d persone.", number)
    return text % {"number": number}


urlpatterns = [path("newsletter/numero/<key:pk>/invia/", SendView.as_view(), name="newsletter_send")]
