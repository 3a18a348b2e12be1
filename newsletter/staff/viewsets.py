"""The admin's lists of the newsletter."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from home.permissions import LimitedPolicy
from newsletter.models import Mailing, NoticeText

register_permission_policy(Mailing, LimitedPolicy(Mailing, actions={"view"}))
register_permission_policy(NoticeText, LimitedPolicy(NoticeText, actions={"view", "change"}))


class MailingViewSet(ModelViewSet):
    model = Mailing
    name = "mailing_admin"
    url_prefix = "newsletter/mailings"
    icon = "mail"
    menu_label = _("Invii")
    add_to_admin_menu = False
    form_fields: list[str] = []
    inspect_view_enabled = False
    list_display = [
        TitleColumn("__str__", label=_("Oggetto"), get_url=lambda each: reverse("newsletter_mailing", args=(each.pk,))),
        Column("get_kind_display", label=_("Tipo"), sort_key="kind"),
        Column("get_state_display", label=_("Stato"), sort_key="state"),
        DateColumn("send_at", label=_("Parte il"), sort_key="send_at"),
        DateColumn("finished_at", label=_("Finito il"), sort_key="finished_at"),
    ]
    list_filter = ["kind", "state"]


class NewsletterGroup(ModelViewSetGroup):
    menu_label = _("Newsletter")
    menu_icon = "mail"
    menu_order = 160
    items = (MailingViewSet,)
