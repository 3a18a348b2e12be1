"""The admin's page for one act of staff: it says what will happen, asks to confirm, and checks the right."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import WagtailAdminTemplateMixin


class ActView(WagtailAdminTemplateMixin, FormView):
    """Subclasses say what it is about, what will happen and who may, and do it."""

    # What ``do`` raises where it cannot be done; its text is the reason, for whoever reads the form.
    refused_by: tuple[type[Exception], ...] = ()
    # Attributes that are read anew behind a refusal.
    about: tuple[str, ...] = ()

    template_name = "components/admin/act.html"
    permission = ""
    button = gettext_lazy("Conferma")
    is_serious = False

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.permission):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        refusal = self.refusal()
        if refusal:
            messages.error(request, refusal)
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def refusal(self) -> str:
        """Why there is nothing to be done here now, as a sentence; empty where there is."""
        return ""

    def do(self, form) -> str:
        """Do it and return the sentence that says so; raises one of ``refused_by``."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        raise NotImplementedError

    def explanation(self) -> str:
        raise NotImplementedError

    def form_valid(self, form) -> HttpResponse:
        try:
            said = self.do(form)
        except self.refused_by as refused:
            form.add_error(None, str(refused))
            self._show_what_is_true_now(form)
            return self.form_invalid(form)
        messages.success(self.request, said)
        return redirect(self.get_success_url())

    def _show_what_is_true_now(self, form) -> None:
        """Whoever confirms once more has seen how things are by then."""
        for name in self.about:
            self.__dict__.pop(name, None)
        if "seen" in form.fields:
            form.data = form.data.copy()
            form.data["seen"] = self.get_initial()["seen"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            explanation=self.explanation(), button=self.button, is_serious=self.is_serious, **kwargs
        )

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": self.get_success_url(), "label": self.get_page_subtitle()},
            {"url": "", "label": self.get_page_title()},
        ]
