"""Another hour for an issue that waits for its own."""

from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.act_view import ActView
from home.clock import moment_text
from newsletter.models import Mailing
from newsletter.sending.scheduling import has_not_begun, move
from newsletter.staff.send_forms import WhenForm
from newsletter.staff.send_views import SEND
from newsletter.writing.versions import source_of


class HasBegun(Exception):
    """It cannot be moved any more; the text says so."""


class MoveView(ActView):
    permission = SEND
    form_class = WhenForm
    page_title = gettext_lazy("Cambia data e ora")
    header_icon = "mail"
    button = gettext_lazy("Cambia")
    refused_by = (HasBegun,)

    @cached_property
    def mailing(self) -> Mailing:
        return get_object_or_404(Mailing, pk=self.kwargs["pk"])

    def refusal(self) -> str:
        if not has_not_begun(self.mailing):
            return _begun()
        return "" if source_of(self.mailing.page_key) else _("La pagina del numero è stata eliminata.")

    def get_page_subtitle(self) -> str:
        return str(self.mailing)

    def get_success_url(self) -> str:
        return reverse("newsletter_mailing", args=(self.kwargs["pk"],))

    def get_initial(self) -> dict:
        # In whole minutes, as the form shows it: it is not changed by being sent back.
        send_at = self.mailing.send_at.replace(second=0, microsecond=0)
        return {"when": WhenForm.When.LATER, "send_at": send_at}

    def explanation(self) -> str:
        return _("Finché non è cominciato puoi farlo partire in un altro momento, o subito.")

    def do(self, form: WhenForm) -> str:
        if not move(self.mailing, form.moment, self.request.user):
            raise HasBegun(_begun())
        return _("Parte il %(moment)s.") % {"moment": moment_text(form.moment)} if form.is_later else _("Parte adesso.")


def _begun() -> str:
    return _("L'invio è già cominciato: non si può più spostare.")


urlpatterns = [path("newsletter/invii/<key:pk>/sposta/", MoveView.as_view(), name="newsletter_mailing_sposta")]
