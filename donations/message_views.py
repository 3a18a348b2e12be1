"""The admin's list of donors' messages, where staff let one or several appear or not."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from donations.services.messages import MessageBox, messages_in, review

REVIEW = "donations.change_donation"
PER_PAGE = 50
LONGEST_KEY = 18  # digits; a longer number is no donation's, and more than a database can compare


class MessagesView(WagtailAdminTemplateMixin, TemplateView):
    """There is no box to tick them all: each is there to be read."""

    template_name = "donations/admin/messages.html"
    page_title = _("Messaggi dei donatori")
    header_icon = "comment"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(REVIEW):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @property
    def box(self) -> MessageBox:
        asked = self.request.GET.get("box", "")
        return MessageBox(asked) if asked in MessageBox.values else MessageBox.WAITING

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        found = messages_in(self.box).select_related("campaign")
        page = Paginator(found, PER_PAGE).get_page(self.request.GET.get("p"))
        boxes = [(box, messages_in(box).count()) for box in MessageBox]
        return super().get_context_data(box=self.box, boxes=boxes, donations=page, **kwargs)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        """By the button that was pressed: the messages that are ticked, or the one beside it."""
        for button, approve in (("approve", True), ("refuse", False)):
            pressed = request.POST.get(button)
            if pressed is not None:
                chosen = request.POST.getlist("chosen") if pressed == "chosen" else [pressed]
                self._review(
                    [int(key) for key in chosen if key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY], approve
                )
        return redirect(f"{reverse('message_admin:index')}?box={self.box.value}")

    def _review(self, keys: list[int], approve: bool) -> None:
        count = review(keys=keys, approve=approve, user=self.request.user)
        if not count:
            messages.warning(self.request, _("Non è cambiato nulla: scegli almeno un messaggio."))
        elif approve:
            text = ngettext("%(count)d messaggio pubblicato.", "%(count)d messaggi pubblicati.", count)
            messages.success(self.request, text % {"count": count})
        else:
            text = ngettext(
                "%(count)d messaggio non compare nelle pagine.", "%(count)d messaggi non compaiono nelle pagine.", count
            )
            messages.success(self.request, text % {"count": count})


class MessagesMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return request.user.has_perm(REVIEW)


class MessageViewSet(ViewSet):
    name = "message_admin"
    url_prefix = "messages"
    icon = "comment"
    menu_label = _("Messaggi")
    menu_item_class = MessagesMenuItem

    def get_urlpatterns(self):
        return [path("", MessagesView.as_view(), name="index")]
